import tomllib
from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Fault
from mezanprint.model.kinds import FieldType, Kind
from mezanprint.model.paper import Cards, Fold
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds

COMPONENTS = """[prose]
says = "running text"
[prose.fields]
text = { type = "prose", required = true, says = "text" }
size = { type = "token", choices = ["small", "large"] }
rows = { type = "list", item = { type = "record", fields = { label = { type = "text", room = 24 } } } }
"""
KIND = """says = "Poster"
page = "A3"
components = ["prose"]
[fields]
kicker = { type = "text", room = 40 }
[slots.main]
says = "Middle"
max_sections = 2
[fit]
max_pages = 1
"""


def kinds(root: Path, components: str = COMPONENTS, kind: str = KIND) -> dict[str, Kind]:
    for path, text in (("base/components.toml", components), ("poster/kind.toml", kind)):
        file = root / "templates" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return read_kinds(Files(root))


def test_a_kind_says_which_of_its_texts_describe_a_document(tmp_path: Path) -> None:
    kicker = 'kicker = { type = "text", room = 40 }'
    assert kinds(tmp_path)["poster"].describing == ()
    told = f'{kicker}\nsubtitle = {{ type = "text" }}\nsummary = {{ type = "text", describes = true }}'
    assert kinds(tmp_path, kind=KIND.replace(kicker, told))["poster"].describing == ("summary",)


def test_older_kinds_have_the_description_they_had(tmp_path: Path) -> None:
    fields = '[fields]\nstandfirst = { type = "text" }\nsubtitle = { type = "text" }'
    assert kinds(tmp_path, kind=KIND.replace("[fields]", fields))["poster"].describing == ("standfirst", "subtitle")


@pytest.mark.parametrize("field", ['{ type = "names", describes = true }', '{ type = "prose", describes = true }'])
def test_only_a_text_describes_a_document(tmp_path: Path, field: str) -> None:
    with pytest.raises(Fault) as caught:
        kinds(tmp_path, kind=KIND.replace("[fields]", f"[fields]\nabout = {field}"))
    assert [found.code for found in caught.value.diagnostics] == ["project-unknown-key"]


def test_a_kind_is_data(tmp_path: Path) -> None:
    kind = kinds(tmp_path)["poster"]
    (component,) = kind.components
    assert (kind.says, kind.page, kind.bilingual, kind.notes) == ("Poster", "A3", False, "end")
    assert (kind.slots[0].name, kind.slots[0].says, kind.slots[0].max_sections) == ("main", "Middle", 2)
    assert (kind.fit.max_pages, kind.fit.exact_pages, kind.fit.page_multiple) == (1, None, 1)
    assert [(field.name, field.type, field.required) for field in component.fields] == [
        ("text", FieldType.PROSE, True),
        ("size", FieldType.TOKEN, False),
        ("rows", FieldType.LIST, False),
    ]
    row = component.fields[2].item
    assert row is not None
    assert (row.type, row.fields[0].name, row.fields[0].room) == (FieldType.RECORD, "label", 24)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('fold = "z"', (Fold.Z, False, None, "end")),
        ('booklet = true\nblanks = "before-last"', (None, True, None, "before-last")),
        ('booklet = true\nblanks = "main"', (None, True, None, "main")),
        ("cards = true", (None, False, Cards.REPEAT, "end")),
        ('cards = "each"', (None, False, Cards.EACH, "end")),
        ("cards = false", (None, False, None, "end")),
        ("", (None, False, None, "end")),
    ],
)
def test_a_kind_says_what_becomes_of_its_pages(tmp_path: Path, text: str, wanted: tuple[object, ...]) -> None:
    kind = kinds(tmp_path, kind=KIND.replace('page = "A3"', f'page = "A3"\n{text}'))["poster"]
    assert (kind.fold, kind.booklet, kind.cards, kind.blanks) == wanted


def test_the_kinds_of_this_repository_are_read(repo_root: Path) -> None:
    read = read_kinds(Files(repo_root))
    components = tomllib.loads((repo_root / "templates/base/components.toml").read_text("utf-8"))
    assert {"fact-sheet", "brochure", "booklet"} <= set(read)
    assert {component.name for kind in read.values() for component in kind.components} == set(components)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["prose"]', '["proze"]', "kind-unknown-component: unknown component `proze`"),
        ('page = "A3"\n', "", "project-missing-key: the key `page` is missing"),
        ('[slots.main]\nsays = "Middle"\nmax_sections = 2\n', "", "kind-no-slot: the kind `poster` has no slot"),
        ("max_sections = 2", "max_sections = 0", "kind-number: `max_sections` must be 1 or more"),
        ("max_pages = 1", "min_last_page = 15.0", "kind-number: `min_last_page` is a share of the page"),
        ("kicker", "title", "kind-reserved-field: a field cannot be called `title`"),
        ('"text"', '"txet"', "project-unknown-value: `txet` is no value of `type`"),
        ("room = 40", "romo = 40", "project-unknown-key: unknown key `romo` in `[fields.kicker]`"),
        ('type = "text", room = 40', 'type = "list"', "kind-field: the list `kicker` does not say what an `item` is"),
        ('type = "text", room = 40', 'type = "token"', "kind-field: the field `kicker` is a token without `choices`"),
        ('type = "text", room = 40', 'type = "record"', "kind-field: a record needs `fields`"),
        ('type = "text", room', "room", "project-missing-key: the key `type` is missing"),
        ("[slots.main]", "[slots.Main]", "kind-name: `Main` cannot be a name"),
    ],
)
def test_each_wrong_line_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in KIND
    with pytest.raises(Fault) as caught:
        kinds(tmp_path, kind=KIND.replace(old, new))
    assert any(told in f"{found.code}: {found.message}" for found in caught.value.diagnostics)


def test_fields_nested_without_end_are_refused(tmp_path: Path) -> None:
    field = '{ type = "text" }'
    for _ in range(6):
        field = f'{{ type = "list", item = {field} }}'
    with pytest.raises(Fault) as caught:
        kinds(tmp_path, components=f"[prose.fields]\ndeep = {field}\n")
    assert caught.value.diagnostics[0].message == "fields are nested more than 4 deep"


def test_the_faults_of_all_files_are_told_in_one_run(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        kinds(tmp_path, components=COMPONENTS.replace('says = "running', 'sasy = "running'), kind="says = \n")
    assert [found.code for found in caught.value.diagnostics] == ["project-unknown-key", "project-toml"]
