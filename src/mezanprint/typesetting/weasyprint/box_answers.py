"""Answers that layout asks of boxes tens of thousands of times, given without WeasyPrint's detours: the same answers.

Each stands in for the method or function of its name while a document is laid out. What is not usual is asked of
WeasyPrint.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, weasyprint

_layout = weasyprint.layout
_Box, _ParentBox = boxes.Box, boxes.ParentBox
_is_in_normal_flow, _establishes = _Box.is_in_normal_flow, _Box.establishes_formatting_context
_descendants, _page_values = _Box.descendants, _ParentBox.page_values
_avoid_collisions = _layout.inline.avoid_collisions
_IN_PLACE = frozenset({"static", "relative"})


def is_in_normal_flow(box: Any) -> bool:
    """Tell whether a box stands where the flow puts it."""
    style = box.style
    if style["float"] == "none" and style["position"] in _IN_PLACE:
        return True
    return bool(_is_in_normal_flow(box))


def establishes_formatting_context(box: Any) -> bool:
    """Tell whether a box keeps floats and margins in it to itself."""
    style = box.style
    if (
        style["float"] == "none"
        and style["position"] in _IN_PLACE
        and not box.is_column
        and isinstance(box, boxes.BlockBox)
    ):
        return style["overflow"] != "visible" or "flow-root" in style["display"]
    return bool(_establishes(box))


def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """Yield a box and all in it, in the order of the document."""
    if placeholders:
        yield from _descendants(box, placeholders)
        return
    waiting = [box]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, _Box):
            waiting += current.children[::-1]


def page_values(box: Any) -> tuple[Any, Any]:
    """Return the names of the pages that a box begins and ends on: those of its first and its last child, if any."""
    return _page_name(box, 0), _page_name(box, 1)


def _page_name(box: Any, end: int) -> Any:
    name = box.style["page"]
    for child in reversed(box.children) if end else box.children:
        if child.is_in_normal_flow() or child.is_floated():
            if isinstance(child, _ParentBox) and type(child).page_values is page_values:
                return _page_name(child, end) or name
            return child.page_values()[end] or name
    return name


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> tuple[float, float, float]:
    """Return where a line stands and how wide it may be; with nothing to avoid it has the width of its block."""
    if outer or context.excluded_shapes or not isinstance(box, boxes.LineBox) or box.style["float"] != "none":
        place: tuple[float, float, float] = _avoid_collisions(context, box, containing_block, outer)
        return place
    left = containing_block.content_box_x()
    right = left + containing_block.width
    left += box.margin_left
    right -= box.margin_right
    x = right if containing_block.style["direction"] == "rtl" else left
    return x - box.margin_left, box.border_box_y() - box.margin_top, right - left


@contextmanager
def plain_answers() -> Iterator[None]:
    """Lay out what is laid out inside the block with these."""
    methods: tuple[tuple[Any, Callable[..., Any]], ...] = (
        (_Box, is_in_normal_flow),
        (_Box, establishes_formatting_context),
        (_Box, descendants),
        (_ParentBox, page_values),
        (_layout.inline, avoid_collisions),
    )
    with ExitStack() as stack:
        for owner, answer in methods:
            stack.enter_context(instead_of(owner, answer.__name__, answer))
        yield
