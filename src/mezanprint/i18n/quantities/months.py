"""Names of months and days of the week."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from mezanprint.i18n.quantities.facts import Kind
from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN
from mezanprint.model.hijri import hijri_month
from mezanprint.model.locales import language_of, month_names
from mezanprint.model.pasted import ARABIC, MARKS

OTHER_ROMAN = {"يونيه": 6, "يوليه": 7, "ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10}
"""Other spellings of Arabic months, with their numbers."""
_MAGHREBI = {
    "جانفي": 1, "فيفري": 2, "أفريل": 4, "افريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "يوليوز": 7, "أوت": 8, "غشت": 8,
    "شتنبر": 9, "نونبر": 11, "دجنبر": 12,
}  # fmt: skip
_PLAIN_LEVANTINE = {
    "كانون ثاني": 1, "كانون ثان": 1, "اذار": 3, "ايار": 5, "ايلول": 9, "تشرين أول": 10, "تشرين الاول": 10,
    "تشرين1": 10, "تشرين 1": 10, "تشرين2": 11, "تشرين 2": 11, "كانون1": 12, "كانون 1": 12, "كانون2": 1, "كانون 2": 1,
    "تشرين ثاني": 11, "تشرين ثان": 11, "كانون أول": 12, "كانون الاول": 12,
}  # fmt: skip
_ABBREVIATED = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH_HIJRI = {
    1: "Muharram", 2: "Safar", 3: "Rabi al-Awwal|Rabi I|Rabiʻ I", 4: "Rabi al-Thani|Rabi al-Akhir|Rabi II|Rabiʻ II",
    5: "Jumada al-Ula|Jumada al-Awwal|Jumada I", 6: "Jumada al-Thania|Jumada al-Akhira|Jumada II", 7: "Rajab",
    8: "Shaban|Sha'ban|Sha’ban|Shaʻban", 9: "Ramadan|Ramadhan", 10: "Shawwal", 11: "Dhu al-Qidah|Dhu al-Qi'dah",
    12: "Dhu al-Hijjah|Dhu al-Hijja",
}  # fmt: skip
_ARABIC_HIJRI = {
    "ربيع الثاني": 4,
    "جمادى الأول": 5,
    "جمادى الثانية": 6,
    "جمادى الآخر": 6,
    "ذي القعدة": 11,
    "ذي الحجة": 12,
}
_MARKS = re.compile(f"[{MARKS}\u0640]")
_LETTERS_BEFORE = re.compile(f"[{ARABIC}]+$")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ARABIC_DAYS = {
    1: "الاثنين الإثنين",
    2: "الثلاثاء",
    3: "الأربعاء الاربعاء",
    4: "الخميس",
    5: "الجمعة",
    6: "السبت",
    7: "الأحد",
}
_CLITICS = frozenset(f"{one}{two}" for one in ("", "و", "ف") for two in ("", "ب", "ل", "ك")) | {"ال"}
_BESIDE_NUMBER = re.compile(r"t?\.?[ -]\d")
_SAFAR = "صفر"
"""Nought, and the second month of the Hijri year."""
_DAY_BEFORE = re.compile(r"\d[ \u00a0]$")
_NO_MONTH = re.compile(f"[ \u00a0]عشر(?![{ARABIC}])|-(?!(?:{'|'.join((*LEVANTINE, *ROMAN))})(?![{ARABIC}]))[{ARABIC}]")
"""Of a number (`the eleventh`), or of a name: `آب-ستور`, but not `آب-أيلول`."""


class Mention(NamedTuple):
    """A month or a day of the week that a text names."""

    kind: Kind
    number: int
    start: int
    end: int
    style: str
    """``levantine``, ``roman``, ``short``, or empty: which set of names it is from."""


def mentions(text: str, locale: str) -> list[Mention]:
    """Return what ``text``, written in ``locale``, names, in its order."""
    language = language_of(locale)
    pattern, known = _names(locale)
    bare, places = _without_marks(text) if language == "ar" else (text, range(0))
    months = []
    for name in pattern.finditer(bare):
        kind, number, style = known[name[0]]
        if _stands(bare, name, language, style):
            start, end = (places[name.start()], places[name.end()]) if places else name.span()
            months.append(Mention(kind, number, start, end, style))
    return months


def _without_marks(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without vowel marks and tatweel, and the places of its letters and its end; none if it has none."""
    if not _MARKS.search(text):
        return text, range(0)
    places = [place for place, char in enumerate(text) if not _MARKS.match(char)]
    return "".join(text[place] for place in places), [*places, len(text)]


