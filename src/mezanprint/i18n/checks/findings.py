"""What a check finds, in the two languages in which it can be told."""

from dataclasses import dataclass
from typing import NamedTuple

from mezanprint.model.characters import name_of

FSI, PDI = "\u2068", "\u2069"
_CONTEXT = 24
"""Characters of a text that are quoted to say where something stands."""


class Place(NamedTuple):
    """Where a character stands: after a word, or before the first one."""

    word: str
    first: bool = False

    def told(self, language: str) -> str:
        """Return preposition and word; in an Arabic sentence the word is isolated."""
        if language == "ar":
            return f"{'قبل' if self.first else 'بعد'} {FSI}{self.word}{PDI}"
        return f"{'before' if self.first else 'after'} {self.word}"


class Words(NamedTuple):
    """One sentence in both languages, with ``{0}``, ``{1}`` where the values of a finding go."""

    en: str
    ar: str

    def told(self, language: str, *values: str | Place) -> str:
        """Return the sentence; an Arabic one and each value in it are isolated, for they stand in lines of any sort.

        What nobody would see in a value is named.
        """
        if language == "ar":
            parts = (value.told("ar") if isinstance(value, Place) else f"{FSI}{_named(value)}{PDI}" for value in values)
            return f"{FSI}{self.ar.format(*parts)}{PDI}"
        parts = (value.told("en") if isinstance(value, Place) else _named(value) for value in values)
        return self.en.format(*parts)


@dataclass(frozen=True, slots=True)
class Found:
    """One fault of a translation: sentence, remedy, and the values both may name."""

    says: Words
    hint: Words
    values: tuple[str | Place, ...] = ()


def _named(value: str) -> str:
    if value.isprintable():
        return value
    return "".join(char if char.isprintable() else f"<{name_of(char)}>" for char in value)


def quote(text: str) -> str:
    """Return a piece of a text for a sentence: in back-ticks, cut where it is long."""
    text = " ".join(text.split()) or text
    return f"`{text[:_CONTEXT]}{'…' if len(text) > _CONTEXT else ''}`"


def around(text: str, start: int, end: int) -> str:
    """Return what stands at an offset, with the words that touch it: enough to find the place again."""
    first = text.rfind(" ", 0, max(start - 1, 0)) + 1
    last = text.find(" ", end + 1)
    first, last = max(first, start - _CONTEXT), min(len(text) if last < 0 else last, end + _CONTEXT)
    return f"`{' '.join(text[first:last].split())}`"


def hidden(text: str, offset: int) -> tuple[str, Place]:
    """Return the name of the character at an offset, and where it stands."""
    first, last = max(0, offset - 2 * _CONTEXT), offset + 1 + 2 * _CONTEXT
    before, after = text[first:offset].split(), text[offset + 1 : last].split()
    near = before[-1] if before else after[0] if after else ""
    return name_of(text[offset]), Place(quote("".join(char for char in near if char.isprintable())), not before)
