"""Paper: sizes of pages and sheets, the edge that is bound, folds and the panels between them. Lengths are in mm."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, repeat
from math import lcm

from mezanprint.model.translatable import msg

_SIZES = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "SRA3": (320, 450),
    "SRA4": (225, 320),
    "letter": (215.9, 279.4),
    "legal": (215.9, 355.6),
}
"""ISO 216, ISO 217 and ANSI Y14.1; A5 and A6 are what CSS has."""
OTHER_PAPER = ("letter", "legal")
"""What is printed on where A4 is not to be had."""
_ISO_A = re.compile(r"A\d")
_LENGTHS = re.compile(r"(\d+(?:\.\d+)?)mm\s+(\d+(?:\.\d+)?)mm")
_TUCK = 1.5
"""By how much the panel that folds in is narrower than the two others; printers ask for 1 to 2 mm."""


SLACK = 0.1
"""What roundings of the layout may add to a page that fills its paper."""


class Bound(StrEnum):
    """The edge at which pages are bound, or from which a folded sheet opens like a book."""

    LEFT = "left"
    RIGHT = "right"


class Fold(StrEnum):
    """Ways to fold a sheet across."""

    LETTER = "letter"
    """Two folds, the last panel folds in: three panels a side."""
    Z = "z"
    """Two folds to and fro: three panels a side."""
    HALF = "half"
    """One fold: four panels, as pages of a leaflet."""


PANELS = {
    Fold.LETTER: ((2, 6, 1), (3, 4, 5)),
    Fold.Z: ((5, 6, 1), (2, 3, 4)),
    Fold.HALF: ((4, 1), (2, 3)),
}
"""Panels of each side by their numbers in the order of reading, from left to right, where the first is at the right."""
TO_AND_FRO = (Fold.Z, Fold.HALF)
"""Folds whose panels lie on one another as they come; in a letter the last one is folded in, and is narrower."""


class Cards(StrEnum):
    """Ways to put cards on sheets; pages are the front and the back of one card after the other."""

    REPEAT = "repeat"
    """A sheet holds one card, as often as there is room."""
    EACH = "each"
    """Each card is there once: a set."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of a folded sheet, by its place in the order of reading, from 1."""

    number: int
    page: int
    """Which side of the sheet it is on: page 1 is the one with the front panel, page 2 its back."""
    left: float
    width: float

    @property
    def right(self) -> float:
        """Distance of the right edge from the left edge of the sheet."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Crease:
    """A fold as it is seen on one page: ``x`` from the left edge; a mountain rises to the reader, a valley falls."""

    page: int
    x: float
    mountain: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """What becomes of the pages of a document on paper."""

    bound: Bound = Bound.LEFT
    fold: Fold | None = None
    """How each sheet is folded, where a page holds several panels."""
    booklet: bool = False
    """Whether pages are bound through the fold of sheets that lie in one another."""
    cards: Cards | None = None
    """How pages are put on sheets that are cards to be cut out of them."""
    last_stays: bool = False
    """Whether blank pages go before the last page, which is the back cover."""
    multiple: int = 1
    """Of how many pages a print file has a multiple, whatever its sheets ask for."""

    @property
    def filled_to(self) -> int:
        """Return of how many pages a print file has a multiple; a stitched sheet holds four of them."""
        return lcm(self.multiple, 4 if self.booklet else 1)


def size_of(page: str) -> tuple[float, float]:
    """Return width and height of ``A4``, ``A4 landscape`` or ``85mm 55mm``; ``ValueError`` if it is none of these."""
    if lengths := _LENGTHS.fullmatch(page.strip()):
        return float(lengths[1]), float(lengths[2])
    name, _, way = page.strip().partition(" ")
    if name not in _SIZES or way not in ("", "portrait", "landscape"):
        raise ValueError(msg("`{page}` is no size of paper", page=page))
    short, long = _SIZES[name]
    return (long, short) if way == "landscape" else (short, long)


def page_size(page: str, anew: str = "") -> tuple[float, float]:
    """Return width and height of a kind's page; of ISO A, as it is set anew for a country that prints on ``anew``.

    A page of A4 then has the size ``anew``, A5 half of it and so on: Letter has half Letter as A4 has A5 (ISO 216, 3).
    Other sizes stay. ``ValueError`` if one of the two is no size.
    """
    name, _, way = page.strip().partition(" ")
    if not anew or not _ISO_A.fullmatch(name):
        return size_of(page)
    short, long = sorted(size_of(anew))
    for _ in range(4, int(name[1])):
        short, long = long / 2, short
    for _ in range(int(name[1]), 4):
        short, long = long, 2 * short
    return (long, short) if way == "landscape" else (short, long)


def paper_for(sheet: str, flat: tuple[float, float]) -> tuple[float, float] | None:
    """Return width and height of the paper ``sheet`` the way round that holds ``flat``; None if neither does."""
    short, long = sorted(size_of(sheet))
    ways = ((long, short), (short, long)) if flat[0] > flat[1] else ((short, long), (long, short))
    return next((way for way in ways if flat[0] <= way[0] + SLACK and flat[1] <= way[1] + SLACK), None)


def panels(fold: Fold, width: float, bound: Bound) -> tuple[Panel, ...]:
    """Return the panels of a sheet ``width`` wide in the order of reading.

    Bound left, a letter fold has ``fold-in | back | front`` on its first page and the spread on its second. A Z opens
    its whole second page; then the sheet is turned over, so the panel at the back of the closed sheet is the fourth.
    """
    order, widths = PANELS[fold], _widths(fold, width)
    panels_of_fold: list[Panel] = []
    for page, numbers, across in ((1, order[0], widths), (2, order[1], widths[::-1])):
        panels_of_fold += map(Panel, numbers, repeat(page), accumulate(across, initial=0), across)
    panels_of_fold.sort(key=lambda panel: panel.number)
    return tuple(panel if bound is Bound.LEFT else _mirrored(panel, width) for panel in panels_of_fold)


def back_panel(fold: Fold) -> int:
    """Return the number of the panel that is the back of the closed sheet."""
    first, second = PANELS[fold]
    if fold not in TO_AND_FRO:
        return first[1]
    return second[-1] if len(second) % 2 else first[0]


def _widths(fold: Fold, width: float) -> list[float]:
    """Return the widths of the panels on the first page, from left to right, bound left."""
    count = len(PANELS[fold][0])
    if fold in TO_AND_FRO:
        return [width / count] * count
    wide = (width + _TUCK) / count
    return [wide - _TUCK, *[wide] * (count - 1)]


def creases(fold: Fold, width: float, bound: Bound) -> tuple[Crease, ...]:
    """Return every fold as both pages of a sheet show it, page by page, from left to right.

    The first page is the outside of every fold; where a sheet is folded to and fro, of the one at the front panel and
    of each second one from there.
    """
    outside = sorted((panel for panel in panels(fold, width, bound) if panel.page == 1), key=lambda panel: panel.left)
    places = [panel.left for panel in outside[1:]]
    from_front = range(len(places)) if outside[0].number == 1 else reversed(range(len(places)))
    first = tuple(
        Crease(1, place, fold not in TO_AND_FRO or number % 2 == 0)
        for place, number in zip(places, from_front, strict=True)
    )
    return (*first, *(Crease(2, width - crease.x, not crease.mountain) for crease in reversed(first)))


def _mirrored(panel: Panel, width: float) -> Panel:
    return Panel(panel.number, panel.page, width - panel.right, panel.width)
