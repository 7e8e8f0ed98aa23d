"""Units that stay on one line where they fit on one: where they do not, they are let go and set in pieces.

A telephone number or an amount has ``white-space: nowrap`` (class ``unit``), which CSS lets run out of a column that is
narrower than it.
"""

import re
from collections.abc import Iterator
from typing import Any

from mezanprint.typesetting.boxes.tree import Box, children
from mezanprint.typesetting.weasyprint.weasy import Document, boxes

UNIT = "unit"
_ZERO_WIDTH_SPACE = "\u200b"
_SIGNS = re.compile(r"((?<![\d.:])\d[\d,]*[.:]\d+(?![.:]?\d))|[-/.:@_?&=#\u2011\u2013]+")
"""Signs behind which a unit may be broken, and what has one and stays whole: half of 12.50 or 9:30 reads as another."""
_TOLERANCE = 0.1
"""CSS px."""


def let_go(document: Document) -> bool:
    """Take the class from each unit that is wider than its place, so that it breaks after its signs; tell whether any.

    The document must be laid out again then: what changes are the elements it was made from.
    """
    units = {
        id(element): element for page in document.pages for element in _too_wide(page._page_box, page._page_box.width)
    }
    for element in units.values():
        element.set("class", " ".join(name for name in element.get("class", "").split() if name != UNIT))
        _open(element)
    return bool(units)


def _too_wide(box: Box, width: float) -> Iterator[Any]:
    """Yield the elements of units under ``box`` that run out of their block, or make their table run out of its."""
    if isinstance(box, boxes.TableBox) and box.width > width + _TOLERANCE:
        yield from (unit.element for unit in _units(box))
        return
    # A table grows with what must not break; its wrapper grows with it.
    inside = box.width if isinstance(box, boxes.BlockContainerBox) and not box.is_table_wrapper else width
    for child in children(box):
        if isinstance(child, boxes.LineBox) and child.width > inside + _TOLERANCE:
            # A mark that clings to a unit, such as a full stop, may be what is too much.
            yield from (unit.element for unit in _units(child))
        yield from _too_wide(child, inside)


def _units(box: Box) -> Iterator[Box]:
    for child in children(box):
        if isinstance(child, boxes.InlineBox) and _is_unit(child.element):
            yield child
        yield from _units(child)


def _is_unit(element: Any) -> bool:
    return element is not None and UNIT in (element.get("class") or "").split()


def _open(element: Any) -> None:
    """Let a unit be broken after each of its signs, but for one before it; between its words it can be already."""
    begun = False

    def opened(text: str | None) -> str | None:
        nonlocal begun
        if not text:
            return text
        start = 0 if begun else next((place for place, char in enumerate(text) if char.isalnum()), len(text))
        begun = begun or start < len(text)
        return text[:start] + _SIGNS.sub(lambda found: found[0] + ("" if found[1] else _ZERO_WIDTH_SPACE), text[start:])

    def walk(part: Any) -> None:
        part.text = opened(part.text)
        for child in part:
            walk(child)
            child.tail = opened(child.tail)

    walk(element)
