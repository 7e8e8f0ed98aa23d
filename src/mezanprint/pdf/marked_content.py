"""Text of marked content: what the codes between two marks mean, in the order in which the file shows them.

Marks may say a text in the place of what is shown, a language (ISO 32000-1, 14.9), and that it is written from its end
(14.8.2.3.3).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.fonts import Meanings
from mezanprint.pdf.lightening import large_pages
from mezanprint.pdf.operators import DEEPEST, entry, instructions, shown_bytes
from mezanprint.pdf.page_boxes import resources_of

Place: TypeAlias = tuple[int, tuple[int, int] | None]
"""Number of the page from 0, and the object of a form on it where the content stands in one."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text of marked content in one language."""

    text: str
    language: str
    """As the marks say; empty where only the structure does, if anything."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the beginning of marked content says."""

    number: int | None = None
    actual: str | None = None
    language: str | None = None
    reversed: int | None = None
    """Where content begins that is written from its end, in the words of its number (14.8.2.3.3)."""


def marked_content(document: pikepdf.Pdf) -> Mapping[Place, Mapping[int, tuple[Words, ...]]]:
    """Return the text of each piece of marked content by its place and number (MCID); nothing of large pages."""
    words: dict[Place, dict[int, list[Words]]] = defaultdict(lambda: defaultdict(list))
    known: dict[tuple[int, int], Meanings] = {}

    def meanings(font: Any) -> Meanings:
        if font.objgen == (0, 0):
            return Meanings(font)
        if font.objgen not in known:
            known[font.objgen] = Meanings(font)
        return known[font.objgen]

    large = large_pages(document)
    for number, page in enumerate(document.pages):
        if number + 1 in large:
            continue
        _Reader(words, meanings).read(page.obj, resources_of(page), (number, None), 0)
    return {place: {mark: _joined(parts) for mark, parts in marks.items()} for place, marks in words.items()}


def _joined(parts: list[Words]) -> tuple[Words, ...]:
    by_language = groupby(parts, lambda part: part.language)
    return tuple(Words("".join(part.text for part in group), language) for language, group in by_language)


class _Reader:
    """One page, with the forms on it."""

    def __init__(self, found: Any, meanings: Callable[[Any], Meanings]) -> None:
        self._found, self._meanings = found, meanings

    def read(self, content: Any, resources: Any, place: Place, depth: int) -> None:
        marks: list[_Mark] = []
        font: Meanings | None = None
        for instruction in instructions(content):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in ("BMC", "BDC"):
                self._begin(marks, self._mark(operands, resources, marks, place), place)
            elif name == "EMC" and marks:
                marks.pop()
            elif name == "Tf":
                named = entry(resources, "/Font", operands[0])
                font = None if named is None else self._meanings(named)
            elif name in ("Tj", "TJ", "'", '"') and font:
                if all(mark.actual is None for mark in marks):
                    text = font.text(shown_bytes(operands[-1]))
                    backwards = any(mark.reversed is not None for mark in marks)
                    self._add(marks, place, text[::-1] if backwards else text)
            elif name == "Do" and depth < DEEPEST:
                form = entry(resources, "/XObject", operands[0])
                if form is not None and form.get("/Subtype") == "/Form":
                    self.read(form, form.get("/Resources", resources), (place[0], form.objgen), depth + 1)

    def _begin(self, marks: list[_Mark], mark: _Mark, place: Place) -> None:
        """Enter marked content; a text that stands for all in it is said at once, unless one stands for that."""
        replaced = any(each.actual is not None for each in marks)
        marks.append(mark)
        if mark.actual is not None and not replaced:
            self._add(marks, place, mark.actual)

    def _add(self, marks: list[_Mark], place: Place, text: str) -> None:
        number = _number_of(marks)
        if number is not None:
            language = next((mark.language for mark in reversed(marks) if mark.language is not None), "")
            start = next((mark.reversed for mark in marks if mark.reversed is not None), None)
            words = self._found[place][number]
            words.insert(len(words) if start is None else start, Words(text, language))

    def _mark(self, operands: Any, resources: Any, marks: list[_Mark], place: Place) -> _Mark:
        number = _number_of(marks)
        if operands[0] == "/ReversedChars" and number is not None:
            return _Mark(reversed=len(self._found[place][number]))
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = entry(resources, "/Properties", properties)
        if not isinstance(properties, pikepdf.Dictionary):
            return _Mark()
        own, actual, language = (properties.get(key) for key in ("/MCID", "/ActualText", "/Lang"))
        return _Mark(
            None if own is None else int(own),
            None if actual is None else str(actual),
            None if language is None else str(language),
        )


def _number_of(marks: list[_Mark]) -> int | None:
    return next((mark.number for mark in reversed(marks) if mark.number is not None), None)
