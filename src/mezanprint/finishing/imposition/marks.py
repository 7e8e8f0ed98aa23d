"""Marks for the printer: where to cut and fold, whether plates register, how colours come out. Drawn beside the page.

Lengths are in mm on the paper; what comes out are operators of a content stream in points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, pairwise

from mezanprint.model.editions import MARKS, Profile
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.paper import Paper
from mezanprint.model.plans import Plan
from mezanprint.model.sheets import Face

"""Points in a mm."""
CLEAR = 1.0
"""Between the bleed and a mark."""
_LENGTH = 5.0
_SHORTEST = 2.0
_TICK = 2.0
"""Length of a tick inside the page, beyond the rim that printers leave white."""
_LIGHT = {"rgb": "0.6 G", "cmyk": "0 0 0 0.4 K"}
"""Ink of a tick, which is seen for folding and hardly afterwards."""
_RADIUS = 1.5
_ASIDE = 15.0
"""How far a registration mark goes aside for a fold or a cut."""
_PATCH = 4.0
_INKS = (
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0),
    (0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5), (0, 0, 0, 0.2),
)  # fmt: skip
_GREYS = (0, 0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Pen:
    """How marks are drawn."""

    bleed: float
    safe: float
    colour: str
    """``cmyk``: in all inks, on the colour space ``/All``; otherwise black."""

    @property
    def off(self) -> float:
        """How far from the trimmed edge marks begin: nothing of the page may be there."""
        return max(self.bleed, 2.0) + CLEAR


def pen_of(profile: Profile) -> Pen:
    """Return how the marks of a profile are drawn."""
    return Pen(profile.bleed, profile.safe, profile.colour)


def rim_of_marks(profile: Profile) -> float:
    """Return how far from the trim its marks reach, in mm: those that never stand inside, and those beside a bleed."""
    beside = profile.bleed or {"registration", "bar", "slug"} & set(profile.marks)
    return pen_of(profile).off + _LENGTH if beside else 0


def standing_marks(plan: Plan, profile: Profile, paper: Paper) -> tuple[str, ...]:
    """Return the marks that the sheets of a plan bear: wanted, with something to mark, and with room for it.

    Cards on a sheet have cut marks always, for without them nobody could cut them.
    """
    pen = pen_of(profile)
    stands = {name: any(True for face in plan.faces for _ in draw(face, plan, pen)) for name, draw in _DRAWN.items()}
    stands["bar"] = bar_place(plan, pen).bottom >= 0
    stands["slug"] = words_place(plan, pen).top <= plan.height
    wanted = {*profile.marks, *(("crop",) if paper.cards and profile.sheet else ())}
    return tuple(mark for mark in MARKS if mark in wanted and stands[mark])


def draw_marks(face: Face, plan: Plan, pen: Pen) -> bytes:
    """Return the operators of the plan's marks on a face; a side without room for one has none."""
    lines = [line for name, draw in _DRAWN.items() if name in plan.marks for line in draw(face, plan, pen)]
    ink = "/All CS 1 SCN" if pen.colour == "cmyk" else "0 G"
    drawn = f"q {ink} 0.25 w\n" + "\n".join(lines) + "\nQ\n" if lines else ""
    return (drawn + (_bar(plan, pen) if "bar" in plan.marks else "")).encode()


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0 * PT_PER_MM:.3f} {y0 * PT_PER_MM:.3f} m {x1 * PT_PER_MM:.3f} {y1 * PT_PER_MM:.3f} l S"


def _crop(face: Face, plan: Plan, pen: Pen) -> Iterator[str]:
    trim = plan.trim
    for cut in face.cuts_across:
        x, is_inner = trim.left + cut, 0 < cut < trim.width
        ends = _beside(trim.bottom, trim.top, plan.height, pen, is_inner=is_inner)
        yield from (_line(x, begin, x, end) for begin, end in ends)
    for cut in face.cuts_along:
        y, is_inner = trim.bottom + cut, 0 < cut < trim.height
        ends = _beside(trim.left, trim.right, plan.width, pen, is_inner=is_inner)
        yield from (_line(begin, y, end, y) for begin, end in ends)


def _beside(low: float, high: float, paper: float, pen: Pen, *, is_inner: bool) -> Iterator[tuple[float, float]]:
    """Yield where cut marks begin and end; where there is no paper for one, a cut between cards is marked on itself.

    Such a mark reaches from the edge of the paper past the rim that printers leave white, and goes with the cut.
    """
    outside = tuple(_outside(low, high, paper, pen.off))
    yield from outside
    if is_inner and not outside:
        reach = pen.safe + _LENGTH
        yield from ((0, reach), (paper, paper - reach))


def _outside(low: float, high: float, paper: float, off: float) -> Iterator[tuple[float, float]]:
    """Yield where a mark begins and ends before ``low`` and beyond ``high``, as far as there is paper."""
    for begin, way, room in ((low - off, -1, low - off), (high + off, 1, paper - high - off)):
        if room >= _SHORTEST:
            yield begin, begin + way * min(_LENGTH, room)


