"""Simple shapes as paths."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from math import ceil, cos, pi, sin, tan

from mezanprint.templating.drawings.drawing import Path, Shape

_QUARTER = pi / 2


def rect(x: float, y: float, width: float, height: float, fill: str) -> Shape:
    """Return a filled rectangle by its corner at the start and top."""
    return Shape(outline(((x, y), (x + width, y), (x + width, y + height), (x, y + height))), fill)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 0.25) -> Shape:
    """Return a straight line."""
    return Shape((("M", (x1, y1)), ("L", (x2, y2))), stroke=stroke, width=width)


def polyline(
    points: Iterable[tuple[float, float]], stroke: str, width: float = 0.5, dashes: tuple[float, ...] = ()
) -> Shape:
    """Return a line through points."""
    first, *others = points
    return Shape((("M", first), *(("L", point) for point in others)), stroke=stroke, width=width, dashes=dashes)


def polygon(points: Iterable[tuple[float, float]], fill: str) -> Shape:
    """Return a filled area inside of points."""
    return Shape(outline(points), fill)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape at another place, so much further on and down."""
    path = tuple(
        (command, tuple(number + (y if place % 2 else x) for place, number in enumerate(numbers)))
        for command, numbers in shape.path
    )
    return replace(shape, path=path)


def outline(points: Iterable[tuple[float, float]]) -> Path:
    """Return a closed path through points."""
    first, *others = points
    return (("M", first), *(("L", point) for point in others), ("Z", ()))


def circle(x: float, y: float, radius: float, fill: str) -> Shape:
    """Return a filled circle by its middle."""
    return Shape((("M", (x, y - radius)), *_curves(x, y, radius, 0, 2 * pi), ("Z", ())), fill)


def arc(x: float, y: float, radii: tuple[float, float], turns: tuple[float, float], fill: str) -> Shape:
    """Return a piece of a ring about a middle, from one share of a full turn to another.

    Turns are counted from the top towards the end of lines: as a clock's in English, against it in Arabic.
    ``radii`` are the inner one, which may be 0, and the outer one.
    """
    inner, outer = radii
    start, end = (2 * pi * turn for turn in turns)
    first, edge = _on(x, y, outer, start), _on(x, y, inner, end)
    back = _curves(x, y, inner, end, start) if inner else ()
    return Shape((("M", first), *_curves(x, y, outer, start, end), ("L", edge), *back, ("Z", ())), fill)


def _on(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * sin(angle), y - radius * cos(angle)


def _curves(x: float, y: float, radius: float, start: float, end: float) -> Path:
    """Return the curves of an arc, none longer than a quarter of a turn, where cubic curves are exact to 0.03 %."""
    count = max(1, ceil(abs(end - start) / _QUARTER - 1e-9))
    angles = [start + (end - start) * n / count for n in range(count + 1)]
    return tuple(("C", _curve(x, y, radius, *pair)) for pair in pairwise(angles))


def _curve(x: float, y: float, radius: float, start: float, end: float) -> tuple[float, ...]:
    reach = radius * 4 / 3 * tan((end - start) / 4)
    (x1, y1), (x2, y2) = _on(x, y, radius, start), _on(x, y, radius, end)
    return (
        x1 + reach * cos(start),
        y1 + reach * sin(start),
        x2 - reach * cos(end),
        y2 - reach * sin(end),
        x2,
        y2,
    )
