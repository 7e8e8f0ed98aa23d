"""The codes of one composition: drawn, measured, and noted for the check that reads them back from the page."""

from collections.abc import Mapping
from math import ceil

from markupsafe import Markup

from mezanprint.model.compositions import PrintedCode
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.documents import Value
from mezanprint.model.ean import split_number
from mezanprint.model.qr import LEAST_MODULE
from mezanprint.model.translatable import msg
from mezanprint.templating.codes.barcode import draw_barcode
from mezanprint.templating.codes.qr import draw_code, rows_of
from mezanprint.templating.drawings.write import written

USUAL_SIDE, USUAL_PERCENT = 22, 100
_INK, _PAPER = "code", "paper"
"""Tokens: black ink alone, so that no two plates must meet, on white also where the ground is tinted."""


class Codes:
    """Draws the codes that templates ask for."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = colours
        self._printed: list[PrintedCode] = []
        self.diagnostics: list[Diagnostic] = []

    def qr(self, link: Value, size: Value | None) -> Markup:
        """Return the QR code of an address; ``size`` is the side of its dark part in mm."""
        rows, side = rows_of(link.value), float(size.value) if size else USUAL_SIDE
        if side / len(rows) < LEAST_MODULE:
            self.diagnostics.append(_too_small(link, side, len(rows)))
        self._printed.append(PrintedCode(link.value, link.key))
        return written(draw_code(rows, side, _INK, _PAPER), self._colours)

    def barcode(self, number: Value, size: Value | None) -> Markup:
        """Return the bars of a number; ``size`` is in per cent of the usual one."""
        percent = float(size.value) if size else USUAL_PERCENT
        self._printed.append(PrintedCode(split_number(number.value)[0], number.key))
        return written(draw_barcode(number.value, percent, _INK, _PAPER, _digits), self._colours)

    def listed(self) -> tuple[PrintedCode, ...]:
        """Return what has been drawn, in the order of the page."""
        return tuple(self._printed)


def _too_small(link: Value, side: float, modules: int) -> Diagnostic:
    message = msg(
        "the {modules} modules of the code are {module} mm wide each; telephones want {least} mm",
        modules=modules,
        module=f"{side / modules:.2f}",
        least=f"{LEAST_MODULE}",
    )
    hint = msg("write `size: {size}`, or a shorter address", size=ceil(modules * LEAST_MODULE))
    return error("code-size", message, link.span, hint)


def _digits(digits: str) -> Markup:
    return Markup('<span lang="en">{}</span>').format(digits)
