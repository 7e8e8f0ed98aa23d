"""Where names stand: each at the best free place near to what it names; what finds none gets a number."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = Sequence[Point]
_APART = 0.8
"""mm between names, and between a name and the mark of another place."""
_TRIES = 12
"""Columns and rows of an area at which its name is tried."""
_FAR = (3.0, 6.0, 9.0)
"""mm from a place at which a number is tried that finds no room beside it; a line leads to it there."""
_SQUARE = 5.0
"""mm: side of the squares of a grid by which lines are found."""
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Of a line, at which its name is tried."""
_AROUND = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
"""Sides of a place, as good first: right, left, the corners, above and below."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map, mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes lie on each other, or too close."""
        beside = self.left - _APART >= other.right or other.left - _APART >= self.right
        return not (beside or self.top - _APART / 2 >= other.bottom or other.top - _APART / 2 >= self.bottom)

    def holds(self, other: "Box") -> bool:
        """Tell whether another box lies in this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


class Barriers:
    """Lines that names keep off, by the squares of a grid in which they run."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], list[tuple[Point, Point]]] = {}

    def add(self, lines: Iterable[Ring]) -> None:
        """Take the pieces of lines."""
        for points in lines:
            for one, other in pairwise(points):
                box = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                for square in _squares(box):
                    self._squares.setdefault(square, []).append((one, other))

    def cross(self, box: Box) -> bool:
        """Tell whether a line comes into a box."""
        return any(_crosses(box, *piece) for square in _squares(box) for piece in self._squares.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    columns = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
    rows = range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1)
    return ((column, row) for column in columns for row in rows)


@dataclass(slots=True)
class Ground:
    """A map that fills with marks and names."""

    whole: Box
    _taken: dict[tuple[int, int], list[Box]] = field(default_factory=dict)
    walls: Barriers = field(default_factory=Barriers)
    """Edges of dark areas: letters are light on these and dark beside them."""
    lines: Barriers = field(default_factory=Barriers)
    """Lines that run through names only where there is no other room."""

    def beside(self, place: Point, radius: float, size: tuple[float, float]) -> Box | None:
        """Take room of a size beside a mark; None where there is none."""
        return self._first(_beside(place, radius, size), place)

    def along(self, points: Ring, size: tuple[float, float]) -> Box | None:
        """Take room of a size beside a line, as near to its middle as may be; None where there is none."""
        return self._first(box for place in _places(points) for box in _beside(place, 0.0, size))

    def inside(self, rings: Sequence[Ring], size: tuple[float, float]) -> Box | None:
        """Take room of a size in an area, as near to its middle as may be; None where there is none."""
        return self._first(_inside(rings, size))

    def away(self, place: Point, size: tuple[float, float]) -> Box | None:
        """Take room of a size some way off a place; None where there is none."""
        return self._first(box for far in _FAR for box in _beside(place, far, size))

    def take(self, box: Box) -> None:
        """Let nothing else stand in a box."""
        for square in _squares(box):
            self._taken.setdefault(square, []).append(box)

    def is_free(self, box: Box, own: Point | None = None) -> bool:
        """Tell whether nothing stands in a box or close to it, but for the mark at ``own``."""
        around = Box(box.left - _APART, box.top - _APART, box.right + _APART, box.bottom + _APART)
        others = (other for square in _squares(around) for other in self._taken.get(square, ()))
        return not any(box.meets(other) for other in others if other.middle != own)

    def _first(self, boxes: Iterable[Box], own: Point | None = None) -> Box | None:
        """Take the first box that is free; rather one that no line crosses."""
        best = None
        for box in boxes:
            if self.whole.holds(box) and self.is_free(box, own) and not self.walls.cross(box):
                is_clear = not self.lines.cross(box)
                best = box if best is None or is_clear else best
                if is_clear:
                    break
        if best:
            self.take(best)
        return best


def _places(points: Ring) -> Iterator[Point]:
    """Yield places on a line, from its middle to its ends."""
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    for share in _SHARES:
        left = share * sum(lengths)
        for (one, other), length in zip(pairwise(points), lengths, strict=True):
            if left <= length:
                at = left / length if length else 0.0
                yield one[0] + at * (other[0] - one[0]), one[1] + at * (other[1] - one[1])
                break
            left -= length


def _beside(place: Point, radius: float, size: tuple[float, float]) -> Iterator[Box]:
    (x, y), (width, height) = place, size
    for across, down in _AROUND:
        slant = 0.7 if across and down else 1.0
        middle_x = x + across * (slant * radius + _APART / 2 + width / 2)
        middle_y = y + down * (slant * radius + height / 2)
        yield _about((middle_x, middle_y), size)


def _about(middle: Point, size: tuple[float, float]) -> Box:
    (x, y), (width, height) = middle, size
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _inside(rings: Sequence[Ring], size: tuple[float, float]) -> Iterator[Box]:
    """Yield boxes that lie wholly in an area, those near to the middle of its largest ring first."""
    largest = max(rings, key=lambda ring: abs(doubled_area(ring)))
    columns, rows = [x for x, _ in largest], [y for _, y in largest]
    left, right, top, bottom = min(columns), max(columns), min(rows), max(rows)
    x0, y0 = centre_of(largest)
    edges = Barriers()
    edges.add(rings)
    tries = [
        (left + (right - left) * column / _TRIES, top + (bottom - top) * row / _TRIES)
        for column in range(1, _TRIES)
        for row in range(1, _TRIES)
    ]
    for middle in ((x0, y0), *sorted(tries, key=lambda at: (at[0] - x0) ** 2 + (2 * (at[1] - y0)) ** 2)):
        box = _about(middle, size)
        if is_inside(box.middle, rings) and not edges.cross(box):
            yield box


def is_inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Tell whether a point lies in an area: a ray from it crosses an odd number of borders."""
    x, y = point
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
    return crossed % 2 == 1


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Tell whether a line comes into a box (Liang and Barsky 1984)."""
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in ((-across, x - box.left), (across, box.right - x), (-down, y - box.top), (down, box.bottom - y)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return first <= last


def doubled_area(ring: Ring) -> float:
    """Return the area of a closed ring times two."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def centre_of(ring: Ring) -> Point:
    """Return the centre of gravity of a closed ring."""
    area = 3 * doubled_area(ring)
    if not area:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / area
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairwise(ring)) / area
    return x, y
