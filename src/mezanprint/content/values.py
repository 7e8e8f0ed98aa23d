"""Values that are never translated: what a date, a number, an address must look like. Pure: text in, text out."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from unicodedata import decimal
from urllib.parse import urlsplit

from mezanprint.model import ean
from mezanprint.model.direction import telephone
from mezanprint.model.foreign import said_by
from mezanprint.model.hijri import hijri_day
from mezanprint.model.kinds import FieldType
from mezanprint.model.translatable import msg

_MONTHS = 12
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
_PHONE = re.compile(r"[+(]?[0-9](?:[0-9 ()./-]{1,28})[0-9](?:,? ?(?:ext\.?|x) ?[0-9]{1,6})?")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.IGNORECASE)
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{1,2000}")


class BadValueError(ValueError):
    """A value of the wrong form: ``message`` says what is wrong, ``hint`` how to write it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_month(value: str) -> date:
    """Return the first day of a month typed as ``2026-11``."""
    try:
        return parse_date(f"{value}-01")
    except BadValueError:
        raise BadValueError(
            msg("`{value}` is no month", value=value), msg("write year and month as `2026-11`")
        ) from None


def parse_date(value: str) -> date:
    """Return a date typed as ``2026-11-22``."""
    hint = msg("write year, month and day as `2026-11-22`")
    if not _DATE.fullmatch(value):
        raise BadValueError(msg("`{value}` is no date", value=value), _in_digits(value, _DATE) or hint)
    try:
        return date.fromisoformat(value)
    except ValueError:
        year, month, day = map(int, value.split("-"))
        if year and not 1 <= month <= _MONTHS:
            hint = msg("months are `01` to `12`, and stand before the day")
        elif year and day:
            days = monthrange(year, month)[1]
            hint = msg("the month `{month}` has {days} days", month=value.rpartition("-")[0], days=days)
        raise BadValueError(msg("there is no day `{value}`", value=value), hint) from None


def _in_digits(value: str, form: re.Pattern[str]) -> str:
    """Return the remedy for what is right but for its digits, Arabic or others; empty if it is not."""
    digits = "".join(str(decimal(char)) if char.isdecimal() else char for char in value).replace("\u066b", ".")
    if digits == value or not form.fullmatch(digits):
        return ""
    return msg("write it in digits 0-9: `{value}`", value=digits)


def check_hijri(day: date, locales: tuple[str, ...]) -> None:
    """Refuse a day that the Hijri calendar does not reach, where ``locales`` print it by that calendar."""
    if not locales:
        return
    try:
        hijri_day(day)
    except ValueError as outside:
        hint = msg(
            '`calendar` of `[locales.{locale}]` in `mezanprint.toml` asks for it; `"civil"` can print any day',
            locale=locales[0],
        )
        raise BadValueError(said_by(outside), hint) from None


def parse_number(value: str) -> Decimal:
    """Return a number typed with the digits 0-9, a point before decimals, no mark between thousands."""
    if not _NUMBER.fullmatch(value):
        hint = msg("write digits 0-9 and a point, no marks between thousands: `1250`, `12.5`")
        raise BadValueError(msg("`{value}` is no number", value=value), _in_digits(value, _NUMBER) or hint)
    return Decimal(value)


def check_bounds(number: Decimal, least: int | None, most: int | None) -> None:
    """Refuse a number outside of what its field may hold."""
    if least is not None and number < least:
        raise BadValueError(msg("`{value}` is too small", value=str(number)), msg("write {least} or more", least=least))
    if most is not None and number > most:
        raise BadValueError(msg("`{value}` is too large", value=str(number)), msg("write {most} or less", most=most))


