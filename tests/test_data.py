from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.documents import Items
from mezanprint.model.texts import Text
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
LIST = """sections:
  - id: goals
    component: list
    slot: main
    items: $lamp.goals.near
"""
DATA = """names: {en: The Lamp, ar: المصباح}
goals:
  near: [More light, "{lamp.word} lamps"]
  far: $lamp.goals.near
word: better
ring: $lamp.gnir
gnir: $lamp.ring
"""


def project(new_project: NewProject, reference: str = "$lamp.goals.near", data: str = DATA) -> Path:
    root = new_project()
    write(root, data, "content/data/lamp.yaml")
    write(root, HEAD + LIST.replace("$lamp.goals.near", reference))
    return root


def items(root: Path) -> list[Text]:
    node = load(root)[0].sections[0].fields.get("items")
    assert isinstance(node, Items)
    return [text for text in node.items if isinstance(text, Text)]


def test_shared_texts_keep_the_key_and_place_of_the_data(new_project: NewProject) -> None:
    first, second = items(project(new_project))
    assert (first.domain, first.key, str(first.span)) == ("data", "lamp.goals.near.1", "content/data/lamp.yaml:3:10")
    assert first.place == "Shared content lamp.goals.near, item 1"
    assert second.source == "{lamp.word} lamps"


def test_a_reference_may_lead_to_a_reference(new_project: NewProject) -> None:
    assert [text.key for text in items(project(new_project, "$lamp.goals.far"))] == [
        "lamp.goals.near.1",
        "lamp.goals.near.2",
    ]


def test_one_item_of_a_list_can_be_named(new_project: NewProject) -> None:
    assert [text.key for text in items(project(new_project, "[$lamp.goals.near.1, Other]"))] == [
        "lamp.goals.near.1",
        "sections.goals.items.2",
    ]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("$lamp.gaols", "11 content-unknown-reference"),
        ("$lump.goals", "11 content-unknown-reference"),
        ("$lamp.goals.near.3", "11 content-unknown-reference"),
        ("$lamp.goals.near.0", "11 content-unknown-reference"),
        ("$lamp.word.x", "11 content-unknown-reference"),
        ("$lamp.goals", "3 content-wrong-shape"),
        ("$lamp.ring", "7 content-reference-cycle"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(new_project: NewProject, reference: str, expected: str) -> None:
    assert said(project(new_project, reference)) == [expected]


def test_what_only_looks_like_a_reference_is_text(new_project: NewProject) -> None:
    texts = items(project(new_project, '["$40 million", "$ 5", "US$lamp", "costs $lamp.word"]'))
    assert [text.source for text in texts] == ["$40 million", "$ 5", "US$lamp", "costs $lamp.word"]


def test_a_refused_data_file_is_told_once(new_project: NewProject) -> None:
    root = project(new_project, data=DATA.replace("word: better", "word: !x better"))
    assert [(str(each.span), each.code) for each in found(root)] == [("content/data/lamp.yaml:5:7", "content-yaml-tag")]


def test_a_data_file_that_nothing_names_is_not_read(new_project: NewProject) -> None:
    root = project(new_project)
    write(root, "not: [yaml", "content/data/other.yaml")
    assert said(root) == []


def domains(root: Path) -> dict[str, tuple[str, str]]:
    """Return domain and locale of the texts of shared data by their keys."""
    return {text.key: (text.domain, text.locale) for text in items(root)}


def test_shared_data_is_in_the_language_of_the_project(new_project: NewProject) -> None:
    assert domains(project(new_project))["lamp.goals.near.1"] == ("data", "en")


def test_a_file_in_another_language_says_so_and_has_a_catalog_of_its_own(new_project: NewProject) -> None:
    root = project(new_project, data=DATA + "locale: ar\n")
    assert domains(root)["lamp.goals.near.1"] == ("data_ar", "ar")
    root = project(new_project, data=DATA + "locale: en\n")
    assert domains(root)["lamp.goals.near.1"] == ("data", "en")


def test_a_language_that_the_project_does_not_have_is_told(new_project: NewProject) -> None:
    root = project(new_project, data=DATA + "locale: fr\n")
    (told,) = found(root)
    assert (told.code, str(told.span)) == ("content-locale", "content/data/lamp.yaml:8:9")


ARABIC = """names: {en: The Lamp, ar: المصباح}
goals:
  near: [نور لكل شارع, "{lamp.word} مع USB"]
word: أفضل
phone: "+970 8 555 0142"
unit: USD
"""


def test_arabic_letters_in_an_english_project_are_arabic(new_project: NewProject) -> None:
    assert set(domains(project(new_project, data=ARABIC)).values()) == {("data_ar", "ar")}


@pytest.mark.parametrize("more", ["note: Written in two languages\n", "far: [more light, نور]\n"])
def test_a_file_with_words_of_the_project_is_in_its_language(new_project: NewProject, more: str) -> None:
    assert set(domains(project(new_project, data=ARABIC + more)).values()) == {("data", "en")}


def test_latin_letters_in_an_arabic_project_may_be_names(new_project: NewProject) -> None:
    root = project(new_project)
    settings = (root / "mezanprint.toml").read_text("utf-8")
    write(root, settings.replace('source_locale = "en"', 'source_locale = "ar"'), "mezanprint.toml")
    assert set(domains(root).values()) == {("data", "ar")}


def test_nothing_is_said_of_what_a_refused_data_file_may_hold(new_project: NewProject) -> None:
    root = new_project()
    write(root, "names: {en: The Lamp}\nfigures:\n  homes: {n} homes\n", "content/data/lamp.yaml")
    section = "  - {id: f, component: figures, slot: side, items: [lamp.homes, lamp.gone]}\n"
    write(root, HEAD + "kicker: '{lamp.homes} and {lamp.homes.counted}'\nsections:\n" + section)
    assert [(str(each.span), each.code) for each in found(root)] == [("content/data/lamp.yaml:3:10", "content-yaml")]
