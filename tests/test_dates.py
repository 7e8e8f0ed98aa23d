"""Dates in the style of the house."""

from datetime import date

import pytest

from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN, format_date, month_name
from mezanprint.model.locales import HouseStyle

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("levantine", "5 كانون الثاني 2026"),
        ("roman", "5 يناير 2026"),
        ("both", "5 كانون الثاني/يناير 2026"),
    ],
)
def test_arabic_months_are_those_the_house_chose(months: str, printed: str) -> None:
    assert format_date(DAY, HouseStyle(months=months), "ar") == printed


def test_a_regional_locale_has_the_same_months_as_its_language() -> None:
    assert format_date(DAY, HouseStyle(months="both"), "ar_PS") == "5 كانون الثاني/يناير 2026"
    assert format_date(DAY, HouseStyle(), "en_GB") == "5 January 2026"


def test_every_month_has_one_name_in_each_table() -> None:
    for table in (LEVANTINE, ROMAN, ENGLISH):
        assert len(set(table)) == 12
    assert month_name(7, HouseStyle(months="roman"), "ar") == "يوليو"
    assert month_name(11, HouseStyle(months="levantine"), "ar") == "تشرين الثاني"


def test_digits_follow_the_house() -> None:
    assert format_date(DAY, HouseStyle(digits="arab", months="roman"), "ar") == "٥ يناير ٢٠٢٦"


def test_the_pattern_orders_the_fields_and_keeps_other_words() -> None:
    assert format_date(DAY, HouseStyle(date="MMMM d, y"), "en") == "January 5, 2026"
    assert format_date(DAY, HouseStyle(date="d de MMMM de y"), "es") == "5 de enero de 2026"


def test_another_locale_has_the_names_of_cldr() -> None:
    assert format_date(DAY, HouseStyle(), "fr") == "5 janvier 2026"
