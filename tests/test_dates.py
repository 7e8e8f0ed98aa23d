"""Dates in the style of the house."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mezanprint.model.customs import usual_style
from mezanprint.model.dates import ENGLISH, LEVANTINE, ROMAN, format_date, format_month, has_fields, month_name
from mezanprint.model.hijri import FIRST, LANGUAGES, LAST, hijri_day, hijri_month
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


def test_letters_in_quotes_are_printed_and_name_no_field() -> None:
    assert format_date(DAY, HouseStyle(date="d 'de' MMMM 'de' y"), "es") == "5 de enero de 2026"
    assert format_date(DAY, HouseStyle(date="d MMMM y 'd'"), "en") == "5 January 2026 d"
    assert has_fields("d 'de' MMMM 'de' y")
    assert not has_fields("d de MMMM de y")
    assert not has_fields("d/M/y")


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert format_date(date(2026, 3, 1), HouseStyle(), "fr") == "1er mars 2026"
    assert format_date(date(2026, 3, 11), HouseStyle(), "fr") == "11 mars 2026"
    assert format_date(date(2026, 3, 1), HouseStyle(), "en") == "1 March 2026"


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("fr", "22 novembre 2026"),
        ("tr", "22 Kasım 2026"),
        ("es", "22 de noviembre de 2026"),
        ("he", "22 בנובמבר 2026"),
        ("fa", "۲۲ نوامبر ۲۰۲۶"),
        ("ur", "22 نومبر، 2026"),
        ("ckb", "٢٢ی تشرینی دووەمی ٢٠٢٦"),
    ],
)
def test_a_day_is_written_as_the_language_does(locale: str, printed: str) -> None:
    assert format_date(date(2026, 11, 22), usual_style(locale), locale) == printed


@pytest.mark.parametrize(
    ("day", "hijri"),
    [
        (date(2026, 11, 22), (1448, 6, 12)),
        (date(2024, 3, 11), (1445, 9, 1)),  # Ramadan began
        (date(2023, 6, 28), (1444, 12, 10)),  # Eid al-Adha
        (date(2000, 4, 6), (1421, 1, 1)),
        (FIRST, (1343, 1, 1)),
        (LAST, (1500, 12, 30)),
    ],
)
def test_days_are_those_of_umm_al_qura(day: date, hijri: tuple[int, int, int]) -> None:
    assert hijri_day(day) == hijri


@pytest.mark.parametrize("day", [FIRST - timedelta(1), LAST + timedelta(1), date(1917, 11, 2)])
def test_a_day_beyond_the_tables_is_refused_by_name(day: date) -> None:
    with pytest.raises(ValueError, match=f"{day} is outside the calendar of Umm al-Qura"):
        hijri_day(day)


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("ar", "12 جمادى الآخرة 1448\u00a0هـ"),
        ("en", "12 Jumada II 1448 AH"),
        ("fr", "12 joumada ath-thania 1448\u00a0AH"),
        ("fa", "۱۲ جمادی‌الثانی ۱۴۴۸\u00a0ه‍.ق."),
        ("ur", "12 جمادی الثانی 1448\u00a0ہجری"),
        ("tr", "Hicri 12 Cemaziyelahir 1448"),
        ("es", "12 de jumada II de 1448\u00a0AH"),
        ("he", "12 בג׳ומאדא א־ת׳אניה 1448\u00a0להג׳רה"),
    ],
)
def test_a_hijri_day_has_the_months_and_the_era_of_its_language(locale: str, printed: str) -> None:
    style = replace(usual_style(locale), calendar="hijri")
    assert format_date(date(2026, 11, 22), style, locale) == printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hijri_year_has_twelve_months(language: str) -> None:
    assert len({hijri_month(month, language) for month in range(1, 13)}) == 12
    with pytest.raises(IndexError):
        hijri_month(13, language)


def test_both_calendars_stand_together_as_the_house_says() -> None:
    both = replace(usual_style("ar"), calendar="both", months="both", digits="arab")
    assert format_date(date(2026, 11, 22), both, "ar") == (
        "٢٢ تشرين الثاني/نوفمبر ٢٠٢٦ الموافق ١٢ جمادى الآخرة ١٤٤٨\u00a0هـ"
    )
    turned = replace(both, date_both="{hijri} / {civil}", date_hijri="d MMMM yه")
    assert format_date(date(2026, 11, 22), turned, "ar") == "١٢ جمادى الآخرة ١٤٤٨ه / ٢٢ تشرين الثاني/نوفمبر ٢٠٢٦"


def test_a_month_of_a_year_has_the_names_and_digits_of_the_house() -> None:
    assert format_month(DAY, HouseStyle(), "en_GB") == "January 2026"
    assert format_month(DAY, HouseStyle(digits="arab", months="both"), "ar_PS") == "كانون الثاني/يناير ٢٠٢٦"
    assert format_month(DAY, HouseStyle(months="roman", calendar="hijri"), "ar") == "يناير 2026"
