"""Numbers as the house prints them. Text is in logical order: which side of a number a sign is seen on is bidi's part.

Babel is not asked: it prints Western digits with Arabic separators for Palestinian Arabic, right in no convention.
"""

import re
from decimal import Decimal

from mezanprint.model.locales import HouseStyle

WESTERN = "0123456789"
DIGITS = {"latn": WESTERN, "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
"""The ten digits of the numbering systems (CLDR's names) that a house may choose: ``arabext`` are those of Persian."""
ANY_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
"""All of them, as the inside of a character class."""
MINUS = "\u2212"
NARROW_SPACE = "\u202f"
_TO = {system: str.maketrans("".join(DIGITS.values()), digits * len(DIGITS)) for system, digits in DIGITS.items()}
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]|\.\d)|(?<![\d.,])\d+\.\d+(?![\d,]|\.\d)")
_OTHER_SIGN = re.compile("[\u0660-\u066c\u06f0-\u06f9]")
_OTHER_GROUPED = re.compile("(?<=[\u0660-\u0669\u06f0-\u06f9])[٫٬](?=[\u0660-\u0669\u06f0-\u06f9])")
_SCRIPTURE = re.compile(f"(\u06dd[{ANY_DIGIT}]+|[\ufd3e\ufd3f][^\ufd3e\ufd3f]*[\ufd3e\ufd3f])")
"""The end of a verse with its number, which the sign encloses, and a verse in ornate brackets."""


def house_digits(text: str, style: HouseStyle) -> str:
    """Return ``text`` of the same length with every number in the digits and separators of the house.

    A quotation of scripture keeps its own: the number after U+06DD, and what stands in ornate brackets.

    >>> house_digits("1,234.5 and 3.2.1", HouseStyle(digits="arab"))
    '١٬٢٣٤٫٥ and ٣.٢.١'
    """
    pieces = _SCRIPTURE.split(text)
    pieces[::2] = (_turned(piece, style) for piece in pieces[::2])
    return "".join(pieces)


def _turned(text: str, style: HouseStyle) -> str:
    if style.digits != "latn":
        return _GROUPED.sub(_arabic_separators, text).translate(_TO[style.digits]).replace("%", "٪")
    if _OTHER_SIGN.search(text):
        western = _OTHER_GROUPED.sub(lambda m: style.decimal if m[0] == "٫" else style.thousands, text)
        return western.translate(_TO["latn"]).replace("٪", "%")
    return text


def _arabic_separators(number: re.Match[str]) -> str:
    return number[0].replace(",", "٬").replace(".", "٫")


def separators(style: HouseStyle) -> tuple[str, str]:
    """Return the thousands and the decimal separator; Arabic and Persian digits have two of their own."""
    return (style.thousands, style.decimal) if style.digits == "latn" else ("٬", "٫")


def format_digits(value: int | str, style: HouseStyle) -> str:
    """Return a number without grouping, as for a year or a page: ``2026``, ``٢٠٢٦``, ``۲۰۲۶``."""
    return str(value).translate(_TO[style.digits])


def format_number(value: Decimal | int, style: HouseStyle, decimals: int = 0) -> str:
    """Return a number with the decimals it was given, thousands grouped, and U+2212 before it when negative.

    A figure is printed as its source gives it: nothing is rounded and no zero is dropped. If it has decimals, zeros
    are added until there are ``decimals`` of them.
    """
    whole, _, fraction = format(abs(Decimal(value)), "f").partition(".")
    thousands, decimal = separators(style)
    grouped = f"{int(whole):,}".replace(",", thousands)
    number = grouped + (decimal + fraction.ljust(decimals, "0") if fraction else "")
    return (MINUS if value < 0 else "") + format_digits(number, style)


def format_percent(value: Decimal | int, style: HouseStyle, *, rtl: bool) -> str:
    """Return a percentage, with a narrow space before the sign where the house has one there.

    In right-to-left text the sign is always typed after the number and ``bidi.isolate`` decides the side on which it
    is seen; in left-to-right text what is typed is what is seen.
    """
    number = format_number(value, style)
    sign = percent_sign(style)
    if style.percent == "left" and not rtl:
        return sign + number
    return number + space_before_sign(style) + sign


def percent_sign(style: HouseStyle) -> str:
    """Return the sign of percent in the script of the house's digits."""
    return "%" if style.digits == "latn" else "٪"


def space_before_sign(style: HouseStyle) -> str:
    """Return what stands between a number and the sign after it: nothing, or U+202F."""
    return "" if style.spaces == "none" else NARROW_SPACE
