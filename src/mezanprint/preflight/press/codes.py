"""Codes for machines: found on the drawn page, large and dark enough, with room round them, or no scanner reads them.

Room: ISO/IEC 18004, 9.1, four modules round a QR code; ISO/IEC 15420, 4.5.1, eleven before an EAN-13 and seven after
it, seven on both sides of an EAN-8; nine for UPC. Size: GS1 General Specifications, 5.2.3, 80 % of 0.33 mm; the
module of a QR code is a matter of printers' practice. Contrast: ISO/IEC 15415, 7.8.3, and 15416. Of codes of other
kinds the module is not known from outside.
"""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import Sort
from mezanprint.preflight.press.scanning import Code, scan
from mezanprint.preflight.press.sheet import Finding, Sheet

_LEAST, _LEAST_LINEAR = 0.33, 0.264
"""mm of a module: of squares, of bars."""
_FAR_TOO_SMALL = 0.75
"""Share of the least module under which a code is not read any more."""
FAIR, _POOR = 0.55, 0.4
"""Symbol contrast of the grades B and C: under the first some scanners fail, under the second most."""
_SLACK = 0.97
"""By which a module may be measured too small."""
_SMALLEST, _LARGEST = 3 * PT_PER_MM, 45 * PT_PER_MM
"""Sides of a thing that may be a small code."""
_DRAWN = (Sort.AREA, Sort.PICTURE)
_MANY = 16
"""Such things on a page above which they are none: tiles, or the pieces of a drawing."""


def check_codes(sheet: Sheet) -> Iterator[Finding]:
    """Codes have room, size and contrast."""
    pictured = BytesIO()
    sheet.document.save(pictured)
    document = pypdfium2.PdfDocument(pictured.getvalue())
    try:
        for number, page in enumerate(document, 1):
            if sheet.is_late():
                break
            for code in scan(page, [] if number in sheet.unread else _candidates(sheet, number)):
                yield from _faults(sheet, number, code)
    finally:
        document.close()


def _candidates(sheet: Sheet, number: int) -> list[Box]:
    """Return where small codes may stand: pictures and drawings of their size."""
    candidates = []
    for thing in sheet.pages[number - 1]:
        width, height = thing.box[2] - thing.box[0], thing.box[3] - thing.box[1]
        if thing.sort in _DRAWN and min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST:
            candidates.append(thing.box)
    places = list(dict.fromkeys(candidates))
    return places if len(places) <= _MANY else []


def _faults(sheet: Sheet, number: int, code: Code) -> Iterator[Finding]:
    span = sheet.span(number)
    if code.is_crowded:
        message = msg(
            "the {code} has no {quiet} mm of white around it", code=code.kind, quiet=f"{code.quiet / PT_PER_MM:.1f}"
        )
        hint = msg("give it more room, or a white ground of that width")
        yield Finding(error("press-quiet-zone", message, span, hint), number, code.box)
    least = _LEAST_LINEAR if code.is_linear else _LEAST
    module = code.module / PT_PER_MM
    if module < _SLACK * least:
        message = msg(
            "a module of the {code} is {module} mm wide; it needs {least} mm",
            code=code.kind,
            module=f"{module:.2f}",
            least=f"{least:.2f}",
        )
        tell = error if module < _FAR_TOO_SMALL * least else warning
        hint = msg("print it larger, or have it say less")
        yield Finding(tell("press-code-size", message, span, hint), number, code.box)
    if code.is_reversed:
        message = msg("the {code} is light on dark, which not every scanner reads", code=code.kind)
        yield Finding(warning("press-code-contrast", message, span, msg("print it dark on light")), number, code.box)
    if code.contrast < FAIR:
        message = msg(
            "the {code} stands out from its ground by {contrast} % of the light; it needs {least} %",
            code=code.kind,
            contrast=f"{100 * max(0.0, code.contrast):.0f}",
            least=f"{100 * FAIR:.0f}",
        )
        tell = error if code.contrast < _POOR else warning
        hint = msg("print it in black on white")
        yield Finding(tell("press-code-contrast", message, span, hint), number, code.box)
