"""The sheets of each kind: single pages, booklets, cards."""

from collections.abc import Sequence

from mezanprint.finishing.imposition.order import leaves
from mezanprint.model.geometry import Box
from mezanprint.model.paper import SLACK, Cards, Crease, Paper, creases, panels
from mezanprint.model.sheets import Face, PanelPlace, Placement, Sheet


def single_sheets(
    pages: Sequence[int | None], size: tuple[float, float], paper: Paper, bleed: float
) -> tuple[Sheet, ...]:
    """Return sheets of one page a side, folded or not."""
    width, height = size
    whole = Box(0, 0, width, height)
    folds = creases(paper.fold, width, paper.bound) if paper.fold else ()
    made = panels(paper.fold, width, paper.bound) if paper.fold else ()

    def face(place: int) -> Face:
        side, page = place % 2 + 1, pages[place]
        put = () if page is None else (Placement(page, whole, whole.grown(bleed)),)
        held = tuple(
            PanelPlace(each.number, Box(each.left, 0, each.right, height)) for each in made if each.page == side
        )
        return Face(put, tuple(fold for fold in folds if fold.page == side), (0, width), (0, height), held)

    return tuple(
        Sheet(width, height, face(place), face(place + 1) if place + 1 < len(pages) else None)
        for place in range(0, len(pages), 2)
    )


def booklet_sheets(
    pages: Sequence[int | None], size: tuple[float, float], paper: Paper, bleed: float, creep: float = 0
) -> tuple[Sheet, ...]:
    """Return the sheets of a booklet, the outermost first.

    ``pages`` are numbers from 0 in the order of turning, or None for a blank page; a multiple of four. Each sheet's
    pages stand ``creep`` mm nearer to the spine than those of the sheet around it.
    """
    width, height = size
    # The front of a stitched sheet is its outside: there the fold rises to whoever looks at it.
    outside, inside = Crease(1, width, mountain=True), Crease(2, width, mountain=False)
    return tuple(
        Sheet(
            2 * width,
            height,
            _spread(leaf.front, size, bleed, number * creep, outside),
            _spread(leaf.back, size, bleed, number * creep, inside),
        )
        for number, leaf in enumerate(leaves(pages, paper.bound))
    )


def _spread(
    pair: tuple[int | None, int | None], size: tuple[float, float], bleed: float, shift: float, spine: Crease
) -> Face:
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
    return Face(placements, (spine,), (0, 2 * width), (0, height))


def card_grid(size: tuple[float, float], room: tuple[float, float], bleed: float) -> tuple[int, int]:
    """Return how many columns and rows of cards ``room`` holds.

    Cards with a bleed stand apart by twice that; others share their cuts.
    """
    gap = 2 * bleed
    columns, rows = (int((side + gap + SLACK) // (card + gap)) for side, card in zip(room, size, strict=True))
    return columns, rows


def card_sheets(
    pages: Sequence[int], size: tuple[float, float], grid: tuple[int, int], bleed: float, cards: Cards
) -> tuple[Sheet, ...]:
    """Return sheets of cards in columns and rows; pages are front and back of one card after the other.

    Backs lie behind their fronts.
    """
    (width, height), (columns, rows), gap = size, grid, 2 * bleed
    lefts, bottoms = [n * (width + gap) for n in range(columns)], [n * (height + gap) for n in range(rows)]
    boxes = [Box(x, y, x + width, y + height) for y in reversed(bottoms) for x in lefts]
    behind = [Box(x, y, x + width, y + height) for y in reversed(bottoms) for x in reversed(lefts)]
    across = tuple(sorted({edge for x in lefts for edge in (x, x + width)}))
    along = tuple(sorted({edge for y in bottoms for edge in (y, y + height)}))

    def face(held: Sequence[int], places: Sequence[Box]) -> Face:
        put = tuple(Placement(page, box, box.grown(bleed)) for page, box in zip(held, places, strict=False))
        return Face(put, (), across, along)

    count = len(boxes) if cards is Cards.EACH else 1
    sheets = []
    for place in range(0, len(pages), 2 * count):
        held, copies = pages[place : place + 2 * count], len(boxes) // count
        backs = list(held[1::2]) * copies
        back = face(backs, behind) if backs else None
        sheets.append(Sheet(lefts[-1] + width, bottoms[-1] + height, face(list(held[::2]) * copies, boxes), back))
    return tuple(sheets)
