"""Fit: nothing is cut off, runs over, or leaves its page; the number of pages is the one the kind asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.geometry import MM_PER_PX
from mezanprint.model.translatable import as_message, msg
from mezanprint.typesetting.account.covered import check_covered
from mezanprint.typesetting.account.gaps import Survey, check_gaps, survey_pages
from mezanprint.typesetting.account.line_overlaps import check_overlaps
from mezanprint.typesetting.account.lost import check_lost, standing_on
from mezanprint.typesetting.account.parted import check_parted
from mezanprint.typesetting.account.source import Source
from mezanprint.typesetting.account.subject import key_of, place_of, subject, typed
from mezanprint.typesetting.boxes.frames import Frame, Hold, Piece
from mezanprint.typesetting.boxes.line_ink import ink_of, may_leave
from mezanprint.typesetting.layout_checks.clearance import check_clearance
from mezanprint.typesetting.layout_checks.over_edge import check_over_edge
from mezanprint.typesetting.layout_checks.page_count import check_pages
from mezanprint.typesetting.weasyprint.weasy import Document

TOLERANCE = 1.0
"""CSS px: a quarter of a millimetre, less than anybody sees; roundings of the layout stay below."""
INK_TOLERANCE = 0.5
_ORDER = tuple(Hold)


@dataclass(frozen=True, slots=True)
class Escape:
    """A piece that leaves a frame, by how many px; ``marks`` when only the ink over or under the letters does."""

    piece: Piece
    frame: Frame
    excess: float
    marks: bool = False


def check_fit(
    document: Document, source: Source, html: Element, composition: Composition, survey: Survey | None = None
) -> tuple[Diagnostic, ...]:
    """Return a finding for each text or picture that leaves its frame, each once a page, and for the pages themselves.

    Decoration that a style sheet places (``position``, negative margins, transforms) may stand where it was put; only
    the edge of the paper holds for it. ``survey`` is that of these pages, where somebody has made it already.
    """
    path, (standing, gaps) = _path(composition), survey or survey_pages(document, source)
    escapes, escaped = _check_escapes(standing, path)
    return (
        *escapes,
        *_check_whole(standing, path),
        *check_lost(standing_on(document.pages, standing), source, html, path),
        *_check_covered(standing, escaped, composition),
        *check_overlaps(standing, path),
        *check_parted(source, standing, path),
        *check_gaps(gaps, source, path),
        *check_pages(document, standing, composition, path),
        *check_clearance(document, standing, composition, path),
        *check_over_edge(document, standing, html, path),
    )


def check_page(document: Document, standing: tuple[Piece, ...], composition: Composition) -> tuple[Diagnostic, ...]:
    """Return the findings of one page that are told of it alone: nothing about what other pages have or lack.

    ``document`` has but this page, and ``standing`` are its pieces, with its number.
    """
    path = _path(composition)
    escapes, escaped = _check_escapes(standing, path)
    covered = _check_covered(standing, escaped, composition)
    return (*escapes, *covered, *check_clearance(document, standing, composition, path))


def _path(composition: Composition) -> str:
    return f"build/{composition.edition.output_path}"


def _check_escapes(standing: tuple[Piece, ...], path: str) -> tuple[tuple[Diagnostic, ...], set[tuple[int, int]]]:
    """Return a finding for each text or picture that leaves its frame, and all boxes that do."""
    worst: dict[tuple[object, ...], Escape] = {}
    escaped = set()
    for escape in (found for piece in standing if (found := _escape(piece))):
        escaped.add((escape.piece.page, id(escape.piece.box)))
        where = (
            escape.piece.page,
            escape.piece.key or escape.piece.box,
            escape.frame.hold,
            escape.frame.name,
            escape.marks,
        )
        if where not in worst or worst[where].excess < escape.excess:
            worst[where] = escape
    return tuple(_told(escape, path) for escape in worst.values()), escaped


def _check_covered(
    standing: tuple[Piece, ...], escaped: set[tuple[int, int]], composition: Composition
) -> Iterator[Diagnostic]:
    """Yield what lies on something else; what has left its frame is told as that."""
    keeping = tuple(piece for piece in standing if (piece.page, id(piece.box)) not in escaped)
    return check_covered(keeping, _path(composition), draft=composition.draft)


def _check_whole(standing: tuple[Piece, ...], path: str) -> Iterator[Diagnostic]:
    """Yield a finding for each panel that runs on to another page, where it would be printed over what stands there."""
    began: dict[str, int] = {}
    for piece in standing:
        name = next((frame.name for frame in piece.frames if frame.hold is Hold.PANEL and frame.whole), "")
        if name and piece.page > began.setdefault(name, piece.page):
            began[name] = piece.page
            message = msg(
                "{what} runs out of the panel `{panel}` on to another page", what=subject(piece), panel=as_message(name)
            )
            yield error(
                "layout-overflow",
                message,
                place_of(piece, path),
                _SHORTER,
                key=key_of(piece),
            )


def _escape(piece: Piece) -> Escape | None:
    """Return how a piece leaves the gravest of the frames it leaves."""
    for frame in sorted(piece.frames, key=lambda frame: _ORDER.index(frame.hold)):
        if frame.hold is Hold.CLIP:
            escape = _cut(piece, frame)
        else:
            rect = piece.on_paper if frame.hold is Hold.PAPER else piece.rect
            excess = rect.beyond(frame.rect)
            escape = Escape(piece, frame, excess) if excess > TOLERANCE else None
        if escape:
            return escape
    return None


def _cut(piece: Piece, frame: Frame) -> Escape | None:
    """Return what a clip cuts off; of a picture, unless it has the clip for itself: then that is what it is for."""
    if not piece.is_text:
        excess = piece.rect.beyond(frame.rect)
        return Escape(piece, frame, excess) if excess > TOLERANCE else None
    if not may_leave(piece.box, frame.rect):
        return None
    excess = ink_of(piece.box).beyond(frame.rect)
    if excess <= INK_TOLERANCE:
        return None
    return Escape(piece, frame, excess, marks=piece.rect.beyond(frame.rect) <= TOLERANCE)


def _told(escape: Escape, path: str) -> Diagnostic:
    piece, by = escape.piece, f"{escape.excess * MM_PER_PX:.1f}"
    what, span, key = subject(piece), place_of(piece, path), key_of(piece)
    match escape.frame.hold:
        case Hold.PAPER:
            message = _in_panel(piece, msg("{what} runs off the paper by {by} mm", what=what, by=by))
            return error("layout-off-page", message, span, _shorter(piece), key=key)
        case Hold.CLIP if escape.marks:
            message = _in_panel(piece, msg("marks of {what} are cut off by {by} mm", what=what, by=by))
            return error(
                "layout-marks", message, span, msg("give the lines more height, or the box room round them"), key=key
            )
        case Hold.CLIP:
            message = _in_panel(piece, msg("{what} is cut off by {by} mm", what=what, by=by))
            return error("layout-clipped", message, span, _shorter(piece), key=key)
        case Hold.AREA:
            message = _in_panel(piece, msg("{what} runs into the page margin by {by} mm", what=what, by=by))
            return error("layout-margin", message, span, _shorter(piece), key=key)
        case _:
            panel = escape.frame.hold is Hold.PANEL
            frame = (
                msg("the panel `{panel}`", panel=as_message(piece.panel)) if panel else _in_panel(piece, msg("its box"))
            )
            message = msg("{what} runs out of {frame} by {by} mm", what=what, frame=frame, by=by)
            return error("layout-overflow", message, span, _shorter(piece), key=key)


def _in_panel(piece: Piece, what: str) -> str:
    return msg("{what} in the panel `{panel}`", what=what, panel=as_message(piece.panel)) if piece.panel else what


_SHORTER = msg("shorten the text, or ask the designer for more room")


_SHORTER_ADDRESS = msg("give an address that is shorter, or ask the designer for more room")
_ADDRESS = re.compile(r"\S*(?:://|@|\w\.\w+/)\S*")


def _shorter(piece: Piece) -> str:
    """Return the remedy: nobody can shorten the words of an address."""
    is_address = piece.is_text and _ADDRESS.fullmatch(typed(piece.box.text))
    return _SHORTER_ADDRESS if is_address else _SHORTER
