"""Pictures that are to go over the edge of the paper, from a place that has none."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.subject import key_of, place_of, subject
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.tree import paper_of
from mezanprint.typesetting.weasyprint.weasy import Document

_NEAR = 2.0
"""px that an edge may be off by: half a millimetre."""


def check_over_edge(document: Document, standing: tuple[Piece, ...], html: Element, path: str) -> Iterator[Diagnostic]:
    """Yield a warning for each picture in an element with ``data-bleed`` that reaches no side of its paper."""
    bleeding = {picture for each in html.iter() if each.get("data-bleed") == "yes" for picture in each.iter("img")}
    for piece in standing if bleeding else ():
        if piece.box.element in bleeding:
            paper, rect = paper_of(document.pages[piece.page - 1]), piece.rect
            if rect.left > paper.left + _NEAR and rect.right < paper.right - _NEAR:
                message = msg(
                    "{what} is to go over the edge of the paper, which its column does not reach", what=subject(piece)
                )
                hint = msg("put the section into another slot, or leave out `width`")
                yield warning("layout-bleed", message, place_of(piece, path), hint, key=key_of(piece))
