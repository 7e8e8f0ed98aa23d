"""Amounts of money: in English and Arabic as the house writes them, in other languages as CLDR does."""

from decimal import Decimal

from mezanprint.model.arabic_currencies import arabic_noun
from mezanprint.model.cldr import currency_affixes, currency_decimals, currency_name
from mezanprint.model.locales import Direction, HouseStyle, direction_of, language_of, real_locale
from mezanprint.model.numerals import MINUS, NARROW_SPACE, format_number, space_before_sign

NO_BREAK_SPACE = "\u00a0"
_ENGLISH = {"USD": "US$", "EUR": "€", "GBP": "£"}
"""Signs that stand before the number in English; every other currency is its code and a space."""
_LACKING = {("ckb", "USD"): "دۆلاری ئەمریکی"}
"""Names that CLDR does not have."""


def format_currency(value: Decimal | int, currency: str, style: HouseStyle, locale: str) -> str:
    """Return an amount in an ISO 4217 currency: ``US$50``, ``1 200 €``, and in Arabic ``3 دولارات``.

    An amount with decimals has as many as its currency, or more if its source has more; a whole one has none.
    """
    number = format_number(value, style, currency_decimals(currency))
    code = real_locale(locale)
    if direction_of(code) is Direction.RTL:
        return _with_name(number, Decimal(value), currency, code)
    if language_of(code) == "en":
        before, after = _ENGLISH.get(currency, currency + NO_BREAK_SPACE), ""
    else:
        before, after = currency_affixes(code, currency)
    if after and style.spaces != "none":
        after = space_before_sign(style) + after.lstrip(NO_BREAK_SPACE + NARROW_SPACE)
    minus = MINUS if value < 0 else ""
    return f"{minus}{before}{number.removeprefix(MINUS)}{after}"


def currency_sign(currency: str, locale: str) -> str:
    """Return what a currency is called where no amount stands beside it: ``US$``, ``€``, in Arabic ``دولار``."""
    code = real_locale(locale)
    if direction_of(code) is Direction.RTL:
        noun = arabic_noun(currency) if language_of(code) == "ar" else None
        return noun.one if noun else _LACKING.get((language_of(code), currency)) or currency_name(code, currency, 1)
    if language_of(code) == "en":
        return _ENGLISH.get(currency, currency)
    return "".join(currency_affixes(code, currency)).strip(NO_BREAK_SPACE + NARROW_SPACE)


def _with_name(number: str, value: Decimal, currency: str, code: str) -> str:
    """Return an amount with the name of its currency, which stands on its side of the number by itself.

    In Arabic one and two are words, since the noun alone says the number: ``دولار واحد``, ``دولاران``. With decimals or
    a minus they are digits.
    """
    language = language_of(code)
    noun = arabic_noun(currency) if language == "ar" else None
    if noun is None:
        name = _LACKING.get((language, currency)) or currency_name(code, currency, float(value))
        return f"{number}{NO_BREAK_SPACE}{name}"
    words = noun.alone(int(value)) if value in (1, 2) and value.as_tuple().exponent == 0 else ""
    return words or f"{number}{NO_BREAK_SPACE}{noun.after(value)}"
