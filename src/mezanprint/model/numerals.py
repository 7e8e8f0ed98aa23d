"""Numbers as the house prints them. Text is in logical order: which side of a number a sign is seen on is bidi's part.

Babel is not asked: it prints Western digits with Arabic separators for Palestinian Arabic, right in no convention.
"""

import re
from decimal import Decimal

from mezanprint.model.locales import HouseStyle, language_of

WESTERN = "0123456789"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
MINUS = "\u2212"
EN_DASH = "\u2013"
NO_BREAK_SPACE = "\u00a0"
_TO_ARABIC = str.maketrans(WESTERN, ARABIC)
_TO_WESTERN = str.maketrans(ARABIC, WESTERN)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]|\.\d)|(?<![\d.,])\d+\.\d+(?![\d,]|\.\d)")
_ARABIC_SIGN = re.compile("[\u0660-\u066c]")
_ARABIC_GROUPED = re.compile(f"(?<=[{ARABIC}])[٫٬](?=[{ARABIC}])")

_SYMBOLS = {"USD": "US$", "EUR": "€", "GBP": "£"}
"""Signs that stand before the number in English; every other currency is its code and a space."""
_ARABIC_WORDS = {"USD": "دولار", "EUR": "يورو", "GBP": "جنيه", "ILS": "شيكل", "JOD": "دينار", "EGP": "جنيه مصري"}
"""Words that stand after the number in Arabic; CLDR's own name of the shekel is not what readers use."""


def house_digits(text: str, style: HouseStyle) -> str:
    """Return ``text`` of the same length with every number in the digits and separators of the house.

    >>> house_digits("1,234.5 and 3.2.1", HouseStyle(digits="arab"))
    '١٬٢٣٤٫٥ and ٣.٢.١'
    """
    if style.digits == "arab":
        return _GROUPED.sub(_arabic_separators, text).translate(_TO_ARABIC).replace("%", "٪")
    if _ARABIC_SIGN.search(text):
        western = _ARABIC_GROUPED.sub(lambda m: style.decimal if m[0] == "٫" else style.thousands, text)
        return western.translate(_TO_WESTERN).replace("٪", "%")
    return text


def _arabic_separators(number: re.Match[str]) -> str:
    return number[0].replace(",", "٬").replace(".", "٫")


def separators(style: HouseStyle) -> tuple[str, str]:
    """Return the thousands and the decimal separator; Arabic-Indic digits have their own two, U+066C and U+066B."""
    return ("٬", "٫") if style.digits == "arab" else (style.thousands, style.decimal)


def format_digits(value: int | str, style: HouseStyle) -> str:
    """Return a number without grouping, as for a year or a page: ``2026``, ``٢٠٢٦``."""
    return str(value).translate(_TO_ARABIC if style.digits == "arab" else _TO_WESTERN)


def format_number(value: Decimal | int, style: HouseStyle) -> str:
    """Return a number with the decimals it was given, thousands grouped, and U+2212 before it when negative.

    A figure is printed as its source gives it: nothing is rounded and no zero is dropped.
    """
    whole, _, fraction = format(abs(Decimal(value)), "f").partition(".")
    thousands, decimal = separators(style)
    grouped = f"{int(whole):,}".replace(",", thousands)
    number = grouped + (decimal + fraction if fraction else "")
    return (MINUS if value < 0 else "") + format_digits(number, style)


def format_percent(value: Decimal | int, style: HouseStyle, *, rtl: bool) -> str:
    """Return a percentage, no space before the sign.

    In right-to-left text the sign is always typed after the number and ``bidi.isolate`` decides the side on which it
    is seen; in left-to-right text what is typed is what is seen.
    """
    number = format_number(value, style)
    sign = "٪" if style.digits == "arab" else "%"
    return sign + number if style.percent == "left" and not rtl else number + sign


def format_range(low: str, high: str) -> str:
    """Return two formatted numbers as a range: en dash, no spaces, first value first in reading order."""
    return f"{low}{EN_DASH}{high}"


def format_currency(value: Decimal | int, currency: str, style: HouseStyle, locale: str) -> str:
    """Return an amount in an ISO 4217 currency: ``US$50``, ``ILS 1,200``, and in Arabic ``1,200 شيكل``."""
    number = format_number(value, style)
    if language_of(locale) == "ar":
        return f"{number}{NO_BREAK_SPACE}{_ARABIC_WORDS.get(currency, currency)}"
    if currency in _SYMBOLS:
        minus = MINUS if value < 0 else ""
        return f"{minus}{_SYMBOLS[currency]}{number.removeprefix(MINUS)}"
    return f"{currency}{NO_BREAK_SPACE}{number}"
