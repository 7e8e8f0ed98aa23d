"""Ordinals in the style of the house."""

import pytest

from mezanprint.model.customs import usual_style
from mezanprint.model.locales import HouseStyle
from mezanprint.model.ordinals import format_ordinal


def ordinal(number: int, locale: str, *, feminine: bool = False) -> str:
    return format_ordinal(number, usual_style(locale), locale, feminine=feminine)


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (101, "101st"), (111, "111th"), (112, "112th"), (1003, "1003rd")],
)  # fmt: skip
def test_english_has_the_suffix_of_the_number(number: int, printed: str) -> None:
    assert ordinal(number, "en") == printed
    assert ordinal(number, "en_GB") == ordinal(number, "en-XA") == printed


def test_french_has_a_first_of_each_gender_and_one_form_after_it() -> None:
    assert [ordinal(number, "fr") for number in (1, 2, 21)] == ["1er", "2e", "21e"]
    assert [ordinal(number, "fr", feminine=True) for number in (1, 2)] == ["1re", "2e"]


@pytest.mark.parametrize(
    ("number", "masculine", "feminine"),
    [
        (1, "الأول", "الأولى"),
        (2, "الثاني", "الثانية"),
        (10, "العاشر", "العاشرة"),
        (11, "الحادي عشر", "الحادية عشرة"),
        (19, "التاسع عشر", "التاسعة عشرة"),
        (20, "الـ20", "الـ20"),
        (21, "الـ21", "الـ21"),
    ],
)
def test_arabic_says_the_first_nineteen_in_words(number: int, masculine: str, feminine: str) -> None:
    assert ordinal(number, "ar") == masculine
    assert ordinal(number, "ar", feminine=True) == feminine


def test_an_ordinal_in_figures_has_the_digits_of_the_house() -> None:
    assert format_ordinal(21, HouseStyle(digits="arab"), "ar") == "الـ٢١"
    assert ordinal(21, "fa") == "۲۱م"
    assert ordinal(21, "ckb") == "٢١ەم"


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("es", ("1.º", "1.ª", "21.º")),
        ("tr", ("1.", "1.", "21.")),
        ("he", ("ראשון", "ראשונה", "ה־21")),
        ("fa", ("اول", "اول", "۲۱م")),
        ("ur", ("پہلا", "پہلی", "21واں")),
        ("ckb", ("یەکەم", "یەکەم", "٢١ەم")),
    ],
)
def test_third_languages_have_ordinals(locale: str, printed: tuple[str, str, str]) -> None:
    assert (ordinal(1, locale), ordinal(1, locale, feminine=True), ordinal(21, locale)) == printed


def test_there_is_no_ordinal_below_one() -> None:
    with pytest.raises(ValueError, match="0 has no ordinal"):
        ordinal(0, "en")
