"""Which entries of three versions of a catalog are one message."""

from collections.abc import Iterator
from typing import NamedTuple

from mezanprint.i18n.catalogs.match import match_entries
from mezanprint.i18n.po.po_file import PoFile, Slot


class Message(NamedTuple):
    """One message in each of the three versions, None where it is not."""

    base: Slot | None
    ours: Slot | None
    theirs: Slot | None


def pair(base: PoFile, ours: PoFile, theirs: PoFile) -> Iterator[Message]:
    """Yield every message of the three but the header: those of the base, then those that either side added.

    A message is followed as in an update: by its key and words, its words where it moved, its key where they changed.
    """
    here, there = _follow(base, ours), _follow(base, theirs)
    for slot in _slots(base):
        yield Message(slot, here.pop(id(slot.entry), None), there.pop(id(slot.entry), None))
    yield from (Message(None, slot, None) for slot in here.values())
    yield from (Message(None, None, slot) for slot in there.values())


def _follow(base: PoFile, side: PoFile) -> dict[int, Slot]:
    """Return the slots of a side, each by the entry of the base that it continues, or by its own."""
    slots = sorted(_slots(side), key=lambda slot: slot.entry.obsolete)
    matched = match_entries([slot.entry for slot in slots], base.entries)
    return {id(matched.get(number, slot.entry)): slot for number, slot in enumerate(slots)}


def _slots(file: PoFile) -> Iterator[Slot]:
    return (slot for slot in file.slots if slot.entry is not file.header)
