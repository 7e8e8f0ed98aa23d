"""Boxes, bleed, margins, folds: whether the paper is where the design thinks it is."""

from collections.abc import Iterator

from mezanprint.model.diagnostics import error
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.matrices import shared
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import A_THING, Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

FOLD_CLEARANCE = 3.0
"""mm that stay free of letters on both sides of a fold: folding machines are as exact as 1 mm, hands less."""
SAFE = 3.0
"""mm inside the trim that stay free of letters where a profile says nothing: cutting is as exact as 1 to 2 mm."""
_GROUNDS = (Sort.AREA, Sort.PICTURE, Sort.GRADIENT)
_NEAR = 0.1 * PT_PER_MM
"""What counts as reaching an edge."""
_THIN = 1.5
"""pt up to which an area is a line."""


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
            least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) / PT_PER_MM
            if least < sheet.profile.bleed - 0.05:
                message = msg(
                    "the bleed is {found} mm; the profile asks for {bleed} mm",
                    found=f"{max(0, least):.1f}",
                    bleed=f"{sheet.profile.bleed:g}",
                )
                yield Finding(error("press-box", message, span, msg("set the BleedBox that far out")), number)


def check_other_boxes(sheet: Sheet) -> Iterator[Finding]:
    """The CropBox, by which many programs cut a page when they place it, leaves the page whole (GWG 2015, 4.3).

    An ArtBox beside a TrimBox says twice what the page is, which PDF/X forbids (ISO 15930-7, 6.5).
    """
    for number, page in enumerate(sheet.document.pages, 1):
        span = sheet.span(number)
        left, bottom, right, top = (float(side) for side in page.cropbox)
        if _outside(
            sheet.boxes(number)[0], Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        ):
            message, hint = msg("the CropBox cuts off a part of the page"), msg("make it as large as the MediaBox")
            yield Finding(error("press-box", message, span, hint), number)
        if "/ArtBox" in page.obj and "/TrimBox" in page.obj:
            message, hint = msg("the page has a TrimBox and an ArtBox, and only one may be"), msg("delete the ArtBox")
            yield Finding(error("press-box", message, span, hint), number)


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
            return msg("{gap} mm short at the {edge}", gap=f"{to_bleed / PT_PER_MM:.1f}", edge=_EDGES[side])
    return ""


def check_marks(sheet: Sheet) -> Iterator[Finding]:
    """Marks stand outside the bleed: inside, they print on what a slightly wrong cut leaves on the page."""
    for number, things in enumerate(sheet.pages, 1):
        trim, bleed, _ = sheet.boxes(number)
        inside = bleed.grown(-_NEAR)
        for thing in things:
            beside = not _holds(trim, thing.box) and (
                _holds(bleed, thing.box) or bool(shared(thing.box, inside) and not shared(thing.box, trim))
            )
            if beside and _is_mark(thing, bleed):
                message, hint = msg("a mark stands in the bleed"), msg("draw marks outside the BleedBox")
                yield Finding(error("press-marks", message, sheet.span(number), hint), number, thing.box)
                break


def _is_mark(thing: Painted, bleed: Box) -> bool:
    """Tell whether a thing beside the page looks like a mark: a line, drawn or filled, or all inks at once."""
    if thing.sort is Sort.LINE or (thing.shows and thing.colour.space == "registration"):
        return thing.sort is not Sort.TEXT
    thin = min(thing.box[2] - thing.box[0], thing.box[3] - thing.box[1]) <= _THIN
    return thing.sort is Sort.AREA and thin and _outside(thing.box, bleed) and not thing.colour.is_paper


def _holds(frame: Box, box: Box) -> bool:
    """Tell whether the middle of a box lies in a frame."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]


def check_edges(sheet: Sheet) -> Iterator[Finding]:
    """Letters keep away from the edge: none in the bleed, none where cutting or the printer may take them."""
    safe = (sheet.profile.safe or SAFE) * PT_PER_MM
    for number, things in enumerate(sheet.pages, 1):
        trim, bleed, media = sheet.boxes(number)
        edge = media if sheet.profile.sheet else trim
        inner = edge.grown(-safe)
        for thing in _letters(things):
            if not _holds(bleed, thing.box):  # words beside the sheet
                continue
            if _outside(thing.box, trim):
                message, hint = msg("text stands in the bleed, where it is cut off"), msg("move it inside the page")
                yield Finding(error("press-text-bleed", message, sheet.span(number), hint), number, thing.box)
            elif _outside(thing.box, inner):
                message = msg("text stands nearer than {distance} mm to the edge", distance=f"{safe / PT_PER_MM:g}")
                hint = msg("give the page a wider margin")
                yield Finding(error("press-safe", message, sheet.span(number), hint), number, thing.box)


def check_folds(sheet: Sheet) -> Iterator[Finding]:
    """Letters keep away from folds."""
    clear = FOLD_CLEARANCE * PT_PER_MM
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
