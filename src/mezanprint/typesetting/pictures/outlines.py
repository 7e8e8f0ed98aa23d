"""What can be seen of a page, as a convex outline: what clips leave of it, and what turns make of that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, dist, pi, sin
from typing import Any, TypeAlias

from mezanprint.model.geometry import Area

Point: TypeAlias = tuple[float, float]
_STEPS = 16
"""Sides that stand for a round corner. They touch it from outside, so that nothing seen is ever lost."""
_POINT = 1e-6
"""px under which a side is a point, and has no direction but that of a rounding."""
_ROUNDING = 1e-6
"""Share of a rectangle that may be missing from it: roundings of the layout."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A convex polygon in CSS px; no points: nothing."""

    points: tuple[Point, ...] = ()

    @classmethod
    def of(cls, rect: Area) -> "Outline":
        """Return a rectangle."""
        if rect.width <= 0 or rect.height <= 0:
            return cls()
        return cls(((rect.left, rect.top), (rect.right, rect.top), (rect.right, rect.bottom), (rect.left, rect.bottom)))

    @classmethod
    def rounded(cls, box: Sequence[Any]) -> "Outline":
        """Return a rectangle with round corners, as WeasyPrint has them: left, top, width, height and four radii."""
        left, top, width, height, *radii = box
        right, bottom = left + width, top + height
        corners = ((left, top, 1, 1), (right, top, -1, 1), (right, bottom, -1, -1), (left, bottom, 1, -1))
        points: list[Point] = []
        for (x, y, across, down), (wide, high) in zip(corners, radii, strict=True):
            arc = [
                (x + across * wide * (1 - near), y + down * high * (1 - far)) for near, far in _arc() if wide and high
            ]
            points += (arc if across == down else arc[::-1]) or [(x, y)]
        return cls(tuple(points)) if width > 0 and height > 0 else cls()

    @property
    def bounds(self) -> Area:
        """Return the smallest rectangle around it."""
        if not self.points:
            return Area(0, 0, 0, 0)
        across, down = zip(*self.points, strict=True)
        return Area(min(across), min(down), max(across), max(down))

    @property
    def is_rectangle(self) -> bool:
        """Tell whether it fills its bounds."""
        bounds = self.bounds
        return abs(self._area()) >= (1 - _ROUNDING) * bounds.width * bounds.height

    def within(self, frame: "Outline") -> "Outline":
        """Return the part of it that lies in ``frame`` (the algorithm of Sutherland and Hodgman)."""
        points = self.points
        for start, end in _sides(frame.points if frame._area() > 0 else frame.points[::-1]):
            if dist(start, end) > _POINT:
                points = tuple(_cut(points, start, end))
        return Outline(points) if frame.points else frame

    def through(self, matrix: Any) -> "Outline":
        """Return it as a transformation of WeasyPrint puts it."""
        return Outline(tuple(tuple(matrix.transform_point(*point)) for point in self.points))

    def _area(self) -> float:
        """Return its area; negative where its points run to the left."""
        return sum(x * down - across * y for (x, y), (across, down) in _sides(self.points)) / 2


def _arc() -> Iterator[Point]:
    """Yield the corners of sides that touch a quarter of a circle of radius 1, from one end to the other."""
    step = pi / 2 / _STEPS
    yield 1, 0
    for number in range(_STEPS):
        angle = (number + 0.5) * step
        yield cos(angle) / cos(step / 2), sin(angle) / cos(step / 2)
    yield 0, 1


def _sides(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(points, (*points[1:], *points[:1]), strict=True)


def _cut(points: Sequence[Point], start: Point, end: Point) -> Iterator[Point]:
    """Yield the corners of what lies to the right of a line."""

    def depth(point: Point) -> float:
        return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])

    for here, there in _sides(points):
        inside, beyond = depth(here), depth(there)
        if inside >= 0:
            yield here
        if (inside >= 0) != (beyond >= 0):
            share = inside / (inside - beyond)
            yield here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])
