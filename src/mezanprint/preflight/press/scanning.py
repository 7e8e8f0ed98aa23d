"""Looks for codes for machines on a page, as a scanner would, and measures them."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import around, corners

_DPI = 200
_FINE_DPI = 600
"""For a place that may hold a code whose modules are too small for the first look."""
_MAX_PIXELS = 32_000_000
"""Of a page in which codes are looked for: A1 at 200 dpi. On a larger one codes are larger too."""
_LINEAR = {"EAN-13": (95, 7), "EAN-8": (67, 7), "UPC-A": (95, 9), "UPC-E": (51, 7)}
"""Modules of a code, and those that stay free beside it: the narrower side's, for a code may be turned."""
_MATRIX, _QUIET = "QR Code", 4
_KINDS = zxingcpp.BarcodeFormats(
    [getattr(zxingcpp.BarcodeFormat, name) for name in ("QRCode", "EAN13", "EAN8", "UPCA", "UPCE")]
)
"""Those whose measures are known: looking for every kind that there is takes three times as long."""
_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_NEAR = 2
"""Pixels by which the edge of a code may be found too far inside."""
_GAMMA = 2.2
"""Of the grey values of a screen against the light that comes back from paper."""
_REVERSED = bytes(range(255, -1, -1))
_SHARP = 4
"""Pixels of a module under which a code is drawn once more to be measured."""
_ROOM = 0.3
"""Share of a place by which it is drawn larger, so that the room of a code is seen."""
_PARTS = 100
"""Steps of a pt in which pdfium is asked where a point is: it takes whole numbers."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code on a page."""

    kind: str
    says: str
    """What is read in it."""
    box: Box
    """In pt from the origin of the page."""
    module: float
    """Side of a module, pt."""
    quiet: float
    """Width of the room that it needs, pt."""
    contrast: float
    """Light from its brightest parts less that from its darkest, as shares of all light."""
    is_crowded: bool
    """Whether there is ink in that room."""
    is_reversed: bool
    """Whether it is light on a dark ground, in which the room is not looked at."""

    @property
    def is_linear(self) -> bool:
        """Whether it is made of bars."""
        return self.kind in _LINEAR


def scan(page: pypdfium2.PdfPage, candidates: Sequence[Box]) -> Iterator[Code]:
    """Yield the codes of a page; ``candidates`` are places, in pt, where small ones may stand."""
    width, height = page.get_size()
    scale = min(_DPI / 72, math.sqrt(_MAX_PIXELS / max(1, width * height)))
    codes = [*_Drawn(page, scale, Box(0, 0, width, height)).codes()]
    # Of bars with ink beside them only those rows are found that have room.
    sure = [code for code in codes if not (code.is_linear and any(_meet(place, code.box) for place in candidates))]
    small = [code.box for code in sure if code.module * scale < _SHARP]
    yield from (code for code in sure if code.box not in small)
    for place in (*small, *(place for place in candidates if not any(_meet(place, code.box) for code in sure))):
        left, upper, right, lower = seen = _shown(page, place)
        room = _ROOM * max(right - left, lower - upper)
        part = Box(max(0, left - room), max(0, upper - room), min(width, right + room), min(height, lower + room))
        closer = [*_Drawn(page, _FINE_DPI / 72, part).codes(seen)]
        yield from closer or (code for code in codes if _meet(code.box, place))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shown(page: pypdfium2.PdfPage, place: Box) -> Box:
    """Return a place as left, upper, right and lower side on the page as it is seen, pt."""
    width, height = page.get_size()
    points = []
    for x, y in corners(Box(*place)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, round(width * _PARTS), round(height * _PARTS), 0, x, y, across, down)
        points.append((across.value / _PARTS, down.value / _PARTS))
    return around(points)


