"""Each promise of docs/security.md rests on tests that are there, and what it says of files is so."""

import re

from conftest import REPO
from mezanprint.engine.output_folder import BUILD, CACHE
from mezanprint.project.state import state_folder

PAGE = (REPO / "docs" / "security.md").read_text("utf-8")
TEST = re.compile(r"`(tests/[\w/]+\.py)`")


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_promise_names_tests_that_are_there() -> None:
    _, _, *rows = (line for line in section("What is promised").splitlines() if line.startswith("|"))
    assert rows
    named = {row: TEST.findall(row.rpartition("|")[0].rpartition("|")[2]) for row in rows}
    assert [row for row, files in named.items() if not files] == []
    assert [name for files in named.values() for name in files if not (REPO / name).is_file()] == []


def test_the_places_on_the_computer_are_those_of_the_program() -> None:
    told = section("What stays on the computer")
    assert f"`{BUILD}/{CACHE}/`" in told
    assert "`~/.local/state/mezanprint/key`" in told
    assert state_folder({"XDG_STATE_HOME": "/x"}).name == "mezanprint"
