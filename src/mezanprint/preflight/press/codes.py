"""Codes for machines: room without ink around QR codes and product codes, or no scanner finds their edge.

ISO/IEC 18004, 9.1: four modules round a QR code. ISO/IEC 15420, 4.5.1: eleven before an EAN-13 and seven after it;
seven on both sides of an EAN-8; nine for UPC. Of codes of other kinds the module is not known from outside.
"""

import math
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import zxingcpp

from mezanprint.model.diagnostics import error
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.matrix import Box
from mezanprint.preflight.press.sheet import Finding, Sheet

_SCALE = 200 / 72
_MAX_PIXELS = 32_000_000
"""Of a page in which codes are looked for: A1 at 200 dpi. On a larger one codes are larger too."""
_DARK = 160
"""Grey under which a pixel counts as ink, of 255."""
_LINEAR = {"EAN-13": (95, 7), "EAN-8": (67, 7), "UPC-A": (95, 9), "UPC-E": (51, 7)}
"""Modules of a code, and those that stay free beside it: the narrower side's, for a code may be turned."""
_QUIET = 4
_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")


def check_quiet_zones(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is printed close to a code for machines."""
    pictured = BytesIO()
    sheet.document.save(pictured)
    document = pypdfium2.PdfDocument(pictured.getvalue())
    try:
        for number, page in enumerate(document, 1):
            if sheet.is_late():
                break
            for name, box, quiet in _crowded(page):
                message = msg(
                    "the {code} has no {quiet} mm of white around it", code=name, quiet=f"{quiet / 72 * 25.4:.1f}"
                )
                hint = msg("give it more room, or a white ground of that width")
                yield Finding(error("press-quiet-zone", message, sheet.span(number), hint), number, box)
    finally:
        document.close()


def _crowded(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box, float]]:
    """Yield name, box and quiet zone (pt) of every code that has ink in its quiet zone."""
    scale = min(_SCALE, math.sqrt(_MAX_PIXELS / max(1, page.get_width() * page.get_height())))
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
    for code in zxingcpp.read_barcodes(rows):
        corners = [getattr(code.position, corner) for corner in _CORNERS]
        left, right = min(point.x for point in corners), max(point.x for point in corners)
        upper, lower = min(point.y for point in corners), max(point.y for point in corners)
        quiet = _quiet(code, right - left)
        if not quiet:
            continue
        above = 0 if str(code.format) in _LINEAR else quiet
        room = (left - quiet, upper - above, right + quiet, lower + above)
        if _has_ink(rows, room, (left, upper, right, lower), bitmap.width, bitmap.height):
            height = page.get_height()
            box = (left / scale, height - lower / scale, right / scale, height - upper / scale)
            yield str(code.format), box, quiet / scale


def _quiet(code: Any, width: int) -> float:
    """Return the width of the quiet zone in pixels; 0 for a kind of code that this does not know."""
    name = str(code.format)
    if name == "QR Code" and "Version" in code.extra:
        return _QUIET * width / (17 + 4 * int(code.extra["Version"]))
    if name in _LINEAR:
        modules, quiet = _LINEAR[name]
        return quiet * width / modules
    return 0.0


def _has_ink(rows: Any, room: Box, code: tuple[int, int, int, int], width: int, height: int) -> bool:
    """Tell whether a pixel between ``room`` and the code itself is dark, or the room leaves the page."""
    left, upper, right, lower = (round(side) for side in room)
    if left < 0 or upper < 0 or right > width or lower > height:
        return True
    near = 2
    return any(
        rows[y, x] < _DARK
        for y in range(upper + near, lower - near)
        for x in range(left + near, right - near)
        if not (code[0] - near <= x <= code[2] + near and code[1] - near <= y <= code[3] + near)
    )
