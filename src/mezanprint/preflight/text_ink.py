"""The ink of the text on a page: what is different where the page is drawn with its text and without."""

from collections.abc import Callable, Sequence
from ctypes import memset
from itertools import chain
from math import floor
from operator import sub
from typing import Any

import pypdfium2
from pypdfium2 import PdfBitmap, raw

_LEVELS = 16
"""Of 255 in one of three inks: what differs less from its ground is not seen."""
_DEPTH = 15
"""Forms in forms."""
_FAR = 100_000


class _Paper(PdfBitmap):  # type: ignore[misc]  # pypdfium2 has no types
    """A bitmap that is made white at once: pdfium fills one of three bytes a pixel pixel by pixel."""

    def fill_rect(self, color: Sequence[int], left: int, top: int, width: int, height: int) -> None:
        """Make it white, as it is always asked to."""
        del color, left, top, width, height
        memset(self.buffer, 0xFF, self.stride * self.height)


class Canvas:
    """What pages are drawn on, one after the other: most are of one size."""

    def __init__(self) -> None:
        """Begin with none."""
        self._bitmap: _Paper | None = None

    def draw(self, page: pypdfium2.PdfPage, scale: float) -> PdfBitmap:
        """Return the picture of a page, which holds until the next one is drawn."""
        return page.render(scale=scale, bitmap_maker=self._cleared)

    def _cleared(self, width: int, height: int, format: int, rev_byteorder: bool) -> PdfBitmap:  # noqa: A002
        kept = self._bitmap
        if kept is None or (kept.width, kept.height, kept.format) != (width, height, format):
            kept = self._bitmap = _Paper.new_native(width, height, format, rev_byteorder)
        return kept


class TextInk:
    """A page drawn with its text and without; from then on the page has none."""

    def __init__(self, page: pypdfium2.PdfPage, scale: float, canvas: Canvas, other: Canvas) -> None:
        """Draw a page, so many pixels a point."""
        one = canvas.draw(page, scale)
        _hide_text(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _DEPTH)
        bare = other.draw(page, scale)
        self._one, self._bare = (memoryview(each.buffer).cast("B") for each in (one, bare))
        # Pages are never turned, so two points tell where all others are: asking for each costs more than looking.
        place = one.get_posconv(page)
        (self._left, self._foot), (right, head) = place.to_bitmap(0, 0), place.to_bitmap(_FAR, _FAR)
        self._across, self._up = (right - self._left) / _FAR, (head - self._foot) / _FAR
        self._width, self._height, self._stride, self._inks = one.width, one.height, one.stride, one.n_channels

    def reaches(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether a box, in points, is in the picture, or touches it."""
        start, end, head, foot = self._pixels(left, bottom, right, top)
        return start < end and head < foot

    def shows(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether there is ink in a box, or right beside it."""
        start, end, head, foot = self._pixels(left, bottom, right, top)
        if start >= end or head >= foot:
            return False
        half = (head + foot) // 2
        # Most letters have ink half way up, where the search begins and nearly always ends.
        if self._row_differs(half, start, end):
            return True
        rows = chain(range(half + 1, foot), range(head, half))
        return any(self._row_differs(row, start, end) for row in rows)

    def _pixels(self, left: float, bottom: float, right: float, top: float) -> tuple[int, int, int, int]:
        """Return the bytes of a row between which a box stands, and its rows; one pixel more at each side."""
        start = self._left + floor(left * self._across) - 1
        end = self._left + floor(right * self._across) + 1
        head, foot = self._foot + floor(top * self._up) - 1, self._foot + floor(bottom * self._up) + 1
        return (
            (max(0, start)) * self._inks,
            (min(self._width, end)) * self._inks,
            max(0, head),
            min(self._height, foot),
        )

    def _row_differs(self, row: int, start: int, end: int) -> bool:
        begin = row * self._stride
        one, bare = self._one[begin + start : begin + end], self._bare[begin + start : begin + end]
        return one != bare and any(map(_LEVELS.__le__, map(abs, map(sub, one, bare))))


def _hide_text(holder: Any, count: Callable[[Any], int], item: Callable[[Any, int], Any], depth: int) -> None:
    """Have what is text on a page or in a form, and in forms in these, be no more drawn."""
    for index in range(count(holder)):
        thing = item(holder, index)
        if raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE):
            continue
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM and depth > 1:  # and no text, which has this mode
            _hide_text(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, depth - 1)
