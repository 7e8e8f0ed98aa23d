from pathlib import Path

import pytest

from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.project.tables import Table, read_table

TOML = """# settings
name = "x"
[a]
number = 1
[a.b]
deep = { inner = "y" }
"""


def table(tmp_path: Path, text: str = TOML) -> Table:
    (tmp_path / "s.toml").write_text(text, "utf-8")
    return read_table(Files(tmp_path), "s.toml")


def told(found: Table) -> list[str]:
    return [f"{fault.span}: {fault.message}" for fault in found.faults]


def test_values_are_taken_by_type(tmp_path: Path) -> None:
    root = table(tmp_path)
    assert root.take("name", str, "") == "x"
    assert root.take("absent", str, "default") == "default"
    assert root.table("a").take("number", int, 0) == 1
    assert root.table("a").take("number", float, 0.0) == 1.0
    assert root.faults == []


def test_a_value_of_another_type_is_told_at_its_line(tmp_path: Path) -> None:
    root = table(tmp_path)
    assert root.table("a").take("number", str, "d") == "d"
    assert root.table("a").take("number", bool, False) is False
    assert root.take("name", dict, {}) == {}
    assert told(root) == [
        "s.toml:4:1: `number` must be a text",
        "s.toml:4:1: `number` must be `true` or `false`",
        "s.toml:2:1: `name` must be a table",
    ]


def test_keys_that_nobody_took_are_unknown(tmp_path: Path) -> None:
    root = table(tmp_path)
    root.take("named", str, "")
    root.table("a").close()
    root.close()
    assert told(root) == [
        "s.toml:4:1: unknown key `number` in `[a]`",
        "s.toml:5:4: unknown key `b` in `[a]`",
        "s.toml:2:1: unknown key `name`",
    ]
    assert root.faults[2].hints == ("did you mean `named`?",)


def test_a_key_inside_an_inline_table_is_found_in_its_line(tmp_path: Path) -> None:
    root = table(tmp_path)
    root.table("a").table("b").table("deep").take("inner", int, 0)
    assert told(root) == ["s.toml:6:10: `inner` must be a whole number"]


def test_a_missing_key_and_a_wrong_choice_are_told(tmp_path: Path) -> None:
    root = table(tmp_path)
    assert root.require("absent", str, "d") == "d"
    assert root.choose("name", ("y", "z"), "y") == "y"
    assert [fault.code for fault in root.faults] == ["project-missing-key", "project-unknown-value"]
    assert root.faults[1].hints == ("known are `y`, `z`",)


def test_a_list_must_hold_texts(tmp_path: Path) -> None:
    root = table(tmp_path, 'good = ["a", "b"]\nbad = ["a", 1]\n')
    assert root.words("good") == ("a", "b")
    assert root.words("bad") == ()
    assert told(root) == ["s.toml:2:1: `bad` must be a list of texts"]


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\nb = no\n", "s.toml:2:5"), ("a = [\n", "s.toml:2:1"), ("a = 1\na = 2\n", "s.toml:2:6")]
)
def test_what_is_no_toml_is_told_with_line_and_column(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(Fault) as caught:
        table(tmp_path, text)
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.span)) == ("project-toml", place)
    assert "line" not in found.message


def test_tables_nested_without_end_are_no_crash(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        table(tmp_path, "a = " + "[" * 100_000)
    assert caught.value.diagnostics[0].code == "project-toml"


@pytest.mark.parametrize(
    ("text", "line", "problem", "remedy"),
    [
        ('a = 1\neditions = ["ar"، "en"]\n', 2, "`،` divides nothing", "the comma `,`"),
        ('editions = [\n  "ar"،\n  "en",\n]\n', 2, "`،` divides nothing", "the comma `,`"),
        ("name = «مركز»\n", 1, "`«` is no quotation mark", 'marks `"`'),
        ("name = “centre”\n", 1, "`“` is no quotation mark", 'marks `"`'),
        ("name = centre\n", 1, "invalid value", "texts stand in quotes"),
        ('name = "centre\nb = 1\n', 1, "illegal character", "close the quotation mark"),
        ('a = ["b"\nc = 1\n', 2, "unclosed array", "close the bracket"),
        ("[a\nb = 1\n", 1, "expected ']'", "close the bracket"),
        ("a = 1\na = 2\n", 2, "cannot overwrite a value", "keep one of the two"),
        ("[a]\n[a]\n", 2, "twice", "keep one of the two"),
        ("name: 1\n", 1, "expected '='", "write `key = value`"),
        ("اسم = 1\n", 1, "invalid statement", "write `key = value`"),
    ],
)
def test_what_is_no_toml_is_told_with_a_remedy_that_fits(
    tmp_path: Path, text: str, line: int, problem: str, remedy: str
) -> None:
    with pytest.raises(Fault) as caught:
        table(tmp_path, text)
    (found,) = caught.value.diagnostics
    assert found.span is not None
    assert found.span.line == line
    assert problem in found.message
    assert remedy in found.hints[0]


def test_an_unknown_table_is_told_where_it_or_one_inside_it_begins_with_the_table_that_was_meant(
    tmp_path: Path,
) -> None:
    root = table(tmp_path, '[locales.ar]\nx = "1"\n\n[local.fr]\ny = "2"\n\n[local]\nz = 1\n')
    root.table("locales")
    root.close()
    assert told(root) == ["s.toml:4:2: unknown key `local`"]
    assert root.faults[0].hints == ("did you mean `locales`?",)


@pytest.mark.parametrize(("kind", "example"), [(str, 'fr = "..."'), (int, "fr = 1"), (list, 'fr = ["...", "..."]')])
def test_what_is_missing_is_shown_as_it_is_written(tmp_path: Path, kind: type, example: str) -> None:
    root = table(tmp_path)
    root.table("a").require("fr", kind, kind())
    assert root.faults[0].hints == (f"add `{example}`",)
