"""What a check finds: a sentence, a remedy, and the pieces of a text that both may name."""

from dataclasses import dataclass

from mezanprint.model.character_names import name_of
from mezanprint.model.translatable import msg

MOST = 10
"""Findings of one check in one text: who reads of ten knows what is wrong with it."""
_CONTEXT = 24
"""Characters of a text that are quoted to say where something stands."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a translation."""

    says: str
    hint: str


def tick(text: str) -> str:
    """Return a piece of a text in back-ticks. What nobody would see in it is named."""
    if text.isprintable():
        return f"`{text}`"
    return f"`{''.join(char if char.isprintable() else f'<{name_of(char)}>' for char in text)}`"


def quote(text: str) -> str:
    """Return a piece of a text for a sentence: in back-ticks, cut where it is long."""
    text = " ".join(text.split()) or text
    return tick(f"{text[:_CONTEXT]}{'…' if len(text) > _CONTEXT else ''}")


def around(text: str, start: int, end: int) -> str:
    """Return what stands at an offset, with the words that touch it: enough to find the place again."""
    first = text.rfind(" ", 0, max(start - 1, 0)) + 1
    last = text.find(" ", end + 1)
    first, last = max(first, start - _CONTEXT), min(len(text) if last < 0 else last, end + _CONTEXT)
    return tick(" ".join(text[first:last].split()))


def hidden(text: str, offset: int) -> dict[str, str]:
    """Return the name of the ``character`` at an offset, and its ``place``: after a word, or before the first one."""
    first, last = max(0, offset - 2 * _CONTEXT), offset + 1 + 2 * _CONTEXT
    before, after = text[first:offset].split(), text[offset + 1 : last].split()
    near = before[-1] if before else after[0] if after else ""
    word = quote("".join(char for char in near if char.isprintable()))
    return {
        "character": name_of(text[offset]),
        "place": msg("after {word}", word=word) if before else msg("before {word}", word=word),
    }
