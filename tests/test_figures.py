from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from mezanprint.model.documents import Figure, Items
from mezanprint.model.texts import Text
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
NUMBERS = """sections:
  - id: numbers
    component: figures
    slot: side
    items: [lamp.homes]
"""
DATA = """names: {en: The Lamp, ar: المصباح}
figures:
  homes:
    value: 1250
    unit: count
    label: homes with light
    counted: {one: "{n} home", other: "{n} homes"}
    period: since 2000
    source: The Lamp, count of homes
"""


def project(new_project: NewProject, old: str = "", new: str = "", body: str = NUMBERS) -> Path:
    root = new_project()
    assert old in DATA
    write(root, DATA.replace(old, new) if old else DATA, "content/data/lamp.yaml")
    write(root, HEAD + body)
    return root


def test_a_figure_stands_once_with_its_source(new_project: NewProject) -> None:
    items = load(project(new_project))[0].sections[0].fields.get("items")
    assert isinstance(items, Items)
    (figure,) = items.items
    assert isinstance(figure, Figure)
    assert (figure.name, figure.value, figure.unit) == ("lamp.homes", Decimal(1250), "count")
    assert (figure.label.key, figure.source.key) == ("lamp.figures.homes.label", "lamp.figures.homes.source")
    assert figure.period is not None
    assert figure.period.source == "since 2000"
    assert figure.counted is not None
    assert (figure.counted.source, figure.counted.source_plural, figure.counted.count) == (
        "{n} home",
        "{n} homes",
        1250,
    )


def test_a_value_keeps_its_decimals(new_project: NewProject) -> None:
    root = project(
        new_project,
        '1250\n    unit: count\n    label: homes with light\n    counted: {one: "{n} home", other: "{n} homes"}',
        "1.10\n    unit: percent\n    label: part",
    )
    items = load(root)[0].sections[0].fields.get("items")
    assert isinstance(items, Items)
    assert isinstance(items.items[0], Figure)
    assert (str(items.items[0].value), items.items[0].unit) == ("1.10", "percent")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1250", "1,250", "4 content-value"),
        ("1250", "twelve", "4 content-value"),
        ("unit: count", "unit: pieces", "5 content-value"),
        ("unit: count", "unit: UDS", "5 content-value"),
        ("    source: The Lamp, count of homes\n", "", "4 content-missing-key"),
        ("    label: homes with light\n", "", "4 content-missing-key"),
        ("    value: 1250\n", "", "4 content-missing-key"),
        ("label:", "lable: x\n    label:", "6 content-unknown-key"),
        (', other: "{n} homes"}', "}", "7 content-counted"),
        (', other: "{n} homes"}', ', other: "{n} homes", few: x}', "7 content-counted"),
        ('"{n} homes"', '"homes"', "7 content-counted"),
        ("1250", "12.5", "7 content-counted"),
        ("1250", "-3", "7 content-counted"),
    ],
)
def test_what_a_figure_lacks_is_told_in_the_data(new_project: NewProject, old: str, new: str, expected: str) -> None:
    root = project(new_project, old, new)
    assert said(root) == [expected]
    assert str(found(root)[0].span).startswith("content/data/lamp.yaml:")


def test_currencies_are_units(new_project: NewProject) -> None:
    assert said(project(new_project, "unit: count", "unit: ILS")) == []


@pytest.mark.parametrize("name", ["lamp.home", "lamp", "lump.homes", "lamp.homes.counted", "homes", "''", "lamp.names"])
def test_a_figure_that_is_not_there_is_told_where_it_is_named(new_project: NewProject, name: str) -> None:
    root = project(new_project, body=NUMBERS.replace("lamp.homes", name))
    assert said(root) == ["11 content-empty" if name == "''" else "11 content-unknown-figure"]
    if name in ("lamp.home", "lump.homes"):
        assert found(root)[0].hints[0] == "did you mean `lamp.homes`?"


def test_a_figure_that_is_no_mapping_is_told(new_project: NewProject) -> None:
    root = project(new_project)
    write(root, "names: {en: x, ar: y}\nfigures:\n  homes: 12\n", "content/data/lamp.yaml")
    assert said(root) == ["3 content-wrong-shape"]


def test_faults_of_a_figure_used_twice_are_told_once(new_project: NewProject) -> None:
    root = project(new_project, "1250", "many", body=NUMBERS.replace("[lamp.homes]", "[lamp.homes, lamp.homes]"))
    assert said(root) == ["4 content-value"]


COUNTED = '1250\n    unit: count\n    label: homes with light\n    counted: {one: "{n} home", other: "{n} homes"}'


