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
_AROUND = (
    *((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1)),
    *((1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5), (0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1)),
)
"""Sides of a place, as good first: right, left, the corners, above and below, and between these."""
_KEEP = 0.4
"""mm between a name and a line, where there is room."""
_STRANGE, _TAKEN_FOR_IT = 4.0, 4.0
"""mm from a place within which another name seems to be its own, and mm of crossed lines that are as bad."""


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
        return any(_shares_in(box, *piece) for square in _squares(box) for piece in self._squares.get(square, ()))

    def length_in(self, box: Box) -> float:
        """Return how much of the lines lies in a box, mm."""
        pieces = {piece for square in _squares(box) for piece in self._squares.get(square, ())}
        shares = ((_shares_in(box, *piece), math.dist(*piece)) for piece in pieces)
        return sum((part[1] - part[0]) * length for part, length in shares if part)


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
    """Lines and coasts that run through names only where there is no other room, and then as little as may be."""

    def beside(self, place: Point, radius: float, size: tuple[float, float]) -> Box | None:
        """Take room of a size beside a mark; None where there is none."""
        return self._first(_beside(place, radius, size), place)

    def along(self, points: Ring, size: tuple[float, float]) -> Box | None:
        """Take room of a size beside a line, as near to its middle as may be; None where there is none."""
        boxes = (box for place in _places(points) for box in _beside(place, _KEEP, size))
        return self._first(boxes, strange=_STRANGE)

    def inside(self, rings: Sequence[Ring], size: tuple[float, float]) -> Box | None:
        """Take room of a size in an area, as near to its middle as may be; None where there is none."""
        return self._first(_inside(rings, size), strange=_STRANGE)

    def away(self, place: Point, size: tuple[float, float]) -> Box | None:
        """Take room of a size some way off a place; None where there is none."""
        return self._first(box for far in _FAR for box in _beside(place, far, size))

    def take(self, box: Box) -> None:
        """Let nothing else stand in a box."""
        for square in _squares(box):
            self._taken.setdefault(square, []).append(box)

    def is_free(self, box: Box, own: Point | None = None) -> bool:
        """Tell whether nothing stands in a box or close to it, but for the mark at ``own``."""
        around = _wider(box, _APART)
        others = (other for square in _squares(around) for other in self._taken.get(square, ()))
        return not any(box.meets(other) for other in others if other.middle != own)

    def _first(self, boxes: Iterable[Box], own: Point | None = None, strange: float = 0.0) -> Box | None:
        """Take the first box that is free and that no line crosses; of crossed ones that with the shortest lines in it.

        What stands nearer than ``strange`` is as bad as a line.
        """
        best, least = None, math.inf
        for box in boxes:
            if self.whole.holds(box) and self.is_free(box, own) and not self.walls.cross(box):
                cost = self.lines.length_in(_wider(box, _KEEP))
                if strange and not self.is_free(_wider(box, strange)):
                    cost += _TAKEN_FOR_IT
                if cost < least:
                    best, least = box, cost
                if not cost:
                    break
        if best:
            self.take(best)
        return best


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


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
        slant = 0.7 if abs(across * down) == 1 else 1.0
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


def reaches(rings: Sequence[Ring], box: Box) -> bool:
    """Tell whether a part of an area lies in a box."""
    pieces = (piece for ring in rings for piece in pairwise(ring))
    return any(_shares_in(box, *piece) for piece in pieces) or is_inside(box.middle, rings)


def outside(points: Ring, boxes: Sequence[Box]) -> Iterator[tuple[Point, ...]]:
    """Yield the pieces of a line that lie in no box."""
    piece = [points[0]]
    for start, end in pairwise(points):
        for first, last in _gaps(start, end, boxes):
            if first > 0:
                piece.append(_between(start, end, first))
            if len(piece) > 1:
                yield tuple(piece)
            piece = [_between(start, end, last)]
        if end != piece[-1]:
            piece.append(end)
    if len(piece) > 1:
        yield tuple(piece)


def _gaps(start: Point, end: Point, boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return from which to which share of it a straight line lies in boxes, one gap where two of them meet."""
    gaps: list[tuple[float, float]] = []
    for first, last in sorted(part for box in boxes if (part := _shares_in(box, start, end))):
        if gaps and first <= gaps[-1][1]:
            first, last = gaps[-1][0], max(last, gaps.pop()[1])
        gaps.append((first, last))
    return gaps


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _shares_in(box: Box, start: Point, end: Point) -> tuple[float, float] | None:
    """Return from which to which share of it a line lies in a box, if it does (Liang and Barsky 1984)."""
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in ((-across, x - box.left), (across, box.right - x), (-down, y - box.top), (down, box.bottom - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return (first, last) if first <= last else None


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