def _stands(text: str, name: re.Match[str], language: str, style: str) -> bool:
    """Tell whether a name is a word here: something may be attached before it, but `May` is not in `Mayor`."""
    start, end = name.span()
    if language == "ar":
        if name[0] == _SAFAR and not _DAY_BEFORE.search(text, max(0, start - 3), start):
            return False
        before = _LETTERS_BEFORE.search(text, max(0, start - 3), start)
        return (before is None or before[0] in _CLITICS) and not _NO_MONTH.match(text, end)
    if language == "en" and text[start - 1 : start].isalpha():
        return False
    if style == "short":
        return _BESIDE_NUMBER.match(text, end) is not None or text[max(0, start - 2) : start - 1].isdigit()
    return True


@lru_cache(maxsize=32768)
def months_in(text: str, locale: str) -> bool:
    """Tell whether ``text``, written in ``locale``, names a month."""
    return any(each.kind is Kind.MONTH for each in mentions(text, locale))


@lru_cache(maxsize=32)
def _names(locale: str) -> tuple[re.Pattern[str], Mapping[str, tuple[Kind, int, str]]]:
    """Return a pattern of all names, and what they say."""
    language = language_of(locale)
    spellings: dict[str, tuple[Kind, int, str]] = {}
    for kind, number, style, names in _sets(language, locale):
        for name in names:
            spellings.setdefault(name, (kind, number, style))
    # One alternation that begins with letters is searched for by its first letters.
    each = sorted(spellings, key=len, reverse=True)
    after = f"(?![{ARABIC}])" if language == "ar" else r"\b" if language != "en" else "(?:\\b|(?=t\\b))"
    return re.compile("|".join(re.escape(name) + after for name in each)), spellings


def _sets(language: str, locale: str) -> Iterator[tuple[Kind, int, str, Sequence[str]]]:
    if language == "ar":
        for style, names in (("levantine", LEVANTINE), ("roman", ROMAN)):
            yield from ((Kind.MONTH, number, style, (name,)) for number, name in enumerate(names, 1))
        for style, more in (("levantine", _PLAIN_LEVANTINE), ("roman", OTHER_ROMAN | _MAGHREBI)):
            yield from ((Kind.MONTH, number, style, (name,)) for name, number in more.items())
        yield from ((Kind.HIJRI, number, "", (hijri_month(number, "ar"),)) for number in range(1, 13))
        yield from ((Kind.HIJRI, number, "", (name,)) for name, number in _ARABIC_HIJRI.items())
        yield from ((Kind.WEEKDAY, number, "", names.split()) for number, names in _ARABIC_DAYS.items())
    elif language == "en":
        yield from ((Kind.MONTH, number, "", (name,)) for number, name in enumerate(ENGLISH, 1))
        yield from ((Kind.MONTH, number, "short", (name,)) for number, name in enumerate(_ABBREVIATED, 1))
        yield from ((Kind.HIJRI, number, "", names.split("|")) for number, names in _ENGLISH_HIJRI.items())
        yield from ((Kind.WEEKDAY, number, "", (name,)) for number, name in enumerate(_DAYS, 1))
    else:
        yield from ((Kind.MONTH, number, "", (name,)) for number, name in enumerate(month_names(locale), 1))


def known_names(locale: str) -> Iterable[str]:
    """Return the names of months and days of the week in a locale."""
    return _names(locale)[1]
