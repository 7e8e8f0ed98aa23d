"""Raw YAML: scalars, lists and mappings as they were typed, each with its place. Not yet a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mezanprint.model.diagnostics import Span
from mezanprint.model.translatable import msg


@dataclass(frozen=True, slots=True)
class Scalar:
    """The text that was typed, whatever it looks like: ``no``, ``012``, ``1.10`` and ``2026-01-01`` stay text."""

    value: str
    span: Span
    block_line: int | None = None
    """Line of the first line of a ``|`` block, whose lines are those of the file; None in every other style."""
    end: tuple[int, int] = (0, 0)
    """0-based line and column behind it."""
    folded: tuple[str, ...] = ()
    """Lines of the file that YAML joined to this text, without their indents; none in a ``|`` block or on one line."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Raw", ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    value: "Raw"
    span: Span
    """Place of the key."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file, no key twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> "Raw | None":
        """Return the value of ``key``, or None."""
        return next((entry.value for entry in self.entries if entry.key == key), None)

    def keys(self) -> tuple[str, ...]:
        """Return all keys."""
        return tuple(entry.key for entry in self.entries)


Raw: TypeAlias = Scalar | Sequence | Mapping


def scalars(raw: Raw) -> Iterator[Scalar]:
    """Yield every text of a node, in the order of the file; keys are none."""
    match raw:
        case Scalar():
            yield raw
        case Sequence(items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries):
            for entry in entries:
                yield from scalars(entry.value)


def kind_of(raw: Raw) -> str:
    """Return what ``raw`` is, in a writer's words."""
    return {Scalar: msg("a text"), Sequence: msg("a list"), Mapping: msg("a mapping")}[type(raw)]
