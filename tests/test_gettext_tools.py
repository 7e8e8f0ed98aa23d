"""GNU gettext, Poedit's way of saving and Weblate's settings get on with our own catalogs, as docs/weblate.md says."""

import re
import subprocess
from pathlib import Path

import pytest

from leaflets import HEADER, entry, put
from merging import update_catalog
from mezanprint.i18n.catalogs.update import update_locale
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.project.files import Files

REPO = Path(__file__).resolve().parents[1]
TEMPLATES = sorted((REPO / "locales").glob("*.pot"))
CATALOGS = sorted((REPO / "locales").glob("*/LC_MESSAGES/*.po"))
OTHERS = (REPO / "src/mezanprint/starter", REPO / "tests/projects/charity")
NEW = sorted(path for folder in OTHERS for path in folder.rglob("*.po*"))
"""The catalogs of new projects, and of one that is written in Arabic."""
OWN = sorted((REPO / "src/mezanprint/locales").rglob("*.po*"))
"""The catalogs of the program's own messages."""
DOCS = (REPO / "docs/weblate.md").read_text("utf-8")
FUZZY = (
    "#. Panel 2 of 6, heading\n#. Changed figure: 12% -> 13%\n#: content/leaflet.yaml\n#, fuzzy, no-python-format\n"
    '#| msgctxt "a"\n#| msgid "12% of boats"\nmsgctxt "a"\nmsgid "13% of boats"\nmsgstr "12% من القوارب"\n'
    '\n# check: ignore C15\n#. {n} is the number\n#: content/leaflet.yaml\nmsgctxt "n"\nmsgid "{n} boat"\n'
    'msgid_plural "{n} boats"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\nmsgstr[3] ""\nmsgstr[4] ""\nmsgstr[5] ""\n'
    '\n# mine\n#~ msgctxt "gone"\n#~ msgid "Gone"\n#~ msgstr "ذهب"\n'
)


def tool(name: str, *arguments: str | Path) -> tuple[bytes, str]:
    """Return what a gettext tool writes and what it says."""
    done = subprocess.run([name, *arguments], capture_output=True, check=False)
    return done.stdout, f"{done.stderr.decode()}{done.returncode or ''}"


def test_there_are_catalogs_to_look_at() -> None:
    assert {path.stem for path in CATALOGS} == {path.stem for path in TEMPLATES} >= {"data", "templates"}
    assert {path.suffix for path in NEW} == {path.suffix for path in OWN} == {".po", ".pot"}


@pytest.mark.parametrize("path", [*TEMPLATES, *CATALOGS, *NEW, *OWN], ids=lambda path: path.name)
def test_msgcat_writes_our_catalogs_as_they_are(path: Path) -> None:
    assert tool("msgcat", "--no-wrap", path) == (path.read_bytes(), "")


@pytest.mark.parametrize(
    "path", [*CATALOGS, *(path for path in (*NEW, *OWN) if path.suffix == ".po")], ids=lambda path: path.name
)
def test_msgfmt_has_no_complaint(path: Path) -> None:
    assert tool("msgfmt", "--check", "-o", "/dev/null", path) == (b"", "")


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_msgmerge_changes_nothing(path: Path) -> None:
    template = REPO / "locales" / f"{path.stem}.pot"
    assert tool("msgmerge", "--quiet", "--previous", "--no-wrap", path, template) == (path.read_bytes(), "")


def test_msgmerge_changes_nothing_in_the_messages_of_the_program() -> None:
    template, *catalogs = sorted(OWN, key=lambda path: path.suffix != ".pot")
    assert len(catalogs) == 1
    for path in catalogs:
        assert tool("msgmerge", "--quiet", "--previous", "--no-wrap", path, template) == (path.read_bytes(), "")


def test_our_catalogs_fit_their_templates() -> None:
    assert [path for path, _ in update_locale(Files(REPO), "ar")] == []


def test_what_poedit_saves_keeps_notes_comments_flags_and_the_earlier_source(tmp_path: Path) -> None:
    put(tmp_path, "leaflet", FUZZY)
    path = tmp_path / "locales/ar/LC_MESSAGES/leaflet.po"
    assert tool("msgcat", "--force-po", "--no-wrap", path) == (path.read_bytes(), "")


def test_what_msgmerge_takes_out_of_an_unfinished_catalog_the_next_update_puts_back(tmp_path: Path) -> None:
    notes = "#. Panel 2 of 6, heading\n#: content/leaflet.yaml\n#, no-python-format\n"
    counted = entry(
        "n", "{n} boat", "", "", plural="{n} boats", before="#. {n} is the number\n#: content/leaflet.yaml\n"
    )
    template = HEADER + entry("a", "13% of boats", "", before=notes) + counted.rstrip("\n") + "\n"
    (tmp_path / "t.pot").write_text(template)
    (tmp_path / "t.po").write_text(HEADER + FUZZY)
    merged, says = tool("msgmerge", "--quiet", "--previous", "--no-wrap", tmp_path / "t.po", tmp_path / "t.pot")
    assert says == ""
    assert b"Changed figure" not in merged
    again = update_catalog(parse_po(template.encode(), "t.pot"), parse_po(merged, "t.po"), "ar")
    assert write_po(again).decode() == HEADER + FUZZY


def test_weblate_discovers_every_catalog_with_its_template() -> None:
    pattern = re.search(r"`(locales/\(\?P<language>.*?)`", DOCS)
    new = re.search(r"`(locales/\{\{ component \}\}\.pot)`", DOCS)
    assert pattern
    assert new
    for path in CATALOGS:
        found = re.fullmatch(pattern[1], path.relative_to(REPO).as_posix())
        assert found
        assert (found["language"], found["component"]) == ("ar", path.stem)
        assert (REPO / new[1].replace("{{ component }}", found["component"])).is_file()
