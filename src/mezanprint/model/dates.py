"""Dates as the house prints them: own month names for Arabic and English, CLDR's wide names for any other locale.

For Palestinian, Jordanian, Lebanese and Syrian Arabic, CLDR through Babel mixes two sets of month names in one
document (only ``format/wide`` is Levantine), so its tables are not asked. The ``roman`` set is spelt as
non-governmental organisations write it (يونيو, يوليو); United Nations documents have يونيه and يوليه.
"""

import re
from datetime import date

from mezanprint.model.locales import HouseStyle, language_of, month_names
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
_FIELD = re.compile(r"\b(?:MMMM|d|y)\b")


def month_name(month: int, style: HouseStyle, locale: str) -> str:
    """Return the name of ``month`` (1-12) as ``locale`` writes it; both Arabic names are joined by a slash."""
    language = language_of(locale)
    if language == "ar":
        levantine, roman = LEVANTINE[month - 1], ROMAN[month - 1]
        return {"levantine": levantine, "roman": roman, "both": f"{levantine}/{roman}"}[style.months]
    return ENGLISH[month - 1] if language == "en" else month_names(locale)[month - 1]


def format_date(day: date, style: HouseStyle, locale: str) -> str:
    """Return ``day`` in the house's pattern, of which the fields ``d``, ``MMMM`` and ``y`` are replaced."""
    fields = {
        "d": format_digits(day.day, style),
        "MMMM": month_name(day.month, style, locale),
        "y": format_digits(day.year, style),
    }
    return _FIELD.sub(lambda field: fields[field[0]], style.date)
