"""Sheets: pages put in their places, front and back. Lengths are mm from the lower left corner of the trimmed sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mezanprint.finishing.imposition.order import leaves, padded
from mezanprint.model.paper import Paper, creases


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height."""
        return self.top - self.bottom

    def turned(self, width: float, height: float) -> "Box":
        """Return the rectangle after half a turn of its sheet."""
        return Box(width - self.right, height - self.top, width - self.left, height - self.bottom)

    def grown(self, by: float) -> "Box":
        """Return the rectangle with a rim."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, x: float, y: float) -> "Box":
        """Return the rectangle in another place."""
        return Box(self.left + x, self.bottom + y, self.right + x, self.top + y)


@dataclass(frozen=True, slots=True)
class Placement:
    """A page, counted from 0: where its trimmed area goes, and what of it is seen."""

    page: int
    box: Box
    clip: Box
    turned: bool = False
    """Whether it stands on its head."""


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a sheet, with the lines across it that are folded (places along its width) and cut."""

    placements: tuple[Placement, ...]
    folds: tuple[float, ...] = ()
    cuts_across: tuple[float, ...] = ()
    """Places along the width."""
    cuts_along: tuple[float, ...] = ()
    """Places along the height."""

    def turned(self, width: float, height: float) -> "Face":
        """Return the face after half a turn of its sheet."""
        return Face(
            tuple(
                replace(
                    put, box=put.box.turned(width, height), clip=put.clip.turned(width, height), turned=not put.turned
                )
                for put in self.placements
            ),
            tuple(sorted(width - x for x in self.folds)),
            tuple(sorted(width - x for x in self.cuts_across)),
            tuple(sorted(height - y for y in self.cuts_along)),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, trimmed; ``back`` is None where nothing is printed on it.

    The back is as it is seen when the sheet has turned like a page of a book, about its upright middle.
    """

    width: float
    height: float
    front: Face
    back: Face | None

    def headlong(self) -> "Sheet":
        """Return the sheet whose back registers when it turns about its level middle instead."""
        return replace(self, back=self.back and self.back.turned(self.width, self.height))

    @property
    def faces(self) -> tuple[Face, ...]:
        """Return the sides that are printed."""
        return (self.front,) if self.back is None else (self.front, self.back)


def single_sheets(
    pages: Sequence[int | None], size: tuple[float, float], paper: Paper, bleed: float
) -> tuple[Sheet, ...]:
    """Return sheets of one page a side, folded or not."""
    width, height = size
    whole = Box(0, 0, width, height)
    folds = creases(paper.fold, width, paper.bound) if paper.fold else ()

    def face(place: int) -> Face:
        lines = tuple(fold.x for fold in folds if fold.page == place % 2 + 1)
        page = pages[place]
        put = () if page is None else (Placement(page, whole, whole.grown(bleed)),)
        return Face(put, lines, (0, width), (0, height))

    return tuple(
        Sheet(width, height, face(place), face(place + 1) if place + 1 < len(pages) else None)
        for place in range(0, len(pages), 2)
    )


def booklet_sheets(
    pages: Sequence[int | None], size: tuple[float, float], paper: Paper, bleed: float, creep: float = 0
) -> tuple[Sheet, ...]:
    """Return the sheets of a booklet, the outermost first.

    ``pages`` are numbers from 0 in the order of turning, or None for a blank page; those that the last sheet lacks
    are added. Each sheet's pages stand ``creep`` mm nearer to the spine than those of the sheet around it.
    """
    width, height = size
    full = padded(pages, paper)
    return tuple(
        Sheet(
            2 * width,
            height,
            _spread(leaf.front, size, bleed, number * creep),
            _spread(leaf.back, size, bleed, number * creep),
        )
        for number, leaf in enumerate(leaves(full, paper.bound))
    )


def _spread(pair: tuple[int | None, int | None], size: tuple[float, float], bleed: float, shift: float) -> Face:
    """Return a face of two pages; neither bleeds across the spine."""
    width, height = size
    left, right = Box(shift, 0, width + shift, height), Box(width - shift, 0, 2 * width - shift, height)
    clips = (
        Box(shift - bleed, -bleed, width, height + bleed),
        Box(width, -bleed, 2 * width - shift + bleed, height + bleed),
    )
    placements = tuple(
        Placement(page, box, clip)
        for page, box, clip in zip(pair, (left, right), clips, strict=True)
        if page is not None
    )
    return Face(placements, (width,), (0, 2 * width), (0, height))


def card_sheets(
    pages: Sequence[int], size: tuple[float, float], room: tuple[float, float], bleed: float
) -> tuple[Sheet, ...]:
    """Return sheets with as many of a card as ``room`` holds; pages are front and back of one card after the other.

    Cards with a bleed stand apart by twice that; others share their cuts. ``ValueError`` if there is no room for one.
    """
    (width, height), gap = size, 2 * bleed
    columns, rows = (int((side + gap + 1e-6) // (card + gap)) for side, card in zip(room, size, strict=True))
    if not columns or not rows:
        raise ValueError("a card does not fit")
    lefts, bottoms = [n * (width + gap) for n in range(columns)], [n * (height + gap) for n in range(rows)]

    def face(page: int) -> Face:
        boxes = [Box(x, y, x + width, y + height) for y in reversed(bottoms) for x in lefts]
        placements = tuple(Placement(page, box, box.grown(bleed)) for box in boxes)
        across = {edge for x in lefts for edge in (x, x + width)}
        along = {edge for y in bottoms for edge in (y, y + height)}
        return Face(placements, (), tuple(sorted(across)), tuple(sorted(along)))

    flat = lefts[-1] + width, bottoms[-1] + height
    return tuple(
        Sheet(*flat, face(pages[place]), face(pages[place + 1]) if place + 1 < len(pages) else None)
        for place in range(0, len(pages), 2)
    )
