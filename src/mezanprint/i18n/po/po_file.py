"""A gettext file as values: entries, each with the lines it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

Id: TypeAlias = tuple[str | None, str]
"""What makes an entry one of a kind in its file: ``(msgctxt, msgid)``."""


@dataclass(frozen=True, slots=True)
class Previous:
    """What the translation was made for, before the source changed: the ``#|`` lines."""

    context: str | None = None
    source: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One message. Strings are unescaped; comments have neither their mark nor the blank after it."""

    source: str
    """``msgid``; empty in the header entry only."""
    context: str | None = None
    """``msgctxt``: the key of a text."""
    plural: str | None = None
    """``msgid_plural``."""
    values: tuple[str, ...] = ("",)
    """``msgstr``, or ``msgstr[0]`` and so on."""
    comments: tuple[str, ...] = ()
    """The translator's own lines, ``# ``."""
    notes: tuple[str, ...] = ()
    """Words to the translator, ``#. ``."""
    references: tuple[str, ...] = ()
    """Files the message comes from, ``#: ``."""
    flags: tuple[str, ...] = ()
    previous: Previous = Previous()
    obsolete: bool = False
    line: int = 0
    """1-based line of the first keyword; 0 for an entry that was not read from a file."""
    value_lines: tuple[int, ...] = ()
    """1-based line of each ``msgstr``."""

    @property
    def id(self) -> Id:
        """Context and source text."""
        return (self.context, self.source)

    @property
    def value_line(self) -> int:
        """1-based line of the first ``msgstr``; 0 for an entry that was not read from a file."""
        return self.value_lines[0] if self.value_lines else 0

    @property
    def fuzzy(self) -> bool:
        """Whether a person must still confirm the translation."""
        return "fuzzy" in self.flags

    @property
    def blank(self) -> bool:
        """Whether a form of the translation has nothing that would be seen on paper."""
        return not all(_visible(value) for value in self.values)


def _visible(value: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in value)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a file: what stands before an entry, and the entry as it was read and as it is now."""

    entry: Entry
    raw: str = ""
    """The lines of the entry as read, with their line ends; empty for a new entry."""
    read: Entry | None = None
    """The entry those lines say. They are written again, byte for byte, while ``entry`` is the same."""
    lead: str = "\n"
    """Blank lines before the entry."""


@dataclass(frozen=True, slots=True)
class PoFile:
    """A whole file: nothing of it is lost between reading and writing."""

    slots: tuple[Slot, ...]
    newline: str = "\n"
    bom: bool = False
    tail: str = ""
    """What stands after the last entry: blank lines, loose comments."""

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries in the order of the file, the header and the obsolete ones among them."""
        return (slot.entry for slot in self.slots)

    @property
    def header(self) -> Entry | None:
        """The entry with the empty ``msgid``."""
        return next((entry for entry in self.entries if entry.id == (None, "") and not entry.obsolete), None)

    def with_entry(self, old: Entry, new: Entry) -> "PoFile":
        """Return the file with ``new`` in the place of ``old``; ``ValueError`` if ``old`` is not in it."""
        place = next((number for number, slot in enumerate(self.slots) if slot.entry is old), None)
        if place is None:
            raise ValueError(f"no entry {old.id!r} in this file")
        slots = (*self.slots[:place], replace(self.slots[place], entry=new), *self.slots[place + 1 :])
        return replace(self, slots=slots)
