"""Characters that no text of a project may hold: what cannot be seen can change what is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mezanprint.model.character_names import name_of
from mezanprint.model.translatable import msg

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but tab and line feed
    "\u2028\u2029"  # line and paragraph separator: no editor shows them
    "\u202a-\u202e"  # bidi embeddings and overrides
    "\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # without width, without use in Arabic or English
    "\ufdd0-\ufdef\ufffd\ufffe\uffff"  # non-characters, and what a failed conversion leaves behind
    "\ud800-\udfff"
    "\U000e0000-\U000e007f"  # tag characters
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_SUSPECT = re.compile(f"{_REFUSED.pattern[:-1]}\u2066-\u2069]")
_ISOLATES = re.compile("[\u2066-\u2069]|\n[ \t]*\n")
LINE_ENDS = "\x0b\x0c\u2028\u2029"
"""What word processors put where a line or page ends."""
_WIDTHLESS = "\u200b\u2060\ufeff"
_DELETE = msg("delete it")
_PAIR = msg("delete it, or close what it opens")


@dataclass(frozen=True, slots=True)
class CharacterFault:
    """A character at ``offset`` that must go; ``says`` names it: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""

    offset: int
    says: str
    hint: str
    """What to do, so that no two words become one."""


def check_characters(text: str) -> tuple[CharacterFault, ...]:
    """Return every refused character of ``text`` and every isolate that its paragraph does not close or open.

    Joiners (U+200C, U+200D), direction marks (U+200E, U+200F, U+061C) and balanced isolates (U+2066-2069) are
    allowed: Arabic and mixed lines need them. A paragraph ends at a blank line.
    """
    return check_controls(text) + check_isolates(text) if _SUSPECT.search(text) else ()


def check_controls(text: str) -> tuple[CharacterFault, ...]:
    """Return every character of ``text`` that is refused wherever it stands."""
    return tuple(_refused(text, found) for found in _REFUSED.finditer(text))


def _refused(text: str, found: re.Match[str]) -> CharacterFault:
    says = msg("the character {character} is not allowed", character=name_of(found[0]))
    return CharacterFault(found.start(), says, _remedy(text, found.start()))


def _remedy(text: str, offset: int) -> str:
    """Return what to write for a character that is refused, by what it stood for and what stands beside it."""
    char, beside = text[offset], text[max(0, offset - 1) : offset + 2]
    if char in LINE_ENDS:
        return msg("write a new line in its place")
    if char == "\x1e":  # of word processors
        return msg("write a hyphen in its place")
    meant = bytes([ord(char)]).decode("cp1252", "replace") if "\x80" <= char <= "\x9f" else ""
    if char == "\ufffd" or meant == "\ufffd":
        return msg("type the character that stood here again: a conversion has lost it")
    if meant:
        return msg("write `{meant}` in its place: a conversion has garbled it", meant=meant)
    if char in _WIDTHLESS and len(beside) == 3 and beside[0].isalnum() and beside[2].isalnum():
        return msg("delete it if it stands inside a word; between two words write a space in its place")
    return _DELETE


def check_isolates(text: str) -> tuple[CharacterFault, ...]:
    """Return the isolates of ``text`` without a partner in the same paragraph."""
    return tuple(sorted(_unpaired(text), key=lambda fault: fault.offset))


def _unpaired(text: str) -> Iterator[CharacterFault]:
    opened: list[tuple[int, str]] = []
    for match in _ISOLATES.finditer(text):
        if match[0] == "\u2069":
            if opened:
                opened.pop()
            else:
                yield CharacterFault(
                    match.start(), msg("the character {character} closes nothing", character=name_of(match[0])), _DELETE
                )
        elif len(match[0]) == 1:
            opened.append((match.start(), match[0]))
        else:
            yield from _unclosed(opened)
            opened.clear()
    yield from _unclosed(opened)


def _unclosed(opened: list[tuple[int, str]]) -> Iterator[CharacterFault]:
    return (
        CharacterFault(offset, msg("the character {character} is never closed", character=name_of(char)), _PAIR)
        for offset, char in opened
    )


def without_refused(text: str) -> str:
    """Return ``text`` with U+FFFD for each refused character: of the same length: safe to show as it is."""
    return _REFUSED.sub("\ufffd", text)
