"""``mezanprint i18n proof`` in a whole project: what it writes, what it measures, what it says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from mezanprint.cli.main import command
from mezanprint.engine.project import Project
from mezanprint.i18n.extraction.room import Room, read_room, read_rooms
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.texts import TextState
from mezanprint.project.files import Files
from mezanprint.proofing.rooms import keep_rooms, rooms_of
from mezanprint.proofing.spots import Spot
from mezanprint.proofing.strings import String
from test_proof_page import REGION, STRING

NewProject = Callable[..., Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def rooms(string: String, locale: str = "ar") -> tuple[Room, ...]:
    return tuple(rooms_of(locale, "leaflet", (string,)))


def test_a_proof_is_a_pdf_and_a_page_on_screen_of_each_edition(new_project: NewProject) -> None:
    root = new_project("minimal")
    result = run("i18n", "proof", "--locale", "ar", "--project", root)
    assert result.return_value == 0, result.output
    pdf, page = root / "build/proof/ar/leaflet.pdf", root / "build/proof/ar/leaflet.html"
    assert "leaflet ar: " in result.output
    with pikepdf.open(pdf) as document:
        assert [float(side) for side in document.pages[0].mediabox][:2] == [-30, -10]
        assert str(document.trailer.Info.Title).startswith("بروفة السياق: ")
        assert len(document.pages) == 2
        assert "/StructTreeRoot" not in document.Root
    assert "locales/ar/LC_MESSAGES/leaflet.po:" in page.read_text("utf-8")
    before = pdf.read_bytes(), page.read_bytes()
    run("i18n", "proof", "--locale", "ar", "--project", root)
    assert (pdf.read_bytes(), page.read_bytes()) == before


def test_what_is_not_translated_is_proved_as_a_draft(new_project: NewProject, tmp_path: Path) -> None:
    root = new_project("minimal")
    (root / "locales/ar/LC_MESSAGES/leaflet.po").unlink()
    result = run("i18n", "proof", "--locale", "ar", "--lang", "en", "leaflet", "--out", tmp_path, "--project", root)
    assert result.return_value == 0, result.output
    assert "as a draft" in result.output
    assert "not translated" in (tmp_path / "ar/leaflet.html").read_text("utf-8")
    assert not (root / "build/proof").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--locale", "fr"), "cli-locale"), (("--locale", "ar", "leflet"), "cli-document")],
)
def test_unknown_names_are_refused(new_project: NewProject, arguments: tuple[str, ...], code: str) -> None:
    root = new_project("minimal")
    result = run("i18n", "proof", *arguments, "--project", root)
    assert result.return_value in (1, 2)
    assert code in result.output
    assert not (root / "build/proof").exists()


def test_measured_room_is_kept_for_the_next_extraction(new_project: NewProject) -> None:
    root = new_project("minimal")
    project = Project(Files(root))
    edition = Edition("leaflet", ("ar",), Profile("screen"))
    before = (Room("ar", "gone", "gone", "title", 9), Room("he", "leaflet", "leaflet", "a", 80))
    assert keep_rooms(project, before, "ar", {edition: rooms(STRING)})
    assert read_rooms(Files(root)) == (
        Room("ar", "leaflet", "doc", "a", 100),
        Room("he", "leaflet", "leaflet", "a", 80),
    )
    assert not keep_rooms(project, read_rooms(Files(root)), "ar", {edition: rooms(STRING)})


def test_no_room_is_kept_of_the_source_or_of_words_of_the_templates(new_project: NewProject) -> None:
    root = new_project("minimal")
    project = Project(Files(root))
    own = replace(STRING, state=TextState.SOURCE)
    assert not keep_rooms(project, (), "en", {Edition("leaflet", ("en",), Profile("screen")): rooms(own, "en")})
    assert not (root / "locales/room.csv").exists()
    word = replace(STRING, key="templates:")
    keep_rooms(project, (), "ar", {Edition("leaflet", ("ar",), Profile("screen")): rooms(word)})
    assert read_rooms(Files(root)) == ()


def test_what_is_printed_already_always_fits(new_project: NewProject) -> None:
    root = new_project("minimal")
    full = replace(STRING, spots=(Spot(1, replace(REGION, text="a" * 43, room=41)),))
    keep_rooms(Project(Files(root)), (), "ar", {Edition("leaflet", ("ar",), Profile("screen")): rooms(full)})
    assert read_room(Files(root)) == {("doc", "a"): 45}
