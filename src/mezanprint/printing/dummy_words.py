"""What a dummy says of how its sheets are printed, folded and stitched."""

from collections.abc import Iterator, Mapping

from mezanprint.model.editions import Manual
from mezanprint.model.paper import Bound, Fold
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import msg

FRONT, BACK, TUCKED = msg("front"), msg("back"), msg("folds in")
OPENS: Mapping[Bound, str] = {
    Bound.LEFT: msg("It opens from the left, as English does."),
    Bound.RIGHT: msg("It opens from the right, as Arabic does."),
}
FOLDING: Mapping[Fold, tuple[str, ...]] = {
    Fold.LETTER: (
        msg("Lay the sheet down with {left}, {middle} and {right} up.", left=3, middle=4, right=5),
        msg("Fold {panel} in over {other}.", panel=5, other=4),
        msg("Fold {panel} over both. Now {front} is on top.", panel=3, front=1),
    ),
    Fold.Z: (
        msg("Lay the sheet down with {left}, {middle} and {right} up.", left=2, middle=3, right=4),
        msg("Fold {panel} over {other}. Now {front} is on top.", panel=2, other=3, front=1),
        msg("Fold {panel} back, under {other}.", panel=4, other=3),
    ),
    Fold.HALF: (
        msg("Lay the sheet down with {left} and {right} up.", left=2, right=3),
        msg("Fold {panel} over {other}. Now {front} is on top.", panel=2, other=3, front=1),
    ),
}
STITCHING = (
    msg("Lay the sheets in one another; the one with {first} is outside.", first=1),
    msg("Fold them at the ticks of the middle pages, and open them."),
    msg("Staple from outside, at both marks on the fold."),
    msg("Close it. Now {first} is on top, {second} inside it.", first=1, second=2),
)
CUTTING = (msg("Cut along the edges of the cards."),)
_ALONE = (
    msg("Single pages, in the order of reading; the print shop puts them on its sheets."),
    msg("To fold a book, make the dummy for a profile that names a sheet."),
)
_BOTH_SIDES = {
    "short": msg("Print both sides; the sheet turns on its short edge."),
    "long": msg("Print both sides; the sheet turns on its long edge."),
}
_TURNING = {
    "short": msg("Put the sheets back to be printed on the other side, turned over their short edge."),
    "long": msg("Put the sheets back to be printed on the other side, turned over their long edge."),
}


def sheet_words(number: int, count: int, *, is_back: bool) -> str:
    """Return which of ``count`` sheets a page stands on, and on which of its sides."""
    if is_back:
        return msg("sheet {sheet} of {count}, back", sheet=number, count=count)
    return msg("sheet {sheet} of {count}, front", sheet=number, count=count)


def printing(plan: Plan) -> Iterator[str]:
    """Yield how the sheets of a plan are printed."""
    if plan.stitched:
        yield from _ALONE
    elif plan.manual:
        yield from _printing_by_hand(plan)
    elif all(sheet.back is None for sheet in plan.sheets):
        yield msg("Print one side.")
    else:
        yield _BOTH_SIDES[plan.turn]


def _printing_by_hand(plan: Plan) -> Iterator[str]:
    """Yield how a printer of one side prints both: all fronts first, and then all backs."""
    half, turning = len(plan.sheets), _TURNING[plan.turn]
    headlong = msg("If a back stands on its head, put the sheets in by their other end.")
    if half == 1:
        yield from (msg("Print page {page} alone.", page=1), turning, msg("Print page {page}.", page=2), headlong)
        return
    yield msg("Print pages {first} to {last}.", first=1, last=half)
    yield turning
    yield msg("Print pages {first} to {last}.", first=half + 1, last=2 * half)
    yield headlong
    other = Manual.IN_ORDER if plan.manual == Manual.REVERSED else Manual.REVERSED
    yield msg("If a sheet tells two numbers of sheets, write `{setting}`.", setting=f'duplex = "{other}"')
