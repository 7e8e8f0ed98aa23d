"""Boxes, bleed, margins, folds: whether the paper is where the design thinks it is."""

from collections.abc import Iterator

from mezanprint.model.diagnostics import error
from mezanprint.model.paper import Bound
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.press.matrix import Box, shared
from mezanprint.preflight.press.painted import A_THING, Painted, Sort
from mezanprint.preflight.press.sheet import PT, Finding, Sheet

FOLD_CLEARANCE = 3.0
"""mm that stay free of letters on both sides of a fold: folding machines are as exact as 1 mm, hands less."""
SAFE = 3.0
"""mm inside the trim that stay free of letters where a profile says nothing: cutting is as exact as 1 to 2 mm."""
_GROUNDS = (Sort.AREA, Sort.PICTURE, Sort.GRADIENT)
_NEAR = 0.1 * PT
"""What counts as reaching an edge."""


def check_boxes(sheet: Sheet) -> Iterator[Finding]:
    """TrimBox in BleedBox in MediaBox, with the bleed of the profile (ISO 15930-7, 6.5; ISO 32000-1, 14.11.2)."""
    for number, page in enumerate(sheet.document.pages, 1):
        trim, bleed, media = sheet.boxes(number)
        span = sheet.span(number)
        if "/TrimBox" not in page.obj and sheet.profile.bleed:
            hint = msg("build it with a profile that has `bleed`")
            yield Finding(
                error("press-box", msg("the page has no TrimBox: nobody knows where to cut"), span, hint), number
            )
        elif _outside(trim, bleed) or _outside(bleed, media):
            yield Finding(
                error("press-box", msg("TrimBox, BleedBox and MediaBox do not lie in one another"), span), number
            )
        else:
            least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) / PT
            if least < sheet.profile.bleed - 0.05:
                message = msg(
                    "the bleed is {found} mm; the profile asks for {bleed} mm",
                    found=f"{max(0, least):.1f}",
                    bleed=f"{sheet.profile.bleed:g}",
                )
                yield Finding(error("press-box", message, span, msg("set the BleedBox that far out")), number)


def _outside(inner: Box, outer: Box) -> bool:
    return any(
        gap > _NEAR for gap in (outer[0] - inner[0], outer[1] - inner[1], inner[2] - outer[2], inner[3] - outer[3])
    )


def check_bleed(sheet: Sheet) -> Iterator[Finding]:
    """What reaches the trimmed edge goes on to the edge of the bleed, or a white line may show there."""
    for number, things in enumerate(sheet.pages, 1):
        trim, bleed, _ = sheet.boxes(number)
        for thing in things:
            if thing.sort in _GROUNDS and not thing.colour.is_paper and shared(thing.box, trim):
                short = _short(thing.box, trim, bleed)
                if short:
                    message = msg("{thing} ends {gap} of the bleed", thing=A_THING[thing.sort], gap=short)
                    hint = msg("let it go {bleed} mm beyond the trimmed edge", bleed=f"{sheet.profile.bleed:g}")
                    yield Finding(error("press-bleed", message, sheet.span(number), hint), number, thing.box)


_EDGES = {
    "left": msg("left edge"),
    "lower": msg("lower edge"),
    "right": msg("right edge"),
    "upper": msg("upper edge"),
}


def _short(box: Box, trim: Box, bleed: Box) -> str:
    """Return by how much and where a thing that reaches the trimmed edge misses the bleed."""
    gaps = {
        "left": (box[0] - trim[0], box[0] - bleed[0]),
        "lower": (box[1] - trim[1], box[1] - bleed[1]),
        "right": (trim[2] - box[2], bleed[2] - box[2]),
        "upper": (trim[3] - box[3], bleed[3] - box[3]),
    }
    for side, (to_trim, to_bleed) in gaps.items():
        if to_trim <= _NEAR and to_bleed > 2 * _NEAR:
            return msg("{gap} mm short at the {edge}", gap=f"{to_bleed / PT:.1f}", edge=_EDGES[side])
    return ""


