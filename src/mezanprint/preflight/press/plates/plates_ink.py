"""What plates say: how much ink comes together in one place, and of which inks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from PIL import Image, ImageChops, ImageFilter, ImageMath

from mezanprint.model.diagnostics import Span, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.plates.frames import Frame, Pixels
from mezanprint.preflight.press.plates.plates import PROCESS, Plates, read_plates
from mezanprint.preflight.press.sheet import Finding

_ROUNDING = 2.0
"""Per cent of ink by which four plates of whole bytes, and tables of profiles, may be too high."""
_WIDE = 3
"""Pixels that an area is wide at least: half a mm at the usual 150 dpi. Edges of letters and lines are narrower."""
_FULL = 2
"""Light of a plate, of 255, up to which its ink is full."""
_SPECK = 30
"""Pixels in full ink on all plates that are more than a chance: about 1 mm² at 150 dpi."""
_CELL = 16
"""Pixels of a cell; places that touch the same or neighbouring cells are told as one."""
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """What the plates of a page were."""

    findings: tuple[Finding, ...]
    inks: tuple[str, ...]
    """Those with something to print inside the trim."""
    most: float
    """The most ink in one place that is wide enough to matter, in per cent."""


def check_plates(data: bytes, frame: Frame, page: int, name: str, limit: int) -> Seen:
    """Return what is wrong with the plates of a page inside its trim; ``ValueError`` if they cannot be read."""
    plates = _trimmed(read_plates(data), frame)
    ink = _sum(plates)
    findings = []
    for box, most in _places(_over(ink, limit, plates), ink):
        message = msg("{share} % ink on the plates", share=f"{most:.0f}")
        hint = msg("use at most {limit} % where things overprint, blend or change into one another", limit=limit)
        found = error("press-ink", message, Span(name, page=page), hint)
        findings.append(Finding(found, page, frame.placed(box, ink.size)))
    named = zip(plates.inks, plates.images, strict=True)
    inked = tuple(name for name, plate in named if any(plate.histogram()[: 255 - _FULL]))
    return Seen(tuple(findings), inked, _most(ink, len(plates.inks)))


def _trimmed(plates: Plates, frame: Frame) -> Plates:
    """Return the plates as the page stands in the file, without what is cut off."""
    upright = (image.transpose(frame.back) if frame.back is not None else image for image in plates.images)
    return Plates(plates.inks, tuple(image.crop(frame.cut(image.size)) for image in upright))


def _sum(plates: Plates) -> Image.Image:
    """Return the sum of all inks, 255 for 100 %, as a picture of whole numbers."""
    total: Image.Image = ImageMath.lambda_eval(lambda args: 255 - args["plate"], plate=plates.images[0])
    for image in plates.images[1:]:
        total = ImageMath.lambda_eval(lambda args: args["total"] + 255 - args["plate"], total=total, plate=image)
    return total


def _most(ink: Image.Image, plates: int) -> float:
    """Return the most ink in one place, in per cent: as much as more than a speck of pixels has."""
    mean = ImageMath.lambda_eval(lambda args: args["convert"](args["ink"] / plates, "L"), ink=ink)
    counts, above, most = mean.histogram(), 0, 255
    while most and above + counts[most] < _SPECK:
        above += counts[most]
        most -= 1
    wide = ImageMath.lambda_eval(lambda args: args["ink"] * (args["ink"] < plates * (most + 1)), ink=ink)
    return float(wide.getextrema()[1]) / 2.55


def _over(ink: Image.Image, limit: int, plates: Plates) -> Image.Image:
    """Return where there is too much ink, in places wide enough; and where all inks are full, however narrow."""
    top = (limit + _ROUNDING) * 2.55
    over = ImageMath.lambda_eval(lambda args: args["convert"]((args["ink"] > args["top"]) * 255, "L"), ink=ink, top=top)
    wide = over.filter(ImageFilter.MinFilter(_WIDE)).filter(ImageFilter.MaxFilter(_WIDE))
    full = reduce(ImageChops.lighter, plates.images[: len(PROCESS)]).point(lambda light: 255 * (light <= _FULL))
    if full.histogram()[255] >= _SPECK:
        wide = ImageChops.lighter(wide, full)
    return ImageChops.darker(wide, over)


def _places(mask: Image.Image, ink: Image.Image) -> Iterator[tuple[Pixels, float]]:
    """Yield the largest places of a mask, each with the most ink in it in per cent."""
    cells = mask.reduce(_CELL).point(lambda share: 255 * (share > 0))
    columns = cells.size[0]
    left = {divmod(place, columns) for place, full in enumerate(cells.tobytes()) if full}
    groups = []
    while left:
        groups.append(_group(left))
    masked = ImageMath.lambda_eval(lambda args: args["ink"] * (args["mask"] > 0), ink=ink, mask=mask)
    for group in sorted(groups, key=len, reverse=True)[:_MOST_PLACES]:
        upper, lower = min(row for row, _ in group) * _CELL, (max(row for row, _ in group) + 1) * _CELL
        start, end = min(column for _, column in group) * _CELL, (max(column for _, column in group) + 1) * _CELL
        near = (start, upper, min(end, mask.size[0]), min(lower, mask.size[1]))
        if shown := mask.crop(near).getbbox():
            box = (start + shown[0], upper + shown[1], start + shown[2], upper + shown[3])
            yield box, float(masked.crop(box).getextrema()[1]) / 2.55


def _group(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take a cell with all that it touches, and what these touch, out of those that are left."""
    group = [left.pop()]
    for row, column in group:
        near = {(row + down, column + aside) for down in (-1, 0, 1) for aside in (-1, 0, 1)} & left
        left -= near
        group += near
    return group
