"""What CLDR says of a locale, through Babel: numbers, dates, money. Whether a house follows it is decided elsewhere."""

from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

_SIGN = "¤"
"""Stands for the currency in CLDR's patterns."""


@cache
def locale_of(code: str) -> Locale:
    """Return Babel's locale of a code such as ``ar``, ``en_GB`` or ``fr-CA``."""
    return Locale.parse(code, sep="-" if "-" in code else "_")


@cache
def number_marks(code: str) -> tuple[str, str, str]:
    """Return the numbering system a locale uses first, and its thousands and decimal separators."""
    locale = locale_of(code)
    system = str(locale.default_numbering_system)
    marks = locale.number_symbols.get(system) or locale.number_symbols["latn"]
    return system, str(marks["group"]), str(marks["decimal"])


@cache
def percent_pattern(code: str) -> str:
    """Return the pattern of a percentage: ``#,##0 %`` with a no-break space, ``%#,##0``."""
    return str(locale_of(code).percent_formats[None].pattern)


@cache
def date_pattern(code: str) -> str:
    """Return the long pattern of a day: ``d 'de' MMMM 'de' y``."""
    return str(locale_of(code).date_formats["long"].pattern)


@cache
def currency_affixes(code: str, currency: str) -> tuple[str, str]:
    """Return what stands before and after an amount of money in the standard pattern of a locale.

    The sign is the locale's own (``€``, ``US$``), or the code where it has none; letters keep a space from the number.
    """
    pattern = locale_of(code).currency_formats["standard"]
    symbol = get_currency_symbol(currency, locale_of(code))
    before, after = pattern.prefix[0].replace(_SIGN, symbol), pattern.suffix[0].replace(_SIGN, symbol)
    return before + "\u00a0" * before[-1:].isalpha(), "\u00a0" * after[:1].isalpha() + after


@cache
def currency_name(code: str, currency: str, count: float) -> str:
    """Return the name of a currency as it goes with a number, or its code where the locale has no name."""
    return get_currency_name(currency, count, locale_of(code))


@cache
def currency_decimals(currency: str) -> int:
    """Return how many decimals an amount in a currency has that has any: 2 for USD, 3 for JOD, 0 for JPY."""
    return get_currency_precision(currency)


@cache
def ordinal_category(code: str, number: int) -> str:
    """Return the ordinal plural category of a number: in English ``one`` for 1, 21, 31, ``two`` for 2, 22."""
    return str(locale_of(code).ordinal_form(number))
