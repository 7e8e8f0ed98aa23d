"""The sheets of each kind: single pages, booklets, cards."""

from collections.abc import Sequence

from mezanprint.finishing.imposition.order import leaves
from mezanprint.model.paper import Crease, Paper, creases, panels
from mezanprint.model.sheets import Box, Face, PanelPlace, Placement, Sheet


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
