"""Paper as hands have it: sheets with letters on both sides are turned, folded, laid in one another, cut and read.

It knows nothing of how the program puts pages on sheets. A printed file gives the letters, where they stand and whether
on their head, and the edge over which a printer turns the sheet; the rest is geometry. Folds are upright; places are
distances from the left, in mm, on the table as things lie, or on a sheet as its front is seen.
"""

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

PT = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Letter:
    """A sign, the middle of it from the left and the foot of its side, and whether it stands on its head there."""

    sign: str
    x: float
    y: float
    is_turned: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper with letters on both sides, each as one sees that side in the printed file; it is trimmed at two sides."""

    width: float
    height: float
    trim: tuple[float, float]
    front: tuple[Letter, ...]
    back: tuple[Letter, ...]
    over_side: bool
    """Whether its back is printed to be seen when the left or right edge is turned over, not the upper or lower one."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a sheet that lies from ``low`` to ``high``; x on its front is ``origin`` ± the place on the table."""

    sheet: Sheet
    low: float
    high: float
    origin: float
    is_front_up: bool

    def reflected(self, at: float) -> "Layer":
        """Return it turned over at a line."""
        # Front up: x = origin + place; back up: x = origin - place.
        moved = self.origin + 2 * at if self.is_front_up else self.origin - 2 * at
        return replace(
            self, low=2 * at - self.high, high=2 * at - self.low, origin=moved, is_front_up=not self.is_front_up
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reads at a place from above: its letters, with (place, height) of each, and whether all are upright."""

    text: str
    places: tuple[tuple[float, float], ...]
    is_upright: bool

    def between(self, low: float, high: float) -> str:
        """Return what is read from one place to another."""
        return "".join(sign for sign, (x, _) in zip(self.text, self.places, strict=True) if low < x < high)


Piece = tuple[Layer, ...]
"""Layers from the lowest to the uppermost."""


def printed(pdf: bytes) -> list[Sheet]:
    """Return the sheets of a file whose pages are fronts and backs by turns, turned as it asks a printer to."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sides = [_letters(page) for page in document]
        edge = raw.FPDF_VIEWERREF_GetDuplex(document)
        left, low, right, top = (side / PT for side in document[0].get_mediabox())
        trim = tuple(side / PT - left for side in document[0].get_trimbox()[::2])
    finally:
        document.close()
    width, height = right - left, top - low
    # A sheet that turns over its long edge turns over its left or right one, if it stands upright.
    is_long = edge == raw.DuplexFlipLongEdge
    over_side = edge == raw.DuplexUndefined or (height > width) == is_long
    backs = [*sides[1::2], *((),) * (len(sides) % 2)]
    return [
        Sheet(width, height, (trim[0], trim[1]), one, other, over_side)
        for one, other in zip(sides[::2], backs, strict=True)
    ]


def pages(pdf: bytes) -> list[Seen]:
    """Return the pages of a file as they stand."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            _seen((letter.sign, letter.x, letter.y, not letter.is_turned) for letter in _letters(p)) for p in document
        ]
    finally:
        document.close()


def _letters(page: pypdfium2.PdfPage) -> tuple[Letter, ...]:
    """Return the letters inside the trimmed page; a space that the reader adds stands where the sign before it does."""
    left, low, right, top = page.get_trimbox()
    edge, foot, _, _ = page.get_mediabox()
    text = page.get_textpage()
    found: list[Letter] = []
    box = [ctypes.c_double() for _ in range(4)]
    for number in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, number))
        if sign.isspace() and found:
            found.append(replace(found[-1], sign=" "))
            continue
        raw.FPDFText_GetCharBox(text, number, *(ctypes.byref(side) for side in box))
        x0, x1, y0, y1 = (side.value for side in box)
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        angle = raw.FPDFText_GetCharAngle(text, number)
        if left < x < right and low < y < top:
            found.append(Letter(sign, (x - edge) / PT, (y - foot) / PT, math.cos(angle) < 0))
    return tuple(found)


def laid(sheet: Sheet, *, front: bool) -> Piece:
    """Return a sheet on the table with its front or its back up, the back as it is when a side edge is turned over."""
    left, right = sheet.trim
    return (Layer(sheet, 0, right - left, left if front else right, front),)


def turned(piece: Piece) -> Piece:
    """Return what lies there, turned over a side edge."""
    middle = (min(layer.low for layer in piece) + max(layer.high for layer in piece)) / 2
    return tuple(layer.reflected(middle) for layer in reversed(piece))


def folded(piece: Piece, at: float, part: str, *, under: bool = False) -> Piece:
    """Return it with the ``left`` or ``right`` part folded over the rest, or under it."""
    stays: list[Layer] = []
    goes: list[Layer] = []
    for layer in piece:
        for low, high in ((layer.low, min(layer.high, at)), (max(layer.low, at), layer.high)):
            if low < high:
                is_left = high <= at
                (goes if is_left == (part == "left") else stays).append(replace(layer, low=low, high=high))
    over = [layer.reflected(at) for layer in reversed(goes)]
    return (*over, *stays) if under else (*stays, *over)


def seen(piece: Piece) -> list[Seen]:
    """Return what is read from above, from left to right; stripes without a letter are passed over."""
    edges = sorted({edge for layer in piece for edge in (layer.low, layer.high)})
    strips: list[tuple[Layer, float, float]] = []
    for low, high in pairwise(edges):
        top = next((layer for layer in reversed(piece) if layer.low <= low and high <= layer.high), None)
        if top is None:
            continue
        if strips and strips[-1][0] == top:
            low = strips.pop()[1]
        strips.append((top, low, high))
    return [read for read in (_read(*strip) for strip in strips) if read.text.strip()]


def unfolded(sheet: Sheet, fold: str, side: str) -> list[list[Seen]]:
    """Return what a hand sees of a folded A4 sheet that opens from ``side``: closed, its back, then as it opens.

    The leaf that is opened first lies at the side of the binding, over the rest; the last one of a letter fold lies
    inside and is 1.5 mm narrower, that of a Z lies behind.
    """
    far = "right" if side == "left" else "left"

    def at(distance: float) -> float:
        return distance if side == "left" else 297 - distance

    spread = laid(sheet, front=False)
    if fold == "half":
        closed = folded(spread, at(148.5), side)
        opening = [spread]
    elif fold == "letter":
        half_open = folded(spread, at(199), far)
        closed = folded(half_open, at(99.5), side)
        opening = [half_open, spread]
    else:
        half_open = folded(spread, at(99), side)
        closed = folded(half_open, at(198), far, under=True)
        opening = [half_open, spread, turned(spread)]
    return [seen(piece) for piece in (closed, turned(closed), *opening)]


def leafed(piece: Piece) -> list[Seen]:
    """Return the pages of a stitched book that lies closed, its leaves turned one after another over the spine."""
    found = []
    for leaf in reversed(piece):
        (under,) = turned((leaf,))
        found += [_read(leaf, leaf.low, leaf.high), _read(under, under.low, under.high)]
    return found


def bound(sheets: Sequence[Sheet], at: float, side: str) -> Piece:
    """Return sheets laid in one another, the first outside, and folded so that the book is closed, bound at a side."""
    # Opened, with its middle up, such a book has its cover under the half at the side of the binding.
    opened = tuple(layer for sheet in sheets for layer in laid(sheet, front=False))
    return folded(opened, at, side)


def cut(
    sheet: Sheet, sizes: tuple[float, float], corners: Iterable[tuple[float, float]]
) -> Iterator[tuple[Seen, Seen]]:
    """Yield front and back of each card that is cut out of a sheet at these lower left corners of its front."""
    width, height = sizes
    for left, low in corners:
        front = Layer(sheet, left, left + width, 0, is_front_up=True)
        (back,) = turned((front,))
        yield tuple(_read(side, side.low, side.high, low, low + height) for side in (front, back))  # type: ignore[misc]


def _read(layer: Layer, low: float, high: float, foot: float = 0, head: float = math.inf) -> Seen:
    sheet = layer.sheet
    if layer.is_front_up:
        there = [(one.sign, one.x - layer.origin, one.y, not one.is_turned) for one in sheet.front]
    elif sheet.over_side:
        there = [(one.sign, layer.origin - (sheet.width - one.x), one.y, not one.is_turned) for one in sheet.back]
    else:
        there = [(one.sign, layer.origin - one.x, sheet.height - one.y, one.is_turned) for one in sheet.back]
    return _seen(one for one in there if low < one[1] < high and foot < one[2] < head)


def _seen(letters: Iterable[tuple[str, float, float, bool]]) -> Seen:
    found = list(letters)
    signs = "".join(sign for sign, *_ in found)
    upright = all(is_upright for sign, _, _, is_upright in found if not sign.isspace())
    return Seen(signs, tuple((x, y) for _, x, y, _ in found), upright)
