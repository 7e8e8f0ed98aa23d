"""Keeps the room that a proof has measured where the next extraction finds it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mezanprint.engine.output_folder import writing
from mezanprint.engine.project import Project
from mezanprint.i18n.extraction.room import ROOM, Room, about, write_rooms
from mezanprint.model.editions import Edition
from mezanprint.model.locales import PSEUDO
from mezanprint.model.texts import TextState

if TYPE_CHECKING:  # proofs that are recalled need none of the strings
    from mezanprint.proofing.strings import String


def keep_rooms(
    project: Project, before: tuple[Room, ...], locale: str, measured_rooms: Mapping[Edition, tuple[Room, ...]]
) -> bool:
    """Write the room that was measured in some editions; tell whether the file changed.

    Documents of which no proof was made keep their rows, those that are gone lose them. Words that are made up are not
    measured. ``Fault`` if the file cannot be written.
    """
    if not measured_rooms or locale in PSEUDO:
        return False
    documents = {edition.document for edition in measured_rooms}
    rooms_of_others = [
        room
        for room in before
        if room.document in project.documents and not (room.locale == locale and room.document in documents)
    ]
    least: dict[tuple[str, str], Room] = {}
    for measured in measured_rooms.values():
        for room in measured:
            name = (room.document, f"{room.domain}:{room.key}")
            least[name] = min(room, least.get(name, room), key=lambda each: each.characters)
    rooms = (*rooms_of_others, *least.values())
    with writing(ROOM):
        return bool(rooms or before) and project.folder.write_changed(ROOM, write_rooms(rooms).encode())


def rooms_of(locale: str, document: str, strings: Iterable["String"]) -> Iterator[Room]:
    """Yield the room of every string that has a limit.

    Words in their own locale are not measured: translators need the room of translations.
    """
    for string in strings:
        domain, _, key = string.key.partition(":")
        if key and string.room is not None and string.state is not TextState.SOURCE:
            yield Room(locale, document, domain, key, _kept(string.room, string.length))


def _kept(room: int, length: int) -> int:
    """Return the room, or a little more where rounding would leave less than what is printed there already."""
    while about(room) < length:
        room += 1
    return room
