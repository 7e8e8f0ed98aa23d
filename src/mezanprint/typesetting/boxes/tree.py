"""The tree of laid-out boxes, with the content key each box belongs to."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from mezanprint.model.geometry import Area
from mezanprint.typesetting.weasyprint.weasy import AbsolutePlaceholder, Document, boxes

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types of its own."""
_BARE = (boxes.TextBox, boxes.LineBox)
"""Boxes without margins, borders or padding."""


def real(box: Box) -> Box:
    """Return the box that stands behind a placeholder."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def children(box: Box) -> Iterator[Box]:
    """Yield the boxes inside ``box``, placeholders resolved."""
    for child in getattr(box, "children", ()):
        yield real(child)


def descendants(box: Box) -> Iterator[Box]:
    """Yield ``box`` and every box inside it, in the order of the document, placeholders resolved."""
    pending = [box]
    while pending:
        each = real(pending.pop())
        yield each
        if each.children:
            pending += each.children[::-1]


def text_boxes(box: Box) -> list[Box]:
    """Return the text boxes of a line in the order in which they are drawn.

    A block in a line has lines of its own, and the dots of a leader are no text.
    """
    inner: list[Box] = []
    for child in children(box):
        if isinstance(child, boxes.TextBox):
            inner.append(child)
        elif isinstance(child, boxes.InlineBox) and not child.is_leader:
            inner += text_boxes(child)
    return inner


def key_of(box: Box, inherited: str | None) -> str | None:
    """Return the content key a box belongs to: its own ``data-key``, ``domain:key``, or that of the box around it."""
    element = box.element
    own = element.get("data-key") if element is not None else None
    return own or inherited


def attribute(box: Box, name: str) -> str | None:
    """Return an attribute of the element a box was made for; anonymous and pseudo boxes have none."""
    element = box.element
    if element is None or "::" in (box.element_tag or ""):
        return None
    value = element.get(name)
    return None if value is None else str(value)


def short_key(key: str) -> str:
    """Return a content key as people read it: without its domain."""
    return key.partition(":")[2] or key


def texts(document: Document) -> Iterator[tuple[Box, str | None]]:
    """Yield every text box of a document with its content key."""
    for page in document.pages:
        pending: list[tuple[Box, str | None]] = [(page._page_box, None)]
        while pending:
            box, inherited = pending.pop()
            key = key_of(box, inherited)
            if isinstance(box, boxes.TextBox):
                yield box, key
            pending.extend((child, key) for child in reversed(list(children(box))))


def border_box(box: Box) -> Area:
    """Return the border box; for text and lines, the box of their letters."""
    if isinstance(box, _BARE):
        return Area(box.position_x, box.position_y, box.position_x + box.width, box.position_y + box.height)
    left, top = box.border_box_x(), box.border_box_y()
    return Area(left, top, left + box.border_width(), top + box.border_height())


def padding_box(box: Box) -> Area:
    """Return the padding box: where ``overflow: hidden`` cuts."""
    left, top = box.padding_box_x(), box.padding_box_y()
    return Area(left, top, left + box.padding_width(), top + box.padding_height())


def paper_of(page: Any) -> Area:
    """Return a page's sheet with its bleed."""
    bleed = page.bleed
    return Area(-bleed["left"], -bleed["top"], page.width + bleed["right"], page.height + bleed["bottom"])


def content_box(box: Box) -> Area:
    """Return the content box."""
    left, top = box.content_box_x(), box.content_box_y()
    return Area(left, top, left + box.width, top + box.height)
