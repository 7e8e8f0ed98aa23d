"""The file of measured room: what is written is read, and what is no row is refused with its line."""

from pathlib import Path

import pytest

from mezanprint.i18n.extraction.room import ROOM, Room, about, read_room, read_rooms, write_rooms
from mezanprint.model.diagnostics import Fault, Span
from mezanprint.project.files import Files

ROWS = (
    Room("ar", "leaflet", "data", 'organisation.a,"b"', 140),
    Room("ar", "leaflet", "leaflet", "title", 43),
    Room("he", "leaflet", "leaflet", "title", 38),
)


def project(folder: Path, text: str | None) -> Files:
    (folder / "locales").mkdir()
    if text is not None:
        (folder / ROOM).write_text(text, "utf-8")
    return Files(folder)


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_rooms(project(tmp_path, write_rooms(ROWS))) == ROWS


def test_the_order_of_measuring_does_not_show() -> None:
    assert write_rooms(reversed((*ROWS, *ROWS))) == write_rooms(ROWS)


def test_the_least_room_of_all_locales_counts(tmp_path: Path) -> None:
    room = read_room(project(tmp_path, write_rooms(ROWS)))
    assert room == {("data", 'organisation.a,"b"'): 140, ("leaflet", "title"): 35}


def test_without_the_file_no_text_has_a_measured_room(tmp_path: Path) -> None:
    files = project(tmp_path, None)
    assert read_room(files) == {}
    assert files.records == {ROOM: "absent"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("locale,key\n", 1),
        ("locale,document,domain,key,characters\nar,leaflet,leaflet,title\n", 2),
        ("locale,document,domain,key,characters\nar,a,a,b,9\nar,leaflet,leaflet,title,many\n", 3),
        ("locale,document,domain,key,characters\nar,leaflet,leaflet,title,-4\n", 2),
        ("locale,document,domain,key,characters\nar,,leaflet,title,4\n", 2),
        ("locale,document,domain,key,characters\n<<<<<<< ours\n", 2),
    ],
)
@pytest.mark.provokes("i18n-room")
def test_what_is_no_row_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(Fault) as refused:
        read_room(project(tmp_path, text))
    (found,) = refused.value.diagnostics
    assert (found.code, found.span) == ("i18n-room", Span(ROOM, line))


@pytest.mark.parametrize(("measured", "said"), [(3, 3), (7, 5), (43, 40), (99, 95), (100, 100), (149, 140)])
def test_numbers_are_said_as_people_say_them(measured: int, said: int) -> None:
    assert about(measured) == said
