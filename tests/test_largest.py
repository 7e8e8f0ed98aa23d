"""Who has a table of thousands of rows is told so, and not of a loop."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from mezanprint.engine.longest_list import name_largest
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.diagnostics import error
from mezanprint.project.files import Files
from mezanprint.templating.sandbox import MAX_TEXT
from writing import HEAD

TABLE = """sections:
  - id: lamps
    component: table
    slot: main
    caption: All lamps
    columns: [Street, Lamps, Year]
    rows:
"""


def project(root: Path, rows: int) -> Project:
    cells = "".join(f"      - [Street of lamp {number}, {number}, {number}]\n" for number in range(rows))
    (root / "content/leaflet/document.yaml").write_text(HEAD + TABLE + cells, "utf-8")
    return Project(Files(root))


def test_a_long_table_is_no_loop_that_feeds_itself(new_project: Callable[..., Path]) -> None:
    long = project(new_project(), 800)
    (edition,) = select(long, Selection(("leaflet",)))
    assert len(prepare(long, edition).composition.html) > MAX_TEXT


@pytest.mark.parametrize("code", ["build-time", "build-memory", "template-limit"])
def test_what_took_too_much_is_told_with_the_longest_list(
    new_project: Callable[..., Path], code: Literal["build-time", "build-memory", "template-limit"]
) -> None:
    told = name_largest(error(code, "too much", None, "more"), project(new_project(), 400), "leaflet")
    line = (HEAD + TABLE).count("\n") + 1
    place = f"content/leaflet/document.yaml:{line}:7"
    assert told.hints[0].startswith(f"the section `lamps` has a list of 400 items, at {place}: divide it")
    assert told.hints[1:] == ("more",)


def test_nothing_is_named_that_is_short_or_has_to_do_with_something_else(new_project: Callable[..., Path]) -> None:
    short, found = project(new_project(), 40), error("build-time", "too long")
    assert name_largest(found, short, "leaflet") == found
    other = error("build-crash", "it died")
    assert name_largest(other, project(new_project(), 400), "leaflet") == other
