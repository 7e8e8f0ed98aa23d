"""Days of the Hijri calendar by the tables of Umm al-Qura, the civil calendar of Saudi Arabia, and their names.

The months begin as computed for Mecca, and may begin a day earlier or later where the moon is watched for.
"""

from datetime import date
from typing import NamedTuple

from hijridate import Gregorian, ummalqura

from mezanprint.model.locales import language_of
from mezanprint.model.translatable import msg

FIRST, LAST = (date(*day) for day in ummalqura.GREGORIAN_RANGE)
"""The civil days with which the tables begin and end: 1 Muharram 1343 and 30 Dhu al-Hijjah 1500."""


class HijriDay(NamedTuple):
    """A day: year AH, month from 1 for Muharram, day of the month."""

    year: int
    month: int
    day: int


_MONTHS = {
    "ar": "محرم صفر ربيع+الأول ربيع+الآخر جمادى+الأولى جمادى+الآخرة رجب شعبان رمضان شوال ذو+القعدة ذو+الحجة",
    "en": "Muharram Safar Rabiʻ+I Rabiʻ+II Jumada+I Jumada+II Rajab Shaʻban Ramadan Shawwal Dhuʻl-Qiʻdah Dhuʻl-Hijjah",
    "es": "muharram safar rabiʻ+I rabiʻ+II jumada+I jumada+II rajab shaʻban ramadán shawwal dhuʻl-qiʻdah dhuʻl-hijjah",
    "fa": "محرم صفر ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی رجب شعبان رمضان شوال ذیقعده ذیحجه",
    "fr": "mouharram safar rabia+al+awal rabia+ath-thani joumada+al+oula joumada+ath-thania rajab chaabane ramadan"
    " chawwal dhou+al+qi’da dhou+al-hijja",
    "he": "מוחרם צפר רביע+אל־אוול רביע+א־ת׳אני ג׳ומאדא+אל־אולא ג׳ומאדא+א־ת׳אניה רג׳ב שעבאן רמדאן שוואל"
    " ד׳ו+אל־קעדה ד׳ו+אל־חיג׳ה",
    "tr": "Muharrem Safer Rebiülevvel Rebiülahir Cemaziyelevvel Cemaziyelahir Recep Şaban Ramazan Şevval Zilkade"
    " Zilhicce",
    "ur": "محرم صفر ربیع+الاول ربیع+الثانی جمادی+الاول جمادی+الثانی رجب شعبان رمضان شوال ذوالقعدۃ ذوالحجۃ",
}
"""Names of the months, a ``+`` for a space within one: CLDR's wide names.

Mended: a space in the middle of two Urdu words, a grave accent in the French ``qi’da``, hyphens for the Hebrew maqaf.
Of Sorani and many others CLDR has the English names only; those are not taken for the language's own.
"""
_PATTERNS = {
    "ar": ("d MMMM y\u00a0هـ", "{civil} الموافق {hijri}"),
    "es": ("d 'de' MMMM 'de' y\u00a0'AH'", "{civil} ({hijri})"),
    "fa": ("d MMMM y\u00a0ه‍.ق.", "{civil} ({hijri})"),
    "fr": ("d MMMM y\u00a0'AH'", "{civil} ({hijri})"),
    "he": ("d בMMMM y\u00a0להג׳רה", "{civil} ({hijri})"),
    "tr": ("'Hicri' d MMMM y", "{civil} ({hijri})"),
    "ur": ("d MMMM y\u00a0ہجری", "{civil} ({hijri})"),
}
"""For each language the pattern of a day with the sign of the era (CLDR's), and of both calendars together."""

LANGUAGES = tuple(_MONTHS)


def hijri_day(day: date) -> HijriDay:
    """Return a civil day in the calendar of Umm al-Qura; ``ValueError`` where its tables do not reach."""
    if not FIRST <= day <= LAST:
        raise ValueError(
            msg(
                "{day} is outside the calendar of Umm al-Qura, which is known from {first} to {last}",
                day=str(day),
                first=str(FIRST),
                last=str(LAST),
            )
        )
    return HijriDay(*Gregorian.fromdate(day).to_hijri().datetuple())


def hijri_month(month: int, locale: str) -> str:
    """Return the name of a month (1-12); ``KeyError`` in a language that is not in ``LANGUAGES``."""
    return _MONTHS[language_of(locale)].split()[month - 1].replace("+", " ")


def usual_patterns(language: str) -> tuple[str, str]:
    """Return the usual patterns of a Hijri day and of both calendars, for ``HouseStyle``."""
    return _PATTERNS.get(language, ("d MMMM y\u00a0'AH'", "{civil} ({hijri})"))
