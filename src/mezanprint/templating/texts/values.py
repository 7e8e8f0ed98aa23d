"""Numbers, figures, dates and addresses as text of a locale, before isolation."""

from datetime import date
from decimal import Decimal, InvalidOperation

from mezanprint.model.datasets import Column, ColumnType
from mezanprint.model.dates import format_date
from mezanprint.model.documents import Figure, Value
from mezanprint.model.locales import Direction, LocaleSpec, real_locale
from mezanprint.model.money import format_currency
from mezanprint.model.numerals import format_digits, format_number, format_percent
from mezanprint.model.ordinals import format_ordinal
from mezanprint.model.translatable import msg


def figure_text(figure: Figure, locale: LocaleSpec) -> str:
    """Return the number of a figure by its unit: counted, a percentage, a year, an ordinal, or an amount of money."""
    match figure.unit:
        case "count":
            return format_number(figure.value, locale.style)
        case "percent":
            return format_percent(figure.value, locale.style, rtl=locale.direction is Direction.RTL)
        case "year":
            return format_digits(str(figure.value), locale.style)
        case "ordinal":
            feminine = real_locale(locale.code) in figure.feminine
            return format_ordinal(int(figure.value), locale.style, locale.code, feminine=feminine)
        case currency:
            return format_currency(figure.value, currency, locale.style, locale.code)


def column_text(number: Decimal, column: Column, locale: LocaleSpec) -> str:
    """Return a number of a table of data as its column says."""
    match column.type:
        case ColumnType.PERCENT:
            return format_percent(number, locale.style, rtl=locale.direction is Direction.RTL)
        case ColumnType.YEAR:
            return format_digits(str(number), locale.style)
        case ColumnType.CURRENCY:
            return format_currency(number, column.unit, locale.style, locale.code)
        case _:
            return format_number(number, locale.style)


def value_text(value: Value, locale: LocaleSpec) -> str:
    """Return a scalar of content as text: numbers and dates in the house style, all else as typed."""
    match value.type:
        case "number":
            return number_text(value.value, locale)
        case "date":
            return format_date(date.fromisoformat(value.value), locale.style, locale.code)
        case _:
            return value.value


def number_text(number: Decimal | int | str, locale: LocaleSpec) -> str:
    """Return a number in the house style; ``ValueError`` if it is none."""
    try:
        return format_number(Decimal(number), locale.style)
    except InvalidOperation:
        raise ValueError(msg("`{number}` is not a number", number=str(number))) from None
