"""The memory of a project: translations of other projects, in a catalog of its own that no document reads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mezanprint.i18n.po.plurals import parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

MAX_BYTES = 64 * 1024 * 1024
"""Of a memory: some 100,000 sentences."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A memory that took something in, and how many translations it had not and had."""

    file: PoFile
    new: int
    same: int


def memory_path(locale: str) -> str:
    """Return where the memory of ``locale`` stands in a project."""
    return f"locales/{locale}/memory.po"


def read_memory(files: Files, locale: str) -> PoFile:
    """Return the memory of ``locale``, without entries where there is none; ``Fault`` if it is unsound."""
    path = memory_path(locale)
    try:
        data = files.read_bytes(path, MAX_BYTES)
    except Fault as fault:
        if [each.code for each in fault.diagnostics] == ["project-missing-file"]:
            return PoFile(())
        raise
    return parse_po(data, path, MAX_BYTES)


def grow(memory: PoFile, entries: Iterable[Entry], locale: str, source_locale: str) -> Growth:
    """Return ``memory`` with those of the ``known`` translations that it has not, at its end.

    What is blank, or has other forms than the language, is left out. Two translations of one text stand beside one
    another, told apart by their context.
    """
    slots = list(memory.slots) or [Slot(new_header(locale, "memory", source_locale))]
    there = {_said(entry) for entry in memory.entries}
    ids = {entry.id for entry in memory.entries}
    count, _ = parse_plural_forms(plural_header(locale))
    new = same = 0
    for entry in entries:
        if entry.blank or not entry.source or len(entry.values) != (1 if entry.plural is None else count):
            continue
        if _said(entry) in there:
            same += 1
            continue
        number, numbered = 1, entry
        while numbered.id in ids:
            number += 1
            numbered = replace(entry, context=f"{entry.context or ''} {number}".strip())
        there.add(_said(numbered))
        ids.add(numbered.id)
        slots.append(Slot(numbered))
        new += 1
    return Growth(replace(memory, slots=tuple(slots)), new, same)


def _said(entry: Entry) -> tuple[str, str | None, tuple[str, ...]]:
    return (entry.source, entry.plural, entry.values)