class _Drawn:
    """A part of a page in pixels."""

    def __init__(self, page: pypdfium2.PdfPage, scale: float, part: Box) -> None:
        self._page, self._scale, self._left, self._upper = page, scale, part[0], part[1]
        width, height = page.get_size()
        self._crop = (part[0], height - part[3], width - part[2], part[1])
        bitmap = page.render(scale=scale, crop=self._crop, grayscale=True)
        self._width, self._height = int(bitmap.width), int(bitmap.height)
        self._grey = self._shaped(bytes(bitmap.buffer))

    def codes(self, place: Box | None = None) -> Iterator[Code]:
        """Yield what is found, at a place alone if one is named, but for kinds whose measures are not known here."""
        rows = self._alone(place) if place else self._grey.tobytes()
        for is_reversed, seen in ((False, rows), (True, rows.translate(_REVERSED))):
            barcode: Any
            for barcode in zxingcpp.read_barcodes(self._shaped(seen), _KINDS, try_invert=False):
                kind = str(barcode.format)
                if kind == _MATRIX and "Version" in barcode.extra:
                    yield self._measured(barcode, kind, 17 + 4 * int(barcode.extra["Version"]), _QUIET, is_reversed)
                elif kind in _LINEAR:
                    yield self._measured(barcode, kind, *_LINEAR[kind], is_reversed)

    def _shaped(self, rows: bytes) -> memoryview:
        return memoryview(rows).cast("B", (self._height, len(rows) // self._height))

    def _alone(self, place: Box) -> bytes:
        """Return what stands at a place, with white round it: ink close to a code can keep it from being found."""
        stride = self._grey.nbytes // self._height
        left, right = (min(stride, max(0, round((side - self._left) * self._scale))) for side in place[::2])
        upper, lower = (min(self._height, max(0, round((side - self._upper) * self._scale))) for side in place[1::2])
        white, whole = b"\xff" * stride, self._grey.tobytes()
        seen = (
            white[:left] + whole[y * stride + left : y * stride + right] + white[right:] for y in range(upper, lower)
        )
        return white * upper + b"".join(seen) + white * (self._height - lower)

    def _measured(self, barcode: Any, kind: str, modules: int, quiet: int, is_reversed: bool) -> Code:
        points = [(point.x, point.y) for point in (getattr(barcode.position, corner) for corner in _CORNERS)]
        module = math.dist(points[0], points[1]) / modules
        left, upper, right, lower = (round(side) for side in around(points))
        place, is_linear = (left, upper, right, lower), kind in _LINEAR
        is_upright = abs(points[1][0] - points[0][0]) >= abs(points[1][1] - points[0][1])
        dark, bright = self._lights(place, self._red() if is_linear else self._grey)
        beside = 0 if is_linear and not is_upright else quiet * module
        above = 0 if is_linear and is_upright else quiet * module
        room = Box(left - beside, upper - above, right + beside, lower + above)
        return Code(
            kind,
            str(barcode.text),
            self._on_page(place),
            module / self._scale,
            quiet * module / self._scale,
            (bright / 255) ** _GAMMA - (dark / 255) ** _GAMMA,
            not is_reversed and self._has_ink(room, place, (dark + bright) / 2),
            is_reversed,
        )

    def _red(self) -> memoryview:
        """Return the page in the red light of scanners of bars (ISO/IEC 15416, 5.2)."""
        bitmap = self._page.render(scale=self._scale, crop=self._crop, rev_byteorder=True, prefer_bgrx=False)
        step, rows = bitmap.n_channels, bytes(bitmap.buffer)
        red = b"".join(rows[at : at + step * bitmap.width : step] for at in range(0, len(rows), bitmap.stride))
        return memoryview(red).cast("B", (bitmap.height, bitmap.width))

    def _lights(self, place: tuple[int, int, int, int], rows: memoryview) -> tuple[int, int]:
        """Return the dark and the bright of a place, from 0 to 255, without what may be edges or dust."""
        left, upper, right, lower = place
        step = max(1, (right - left) // 200)
        across = range(max(0, left), min(self._width, right), step)
        seen = sorted(rows[y, x] for y in range(max(0, upper), min(self._height, lower), step) for x in across)
        return (seen[len(seen) // 10], seen[-1 - len(seen) // 10]) if seen else (0, 255)

    def _has_ink(self, room: Box, code: tuple[int, int, int, int], darkest: float) -> bool:
        """Tell whether a pixel between ``room`` and the code itself is dark, or the room leaves the page."""
        left, upper, right, lower = (round(side) for side in room)
        if left < 0 or upper < 0 or right > self._width or lower > self._height:
            return True
        return any(
            self._grey[y, x] < darkest
            for y in range(upper + _NEAR, lower - _NEAR)
            for x in range(left + _NEAR, right - _NEAR)
            if not (code[0] - _NEAR <= x <= code[2] + _NEAR and code[1] - _NEAR <= y <= code[3] + _NEAR)
        )

    def _on_page(self, place: tuple[int, int, int, int]) -> Box:
        """Return a place in pt from the origin of the page, which may be turned or cut."""
        width, height = self._page.get_size()
        points = []
        for x, y in corners(Box(*place)):
            across, up = ctypes.c_double(), ctypes.c_double()
            seen = (round(_PARTS * (self._left + x / self._scale)), round(_PARTS * (self._upper + y / self._scale)))
            size = (round(width * _PARTS), round(height * _PARTS))
            raw.FPDF_DeviceToPage(self._page, 0, 0, *size, 0, *seen, across, up)
            points.append((across.value, up.value))
        return around(points)