def parse_link(value: str) -> str:
    """Return an address that a link may have: ``https://`` with a public host name, or ``mailto:``."""
    if value.lower().startswith("mailto:"):
        parse_email(value[len("mailto:") :])
        return value
    hint = _hint_of_link(value)
    if not _URL.fullmatch(value):
        raise BadValueError(msg("`{value}` is no address", value=value[:80]), hint)
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadValueError(msg("`{value}` is no address", value=value[:80]), hint) from None
    if not value.startswith("https://"):
        raise BadValueError(msg("`{value}` is no `https` or `mailto` address", value=value[:80]), hint)
    if "@" in parts.netloc or port is not None or not _HOST.fullmatch(host) or host.endswith(".invalid"):
        raise BadValueError(msg("`{netloc}` is no public host name", netloc=parts.netloc[:80]), hint)
    return value


def _hint_of_link(value: str) -> str:
    """Return what makes an address of what was typed, as far as that can be guessed."""
    if _EMAIL.fullmatch(value):
        return msg("write `mailto:` before it")
    if value.startswith("http://"):
        return msg("write `https://` instead of `http://`")
    if not value.isascii():
        return msg("copy the address from a browser: it has `%` and two digits for letters beyond A-Z")
    if _URL.fullmatch(value) and _HOST.fullmatch(re.split("[/?#]", value, maxsplit=1)[0]):
        return msg("write `https://` before it")
    return msg("write `https://...` or `mailto:...`")


def parse_email(value: str) -> str:
    """Return an email address."""
    if not _EMAIL.fullmatch(value) or ".." in value:
        raise BadValueError(msg("`{value}` is no email address", value=value[:80]), msg("write `name@example.org`"))
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise BadValueError(msg("`{value}` is no phone number", value=value[:80]), _phone_hint(value))
    return value


def _phone_hint(value: str) -> str:
    if telephone.UNSAID.match(value, 0):
        return msg(
            "nobody can call it: leave it out until its digits are known, or write it in a text, which may have it"
        )
    return _in_digits(value, _PHONE) or msg("write digits 0-9 with spaces: `+970 8 282 0447`")


def parse_ean(value: str) -> str:
    """Return the number of a book or of goods as it was typed: thirteen digits, of which the last is right."""
    if today := ean.from_ten(value):
        message = msg("`{value}` is an ISBN of ten digits, which no code of today holds", value=value)
        raise BadValueError(message, msg("write the one of thirteen: `{value}`", value=today))
    if not ean.FORM.fullmatch(value):
        hint = msg("write thirteen digits 0-9, in groups if you like: `978-0-306-40615-7`")
        raise BadValueError(
            msg("`{value}` is no EAN or ISBN of thirteen digits", value=value[:80]), _in_digits(value, ean.FORM) or hint
        )
    digits, _ = ean.split_number(value)
    right = ean.check_digit(digits)
    if digits[-1] != right:
        hint = msg("compare each digit with where you have it from; these twelve end in `{digit}`", digit=right)
        raise BadValueError(msg("the last digit of `{value}` does not fit the others", value=value), hint)
    return value


def _typed(parse: Callable[[str], object]) -> Callable[[str], str]:
    def check(value: str) -> str:
        parse(value)
        return value

    return check


PARSERS: Mapping[FieldType, Callable[[str], str]] = {
    FieldType.PHONE: _phone,
    FieldType.EMAIL: parse_email,
    FieldType.URL: parse_link,
    FieldType.NUMBER: _typed(parse_number),
    FieldType.DATE: _typed(parse_date),
    FieldType.VERBATIM: str,
    FieldType.EAN: parse_ean,
}
"""For each type of value, what returns it as typed or raises ``BadValueError``."""
FORMS: Mapping[FieldType, re.Pattern[str]] = {
    FieldType.PHONE: _PHONE,
    FieldType.EMAIL: _EMAIL,
    FieldType.URL: re.compile(rf"(?:https://|[Mm][Aa][Ii][Ll][Tt][Oo]:){_URL.pattern}"),
    FieldType.NUMBER: _NUMBER,
    FieldType.DATE: _DATE,
    FieldType.EAN: ean.FORM,
}
"""What a value of a type looks like, as far as a pattern says it."""
