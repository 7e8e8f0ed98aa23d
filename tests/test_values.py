from datetime import date
from decimal import Decimal

import pytest

from mezanprint.content.values import PARSERS, BadValueError, parse_date, parse_link, parse_number
from mezanprint.model.kinds import FieldType


def test_values_of_the_right_form_are_returned() -> None:
    assert parse_date("2026-11-22") == date(2026, 11, 22)
    assert parse_number("1250") == Decimal(1250)
    assert str(parse_number("1.10")) == "1.10"
    assert parse_number("-3.5") == Decimal("-3.5")


@pytest.mark.parametrize("value", ["2024-99-99", "2026-02-30", "22.11.2026", "2026-1-1", "20261122", "٢٠٢٦-١١-٢٢", ""])
def test_a_date_is_a_day_of_the_calendar_in_one_form(value: str) -> None:
    with pytest.raises(BadValueError):
        parse_date(value)


@pytest.mark.parametrize(
    "value", ["1,250", "1 250", "1e3", "0123", "٦", "NaN", "inf", "1.", ".5", "+1", "0x1F", "1_0", "9" * 20]
)
def test_a_number_has_one_form(value: str) -> None:
    with pytest.raises(BadValueError):
        parse_number(value)


@pytest.mark.parametrize(
    "value",
    ["https://example.org", "https://example.org/a/b.html?x=1#part", "mailto:info@example.org", "https://xn--mgb.ps/"],
)
def test_https_and_mailto_may_be_linked(value: str) -> None:
    assert parse_link(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "http://example.org",
        "HTTPS://example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "https:example.org",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org:8443/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::1",
        "https://project.invalid/x",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://exаmple.org/",
        "https://example.org/\u202egro",
        "https://example.org\\@evil.example",
        "mailto:",
        "mailto:a@b",
        "mailto:a@example.org?bcc=x@example.org",
        "mailto:a@example.org,b@example.org",
    ],
)
def test_nothing_else_may_be_linked(value: str) -> None:
    with pytest.raises(BadValueError) as caught:
        parse_link(value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldType.PHONE, "+970 8 282 0447", "call us"),
        (FieldType.PHONE, "(08) 282-0447", "٠٥٩"),
        (FieldType.PHONE, "+970 8 282 0447 ext. 5", "+970 8 282 0447 ext."),
        (FieldType.PHONE, "+970 8 282 0447x15", "+970 8 282 0447 or 5"),
        (FieldType.EMAIL, "info@example.org", "info@example..org"),
        (FieldType.EMAIL, "a.b+c@mail.example.org", "Info <info@example.org>"),
        (FieldType.URL, "https://example.org", "example.org"),
        (FieldType.NUMBER, "012"[1:], "012"),
        (FieldType.DATE, "2026-11-22", "today"),
    ],
)
def test_each_type_of_value_has_its_form(kind: FieldType, good: str, bad: str) -> None:
    assert PARSERS[kind](good) == good
    with pytest.raises(BadValueError):
        PARSERS[kind](bad)


def test_verbatim_is_printed_as_typed() -> None:
    assert PARSERS[FieldType.VERBATIM]("A/RES/217 (III)") == "A/RES/217 (III)"


@pytest.mark.parametrize(
    ("kind", "value", "hint"),
    [
        (FieldType.DATE, "2026-02-30", "the month `2026-02` has 28 days"),
        (FieldType.DATE, "2024-02-30", "the month `2024-02` has 29 days"),
        (FieldType.DATE, "2026-22-11", "months are `01` to `12`, and stand before the day"),
        (FieldType.DATE, "0000-01-01", "write year, month and day as `2026-11-22`"),
        (FieldType.DATE, "22/11/2026", "write year, month and day as `2026-11-22`"),
        (FieldType.DATE, "٢٠٢٦-١١-٠٣", "write it in digits 0-9: `2026-11-03`"),
        (FieldType.DATE, "۲۰۲۶-۱۱-۰۳", "write it in digits 0-9: `2026-11-03`"),
        (FieldType.NUMBER, "١٢٥٠", "write it in digits 0-9: `1250`"),
        (FieldType.NUMBER, "١٢٫٥", "write it in digits 0-9: `12.5`"),
        (FieldType.NUMBER, "١٬٢٥٠", "write digits 0-9 and a point, no marks between thousands: `1250`, `12.5`"),
        (FieldType.PHONE, "+٩٧٠ ٨ ٥٥٥ ٠١٤٢", "write it in digits 0-9: `+970 8 555 0142`"),
        (FieldType.URL, "example.org", "write `https://` before it"),
        (FieldType.URL, "www.example.org/ar?x=1", "write `https://` before it"),
        (FieldType.URL, "http://example.org", "write `https://` instead of `http://`"),
        (FieldType.URL, "info@example.org", "write `mailto:` before it"),
        (
            FieldType.URL,
            "https://example.org/خطة",
            "copy the address from a browser: it has `%` and two digits for letters beyond A-Z",
        ),
        (FieldType.URL, "see below", "write `https://...` or `mailto:...`"),
    ],
)
def test_a_remedy_fits_what_was_typed(kind: FieldType, value: str, hint: str) -> None:
    with pytest.raises(BadValueError) as caught:
        PARSERS[kind](value)
    assert caught.value.hint == hint
