"""What stands in a paragraph, as one string: its texts, and one character for whatever is an order of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.lines.note_calls import CALL
from mezanprint.typesetting.weasyprint.weasy import boxes

OBJECT = "\ufffc"
"""A picture, an inline block, an element with a direction of its own: neutral, as an isolate is (UAX #9, 3.3.2)."""
_SEGMENT = "\t"
"""The dots of a leader: what stands on both sides of them has an order of its own (UAX #9, rule L1)."""
_BREAKS = ("br", "wbr")
RUN = "::run"
"""Tag of a box that is no element: tags and content keys are those of the elements in and around it."""


class Leaf(NamedTuple):
    """A text box, or another box that stands in the line as one thing, with its place in the paragraph."""

    box: Box
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


def leaves(container: Box) -> list[Leaf]:
    """Return the leaves of a line box or of an inline box with an order of its own."""
    leaves_in_order: list[Leaf] = []
    place = 0
    for box in _leaf_boxes(container):
        text = text_of(box)
        leaves_in_order.append(Leaf(box, text, place))
        place += len(text)
    return leaves_in_order


def _leaf_boxes(container: Box) -> Iterator[Box]:
    for child in container.children:
        if is_open(child):
            yield from _leaf_boxes(child)
        elif child.is_in_normal_flow():
            yield child


def text_of(box: Box) -> str:
    """Return what a box of a line is in the text of its paragraph; what is out of the flow is nothing."""
    if not box.is_in_normal_flow():
        return ""
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    if is_open(box):
        return "".join(map(text_of, box.children))
    return _SEGMENT if box.is_leader else OBJECT


def is_open(box: Box) -> bool:
    """Tell whether the text of an inline box is ordered with that around it.

    Generated content is not, nor the call of a note: a number would become one with a number before it.
    """
    if not isinstance(box, boxes.InlineBox) or box.is_leader or not box.is_in_normal_flow():
        return False
    if box.element is None or box.element.tag in _BREAKS:
        return True
    if "::" in box.element_tag or box.element.get("class") == CALL:
        return False
    return box.element.get("dir") is None and box.element.tag not in ("bdi", "bdo")


def isolates(container: Box) -> Iterator[Box]:
    """Yield the inline boxes in a paragraph that have an order of their own, not those in them."""
    for box in _leaf_boxes(container):
        if isinstance(box, boxes.InlineBox) and not box.is_leader:
            yield box