def _folds(face: Face, plan: Plan, pen: Pen) -> Iterator[str]:
    """Yield dashed marks beyond the trim, or light ticks on a sheet that has nothing beyond it."""
    trim = plan.trim
    for x in (trim.left + fold.x for fold in face.folds):
        beyond = [_line(x, begin, x, end) for begin, end in _outside(trim.bottom, trim.top, plan.height, pen.off)]
        if beyond:
            yield from ("[2 1.5] 0 d", *beyond, "[] 0 d")
        elif _lies_open(face, plan):
            low, high = max(trim.bottom, pen.safe), min(trim.top, plan.height - pen.safe)
            yield f"q {_LIGHT[pen.colour]} 0.5 w"
            yield from (_line(x, low, x, low + _TICK), _line(x, high, x, high - _TICK), "Q")


def _lies_open(face: Face, plan: Plan) -> bool:
    """Tell whether a face is up when its sheet is folded: the inside, of a booklet that of its innermost sheet.

    Nothing is cut off such a sheet, so that a tick stays for good: covers and outsides have none.
    """
    inside = face.folds[0].page == 2
    return inside and bool(face.panels or face is plan.sheets[-1].back)


def _registration(face: Face, plan: Plan, pen: Pen) -> Iterator[str]:
    """Yield a circle and a cross in the middle of each side that has room, aside of folds and of cuts."""
    trim, away = plan.trim, pen.off + _LENGTH / 2
    middle = trim.left + _aside(trim.width / 2, (*(fold.x for fold in face.folds), *face.cuts_across))
    level = trim.bottom + _aside(trim.height / 2, face.cuts_along)
    upright = ((middle, trim.bottom - away), (middle, trim.top + away))
    places = (*upright, (trim.left - away, level), (trim.right + away, level))
    reach = 1.6 * _RADIUS
    for x, y in places:
        if reach <= x <= plan.width - reach and reach <= y <= plan.height - reach:
            yield _circle(x, y, _RADIUS)
            yield _line(x - reach, y, x + reach, y)
            yield _line(x, y - reach, x, y + reach)


def _aside(middle: float, lines: tuple[float, ...]) -> float:
    """Return the first place from the middle on that is clear of all lines."""
    places = (middle + step * _ASIDE for step in count())
    return next(place for place in places if all(abs(line - place) >= 2 * _RADIUS + 1 for line in lines))


def _circle(x: float, y: float, radius: float) -> str:
    """Return a circle of four curves. Source: the usual factor 4/3 (√2 - 1)."""
    handle = 0.5523 * radius
    corners = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
    parts = [f"{(x + radius) * PT_PER_MM:.3f} {y * PT_PER_MM:.3f} m"]
    for (ax, ay), (bx, by) in pairwise(corners):
        points = (
            (x + radius * ax + handle * bx, y + radius * ay + handle * by),
            (x + radius * bx + handle * ax, y + radius * by + handle * ay),
            (x + radius * bx, y + radius * by),
        )
        parts.append(" ".join(f"{px * PT_PER_MM:.3f} {py * PT_PER_MM:.3f}" for px, py in points) + " c")
    return " ".join(parts) + " S"


def _bar(plan: Plan, pen: Pen) -> str:
    """Return patches of full and half inks (greys where there are none) under the left half of the sheet."""
    place = bar_place(plan, pen)
    colours = [f"{c} {m} {y} {k} k" for c, m, y, k in _INKS] if pen.colour == "cmyk" else [f"{g} g" for g in _GREYS]
    side = f"{_PATCH * PT_PER_MM:.3f}"
    patches = (
        f"{colour} {(place.left + n * _PATCH) * PT_PER_MM:.3f} {place.bottom * PT_PER_MM:.3f} {side} {side} re f"
        for n, colour in enumerate(colours)
        if place.left + (n + 1) * _PATCH <= place.right
    )
    return "q " + "\n".join(patches) + " Q\n"


def bar_place(plan: Plan, pen: Pen) -> Box:
    """Return where the bar of colours may stand: below the trim, between its corner and the next mark."""
    left, right = _corner_to_middle(plan)
    bottom = plan.trim.bottom - pen.off - _PATCH - 0.5
    return Box(left, bottom, right, bottom + _PATCH)


def words_place(plan: Plan, pen: Pen) -> Box:
    """Return where the words may stand: above the trim, between its corner and the next mark."""
    left, right = _corner_to_middle(plan)
    bottom = plan.trim.top + pen.off
    return Box(left, bottom, right, bottom + _LENGTH)


def _corner_to_middle(plan: Plan) -> tuple[float, float]:
    """Return where what stands in a line beside the trim begins and ends: before the first fold or cut of any face."""
    trim = plan.trim
    folds = (fold.x for face in plan.faces for fold in face.folds)
    cuts = (cut for face in plan.faces for cut in face.cuts_across if cut > 0)
    return trim.left + 4, trim.left + min(trim.width / 2 - 2 * _RADIUS, *folds, *cuts) - 2


_DRAWN = {"crop": _crop, "fold": _folds, "registration": _registration}
"""Marks that are lines, and what draws them on a face."""
