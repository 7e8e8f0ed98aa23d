"""Numbers in the style of the house."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import (
    DIGITS,
    format_digits,
    format_number,
    format_percent,
    house_digits,
)

LATIN = HouseStyle()
ARABIC = HouseStyle(digits="arab", percent="left")
PERSIAN = HouseStyle(digits="arabext", percent="left")
CONTINENTAL = HouseStyle(thousands=".", decimal=",")


@pytest.mark.parametrize(
    ("value", "latin", "arabic"),
    [
        ("0", "0", "٠"),
        ("999", "999", "٩٩٩"),
        ("1250", "1,250", "١٬٢٥٠"),
        ("1234567.891", "1,234,567.891", "١٬٢٣٤٬٥٦٧٫٨٩١"),
        ("3.50", "3.50", "٣٫٥٠"),
        ("-34.5", "\u221234.5", "\u2212٣٤٫٥"),
        ("1E+3", "1,000", "١٬٠٠٠"),
    ],
)
def test_a_number_keeps_its_decimals_and_has_its_thousands_grouped(value: str, latin: str, arabic: str) -> None:
    assert format_number(Decimal(value), LATIN) == latin
    assert format_number(Decimal(value), ARABIC) == arabic


def test_separators_are_the_house_s_own() -> None:
    assert format_number(Decimal("1234567.5"), CONTINENTAL) == "1.234.567,5"


def test_persian_digits_have_the_separators_of_persian() -> None:
    assert format_number(Decimal("-1234567.5"), PERSIAN) == "\u2212۱٬۲۳۴٬۵۶۷٫۵"
    assert format_percent(Decimal("97.5"), PERSIAN, rtl=True) == "۹۷٫۵٪"


def test_a_year_is_not_grouped() -> None:
    assert format_digits(2026, LATIN) == "2026"
    assert format_digits("2026", ARABIC) == "٢٠٢٦"
    assert format_digits("2026", PERSIAN) == "۲۰۲۶"


def test_the_percent_sign_is_typed_after_the_number_in_arabic_whatever_its_side() -> None:
    assert format_percent(Decimal("97.5"), HouseStyle(percent="left"), rtl=True) == "97.5%"
    assert format_percent(97, ARABIC, rtl=True) == "٩٧٪"


def test_in_left_to_right_text_the_percent_sign_stands_where_it_is_seen() -> None:
    assert format_percent(97, LATIN, rtl=False) == "97%"
    assert format_percent(97, HouseStyle(percent="left"), rtl=False) == "%97"


def test_a_house_with_spaced_signs_parts_number_and_percent_by_a_narrow_space() -> None:
    assert format_percent(97, HouseStyle(spaces="signs"), rtl=False) == "97\u202f%"
    assert format_percent(97, HouseStyle(spaces="french"), rtl=False) == "97\u202f%"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1,234.5", "١٬٢٣٤٫٥"),
        ("section 3.2.1", "section ٣.٢.١"),
        ("in 2024, 5 of 12", "in ٢٠٢٤, ٥ of ١٢"),
        ("97%", "٩٧٪"),
        ("1,23", "١,٢٣"),
    ],
)
def test_typed_numbers_take_the_digits_of_an_arabic_indic_house(typed: str, printed: str) -> None:
    assert house_digits(typed, ARABIC) == printed


def test_typed_arabic_indic_numbers_take_western_digits_in_a_western_house() -> None:
    assert house_digits("١٬٢٣٤٫٥ و٩٧٪", LATIN) == "1,234.5 و97%"
    assert house_digits("نعم، لا؛ ماذا؟", LATIN) == "نعم، لا؛ ماذا؟"


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (LATIN, "1,234.5 و97% و7 و8"),
        (ARABIC, "١٬٢٣٤٫٥ و٩٧٪ و٧ و٨"),
        (PERSIAN, "۱٬۲۳۴٫۵ و۹۷٪ و۷ و۸"),
    ],
)
@pytest.mark.parametrize("typed", ["1,234.5 و97% و7 و8", "١٬٢٣٤٫٥ و٩٧٪ و٧ و٨", "۱٬۲۳۴٫۵ و۹۷٪ و٧ و۸"])
def test_digits_of_any_kind_become_those_of_the_house(typed: str, style: HouseStyle, printed: str) -> None:
    assert house_digits(typed, style) == printed


@pytest.mark.parametrize("style", [LATIN, ARABIC, PERSIAN])
@pytest.mark.parametrize(
    "typed", ["قل هو الله أحد \u06dd١", "\u06dd12", "\ufd3fثلاث مرات ٣ \u06dd٢\ufd3e", "\ufd3f٪٥\ufd3e"]
)
def test_a_quotation_of_scripture_keeps_its_digits(typed: str, style: HouseStyle) -> None:
    assert house_digits(typed, style) == typed
    assert house_digits(f"2 {typed} 3", style) == f"{format_digits(2, style)} {typed} {format_digits(3, style)}"


@given(st.text(), st.sampled_from([LATIN, ARABIC, PERSIAN, CONTINENTAL]))
def test_house_digits_never_change_the_length_and_leave_no_digit_of_another_kind(text: str, style: HouseStyle) -> None:
    text = text.translate(dict.fromkeys(map(ord, "\u06dd\ufd3e\ufd3f"), " "))
    printed = house_digits(text, style)
    assert len(printed) == len(text)
    assert not set(printed) & {digit for system in DIGITS if system != style.digits for digit in DIGITS[system]}
    assert house_digits(printed, style) == printed
