"""What the end of a page tears from what it belongs to: a heading from its text, a caption from its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.account.subject import key_of, place_of, subject
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.weasyprint.weasy import boxes

_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt", "thead")
"""What says nothing without what comes after it."""
_AVOID = ("avoid", "avoid-page")
_FORCED = ("always", "page", "left", "right", "recto", "verso")
SIDE_BY_SIDE = (boxes.FlexContainerBox, boxes.GridContainerBox, boxes.TableRowBox)
IN_LINES = (boxes.LineBox, boxes.InlineBox)
_AT_END = (*IN_LINES, *SIDE_BY_SIDE)
_HINT = msg("shorten what stands before it, or add to it, so that the page ends elsewhere")


@dataclass(frozen=True, slots=True)
class _Extent:
    """The pieces in a box: the first, and the pages on which they stand."""

    first: Piece
    pages: frozenset[int]

    def joined(self, other: "_Extent") -> "_Extent":
        if other.first.page >= self.first.page and other.pages <= self.pages:
            return self
        first = min(self.first, other.first, key=lambda piece: piece.page)
        return _Extent(first, self.pages | other.pages)


def check_parted(source: Source, standing: tuple[Piece, ...], path: str) -> Iterator[Diagnostic]:
    """Yield a warning for each heading or caption that stands on another page than what belongs to it.

    So does whatever a style sheet wants whole (``break-inside: avoid``) or with what follows (``break-after: avoid``):
    the typesetter keeps to that as long as it can, and says nothing where it cannot. A break that a style sheet asks
    for parts nothing.
    """
    for root in source.roots[:1]:
        yield from _Walk(standing, path).visit(root)


class _Walk:
    """One walk over the tree before layout, with the pages on which the pieces of its elements stand."""

    def __init__(self, standing: tuple[Piece, ...], path: str) -> None:
        self._path = path
        self._own: dict[object, _Extent] = {}
        for piece in standing:
            element = piece.box.element
            if piece.body and element is not None:
                known = self._own.get(element)
                if known is None or piece.page not in known.pages:
                    extent = _Extent(piece, frozenset((piece.page,)))
                    self._own[element] = known.joined(extent) if known else extent
        self._known: dict[int, _Extent | None] = {}

    def visit(self, box: Box) -> Iterator[Diagnostic]:
        """Yield what is parted in ``box``, the outermost first."""
        if not isinstance(box, boxes.ParentBox) or isinstance(box, IN_LINES):
            return
        if told := self._broken(box):
            yield told
            return  # what is in it is parted with it
        if not isinstance(box, SIDE_BY_SIDE):
            yield from self._torn([child for child in box.children if self._extent(child) and flows(child)])
        for child in box.children:
            yield from self.visit(child)

    def _broken(self, box: Box) -> Diagnostic | None:
        """Return the finding for a box that is to be whole and stands on two pages."""
        if box.style["break_inside"] not in _AVOID and box.element_tag != "figure":
            return None
        extent = self._extent(box)
        if extent is None or len(extent.pages) == 1:
            return None
        message = msg(
            "what begins with {what} is parted by the end of page {page}",
            what=subject(extent.first),
            page=min(extent.pages),
        )
        return self._told(message, extent.first)

    def _torn(self, flow: list[Box]) -> Iterator[Diagnostic]:
        """Yield a finding for each box that is to stay with the next one, which begins on a later page."""
        for head, rest in pairwise(flow):
            before, after = self._extent(head), self._extent(rest)
            assert before is not None
            assert after is not None
            # Only then it is worth while to ask what the two want: most stand on one page.
            if min(after.pages) not in before.pages and _belong_together(head, rest):
                last = max(before.pages)
                message = msg(
                    "{what} stands alone at the end of page {page}, and {rest}, which belongs to it, on the next",
                    what=subject(before.first),
                    page=last,
                    rest=subject(after.first),
                )
                yield self._told(message, before.first)

    def _told(self, message: str, piece: Piece) -> Diagnostic:
        span = place_of(piece, self._path)
        return warning("layout-parted", message, span, _HINT, key=key_of(piece))

    def _extent(self, box: Box) -> _Extent | None:
        """Return where a box stands with all that is in it; None for what is empty."""
        if id(box) not in self._known:
            extent = self._own.get(box.element) if "::" not in (box.element_tag or "") else None
            for child in getattr(box, "children", ()):
                inside = self._extent(child)
                extent = extent.joined(inside) if extent and inside else extent or inside
            self._known[id(box)] = extent
            return extent
        return self._known[id(box)]


def _belong_together(head: Box, rest: Box) -> bool:
    return (_keeps_after(head) or _keeps_before(rest)) and not is_forced(head, rest)


def _keeps_after(box: Box) -> bool:
    """Tell whether a box, or the last one in it, is to stay with what follows."""
    return any(each.style["break_after"] in _AVOID or each.element_tag in _HEADS for each in _edge(box, -1))


def _keeps_before(box: Box) -> bool:
    return any(each.style["break_before"] in _AVOID for each in _edge(box, 0))


def is_forced(head: Box, rest: Box) -> bool:
    """Tell whether a style sheet asks for a new page between two boxes."""
    after = (each.style["break_after"] in _FORCED for each in _edge(head, -1))
    before = (each.style["break_before"] in _FORCED for each in _edge(rest, 0))
    return any(after) or any(before) or head.page_values()[1] != rest.page_values()[0]


def flows(box: Box) -> bool:
    """Tell whether a box is in normal flow. WeasyPrint asks it five questions for that, and of thousands of boxes."""
    style = box.style
    return bool((style["float"] == "none" and style["position"] == "static") or box.is_in_normal_flow())


def _edge(box: Box, end: int) -> Iterator[Box]:
    """Yield a box, the first or last one in it that flows, and so on.

    What one of several side by side asks for is asked for in it alone (CSS Fragmentation 3, 3.1).
    """
    flow = [box]
    while flow:
        box = flow[end]
        yield box
        flow = [] if isinstance(box, _AT_END) else [child for child in getattr(box, "children", ()) if flows(child)]
