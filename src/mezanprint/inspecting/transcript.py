"""The structure of a PDF read aloud: what a screen reader says, in its order, one line an element."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import phrase
from mezanprint.inspecting.roles import is_in_line, name_in_line, name_of
from mezanprint.model.direction.bidi_controls import BIDI_CONTROLS
from mezanprint.model.translatable import msg
from mezanprint.pdf.marked_content import Words
from mezanprint.pdf.structure import Element, Part

_UNSPOKEN = re.compile(f"[{BIDI_CONTROLS}\u00ad\u200b\u2060\ufeff]")
"""Marks of direction and breaking."""
_HOLDERS = ("LI", "TOCI", "TH", "TD", "Caption", "Note", "FENote", "BlockQuote")
"""Blocks whose only paragraph is not told of."""
_SILENT = ("Artifact", "Private")


def as_transcript(structure: Sequence[Element], language: str = ENGLISH) -> str:
    """Return the transcript; names of elements are told in ``language``."""
    reading = _Reading(language)
    return "".join(line for element in structure for line in reading.block(element, 0))


class _Reading:
    """One reading, which changes its voice where the language changes."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._voice = ""

    def block(self, element: Element, depth: int) -> Iterator[str]:
        """Yield the lines of a block: its name with the words at its beginning, and deeper what else is in it."""
        if element.role in _SILENT:
            return
        name, parts = name_of(element), _parts_of(element)
        groups = [(in_line, list(group)) for in_line, group in groupby(parts, is_in_line)]
        first = groups.pop(0)[1] if name and groups and groups[0][0] else []
        words = self._said(first)
        if name and (words or groups or element.role != "P"):
            yield self._line(name, words, depth)
        depth += bool(name)
        for in_line, group in groups:
            if in_line:
                yield from self._loose(group, depth)
                continue
            for part in group:
                assert isinstance(part, Element)
                yield from self.block(part, depth)

    def _loose(self, parts: list[Part], depth: int) -> Iterator[str]:
        """Yield a line of words that stand in no block of their own."""
        if len(parts) == 1 and isinstance(parts[0], Element) and name_of(parts[0]):
            yield self._line(name_of(parts[0]), self._said(_parts_of(parts[0])), depth)
        elif words := self._said(parts):
            yield self._line(msg("text"), words, depth)

    def _line(self, name: str, words: str, depth: int) -> str:
        told = phrase(name, self._language)
        return f"{'   ' * depth}{told}: {legible(words)}\n" if words else f"{'   ' * depth}{told}\n"

    def _said(self, parts: Sequence[Part]) -> str:
        return " ".join("".join(self._pieces(parts)).split())

    def _pieces(self, parts: Sequence[Part]) -> Iterator[str]:
        for part in parts:
            if isinstance(part, Words):
                yield from self._spoken(part)
            elif part.role not in _SILENT:
                yield from self._part(part)

    def _part(self, part: Element) -> Iterator[str]:
        name = name_in_line(part)
        if not name and part.role not in ("Lbl", "Reference"):
            yield from self._pieces(part.parts)
            return
        opening, words = phrase(name, self._language), self._said(part.parts)
        match part.role:
            case "Lbl":
                yield f"{words}: " if _is_term(words) else f"{words} "
            case "Reference":
                yield f" [{opening}: {words}]" if name else f" {words}"
            case _:
                yield f"[{opening}: {words}]" if words else f"[{opening}]"

    def _spoken(self, words: Words) -> Iterator[str]:
        text = _UNSPOKEN.sub("", words.text)
        if words.language and words.language != self._voice and any(map(str.isalnum, text)):
            self._voice = words.language
            yield f" [{words.language}] "
        yield text


def _parts_of(element: Element) -> list[Part]:
    """Return what is in a block: bodies of items are opened, and so is a paragraph that is all of its block."""
    parts = [inner for part in element.parts for inner in _opened(part, "LBody")]
    blocks = [part for part in parts if isinstance(part, Element) and not is_in_line(part)]
    if element.role in _HOLDERS and [block.role for block in blocks] == ["P"]:
        parts = [inner for part in parts for inner in _opened(part, "P")]
    return parts


def _is_term(label: str) -> bool:
    """Tell whether a label is a word, which needs a sign behind it, and no number or bullet."""
    return sum(map(str.isalpha, label)) > 1 and label[-1].isalnum()


def _opened(part: Part, role: str) -> Sequence[Part]:
    return part.parts if isinstance(part, Element) and part.role == role else (part,)
