"""Pages that end early because what comes next does not fit on them: nothing fills the room that it leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.parted import IN_LINES, SIDE_BY_SIDE, flows, is_forced
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.account.subject import key_of, place_of, subject
from mezanprint.typesetting.boxes.frames import Piece, has_height, pieces
from mezanprint.typesetting.boxes.tree import Box, border_box, children, content_box, descendants
from mezanprint.typesetting.weasyprint.weasy import Document, boxes

FULL = 0.8
"""Share of a page at which it may end: below it a third of the page looks forgotten."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What stands on the pages of a box: its first piece, and how far down it goes on each."""

    first: Piece
    bottoms: dict[int, float]

    def joined(self, other: "_Stand") -> "_Stand":
        first = self.first if self.first.page <= other.first.page else other.first
        if first is self.first and all(self.bottoms.get(page, 0) >= bottom for page, bottom in other.bottoms.items()):
            return self
        pages = self.bottoms | other.bottoms
        lowest = {page: max(self.bottoms.get(page, 0), other.bottoms.get(page, 0)) for page in pages}
        return _Stand(first, lowest)


@dataclass(frozen=True, slots=True)
class Gap:
    """A column that ends early on a page, and what was moved to the next one."""

    page: int
    used: float
    """Share of the page at which it ends."""
    free: float
    """The room that it leaves, in px."""
    moved: Piece
    """The first of what is on the next page."""


class Survey(NamedTuple):
    """What stands on the pages of a layout, and the columns that end early there."""

    standing: tuple[Piece, ...]
    gaps: tuple[Gap, ...]


def survey_pages(document: Document, source: Source) -> Survey:
    """Return what stands on the pages of a document, and where it leaves gaps."""
    standing = pieces(document)
    return Survey(standing, tuple(_find_gaps(document, source, standing)))


def _find_gaps(document: Document, source: Source, standing: tuple[Piece, ...]) -> Iterator[Gap]:
    """Yield each column that ends early on a page because what follows was moved to the next.

    Where a style sheet asks for a new page nothing is missing, and the last page ends where it ends.
    """
    for root in source.roots[:1]:
        yield from _Walk(document, standing).visit(root)


def check_gaps(gaps: tuple[Gap, ...], source: Source, path: str) -> Iterator[Diagnostic]:
    """Yield a warning for each column that ends early. A panel that runs on to another page is told as that."""
    lower = {box.element.get("data-section") for box in source.boxes() if _has_height(box)} if gaps else set()
    for gap in (gap for gap in gaps if not gap.moved.panel):
        message = msg(
            "page {page} ends at {used} of its height: {what} does not fit there and stands on the next",
            page=gap.page,
            used=f"{max(gap.used, 0):.0%}",
            what=subject(gap.moved),
        )
        is_lower = gap.moved.section in lower
        hint = _LOWER if is_lower else _TEXT if gap.moved.is_text else _PICTURE
        yield warning("layout-gap", message, place_of(gap.moved, path), hint, key=key_of(gap.moved))


def _has_height(box: Box) -> bool:
    """Tell whether a writer may say how high a section is: what is drawn for it is then as high."""
    return box.element is not None and box.element.get("data-height") is not None


def _room(page: Box) -> tuple[float, float]:
    """Return where the text of a page begins and may go on to: notes at its foot leave less."""
    area = content_box(page)
    notes = [each.position_y for each in children(page) if isinstance(each, boxes.FootnoteAreaBox) and each.children]
    return area.top, min((area.bottom, *notes))


class _Walk:
    """One walk over the tree before layout."""

    def __init__(self, document: Document, standing: tuple[Piece, ...]) -> None:
        self._rooms = [_room(page._page_box) for page in document.pages]
        self._own: dict[object, _Stand] = {}
        for piece in standing:
            element = piece.box.element
            if piece.body and element is not None:
                if (known := self._own.get(element)) is None:
                    self._own[element] = _Stand(piece, {piece.page: piece.rect.bottom})
                else:
                    known.bottoms[piece.page] = max(known.bottoms.get(piece.page, 0), piece.rect.bottom)
        self._known: dict[int, _Stand | None] = {}
        for number, page in enumerate(document.pages, 1):
            for box in descendants(page._page_box):
                if isinstance(box, boxes.BlockBox) and has_height(box) and box.element in self._own:
                    self._own[box.element].bottoms[number] = border_box(box).bottom  # a box to write in has no ink

    def visit(self, box: Box) -> Iterator[Gap]:
        """Yield what leaves room before it in ``box``."""
        if not isinstance(box, boxes.ParentBox) or isinstance(box, IN_LINES):
            return
        if not isinstance(box, SIDE_BY_SIDE):
            flow = [child for child in box.children if self._stand(child) and flows(child)]
            for head, rest in pairwise(flow):
                yield from self._between(head, rest)
        for child in box.children:
            yield from self.visit(child)

    def _between(self, head: Box, rest: Box) -> Iterator[Gap]:
        before, after = self._stand(head), self._stand(rest)
        assert before is not None
        assert after is not None
        page = max(before.bottoms)
        if min(after.bottoms) <= page or is_forced(head, rest):
            return
        top, bottom = self._rooms[page - 1]
        used = (before.bottoms[page] - top) / (bottom - top)
        if used < FULL:
            yield Gap(page, used, bottom - before.bottoms[page], after.first)

    def _stand(self, box: Box) -> _Stand | None:
        """Return where a box stands with all that is in it; None for what is empty."""
        if id(box) not in self._known:
            stand = self._own.get(box.element) if "::" not in (box.element_tag or "") else None
            for child in getattr(box, "children", ()):
                inside = self._stand(child)
                stand = stand.joined(inside) if stand and inside else stand or inside
            self._known[id(box)] = stand
            return stand
        return self._known[id(box)]


_PICTURE = msg("give the picture less `height`, or put what follows it before it")
_LOWER = msg("write `height` with the millimetres it may have, or put what follows it before it")
_TEXT = msg("put what follows it before it, or shorten what stands before it")
