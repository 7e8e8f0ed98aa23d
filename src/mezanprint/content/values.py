"""Values that are never translated: what a date, a number, an address must look like. Pure: text in, text out."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from mezanprint.model.foreign import said_by
from mezanprint.model.hijri import hijri_day
from mezanprint.model.kinds import FieldType
from mezanprint.model.translatable import msg

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?")
_PHONE = re.compile(r"\+?[0-9](?:[0-9 ()./-]{1,28})[0-9]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.IGNORECASE)
_URL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{1,2000}")


class BadValueError(ValueError):
    """A value of the wrong form: ``message`` says what is wrong, ``hint`` how to write it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_date(value: str) -> date:
    """Return a date typed as ``2026-11-22``."""
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise BadValueError(
            msg("there is no day `{value}`", value=value), msg("write year, month and day as `2026-11-22`")
        ) from None
    raise BadValueError(msg("`{value}` is no date", value=value), msg("write year, month and day as `2026-11-22`"))


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
        raise BadValueError(msg("`{value}` is no number", value=value), hint)
    return Decimal(value)


def parse_link(value: str) -> str:
    """Return an address that a link may have: ``https://`` with a public host name, or ``mailto:``."""
    if value.lower().startswith("mailto:"):
        parse_email(value[len("mailto:") :])
        return value
    hint = msg("write `https://...` or `mailto:...`; letters beyond A-Z as `%` and two digits")
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


def parse_email(value: str) -> str:
    """Return an email address."""
    if not _EMAIL.fullmatch(value) or ".." in value:
        raise BadValueError(msg("`{value}` is no email address", value=value[:80]), msg("write `name@example.org`"))
    return value


def _phone(value: str) -> str:
    if not _PHONE.fullmatch(value):
        raise BadValueError(
            msg("`{value}` is no phone number", value=value[:80]),
            msg("write digits 0-9 with spaces: `+970 8 282 0447`"),
        )
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
}
"""For each type of value, what returns it as typed or raises ``BadValueError``."""
