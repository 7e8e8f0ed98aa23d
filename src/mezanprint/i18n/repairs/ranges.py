"""The en dash in ranges of numbers: a hyphen joins them in an order that the letter before them decides."""

import re

from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import ANY_DIGIT, format_digits

_NUMBER = f"[{ANY_DIGIT}]+(?:[.,\u066b\u066c][{ANY_DIGIT}]+)*"
_JOINS = ".,/:\\-+\u2010-\u2015\u2212\ufffc"
_RANGE = re.compile(
    f"(?<![^\\W\u0648\u0641\u0628\u0644\u0643])(?<![{_JOINS}])(?P<first>{_NUMBER})-(?P<last>{_NUMBER})"
    "(?![\\w\\-+/:\u2010-\u2015\u2212\ufffc])(?![.,]\\d)"
)
"""Numbers that touch nothing that would make them a code, a date or a telephone number; waw and the like may touch."""
_DECIMAL = str.maketrans("\u066b", ".", ",\u066c")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_YEARS = range(1800, 2200)


def dash_ranges(text: str, source: str) -> str:
    """Return ``text`` with an en dash in its ranges: a smaller number, a hyphen, a larger one of like length.

    Not in telephone numbers, dates and codes; nor where the source has the same figures with the same hyphen, unless
    they are years.
    """
    return _RANGE.sub(lambda found: _dash(found, source), text)


def _dash(match: re.Match[str], source: str) -> str:
    first, last = (format_digits(match[name], HouseStyle()).translate(_DECIMAL) for name in ("first", "last"))
    if not _PLAIN.fullmatch(first) or not _PLAIN.fullmatch(last) or not float(first) < float(last):
        return match[0]
    whole = match["first"] + "\u2013" + match["last"]
    years = all(each.isdecimal() and int(each) in _YEARS for each in (first, last))
    if years or f"{first}\u2013{last}" in source:
        return whole
    alike = len(last.partition(".")[0]) - len(first.partition(".")[0]) <= 1
    return whole if alike and f"{first}-{last}" not in source else match[0]
