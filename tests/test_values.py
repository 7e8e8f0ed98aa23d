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
        (FieldType.PHONE, "(08) 282-0447"[1:], "٠٥٩"),
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
