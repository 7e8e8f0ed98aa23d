"""Pages on which nothing is cut off: for looking at what does not fit, and never for publishing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.tree import descendants
from mezanprint.typesetting.weasy import Document, boxes, is_known_release, weasyprint

_Context = weasyprint.layout.LayoutContext
_overflows_page = _Context.overflows_page


@contextmanager
def endless_pages() -> Iterator[None]:
    """Let no page laid out inside the block end but where a style asks for it: WeasyPrint then drops nothing.

    In an unknown release pages end as they always do.
    """
    if not is_known_release():
        yield
        return
    _Context.overflows_page = _never
    try:
        yield
    finally:
        _Context.overflows_page = _overflows_page


def _never(_context: Any, _bottom_space: float, _position_y: float) -> bool:
    return False


def open_clips(document: Document) -> None:
    """Have all text drawn, wherever a box would hide what leaves it. Pictures stay cut: their boxes want that."""
    for page in document.pages:
        for box in descendants(page._page_box):
            if box.style["overflow"] != "visible" and any(isinstance(each, boxes.TextBox) for each in descendants(box)):
                # The style of an element is shared by its boxes on all pages, and this one is drawn only now.
                box.style = box.style.copy()
                box.style["overflow"] = "visible"
