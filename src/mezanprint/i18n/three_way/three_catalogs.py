"""Three versions of a catalog made one: what two people did to it since their common version."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mezanprint.i18n.po.po_file import Entry, Id, PoFile, Slot
from mezanprint.i18n.three_way.header import merge_header
from mezanprint.i18n.three_way.messages import is_same, merge_gone, merge_message
from mezanprint.i18n.three_way.order import merge_order
from mezanprint.i18n.three_way.pairing import Message, pair


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog with the work of both sides."""

    file: PoFile
    conflicts: frozenset[Id]
    """Messages that both translated, and differently: they are fuzzy, and the second translation is a comment."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A message of the result, and the slots of the three files that it was made of."""

    slot: Slot
    origins: tuple[Slot | None, ...]
    conflict: bool = False


def merge_three(base: PoFile, ours: PoFile, theirs: PoFile) -> Merged:
    """Return ``ours`` with what ``theirs`` did since ``base``: messages, their order, the header.

    Lines that need not change are those of ours, byte for byte, and so are line ends and byte order mark.
    """
    theirs = _with_line_ends(theirs, ours.newline)
    parts = _united(_merge_all(pair(base, ours, theirs)))
    numbers = {id(slot): number for number, part in enumerate(parts) for slot in part.origins}
    ordered = [parts[number] for number in merge_order(*(_order(file, numbers) for file in (base, ours, theirs)))]
    if _is_tidy(ours) and _is_tidy(theirs):
        ordered.sort(key=lambda part: part.slot.entry.obsolete)
    slots = _spaced((*_headers(base, ours, theirs), *(part.slot for part in ordered)), ours, theirs)
    conflicts = frozenset(part.slot.entry.id for part in parts if part.conflict)
    return Merged(replace(ours, slots=slots, tail=_tail(base, ours, theirs)), conflicts)


def _merge_all(messages: Iterable[Message]) -> Iterator[_Part]:
    for message in messages:
        base, ours, theirs = message
        if ours is not None and theirs is not None:
            entry, conflict = merge_message(base.entry if base else None, ours.entry, theirs.entry)
            yield _Part(_written(entry, base, ours, theirs), message, conflict)
        elif (left := ours or theirs) is not None:
            entry_left = left.entry if base is None else merge_gone(base.entry, left.entry)
            if entry_left is not None:
                yield _Part(replace(left, entry=entry_left), message)


def _written(entry: Entry, base: Slot | None, ours: Slot, theirs: Slot) -> Slot:
    """Return the slot whose lines say most of ``entry``."""
    if is_same(entry, ours.entry):
        return ours
    if is_same(entry, theirs.entry) and (base is None or is_same(base.entry, ours.entry)):
        return theirs
    return replace(ours if entry.values == ours.entry.values else theirs, entry=entry)


def _united(parts: Iterable[_Part]) -> list[_Part]:
    """Return the parts, of which those in use that came to have the same key and words are one."""
    united: dict[object, _Part] = {}
    for number, part in enumerate(parts):
        name = number if part.slot.entry.obsolete else part.slot.entry.id
        first = united.get(name)
        if first is not None:
            entry, conflict = merge_message(None, first.slot.entry, part.slot.entry)
            slot = _written(entry, None, first.slot, part.slot)
            part = _Part(slot, (*first.origins, *part.origins), conflict or first.conflict or part.conflict)
        united[name] = part
    return list(united.values())


def _order(file: PoFile, numbers: Mapping[int, int]) -> list[int]:
    return list(dict.fromkeys(numbers[id(slot)] for slot in file.slots if id(slot) in numbers))


def _is_tidy(file: PoFile) -> bool:
    """Tell whether obsolete entries stand at the end, where editors and gettext put them."""
    states = [entry.obsolete for entry in file.entries]
    return states == sorted(states)


def _headers(base: PoFile, ours: PoFile, theirs: PoFile) -> Iterator[Slot]:
    here, there = (next((slot for slot in file.slots if slot.entry is file.header), None) for file in (ours, theirs))
    if here is not None and there is not None:
        entry = merge_header(base.header or Entry(""), here.entry, there.entry)
        yield _written(entry, None, here, there)
    elif (either := here or there) is not None:
        yield either


def _tail(base: PoFile, ours: PoFile, theirs: PoFile) -> str:
    """Return what stands after the last entry: loose comments of both sides."""
    if theirs.tail.strip() in ("", base.tail.strip(), ours.tail.strip()):
        return ours.tail
    return theirs.tail if ours.tail.strip() in ("", base.tail.strip()) else ours.tail + theirs.tail


def _with_line_ends(file: PoFile, newline: str) -> PoFile:
    if file.newline == newline:
        return file

    def converted(text: str) -> str:
        return text.replace("\r\n", "\n").replace("\n", newline)

    slots = (replace(slot, raw=converted(slot.raw), lead=converted(slot.lead)) for slot in file.slots)
    return replace(file, slots=tuple(slots), tail=converted(file.tail), newline=newline)


def _spaced(slots: tuple[Slot, ...], *files: PoFile) -> tuple[Slot, ...]:
    """Put an empty line before an entry that stood first in its file, and now follows another."""
    first = [file.slots[0].read for file in files if file.slots]
    lead = files[0].newline
    return tuple(
        replace(slot, lead=lead) if number and not slot.lead and any(slot.read is each for each in first) else slot
        for number, slot in enumerate(slots)
    )
