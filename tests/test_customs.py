"""How a language prints where a project says nothing, and which script it is in."""

import pytest

from mezanprint.model.customs import usual_style
from mezanprint.model.locales import HouseStyle, script_of


def test_english_is_set_as_it_always_was() -> None:
    assert usual_style("en") == usual_style("en_GB") == usual_style("en-XA") == HouseStyle()


@pytest.mark.parametrize(
    ("locale", "digits", "thousands", "decimal"),
    [
        ("ar", "latn", ",", "."),
        ("ar_EG", "arab", ",", "."),
        ("ar_MA", "latn", ".", ","),
        ("fa", "arabext", ",", "."),
        ("ur", "latn", ",", "."),
        ("ur_IN", "arabext", ",", "."),
        ("ckb", "arab", ",", "."),
        ("he", "latn", ",", "."),
        ("fr", "latn", "\u202f", ","),
        ("tr", "latn", ".", ","),
        ("es", "latn", ".", ","),
        ("es_MX", "latn", ",", "."),
    ],
)
def test_digits_and_separators_are_those_of_the_country(locale: str, digits: str, thousands: str, decimal: str) -> None:
    style = usual_style(locale)
    assert (style.digits, style.thousands, style.decimal) == (digits, thousands, decimal)


@pytest.mark.parametrize(
    ("locale", "side", "spaces"),
    [
        ("ar", "left", "none"),
        ("fa", "left", "none"),
        ("ur", "left", "none"),
        ("ckb", "left", "none"),
        ("he", "right", "none"),
        ("tr", "left", "none"),
        ("fr", "right", "french"),
        ("fr_CH", "right", "french"),
        ("fr_CA", "right", "signs"),
        ("es", "right", "signs"),
    ],
)
def test_the_percent_sign_stands_where_the_language_reads_it(locale: str, side: str, spaces: str) -> None:
    style = usual_style(locale)
    assert (style.percent, style.spaces) == (side, spaces)


@pytest.mark.parametrize(
    ("locale", "quotes"),
    [("ar", "«»‹›"), ("fa", "«»‹›"), ("ur", "”“’‘"), ("he", "””’’"), ("fr", "«»“”"), ("tr", "“”‘’")],
)
def test_quotation_marks_are_those_of_print(locale: str, quotes: str) -> None:
    style = usual_style(locale)
    assert "".join((*style.quotes, *style.inner_quotes)) == quotes


def test_months_are_levantine_in_the_levant_and_roman_elsewhere() -> None:
    assert {usual_style(f"ar_{region}").months for region in ("PS", "JO", "LB", "SY", "IQ")} == {"levantine"}
    assert {usual_style(locale).months for locale in ("ar", "ar_EG", "ar_SA", "ps")} == {"roman"}


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        ("Arab", "ar fa ur ckb ps sd ug ks ar_PS ar-XB fa-AF pa-PK ku-Arab uz_Arab_AF az_IR"),
        ("Hebr", "he he_IL yi"),
        ("Latn", "en fr tr es ku en-XA ar-Latn fa_Latn sr-Latn az xx"),
        ("Cyrl", "ru uk"),
    ],
)
def test_a_language_has_the_script_its_code_names_or_else_the_likely_one(script: str, codes: str) -> None:
    assert {code: script_of(code) for code in codes.split()} == dict.fromkeys(codes.split(), script)
