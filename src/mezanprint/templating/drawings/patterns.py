"""Patterns laid over a fill where colours alone would not tell: paths like all else, which every reader draws."""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor

from mezanprint.templating.drawings.drawing import Path

Point = tuple[float, float]
Segment = tuple[Point, Point]
_APART = 1.3
"""Distance of lines and dots, mm: still apart in a photocopy."""
_CURVE_STEPS = 12
_DOT = 0.01
"""Length of a stroke that its round ends make a dot: what has no length is not drawn by every reader."""
WIDTHS = {"hatch": 0.4, "dots": 0.75}
"""Each pattern, and how wide its strokes are, mm."""

_LIGHT = 0.35
"""Luminance of a colour on which dark strokes and letters are seen better than white ones."""


def is_light(colour: str) -> bool:
    """Tell whether ``#rrggbb`` is light, by its relative luminance (WCAG 2.2), about."""
    red, green, blue = (float((share / 255) ** 2.2) for share in bytes.fromhex(colour.removeprefix("#")))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > _LIGHT


def pattern(name: str, path: Path) -> Path:
    """Return the strokes of a pattern inside a closed path."""
    outlines = tuple(_outlines(path))
    segments = _hatch(outlines) if name == "hatch" else _dots(outlines)
    return tuple(step for start, end in segments for step in (("M", start), ("L", end)))


def _outlines(path: Path) -> Iterator[tuple[Point, ...]]:
    """Yield each closed line of a path; curves become straight pieces."""
    points: list[Point] = []
    for command, numbers in path:
        if command == "M" and points:
            yield tuple(points)
            points = []
        if command == "C":
            start = points[-1]
            points += [_on_curve(start, numbers, step / _CURVE_STEPS) for step in range(1, _CURVE_STEPS + 1)]
        elif command != "Z":
            points.append((numbers[0], numbers[1]))
    yield tuple(points)


def _on_curve(start: Point, numbers: tuple[float, ...], t: float) -> Point:
    x = (start[0], *numbers[0::2])
    y = (start[1], *numbers[1::2])
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return sum(w * v for w, v in zip(weights, x, strict=True)), sum(w * v for w, v in zip(weights, y, strict=True))


def _hatch(outlines: tuple[tuple[Point, ...], ...]) -> Iterator[Segment]:
    """Yield lines at half a right angle: on each, ``x + y`` is one number."""
    sums = [x + y for points in outlines for x, y in points]
    step = _APART * 2**0.5
    for number in range(ceil(min(sums) / step), floor(max(sums) / step) + 1):
        c = number * step
        places = sorted(place for points in outlines for place in _crossings(points, c))
        for start, end in zip(places[0::2], places[1::2], strict=False):
            yield (start, c - start), (end, c - end)


def _crossings(points: tuple[Point, ...], c: float) -> Iterator[float]:
    """Yield where the line ``x + y = c`` crosses a closed line."""
    for (x1, y1), (x2, y2) in pairwise((*points, points[0])):
        before, after = x1 + y1 - c, x2 + y2 - c
        if (before < 0) != (after < 0):
            yield x1 + (x2 - x1) * before / (before - after)


def _dots(outlines: tuple[tuple[Point, ...], ...]) -> Iterator[Segment]:
    """Yield dots in rows, every second row half a step on; none comes near an edge."""
    ys = [y for points in outlines for _, y in points]
    for row in range(ceil(min(ys) / _APART), floor(max(ys) / _APART) + 1):
        y = row * _APART
        places = sorted(place for points in outlines for place in _level_crossings(points, y))
        for start, end in zip(places[0::2], places[1::2], strict=False):
            shift = 0.5 * (row % 2)
            first, last = (
                ceil((start + WIDTHS["dots"]) / _APART - shift),
                floor((end - WIDTHS["dots"]) / _APART - shift),
            )
            for column in range(first, last + 1):
                x = (column + shift) * _APART
                yield (x, y), (x + _DOT, y)


def _level_crossings(points: tuple[Point, ...], y: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise((*points, points[0])):
        if (y1 < y) != (y2 < y):
            yield x1 + (x2 - x1) * (y - y1) / (y2 - y1)
