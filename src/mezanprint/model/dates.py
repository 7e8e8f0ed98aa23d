"""Dates as the house prints them: own month names for Arabic and English, CLDR's wide names for any other locale.

For Palestinian, Jordanian, Lebanese and Syrian Arabic, CLDR through Babel mixes two sets of month names in one
document (only ``format/wide`` is Levantine), so its tables are not asked. The ``roman`` set is spelt as
non-governmental organisations write it (يونيو, يوليو); United Nations documents have يونيه and يوليه.
"""

import re
from datetime import date

from mezanprint.model.hijri import hijri_day, hijri_month
from mezanprint.model.locales import HouseStyle, language_of, month_names, month_pattern
from mezanprint.model.numerals import format_digits

LEVANTINE = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
ROMAN = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FIELDS = ["MMMM", "d", "y"]
_TOKEN = re.compile("'(?P<quoted>[^']*)'|(?P<field>[A-Za-z]+)")


def has_fields(pattern: str) -> bool:
    """Tell whether a pattern has the fields d, MMMM and y, each once. Other letters of A to Z stand in ``'quotes'``."""
    return sorted(token["field"] for token in _TOKEN.finditer(pattern) if token["field"]) == _FIELDS


def month_name(month: int, style: HouseStyle, locale: str) -> str:
    """Return the name of ``month`` (1-12) as ``locale`` writes it; both Arabic names are joined by a slash."""
    language = language_of(locale)
    if language == "ar":
        levantine, roman = LEVANTINE[month - 1], ROMAN[month - 1]
        return {"levantine": levantine, "roman": roman, "both": f"{levantine}/{roman}"}[style.months]
    return ENGLISH[month - 1] if language == "en" else month_names(locale)[month - 1]


def format_date(day: date, style: HouseStyle, locale: str) -> str:
    """Return ``day`` in the house's calendar and pattern; ``ValueError`` for one that the Hijri calendar lacks."""
    if style.calendar == "civil":
        return _civil(day, style, locale)
    year, month, number = hijri_day(day)
    hijri = _filled(style.date_hijri, format_digits(number, style), hijri_month(month, locale), year, style)
    if style.calendar == "hijri":
        return hijri
    return style.date_both.replace("{civil}", _civil(day, style, locale)).replace("{hijri}", hijri)


def format_month(day: date, style: HouseStyle, locale: str) -> str:
    """Return the month of ``day`` with its year. It is civil in every house: no month of the Hijri calendar is it."""
    return _filled(month_pattern(locale), "", month_name(day.month, style, locale), day.year, style)


def _civil(day: date, style: HouseStyle, locale: str) -> str:
    # The first of a month alone is an ordinal in French: 1er janvier, 2 janvier.
    suffix = "er" if day.day == 1 and language_of(locale) == "fr" else ""
    name = month_name(day.month, style, locale)
    return _filled(style.date, format_digits(day.day, style) + suffix, name, day.year, style)


def _filled(pattern: str, day: str, month: str, year: int, style: HouseStyle) -> str:
    fields = {"d": day, "MMMM": month, "y": format_digits(year, style)}
    return _TOKEN.sub(lambda token: token["quoted"] or fields.get(token[0], token[0].strip("'")), pattern)
