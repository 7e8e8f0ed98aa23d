"""What lies on something else: text on text, a number on its label, a picture on text or on a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.geometry import MM_PER_PX, Area
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.subject import key_of, subject
from mezanprint.typesetting.boxes.frames import Hold, Piece
from mezanprint.typesetting.boxes.line_ink import ink_of

_TOLERANCE = 1.0
"""px: a quarter of a millimetre. Curves of letters reach over their lines by as much."""
_GAP = 0.18
"""Share of their size between two texts in a line that read as one: letters are up to 0.14 apart, words 0.4."""
_REACH = 10.0
"""px within which two texts are looked at: more than that gap in the largest letters."""
_BESIDE = 0.5
"""Share of its height by which a text stands in the line of another."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A piece with where its ink is, as far as boxes round it let it be seen."""

    piece: Piece
    rect: Area
    order: int


def check_covered(standing: tuple[Piece, ...], path: str, *, draft: bool) -> Iterator[Diagnostic]:
    """Yield an error for each two things of which one lies on the other, a warning where they read as one.

    Parts of one text may touch: a number and its unit are set so on purpose. The lines of one paragraph are its own
    affair, and so is a text that stands wholly on a picture where a style sheet has put one of the two. The stamp of a
    draft, fixed on every page, may lie on anything.
    """
    reported: set[tuple[object, ...]] = set()
    for page, group in groupby(standing, key=lambda piece: piece.page):
        visible = [
            _Seen(piece, rect, order)
            for order, piece in enumerate(group)
            if not (draft and not piece.body) and (rect := _visible(piece)) is not None
        ]
        for upper, lower, depth in _meetings(visible):
            names = (page, *(one.piece.key or id(one.piece.paragraph or one.piece.box) for one in (upper, lower)))
            if names not in reported:
                reported.add(names)
                yield _told(upper, lower, depth, path)


def _visible(piece: Piece) -> Area | None:
    """Return where a piece can be seen, or None; for a text, where its letters stand."""
    rect = piece.rect
    for frame in piece.frames:
        if frame.hold is Hold.CLIP:
            rect = rect.within(frame.rect)
    return rect if rect.width > 0 and rect.height > 0 else None


def _meetings(visible: list[_Seen]) -> Iterator[tuple[_Seen, _Seen, float]]:
    """Yield each two that meet, the one that is painted over the other first, with the depth in px."""
    active: list[_Seen] = []
    for one in sorted(visible, key=lambda one: one.rect.top):
        active = [other for other in active if other.rect.bottom > one.rect.top]
        for other in active:
            depth = _depth(other, one)
            if depth is not None:
                upper, lower = sorted((other, one), key=lambda each: (each.piece.layers, each.order), reverse=True)
                if not _is_meant(upper, lower):
                    yield upper, lower, depth
        active.append(one)


def _depth(high: _Seen, low: _Seen) -> float | None:
    """Return how deep two things lie in one another, 0 where they only touch; None where they are apart."""
    one, other = high.piece, low.piece
    if one.paragraph is not None and one.paragraph is other.paragraph:
        return None
    if _meet(high.rect, low.rect, -_REACH) is None:
        return None
    if one.is_text and other.is_text:
        inks = ink_of(one.box).within(high.rect), ink_of(other.box).within(low.rect)
        gap = _GAP * min(one.box.style["font_size"], other.box.style["font_size"])
        depth = _meet(*inks, _TOLERANCE)
        if depth is None and (one.key is None or one.key != other.key):
            return _touching(*inks, gap)
        return depth
    return _meet(high.rect, low.rect, _TOLERANCE)


def _meet(one: Area, other: Area, least: float) -> float | None:
    """Return the depth of the common part of two rectangles if it is more than ``least`` px."""
    common = min(
        min(one.right, other.right) - max(one.left, other.left), min(one.bottom, other.bottom) - max(one.top, other.top)
    )
    return common if common > least else None


def _touching(one: Area, other: Area, least: float) -> float | None:
    """Return 0 for two texts of one line with less than ``least`` px between them."""
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(one.left, other.left) - min(one.right, other.right)
    return 0.0 if gap < least and level > _BESIDE * min(one.height, other.height) > 0 else None


def _is_meant(upper: _Seen, lower: _Seen) -> bool:
    """Tell whether a style sheet has put a text on a picture, where all of it is read."""
    if not upper.piece.is_text or lower.piece.is_text:
        return False
    placed = upper.piece.layers != lower.piece.layers
    return placed and upper.rect.beyond(lower.rect) <= _TOLERANCE


def _told(upper: _Seen, lower: _Seen, depth: float, path: str) -> Diagnostic:
    what, other, key = subject(upper.piece), subject(lower.piece), key_of(upper.piece)
    span = Span(path, page=upper.piece.page, area=upper.rect.in_points())
    hint = msg("shorten the text, or ask the designer for more room")
    if depth:
        message = msg("{what} lies on {other}, by {by} mm", what=what, other=other, by=f"{depth * MM_PER_PX:.1f}")
        return error("layout-covered", message, span, hint, key=key)
    message = msg("{what} touches {other}: the two read as one", what=what, other=other)
    return warning("layout-covered", message, span, hint, key=key)
