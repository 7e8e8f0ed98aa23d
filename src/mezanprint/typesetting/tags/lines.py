"""Lines of text: what stood between them before they were broken."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from mezanprint.model.direction.bidi_controls import BIDI_CONTROLS
from mezanprint.typesetting.boxes.tree import Box, descendants
from mezanprint.typesetting.weasyprint.weasy import Document, boxes

_CONTROLS = re.compile(f"[{BIDI_CONTROLS}\u200b]")
_LAYOUT_SPACES = re.compile("[\u2000-\u2006]")
"""Spaces as wide as a part of the type size; those that stand in numbers are narrower and stay."""
_HYPHENS = ("\u2010", "\u00ad", "-")
_NEAR = 24
"""How many characters beside a break are looked for in the source."""


def plain(text: str) -> str:
    """Return text as it is read aloud: without controls of direction and breaking, and with no space but a space."""
    return text if text.isascii() else _LAYOUT_SPACES.sub(" ", _CONTROLS.sub("", text))


def text_of_boxes(document: Document) -> dict[Box, str]:
    """Return the text of every box of text, in its logical order, with the space that ended its line.

    A hyphen that only the breaking of the line brought goes, with no space after it.
    """
    texts: dict[Box, str] = {}
    sources: dict[int, str] = {}
    before: dict[int, Box] = {}
    for page in document.pages:
        here: dict[int, Box] = {}
        for box in descendants(page._page_box):
            if isinstance(box, boxes.TextBox):
                texts.setdefault(box, plain(box.text))
            lines = [child for child in box.children if isinstance(child, boxes.LineBox)]
            if lines:
                continued = before.pop(id(box.element), None)
                spelled = [_Line(line, _texts(line)) for line in ([continued, *lines] if continued else lines)]
                for line, following in pairwise(spelled):
                    _join(texts, line, following, sources)
                here[id(box.element)] = lines[-1]
        before = here
    return texts


class _Line(NamedTuple):
    """A line with its boxes of text."""

    box: Box
    texts: list[Box]

    def words(self) -> str:
        return "".join(plain(each.text) for each in self.texts)


def _join(texts_of: dict[Box, str], line: _Line, following: _Line, sources: dict[int, str]) -> None:
    if not line.texts or line.texts[-1].text.endswith((" ", "\n")):
        return
    last = line.texts[-1]
    gap = _gap(line.words(), following.words().rstrip("".join(_HYPHENS)), _source(line.box.element, sources))
    texts_of[last] = plain(last.text)[:-1] if gap is None else plain(last.text) + gap


def _texts(line: Box) -> list[Box]:
    return [each for each in descendants(line) if isinstance(each, boxes.TextBox)]


def _gap(before: str, after: str, source: str) -> str | None:
    """Return what stood in ``source`` between two lines: a space or nothing; None for a hyphen too many.

    Where a note is called nearby the source has its words, and the two words at the break alone are found.
    """
    for first, second in ((before[-_NEAR:], after[:_NEAR]), (_last_word(before), after.partition(" ")[0])):
        if first + " " + second in source:
            return " "
        if first + second in source:
            return ""
        if first.endswith(_HYPHENS) and first[:-1] + second in source:
            return None
    return " "


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2]


def _source(element: Any, sources: dict[int, str]) -> str:
    if element is None:
        return ""
    if id(element) not in sources:
        sources[id(element)] = " ".join(plain("".join(_words(element))).split())
    return sources[id(element)]


def _words(element: Any) -> Iterator[str]:
    """Yield the text in an HTML element, with a space for each break."""
    yield element.text or ""
    for child in element:
        yield " " if child.tag == "br" else ""
        yield from _words(child)
        yield child.tail or ""
