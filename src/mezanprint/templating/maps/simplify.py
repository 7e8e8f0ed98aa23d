"""Fewer vertices: those that no print shows are left out, and a border that two areas share stays one line.

Rings are cut where lines meet or part, each piece is simplified by itself, once and always from the same end, and the
pieces are put together again. So both neighbours get the same piece, and no gap opens between them.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

Point = tuple[float, float]
Line = tuple[Point, ...]
TOLERANCE = 0.05
"""mm: half of the finest line on a page."""
_GRID = 2
"""Decimals of a mm to which points are rounded, so that those of neighbours are equal."""


def simplified(parts: Iterable[Sequence[Point]], tolerance: float = TOLERANCE) -> list[Line]:
    """Return lines and rings of one map with fewer vertices; a ring too small to be seen becomes a point of itself."""
    lines = [_rounded(part) for part in parts]
    nodes = _nodes(lines)
    pieces: dict[Line, Line] = {}
    return [_joined(_simple(piece, pieces, tolerance**2) for piece in _pieces(line, nodes)) for line in lines]


def _rounded(part: Sequence[Point]) -> Line:
    """Return a line on the grid, no point twice in a row."""
    points = [(round(x, _GRID) + 0.0, round(y, _GRID) + 0.0) for x, y in part]
    return (points[0], *(other for one, other in pairwise(points) if one != other))


def _nodes(lines: Sequence[Line]) -> set[Point]:
    """Return the points at which lines meet, part or end: those with more than two neighbours, or one."""
    neighbours: dict[Point, set[Point]] = {}
    ends = set()
    for line in lines:
        if line[0] != line[-1]:
            ends |= {line[0], line[-1]}
        for one, other in pairwise(line):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    return ends | {point for point, others in neighbours.items() if len(others) > 2}


def _pieces(line: Line, nodes: set[Point]) -> Iterator[Line]:
    """Yield the pieces of a line between nodes; a ring without any is cut at its least point and the farthest."""
    if len(line) > 1 and line[0] == line[-1]:
        first = next((place for place, point in enumerate(line) if point in nodes), None)
        if first is None:
            first = min(range(len(line) - 1), key=line.__getitem__)
            start = line[first]
            nodes = {start, max(line, key=lambda point: (math.dist(point, start), point))}
        line = (*line[first:-1], *line[: first + 1])
    cuts = [place for place, point in enumerate(line) if point in nodes or place in (0, len(line) - 1)]
    if len(cuts) == 1:
        yield line
    yield from (line[start : end + 1] for start, end in pairwise(cuts))


def _simple(piece: Line, pieces: dict[Line, Line], unseen: float) -> Line:
    """Return a piece with fewer points: the same one, whichever way it is run through."""
    back = piece[::-1]
    forward = piece <= back
    key = piece if forward else back
    if key not in pieces:
        pieces[key] = _thinned(key, unseen)
    return pieces[key] if forward else pieces[key][::-1]


def _thinned(line: Line, unseen: float) -> Line:
    """Return a line without the points whose triangle with their neighbours is smaller than ``unseen``, mm².

    The smallest first (Visvalingam and Whyatt 1993), with a heap: a comb of 200,000 teeth takes no longer than a coast.
    """
    before, after = [*range(-1, len(line) - 1)], [*range(1, len(line) + 1)]
    areas = [_triangle(*line[place - 1 : place + 2]) for place in range(1, len(line) - 1)]
    heap = [(area, place) for place, area in enumerate(areas, 1)]
    heapify(heap)
    current = {place: area for area, place in heap}
    while heap and heap[0][0] < unseen:
        area, place = heappop(heap)
        if current.get(place) != area:
            continue  # it was computed anew, or is gone
        del current[place]
        left, right = before[place], after[place]
        after[left], before[right] = right, left
        for other in (left, right):
            if other in current:
                current[other] = max(area, _triangle(line[before[other]], line[other], line[after[other]]))
                heappush(heap, (current[other], other))
    return tuple(point for place, point in enumerate(line) if place in current or place in (0, len(line) - 1))


def _triangle(one: Point, other: Point, third: Point) -> float:
    return abs((other[0] - one[0]) * (third[1] - one[1]) - (third[0] - one[0]) * (other[1] - one[1])) / 2


def _joined(parts: Iterable[Line]) -> Line:
    first, *others = parts
    return (*first, *(point for piece in others for point in piece[1:]))
