"""Clear paper: no letter near a fold, and none on the rim that a printer leaves white."""

from collections.abc import Iterator
from math import inf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.geometry import MM_PER_PX, Area
from mezanprint.model.paper import Bound, creases, paper_for
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.subject import key_of, place_of, subject
from mezanprint.typesetting.boxes.frames import Piece
from mezanprint.typesetting.boxes.line_ink import ink_of, may_leave
from mezanprint.typesetting.weasyprint.weasy import Document

FOLD_CLEARANCE = 3.0
"""mm on each side of a fold: hands and folding machines are a millimetre off, and bent letters do not read."""
_TOLERANCE = 0.05


def check_clearance(
    document: Document, standing: tuple[Piece, ...], composition: Composition, path: str
) -> Iterator[Diagnostic]:
    """Yield an error for each text too near to a fold or to the edge of the paper, each once a page."""
    folds, rims = _folds(document, composition), _rims(document, composition)
    if not folds and not rims:
        return
    worst: dict[tuple[object, ...], Diagnostic] = {}
    for piece in standing:
        if not piece.is_text:
            continue
        for x in folds.get((piece.page - 1) % 2 + 1, ()):
            if (clear := _from_fold(piece, x)) < FOLD_CLEARANCE - _TOLERANCE:
                worst.setdefault((piece.page, piece.key or piece.box, x), _near_fold(piece, clear, path))
        if rims and (excess := _on_rim(piece, rims[(piece.page - 1) % 2])) > _TOLERANCE:
            worst.setdefault((piece.page, piece.key or piece.box), _unprintable(piece, excess, composition, path))
    yield from worst.values()


def _near_fold(piece: Piece, clear: float, path: str) -> Diagnostic:
    what, span = subject(piece), place_of(piece, path)
    if clear > 0:
        message = msg("{what} comes within {clear} mm of a fold", what=what, clear=f"{clear:.1f}")
    else:
        message = msg("{what} runs across a fold", what=what)
    hint = msg(
        "keep {clearance} mm clear on each side of a fold: shorten the text, or give its panel more padding",
        clearance=f"{FOLD_CLEARANCE:g}",
    )
    return error("layout-fold", message, span, hint, key=key_of(piece))


def _unprintable(piece: Piece, excess: float, composition: Composition, path: str) -> Diagnostic:
    profile = composition.edition.profile
    message = msg(
        "{what} stands {excess} mm in the rim that printers leave white", what=subject(piece), excess=f"{excess:.1f}"
    )
    hint = msg(
        "keep {safe} mm from the edge, as `safe` of the profile `{profile}` says",
        safe=f"{profile.safe:g}",
        profile=profile.name,
    )
    return error("layout-unprintable", message, place_of(piece, path), hint, key=key_of(piece))


def _folds(document: Document, composition: Composition) -> dict[int, tuple[float, ...]]:
    """Return the places of the folds on odd (1) and even pages (2), in px from the left edge."""
    paper = composition.paper
    if not paper.fold:
        return {}
    width = document.pages[0].width * MM_PER_PX
    found = creases(paper.fold, width, paper.bound)
    return {page: tuple(crease.x / MM_PER_PX for crease in found if crease.page == page) for page in (1, 2)}


def _from_fold(piece: Piece, x: float) -> float:
    """Return how many mm the ink of a text stays from a fold; negative if it crosses it."""
    clear = FOLD_CLEARANCE / MM_PER_PX
    ahead, behind = Area(-inf, -inf, x - clear, inf), Area(x + clear, -inf, inf, inf)
    if not (may_leave(piece.box, ahead) and may_leave(piece.box, behind)):
        return FOLD_CLEARANCE
    rect = ink_of(piece.box)
    return max(rect.left - x, x - rect.right) * MM_PER_PX


def _rims(document: Document, composition: Composition) -> tuple[Area, Area] | None:
    """Return what a printer prints of odd and of even pages, in px; None where pages end inside their paper."""
    profile, paper = composition.edition.profile, composition.paper
    if not (profile.safe and profile.sheet) or paper.cards:
        return None
    page = document.pages[0]
    width, height = page.width * MM_PER_PX, page.height * MM_PER_PX
    flat = (2 * width if paper.booklet else width, height)
    held = paper_for(profile.sheet, flat)
    if held is None:
        return None
    rims = ((whole - part) / 2 for whole, part in zip(held, flat, strict=True))
    side, level = (max(profile.safe - rim, 0) / MM_PER_PX for rim in rims)
    left = Area(side, level, page.width if paper.booklet else page.width - side, page.height - level)
    right = Area(0 if paper.booklet else side, level, page.width - side, page.height - level)
    return (right, left) if paper.bound is Bound.LEFT else (left, right)


def _on_rim(piece: Piece, inside: Area) -> float:
    """Return by how many mm the ink of a text leaves what is printed."""
    return ink_of(piece.box).beyond(inside) * MM_PER_PX if may_leave(piece.box, inside) else 0