def test_an_ordinal_says_in_which_languages_what_it_counts_is_feminine(new_project: NewProject) -> None:
    root = project(new_project, COUNTED, "21\n    unit: ordinal\n    feminine: [ar]\n    label: report")
    items = load(root)[0].sections[0].fields.get("items")
    assert isinstance(items, Items)
    (figure,) = items.items
    assert isinstance(figure, Figure)
    assert (figure.unit, figure.feminine) == ("ordinal", ("ar",))


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("0\n    unit: ordinal\n    label: x", "`lamp.homes` is 0: only a whole number from 1 has an ordinal"),
        ("1.5\n    unit: ordinal\n    label: x", "`lamp.homes` is 1.5: only a whole number from 1 has an ordinal"),
        ("1\n    unit: ordinal\n    feminine: ar\n    label: x", "`feminine` must be a list"),
        ("1\n    unit: ordinal\n    feminine: [fr]\n    label: x", "`fr` is no locale of the project"),
    ],
)
def test_what_is_wrong_with_an_ordinal_is_told(new_project: NewProject, new: str, told: str) -> None:
    assert [each.message for each in found(project(new_project, COUNTED, new))] == [told]


FAMILIES = """figures:
  families:
    value: {value}
    label: عائلات
    counted: {{{forms}}}
    source: الجمعية
"""
ARABIC = {
    "one": "عائلة واحدة",
    "two": "عائلتين",
    "few": "{n} عائلات",
    "many": "{n} عائلة",
    "other": "{n} عائلة",
}


def arabic(new_project: NewProject, value: str, *forms: str, **others: str) -> Path:
    """Return a project that is written in Arabic and counts families in these forms."""
    root = new_project()
    settings = (root / "mezanprint.toml").read_text("utf-8").replace('source_locale = "en"', 'source_locale = "ar"')
    write(root, settings, "mezanprint.toml")
    typed = {form: ARABIC[form] for form in forms} | others
    written = ", ".join(f'{form}: "{words}"' for form, words in typed.items())
    write(
        root,
        "names: {en: The Lamp, ar: المصباح}\n" + FAMILIES.format(value=value, forms=written),
        "content/data/lamp.yaml",
    )
    write(root, HEAD.replace("[en]", "[ar]") + NUMBERS.replace("lamp.homes", "lamp.families"))
    return root


def counted(root: Path) -> Text:
    items = load(root)[0].sections[0].fields.get("items")
    assert isinstance(items, Items)
    (figure,) = items.items
    assert isinstance(figure, Figure)
    assert figure.counted is not None
    return figure.counted


def test_an_arabic_source_has_the_forms_of_arabic(new_project: NewProject) -> None:
    text = counted(arabic(new_project, "1250", *ARABIC))
    assert dict(text.forms) == ARABIC
    assert (text.source, text.source_plural, text.count) == ("عائلة واحدة", "{n} عائلات", 1250)


def test_forms_for_none_and_two_are_needed_by_those_numbers_only(new_project: NewProject) -> None:
    usual = ("one", "few", "many", "other")
    assert said(arabic(new_project, "1250", *usual)) == []
    assert said(arabic(new_project, "2", *usual)) == ["6 content-counted"]
    assert said(arabic(new_project, "2", "two", *usual)) == []
    assert said(arabic(new_project, "0", "two", *usual)) == ["6 content-counted"]


def test_what_a_language_lacks_is_told_with_its_numbers_and_an_example_in_it(new_project: NewProject) -> None:
    (told,) = found(arabic(new_project, "1250", "one", "other"))
    assert told.message == "`counted` of `lamp.families` lacks the forms `few` and `many`"
    assert told.hints == (
        'write `counted: {one: "قارب واحد", two: "قاربان", few: "{n} قوارب", many: "{n} قاربًا", other: "{n} قارب"}`',
        "`few` is for 3, 4, 5, 6 and so on",
        "`many` is for 11, 12, 13, 14 and so on",
    )
    (told,) = found(project(new_project, ', other: "{n} homes"}', "}"))
    assert told.hints[0] == 'write `counted: {one: "{n} boat", other: "{n} boats"}`'


def test_a_form_of_another_language_is_told(new_project: NewProject) -> None:
    (told,) = found(project(new_project, ', other: "{n} homes"}', ', other: "{n} homes", few: x}'))
    assert told.message == "`few` is no form of `en`, in `counted` of `lamp.homes`"
    assert told.hints == ("known are `one`, `other`",)


def test_only_a_form_for_one_number_may_leave_the_number_out(new_project: NewProject) -> None:
    usual = ("one", "two", "few", "other")
    (told,) = found(arabic(new_project, "1250", *usual, many="عائلة"))
    assert told.message == "the form `many` of `lamp.families` has no `{n}`"


def test_each_form_may_name_only_what_there_is(new_project: NewProject) -> None:
    root = arabic(new_project, "1250", "one", "two", "few", "other", many="{n} عائلة من {lamp.nobody}")
    assert [code for _, code in map(str.split, said(root))] == ["content-unknown-placeholder"]
