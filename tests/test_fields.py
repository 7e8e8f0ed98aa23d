from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.model.documents import Items, Names, Record, Value
from mezanprint.model.texts import Text
from writing import BODY, HEAD, found, load, said, write

NewProject = Callable[..., Path]
SECTION = "sections:\n  - id: s\n    component: {component}\n    slot: side\n"


def project(new_project: NewProject, component: str, *lines: str, head: str = HEAD) -> Path:
    root = new_project()
    write(root, head + SECTION.replace("{component}", component) + "".join(f"    {line}\n" for line in lines))
    return root


CONTACT = ("name: $lamp.names",)


def test_values_are_kept_as_typed(new_project: NewProject) -> None:
    root = project(
        new_project, "contact", *CONTACT, "phone: 012 345", "email: a@example.org", "url: https://example.org"
    )
    fields = load(root)[0].sections[0].fields
    values = [node for _, node in fields.fields if isinstance(node, Value)]
    assert [(value.type, value.value) for value in values] == [
        ("phone", "012 345"),
        ("email", "a@example.org"),
        ("url", "https://example.org"),
    ]
    assert fields.get("address") is None


@pytest.mark.parametrize(
    "line", ["phone: none", "email: nobody", "url: example.org", "url: http://example.org", "url: javascript:alert(1)"]
)
def test_a_value_of_the_wrong_form_is_told(new_project: NewProject, line: str) -> None:
    root = project(new_project, "contact", *CONTACT, line)
    assert said(root) == ["12 content-value"]
    assert found(root)[0].hints


@pytest.mark.parametrize("number", ["+970 8 XXX XXXX", "1-800-xxx-xxx", "059*****42"])
def test_a_number_that_is_not_known_yet_is_sent_where_it_may_stand(new_project: NewProject, number: str) -> None:
    root = project(new_project, "contact", *CONTACT, f'phone: "{number}"')
    assert said(root) == ["12 content-value"]
    (hint,) = found(root)[0].hints
    assert "write it in a text" in hint


def test_lists_of_records_have_numbered_keys_and_places(new_project: NewProject) -> None:
    root = project(
        new_project, "key-facts", "rows:", "  - {label: Light, value: Lamps}", "  - {label: Place, value: Streets}"
    )
    rows = load(root)[0].sections[0].fields.get("rows")
    assert isinstance(rows, Items)
    last = rows.items[1]
    assert isinstance(last, Record)
    value = last.get("value")
    assert isinstance(value, Text)
    assert (value.key, value.place) == ("sections.s.rows.2.value", "Side column: key facts, row 2, value")


def test_rows_of_cells_have_two_numbers(new_project: NewProject) -> None:
    root = project(new_project, "table", "caption: x", "columns: [a, b]", "rows:", "  - [c, d]")
    rows = load(root)[0].sections[0].fields.get("rows")
    assert isinstance(rows, Items)
    assert isinstance(rows.items[0], Items)
    cell = rows.items[0].items[1]
    assert isinstance(cell, Text)
    assert (cell.key, cell.place) == ("sections.s.rows.1.2", "Side column: table, row 1, cell 2")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("rows: x",), "11 content-wrong-shape"),
        (("rows: []",), "11 content-empty"),
        (("rows:", "  - words"), "12 content-wrong-shape"),
        (("rows:", "  - {label: x}"), "12 content-missing-key"),
        (("rows:", "  - {label: x, value: y, colour: z}"), "12 content-unknown-key"),
        (("rows: $lamp.gone",), "11 content-unknown-reference"),
    ],
)
def test_what_does_not_fit_the_schema_is_told(new_project: NewProject, lines: tuple[str, ...], expected: str) -> None:
    assert said(project(new_project, "key-facts", *lines)) == [expected]


def names(root: Path) -> Names:
    node = load(root)[0].fields.get("names")
    assert isinstance(node, Names)
    return node


def test_names_have_their_own_spelling_in_each_language(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD.replace("[en]", "[ar, en]"))
    assert names(root).in_locale("ar") == "المصباح"


@pytest.mark.parametrize(
    ("editions", "typed", "expected"),
    [
        ("[en]", "{en: The Lamp}", []),
        ("[en, ar]", "{en: The Lamp}", ["5 content-name-locale"]),
        ("[ar]", "{ar: المصباح}", ["5 content-name-locale"]),
        ("[en]", "{en: The Lamp, fr: x}", ["5 content-unknown-key"]),
        ("[en]", "The Lamp", ["5 content-wrong-shape"]),
        ("[en]", "{en: [x]}", ["5 content-wrong-shape"]),
        ("[en, ar]", "{en: The Lamp, ar: }", ["5 content-empty"]),
    ],
)
def test_a_name_is_spelled_in_every_published_language(
    new_project: NewProject, editions: str, typed: str, expected: list[str]
) -> None:
    root = new_project()
    write(root, HEAD.replace("[en]", editions).replace("$lamp.names", typed) + BODY)
    assert said(root) == expected


def test_the_lacking_language_is_named(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD.replace("[en]", "[en, ar]").replace("$lamp.names", "{en: x}"))
    assert found(root)[0].message == "`names` has no spelling in `ar`, in which the document is published"


def test_a_token_is_a_word_of_its_list(new_project: NewProject) -> None:
    root = new_project()
    kind = root / "templates" / "fact-sheet" / "kind.toml"
    text = kind.read_text("utf-8").replace(
        "[fields]\n", '[fields]\nsize = { type = "token", choices = ["small", "large"] }\n'
    )
    kind.write_text(text, "utf-8")
    write(root, HEAD + "size: large\n")
    node = load(root)[0].fields.get("size")
    assert isinstance(node, Value)
    assert (node.type, node.value) == ("token", "large")
    write(root, HEAD + "size: larg\n")
    assert said(root) == ["7 content-value"]
    assert found(root)[0].hints == ("did you mean `large`?",)