def check_marks(sheet: Sheet) -> Iterator[Finding]:
    """Marks stand outside the bleed: inside, they print on what a slightly wrong cut leaves on the page."""
    for number, things in enumerate(sheet.pages, 1):
        trim, bleed, _ = sheet.boxes(number)
        for thing in things:
            beyond = _holds(bleed, thing.box) and not _holds(trim, thing.box)
            mark = thing.sort is Sort.LINE or thing.colour.space == "registration"
            if mark and beyond and thing.sort is not Sort.TEXT:
                message, hint = msg("a mark stands in the bleed"), msg("draw marks outside the BleedBox")
                yield Finding(error("press-marks", message, sheet.span(number), hint), number, thing.box)
                break


def _holds(frame: Box, box: Box) -> bool:
    """Tell whether the middle of a box lies in a frame."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]


def check_edges(sheet: Sheet) -> Iterator[Finding]:
    """Letters keep away from the edge: none in the bleed, none where cutting or the printer may take them."""
    safe = (sheet.profile.safe or SAFE) * PT
    for number, things in enumerate(sheet.pages, 1):
        trim, bleed, media = sheet.boxes(number)
        edge = media if sheet.profile.sheet else trim
        inner = (edge[0] + safe, edge[1] + safe, edge[2] - safe, edge[3] - safe)
        for thing in _letters(things):
            if not _holds(bleed, thing.box):  # words beside the sheet
                continue
            if _outside(thing.box, trim):
                message, hint = msg("text stands in the bleed, where it is cut off"), msg("move it inside the page")
                yield Finding(error("press-text-bleed", message, sheet.span(number), hint), number, thing.box)
            elif _outside(thing.box, inner):
                message = msg("text stands nearer than {distance} mm to the edge", distance=f"{safe / PT:g}")
                hint = msg("give the page a wider margin")
                yield Finding(error("press-safe", message, sheet.span(number), hint), number, thing.box)


def check_folds(sheet: Sheet) -> Iterator[Finding]:
    """Letters keep away from folds."""
    clear = FOLD_CLEARANCE * PT
    for number, things in enumerate(sheet.pages, 1):
        for x in sheet.folds(number):
            for thing in _letters(things):
                if thing.box[0] < x + clear - _NEAR and thing.box[2] > x - clear + _NEAR:
                    across = thing.box[0] < x < thing.box[2]
                    message = msg("text runs across a fold") if across else msg("text stands within 3 mm of a fold")
                    hint = msg("move it, or give the panel a wider margin")
                    yield Finding(error("press-fold", message, sheet.span(number), hint), number, thing.box)


def _letters(things: tuple[Painted, ...]) -> Iterator[Painted]:
    return (thing for thing in things if thing.sort is Sort.TEXT)


def check_count(sheet: Sheet) -> Iterator[Finding]:
    """A booklet has a multiple of four pages, a folded sheet two, and it opens at the edge it is bound for."""
    count = len(sheet.document.pages)
    if sheet.paper.booklet and not sheet.imposed and count % 4:
        message = nmsg(
            "{n} page cannot be stitched: a booklet has a multiple of 4",
            "{n} pages cannot be stitched: a booklet has a multiple of 4",
            count,
        )
        yield Finding(
            error(
                "press-page-count",
                message,
                sheet.span(),
                nmsg("add {n}, blank ones if need be", "add {n}, blank ones if need be", 4 - count % 4),
            )
        )
    if sheet.paper.fold and count % 2:
        message = nmsg("{n} page: a folded sheet has two sides", "{n} pages: a folded sheet has two sides", count)
        yield Finding(error("press-page-count", message, sheet.span(), msg("add the other side")))
    wanted = "/R2L" if str(sheet.paper.bound) == "right" else "/L2R"
    preferences = sheet.document.Root.get("/ViewerPreferences")
    stated = str(preferences.get("/Direction", "/L2R")) if preferences is not None else "/L2R"
    if stated != wanted and (sheet.paper.booklet or sheet.paper.fold):
        message = msg(
            "the pages turn for a book bound {found}, not {wanted}",
            found=msg("left") if stated == "/L2R" else msg("right"),
            wanted=msg("left") if sheet.paper.bound is Bound.LEFT else msg("right"),
        )
        hint = msg("set `binding` in the profile, or the reading direction of the file")
        yield Finding(error("press-binding", message, sheet.span(), hint))
