"""Pages on which nothing is cut off: for looking at what does not fit, and never for publishing."""

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from mezanprint.model.regions import PageLayout, Region
from mezanprint.typesetting.account.subject import key_of
from mezanprint.typesetting.boxes.frames import Piece, pieces
from mezanprint.typesetting.boxes.tree import descendants
from mezanprint.typesetting.weasyprint.weasy import Document, boxes, instead_of, weasyprint


def endless_pages() -> AbstractContextManager[bool]:
    """Let no page laid out inside the block end but where a style asks for it: WeasyPrint then drops nothing.

    In an unknown release pages end as they always do.
    """
    return instead_of(weasyprint.layout.LayoutContext, "overflows_page", _never)


def _never(_context: Any, _bottom_space: float, _position_y: float) -> bool:
    return False


def with_pictures(document: Document, layout: tuple[PageLayout, ...]) -> tuple[PageLayout, ...]:
    """Return the layout of a document with a region for each picture, by its key or that of its section."""
    pictures = [piece for piece in pieces(document) if not piece.is_text]
    return tuple(
        replace(page, regions=(*page.regions, *(_region(piece) for piece in pictures if piece.page == number)))
        for number, page in enumerate(layout, 1)
    )


def _region(piece: Piece) -> Region:
    return Region(key_of(piece) or "", "", (piece.rect.in_points(),), "")


def open_clips(document: Document) -> None:
    """Have all text drawn, wherever a box would hide what leaves it. Pictures stay cut: their boxes want that."""
    for page in document.pages:
        for box in descendants(page._page_box):
            if box.style["overflow"] != "visible" and any(isinstance(each, boxes.TextBox) for each in descendants(box)):
                # The style of an element is shared by its boxes on all pages, and this one is drawn only now.
                box.style = box.style.copy()
                box.style["overflow"] = "visible"
