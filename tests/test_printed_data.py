"""Only what is printed of data is a message for translators: in charts, maps and tables, compared with their pages."""

import html
import re
from pathlib import Path

import pytest

from conftest import REPO
from editions import copy_project
from island import new_island, prepared
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.documents import iter_messages
from mezanprint.project.files import Files
from writing import load


def words_of(page: str) -> str:
    """Return all that a page says, also to those who listen."""
    said = re.findall(r'(?:alt|aria-label)="([^"]*)"', page)
    return " ".join(
        html.unescape(" ".join((re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL), *said))).split()
    )


def plain(source: str) -> str:
    """Return a text as it is printed, without the calls of notes."""
    return " ".join(re.sub(r"\[\^\w+\]", "", source).split())


@pytest.mark.parametrize("name", ["charts", "island", "tables"])
def test_every_message_of_data_is_printed(name: str, tmp_path: Path) -> None:
    root = copy_project(REPO, name, tmp_path / name)
    project = Project(Files(root))
    messages = 0
    for edition in select(project, Selection(locales=("en",))):
        page = words_of(prepare(project, edition).composition.html)
        texts = [each for each in iter_messages(load(root, edition.document)[0]) if ".data." in each.key]
        messages += len(texts)
        assert [each.source for each in texts if plain(each.source) not in page] == []
    assert messages > 3


def test_a_map_prints_its_areas_and_values_and_checks_nothing_else(tmp_path: Path) -> None:
    csv = "area,households,remark,share\nNorthern shore,1240,old lamps,12%\nThe pines,310,,5\nTerraces,2875,new,3\n"
    root = new_island(tmp_path / "island", households_csv=csv)
    messages = {each.source for each in iter_messages(load(root, "island")[0]) if ".data." in each.key}
    assert messages == {"Northern shore", "The pines", "Terraces"}
    assert [each for each in prepared(root, "en").diagnostics if each.code.startswith(("content", "map"))] == []


def test_of_several_columns_a_chart_prints_the_heads_and_of_groups_a_table_none(tmp_path: Path) -> None:
    charts = load(copy_project(REPO, "charts", tmp_path / "charts"), "lending")[0]
    messages = [(each.key.split(".")[1], each.source) for each in iter_messages(charts) if ".columns." in each.key]
    assert {source for section, source in messages if section == "languages"} == {"Arabic", "English", "French"}
    assert [source for section, source in messages if section == "holders"] == []
