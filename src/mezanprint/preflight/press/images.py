"""Pictures: pixels enough for their size, and not spoilt by their compression."""

from collections.abc import Iterator
from math import hypot
from typing import Any

import pikepdf
import zxingcpp

from mezanprint.model.diagnostics import error, info, warning
from mezanprint.model.editions import COARSE, SOFT
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet
from mezanprint.preflight.press.where import described

_BITMAP, _COARSE_BITMAP = 800 / 300, 550 / 300
"""Times the resolution of photographs that pictures of one bit need (GWG 2015, 4.27): they have no greys at edges."""
_SPECK = 16
"""Pixels up to which a picture is no picture (GWG 2015, 4.26): a dot, or a step of a gradient."""
_STRIPE = 2
"""Pixels of the shorter side up to which it is a tint or a gradient, whatever its size."""
_SMALL = 10 * PT_PER_MM
"""Up to which it is so small that its squares are no pixels to the eye."""
_CODE = 200
"""Pixels of the shorter side up to which a picture may be a code for machines, drawn with large square pixels."""
_POOR = 40
"""Quality, as the common encoder counts it, under which the blocks and rims of JPEG are seen in print."""
_USUAL = 3688
"""Sum of the table for lightness at quality 50 (ISO/IEC 10918-1, table K.1)."""
_LARGER = msg("use a larger picture, or show it smaller")
_WHOLE = 0.95
"""Share of a page from which a picture fills it."""


def check_resolution(sheet: Sheet) -> Iterator[Finding]:
    """Pictures have enough pixels for the size they are printed at."""
    least = sheet.profile.image_dpi
    for thing in _pictures(sheet):
        dpi = _dpi(thing)
        if _is_bitmap(thing.picture) or dpi >= SOFT * least - 1 or _is_drawn_in_squares(thing):
            continue
        tell = error if dpi < COARSE * least - 1 else warning
        found = tell("press-resolution", _says(sheet, thing, dpi, least), sheet.span(thing.page), _LARGER)
        yield Finding(found, thing.page, thing.box)


def check_bitmaps(sheet: Sheet) -> Iterator[Finding]:
    """Pictures of one bit have more of them."""
    least = round(_BITMAP * sheet.profile.image_dpi)
    for thing in _pictures(sheet):
        dpi = _dpi(thing)
        if not _is_bitmap(thing.picture) or dpi >= least - 1 or _is_drawn_in_squares(thing):
            continue
        tell = error if dpi < _COARSE_BITMAP * sheet.profile.image_dpi - 1 else warning
        found = tell("press-one-bit", _says(sheet, thing, dpi, least), sheet.span(thing.page), _LARGER)
        yield Finding(found, thing.page, thing.box)


def _says(sheet: Sheet, thing: Painted, dpi: float, least: int) -> str:
    return msg(
        "{picture} has {dpi} dpi; {wanted} are wanted",
        picture=described(sheet, thing),
        dpi=f"{dpi:.0f}",
        wanted=least,
    )


def _pictures(sheet: Sheet) -> Iterator[Painted]:
    return (thing for things in sheet.pages for thing in things if thing.sort is Sort.PICTURE and thing.picture)


def _is_bitmap(picture: Any) -> bool:
    return bool(picture.get("/ImageMask", False)) or picture.get("/BitsPerComponent") == 1


def _dpi(thing: Painted) -> float:
    """Return the effective resolution: the smaller of the two directions, whatever of the picture is seen."""
    a, b, c, d, _, _ = thing.matrix
    width, height = hypot(a, b), hypot(c, d)
    if not width or not height:
        return float("inf")
    return 72 * min(int(thing.picture.Width) / width, int(thing.picture.Height) / height)


def _is_drawn_in_squares(thing: Painted) -> bool:
    """Tell whether a picture looks as it shall however few pixels it has: a speck, or a code of square modules."""
    picture, (left, bottom, right, top) = thing.picture, thing.box
    shorter = min(int(picture.Width), int(picture.Height))
    if shorter <= _STRIPE or (shorter <= _SPECK and min(right - left, top - bottom) <= _SMALL):
        return True
    if shorter > _CODE or picture.get("/Interpolate", False):
        return False
    try:
        shown = pikepdf.PdfImage(picture).as_pil_image().convert("L")
    except (pikepdf.PdfError, NotImplementedError, ValueError, TypeError, KeyError, AttributeError, OSError):
        return False
    return bool(zxingcpp.read_barcodes(shown.resize((4 * shown.width, 4 * shown.height), 0)))


def check_compression(sheet: Sheet) -> Iterator[Finding]:
    """No photograph is made of the blocks of JPEG."""
    reported: set[tuple[int, int]] = set()
    for thing in _pictures(sheet):
        quality = _quality(thing.picture)
        if quality >= _POOR or thing.picture.objgen in reported:
            continue
        reported |= {thing.picture.objgen} - {(0, 0)}
        message = msg(
            "{picture} is compressed as JPEG of quality {quality}",
            picture=described(sheet, thing),
            quality=round(quality),
        )
        hint = msg("its blocks will be seen: take the picture from its source again")
        yield Finding(warning("press-jpeg", message, sheet.span(thing.page), hint), thing.page, thing.box)


def _quality(picture: Any) -> float:
    """Return the quality of a JPEG by its first table, from 1 to 100; 100 for other pictures.

    The common encoder multiplies its table by 50 / quality below 50 and by 2 - quality / 50 above.
    """
    filters = picture.get("/Filter")
    names = [str(each) for each in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names not in (["/DCTDecode"], ["/DCT"]):
        return 100.0
    share = _first_table(picture.read_raw_bytes()) / _USUAL
    return 100 - 50 * share if share <= 1 else 50 / share


def _first_table(data: bytes) -> int:
    """Return the sum of the first quantisation table of a JPEG; 0 if there is none (ISO/IEC 10918-1, B.2.4.1)."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if kind == 0xDB and length >= 67:
            wide = data[at + 4] >> 4
            values = data[at + 5 : at + 5 + 64 * (1 + wide)]
            return sum(values) if not wide else sum(values[1::2]) + 256 * sum(values[::2])
        at += 2 + length
    return 0


def check_whole_pages(sheet: Sheet) -> Iterator[Finding]:
    """A page that is one picture is told of: its letters are dots (GWG 2015, 4.28)."""
    for number, things in enumerate(sheet.pages, 1):
        trim = sheet.boxes(number)[0]
        within = [thing for thing in things if thing.shows and _share(thing.box, trim) > 0]
        if len(within) == 1 and within[0].sort is Sort.PICTURE and _share(within[0].box, trim) >= _WHOLE:
            message = msg("the page is one picture, its letters too, if there are any")
            hint = msg("hand over text as text, or a picture of 600 dpi or more")
            yield Finding(info("press-whole-page", message, sheet.span(number), hint), number, within[0].box)


def _share(box: Box, trim: Box) -> float:
    """Return the share of a page that a box covers."""
    width = min(box[2], trim[2]) - max(box[0], trim[0])
    height = min(box[3], trim[3]) - max(box[1], trim[1])
    area = (trim[2] - trim[0]) * (trim[3] - trim[1])
    return max(0.0, width) * max(0.0, height) / area if area else 0.0
