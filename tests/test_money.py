"""Amounts of money, in the words and signs of each language."""

from decimal import Decimal

import pytest

from mezanprint.model.arabic_currencies import arabic_noun
from mezanprint.model.customs import usual_style
from mezanprint.model.locales import HouseStyle
from mezanprint.model.money import format_currency

LATIN = HouseStyle()
ARAB_WORLD = "AED BHD DJF DZD EGP ILS IQD JOD KMF KWD LBP LYD MAD MRU OMR QAR SAR SDG SOS SYP TND YER"
OTHERS = "AUD CAD CHF CNY DKK EUR GBP INR JPY NOK NZD SEK TRY USD"


def amount(value: str, currency: str, locale: str, style: HouseStyle | None = None) -> str:
    """Return an amount with ordinary spaces, in the usual style of its locale."""
    printed = format_currency(Decimal(value), currency, style or usual_style(locale), locale)
    return printed.replace("\u00a0", " ").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("0", "0 دولار"),
        ("1", "دولار واحد"),
        ("2", "دولاران"),
        ("3", "3 دولارات"),
        ("10", "10 دولارات"),
        ("11", "11 دولارًا"),
        ("99", "99 دولارًا"),
        ("100", "100 دولار"),
        ("101", "101 دولار"),
        ("102", "102 دولار"),
        ("103", "103 دولارات"),
        ("111", "111 دولارًا"),
        ("1200", "1,200 دولار"),
        ("1250.5", "1,250.50 دولار"),
        ("1.50", "1.50 دولار"),
        ("2.00", "2.00 دولار"),
        ("5.00", "5.00 دولارات"),
        ("-1", "\u22121 دولار"),
        ("-2", "\u22122 دولار"),
        ("-3", "\u22123 دولارات"),
    ],
)
def test_the_arabic_noun_has_the_form_of_its_number(value: str, printed: str) -> None:
    assert amount(value, "USD", "ar") == printed
    assert amount(value, "USD", "ar_PS", LATIN) == printed
    assert amount(value, "USD", "ar-XB") == printed


@pytest.mark.parametrize(
    ("currency", "one", "two", "few", "many", "other"),
    [
        ("JOD", "دينار أردني واحد", "ديناران أردنيان", "3 دنانير أردنية", "11 دينارًا أردنيًا", "100 دينار أردني"),
        ("SYP", "ليرة سورية واحدة", "ليرتان سوريتان", "3 ليرات سورية", "11 ليرة سورية", "100 ليرة سورية"),
        ("ILS", "شيكل واحد", "شيكلان", "3 شواكل", "11 شيكلًا", "100 شيكل"),
        ("AED", "درهم إماراتي واحد", "درهمان إماراتيان", "3 دراهم إماراتية", "11 درهمًا إماراتيًا", "100 درهم إماراتي"),
        ("MRU", "أوقية موريتانية واحدة", "أوقيتان موريتانيتان", "3 أوقيات موريتانية", "11 أوقية موريتانية",
         "100 أوقية موريتانية"),
        ("EUR", "يورو واحد", "2 يورو", "3 يورو", "11 يورو", "100 يورو"),
    ],
)  # fmt: skip
def test_noun_and_adjective_agree(currency: str, one: str, two: str, few: str, many: str, other: str) -> None:
    printed = tuple(amount(value, currency, "ar") for value in ("1", "2", "3", "11", "100"))
    assert printed == (one, two, few, many, other)


@pytest.mark.parametrize("currency", [*ARAB_WORLD.split(), *OTHERS.split()])
def test_currencies_of_the_arab_world_and_the_common_others_have_arabic_nouns(currency: str) -> None:
    noun = arabic_noun(currency)
    assert noun is not None
    forms = (noun.one, noun.few, noun.many, noun.two or noun.one)
    assert not any(char.isascii() and char.isalpha() for form in forms for char in form)
    assert len(set(forms)) >= (1 if currency == "EUR" else 3)


def test_a_currency_without_a_noun_has_the_name_of_cldr_or_its_code() -> None:
    assert amount("3", "MYR", "ar") == "3 رينغيت ماليزي"
    assert amount("3", "XTS", "ar").startswith("3 ")


def test_english_writes_a_sign_or_the_code_before_the_number() -> None:
    assert amount("1200", "USD", "en") == "US$1,200"
    assert amount("1200", "ILS", "en") == "ILS 1,200"
    assert amount("-50", "USD", "en") == "\u2212US$50"


@pytest.mark.parametrize(
    ("locale", "printed"),
    [
        ("fr", "1_500_€"),
        ("es", "1.500_€"),
        ("de", "1.500_€"),
        ("tr", "€1.500"),
        ("fa", "۱٬۵۰۰ یورو"),
        ("ur", "1,500 یورو"),
        ("ckb", "١٬٥٠٠ یورۆ"),
        ("he", "1,500 אירו"),
    ],
)
def test_other_languages_write_money_as_cldr_does(locale: str, printed: str) -> None:
    assert amount("1500", "EUR", locale) == printed


def test_a_code_that_stands_for_a_sign_keeps_a_space_from_the_number() -> None:
    assert amount("1500", "JOD", "tr") == "JOD 1.500"
    assert amount("-1500", "JOD", "fr") == "\u22121_500_JOD"


@pytest.mark.parametrize(
    ("value", "currency", "printed"),
    [
        ("1250.5", "USD", "US$1,250.50"),
        ("1250.5", "JOD", "JOD 1,250.500"),
        ("1250", "JOD", "JOD 1,250"),
        ("1.2345", "USD", "US$1.2345"),
        ("1250.5", "JPY", "JPY 1,250.5"),
        ("1250.00", "USD", "US$1,250.00"),
    ],
)
def test_an_amount_with_decimals_has_those_of_its_currency_and_none_is_lost(
    value: str, currency: str, printed: str
) -> None:
    assert amount(value, currency, "en") == printed
