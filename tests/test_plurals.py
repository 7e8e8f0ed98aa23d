"""Plural rules: the common Arabic one, and headers that are wrong, cruel or foreign."""

import pytest
from babel.messages.plurals import PLURALS

from mezanprint.i18n.po.plurals import ARABIC, fits_locale, lone_forms, parse_plural_forms, plural_header
from mezanprint.model.plurals import as_pair, categories, choose, is_lone, required
from steps import LINES_TO_REFUSE, at_most


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, 0),
        (1, 1),
        (2, 2),
        (3, 3),
        (10, 3),
        (11, 4),
        (99, 4),
        (100, 5),
        (102, 5),
        (103, 3),
        (111, 4),
        (1000, 5),
        (6, 3),
    ],
)
def test_arabic_has_the_common_six_forms(number: int, form: int) -> None:
    assert parse_plural_forms(plural_header("ar"))[1](number) == form


@pytest.mark.parametrize("locale", ["ar", "ar_PS", "ar-EG"])
def test_every_arabic_locale_has_them(locale: str) -> None:
    assert plural_header(locale) == ARABIC


def test_the_swapped_arabic_rule_is_refused() -> None:
    forms, expression = PLURALS["ar"]
    swapped = f"nplurals={forms}; plural={expression};"
    assert parse_plural_forms(swapped)[1](11) == 5
    assert not fits_locale(swapped, "ar")


@pytest.mark.parametrize(
    "header",
    [
        ARABIC,
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
        "nplurals = 6 ; plural = n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>10 ? 4 : 5 ;",
    ],
)
def test_the_arabic_rule_is_known_in_any_spelling(header: str) -> None:
    assert fits_locale(header, "ar")


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("nplurals=2; plural=n != 1;", "en"),
        ("nplurals=2; plural=n > 1;", "fr"),
        ("nplurals=1; plural=0;", "ja"),
        ("nplurals=2; plural=n != 1;", "he"),
        ("nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;", "he"),
    ],
)
def test_other_languages_may_have_the_rule_of_gettext_or_of_cldr(header: str, locale: str) -> None:
    assert fits_locale(header, locale)


@pytest.mark.parametrize("header", ["nplurals=2; plural=n != 1;", "nplurals=6; plural=0;", "nplurals=6; plural=n%6;"])
def test_a_rule_of_another_language_does_not_fit(header: str) -> None:
    assert not fits_locale(header, "ar")


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("nplurals=2; plural=n/0;", "divides by zero"),
        ("nplurals=2000000000; plural=0;", "is not `nplurals=N"),
        ("nplurals=700; plural=0;", "not between 1 and 6"),
        ("nplurals=0; plural=0;", "not between 1 and 6"),
        ("nplurals=2; plural=9**9**9;", "is not a plural expression"),
        ("nplurals=2; plural=n;", "gives form 1000 of 2"),
        ("nplurals=2; plural=__import__('os');", "is not a plural expression"),
        ("nplurals=2; plural=" + "(" * 200 + "n" + ")" * 200 + ";", "is not a plural expression"),
        ("nplurals=2; plural=" + "n" * 600 + ";", "is not `nplurals=N"),
        ("nplurals=2; plural=;", "is not `nplurals=N"),
        ("two of them", "is not `nplurals=N"),
        ("", "is not `nplurals=N"),
    ],
)
def test_a_bad_rule_is_refused_at_once(header: str, words: str) -> None:
    with at_most(LINES_TO_REFUSE), pytest.raises(ValueError, match=words.replace("(", r"\(").replace("`", "`")):
        parse_plural_forms(header)


def test_a_negative_form_is_refused() -> None:
    with pytest.raises(ValueError, match="gives form"):
        parse_plural_forms("nplurals=2; plural=0-n%2;")


def test_forms_of_a_single_number_may_say_it_in_words() -> None:
    assert lone_forms(ARABIC) == {0: 0, 1: 1, 2: 2}
    assert lone_forms("nplurals=2; plural=n != 1;") == {0: 1}
    assert lone_forms("nplurals=2; plural=n > 1;") == {}


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", "one other"),
        ("ar", "zero one two few many other"),
        ("fr", "one many other"),
        ("he", "one two other"),
        ("pl", "one few many"),
        ("ja", "other"),
    ],
)
def test_a_language_has_the_categories_that_whole_numbers_take_in_it(locale: str, names: str) -> None:
    assert " ".join(categories(locale)) == names


@pytest.mark.parametrize(
    ("locale", "number", "names"),
    [
        ("en", 1250, "one other"),
        ("ar", 1250, "one few many other"),
        ("ar", 2, "one two few many other"),
        ("ar", 0, "zero one few many other"),
        ("fr", 1250, "one other"),
        ("fr", 2_000_000, "one many other"),
        ("he", 1250, "one other"),
        ("pl", 1250, "one few many"),
        ("ja", 1250, "other"),
    ],
)
def test_forms_for_a_single_number_are_asked_for_when_that_is_counted(locale: str, number: int, names: str) -> None:
    assert " ".join(required(number, locale)) == names


@pytest.mark.parametrize(("locale", "lone"), [("en", "one"), ("ar", "zero one two"), ("fr", ""), ("he", "one two")])
def test_what_stands_for_a_single_number_may_leave_it_out(locale: str, lone: str) -> None:
    assert " ".join(name for name in categories(locale) if is_lone(name, locale)) == lone


ARABIC_FORMS = (("one", "قارب واحد"), ("few", "{n} قوارب"), ("many", "{n} قاربًا"), ("other", "{n} قارب"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "قارب واحد"),
        (3, "{n} قوارب"),
        (11, "{n} قاربًا"),
        (1250, "{n} قاربًا"),
        (1200, "{n} قارب"),
        (None, "{n} قارب"),
    ],
)
def test_a_source_takes_the_form_of_its_own_language(number: int | None, words: str) -> None:
    assert choose(ARABIC_FORMS, number, "ar") == words


def test_catalogs_have_the_singular_and_the_plural_of_the_dictionary() -> None:
    assert as_pair(ARABIC_FORMS) == ("قارب واحد", "{n} قوارب")
    assert as_pair((("one", "{n} boat"), ("other", "{n} boats"))) == ("{n} boat", "{n} boats")
    assert as_pair((("one", "{n} łódź"), ("few", "{n} łodzie"), ("many", "{n} łodzi"))) == ("{n} łódź", "{n} łodzie")
    assert as_pair((("other", "{n} 隻"),)) == ("{n} 隻", "{n} 隻")
