"""docs/tables.md: what it shows is read and printed, and what it says is told is told."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import REPO
from mezanprint.content.data_files import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from mezanprint.content.datasets import TYPES
from mezanprint.model.datasets import Dataset
from mezanprint.project.files import Files
from mezanprint.project.kind_files import read_kinds
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
PAGE = (REPO / "docs/tables.md").read_text("utf-8")
FILES = dict(re.findall(r"^File: `(\S+)`\n\n```csv\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
SECTIONS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TOLD = re.findall(r"^\| `(data: .*?)` \| `(content-[a-z-]+)` \|$", PAGE, re.MULTILINE)
FIGURES = "figures:\n  boats: {value: 8, label: Boats, source: The fund}\n"


@pytest.fixture
def project(new_project: NewProject) -> Path:
    root = new_project()
    for path, text in FILES.items():
        write(root, text, path)
    write(root, FIGURES, "content/data/fishing.yaml")
    return root


def test_all_of_the_page_is_looked_at() -> None:
    assert len(FILES) == PAGE.count("```csv") == 2
    assert len(SECTIONS) == PAGE.count("```yaml") == 4
    assert len(TOLD) == len(re.findall(r"\| `content-", PAGE)) == 8


def test_the_examples_are_read_without_a_finding(project: Path) -> None:
    write(
        project,
        f"{HEAD}sections:\n"
        + "".join(re.sub("^", "  ", each, flags=re.MULTILINE).rstrip() + "\n" for each in SECTIONS),
        "content/aid/document.yaml",
    )
    document, findings = load(project, "aid")
    assert findings == ()
    data = {section.id: section.fields.get("data") for section in document.sections}
    held, landed, repairs = data["held"], data["landed"], data["repairs"]
    assert isinstance(held, Dataset)
    assert isinstance(landed, Dataset)
    assert isinstance(repairs, Dataset)
    assert [str(column.type) for column in held.columns] == ["year", "text", "number", "percent", "number"]
    assert [row[1].number for row in landed.rows] == [1250, 96]
    assert [row[2].number for row in repairs.rows] == [1250, 96, 1346, 8, 1354]
    assert held.rows[0][4].number == Decimal("1200.50")
    assert [each.path for each in document.attachments] == ["content/aid/held.csv"]


@pytest.mark.parametrize(("line", "code"), TOLD)
def test_what_is_said_to_be_told_is(project: Path, line: str, code: str) -> None:
    section = f"sections:\n  - id: s\n    component: table\n    slot: main\n    caption: C\n    {line}\n"
    write(project, HEAD + section, "content/aid/document.yaml")
    assert {each.partition(" ")[2] for each in said(project, "aid")} == {code}
    assert all(each.hints for each in found(project, "aid"))


def test_the_fields_types_and_limits_are_those_there_are(project: Path) -> None:
    kinds = read_kinds(Files(project))
    (table,) = (each for each in kinds["fact-sheet"].components if each.name == "table")
    rows = PAGE.partition("## What a table can have")[2].partition("\n\nThe head")[0]
    named = re.findall(r"`([a-z]+)(?:: [a-z]+)?`", " ".join(re.findall(r"^\| (.*?) \|", rows, re.MULTILINE)[1:]))
    assert sorted(named) == sorted(field.name for field in table.fields)
    types = re.findall(
        r"^\| `([a-z]+)` \|", PAGE.partition("What a column holds")[2].partition("A column of which")[0], re.MULTILINE
    )
    assert sorted(types) == sorted(TYPES)
    assert f"{MAX_ROWS} rows and {MAX_COLUMNS} columns, and {MAX_BYTES // 1024**2} MB" in PAGE
