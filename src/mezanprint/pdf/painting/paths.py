"""Paths under way: their points on the page, and whether they are rectangles (ISO 32000-1, 8.5.2)."""

from typing import Any

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import Matrix, Point, around, corners, moved

_NEAR = 0.01
"""pt; sides that are as straight as this are straight."""
_SIMPLE = 64
"""Corners of a path up to which they are kept."""
_ROOM = 6.0
"""pt; in a smaller area no letter stands, and its corners are not kept."""


class Path:
    """The path that is being made."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self._parts: list[list[Point]] = []
        self._is_curved = False

    def __bool__(self) -> bool:
        """Tell whether there is anything to paint."""
        return bool(self._points)

    def add(self, name: str, operands: Any, matrix: Matrix) -> None:
        """Add what an operator draws."""
        numbers = [float(part) for part in operands]
        if name == "re":
            x, y, width, height = numbers
            points = [moved(point, matrix) for point in corners(Box(x, y, x + width, y + height))]
            self._points += points
            self._parts.append(points)
            return
        points = [moved(point, matrix) for point in zip(numbers[::2], numbers[1::2], strict=True)]
        if name == "m" and self._parts and len(self._parts[-1]) == 1:
            # The second of two moves overrides the first (8.5.2.1); WeasyPrint begins the paths of drawings with two.
            self._parts.pop()
            self._points.pop()
        self._points += points
        if name == "m" or not self._parts:
            self._parts.append(points[-1:])
        elif name == "l":
            self._parts[-1] += points
        else:
            self._is_curved = True
            self._parts[-1] += _curve(self._parts[-1][-1], points, name)

    @property
    def box(self) -> Box:
        """The box around it, where curves bend at most."""
        return around(self._points)

    @property
    def is_rectangle(self) -> bool:
        """Whether it is its box, filled."""
        if len(self._parts) != 1 or self._is_curved:
            return False
        part = self._parts[0][:-1] if self._parts[0][0] == self._parts[0][-1] else self._parts[0]
        left, bottom, right, top = self.box
        return len(part) == 4 and all(
            min(abs(x - left), abs(x - right)) < _NEAR
            and min(abs(y - bottom), abs(y - top)) < _NEAR
            and (abs(x - next_x) < _NEAR) != (abs(y - next_y) < _NEAR)
            for (x, y), (next_x, next_y) in zip(part, (*part[1:], part[0]), strict=True)
        )

    @property
    def is_straight(self) -> bool:
        """Whether it is one line, along a side of the page."""
        if len(self._parts) != 1 or len(self._parts[0]) != 2:
            return False
        (x, y), (to_x, to_y) = self._parts[0]
        return (abs(x - to_x) < _NEAR) != (abs(y - to_y) < _NEAR)

    @property
    def outline(self) -> tuple[tuple[Point, ...], ...]:
        """The corners of its parts, where they are few and it is large enough for something to stand on it."""
        left, bottom, right, top = self.box
        return self.parts if min(right - left, top - bottom) > _ROOM else ()

    @property
    def parts(self) -> tuple[tuple[Point, ...], ...]:
        """The corners of its parts, where they are few."""
        return tuple(map(tuple, self._parts)) if sum(map(len, self._parts)) <= _SIMPLE else ()


def _curve(start: Point, found: list[Point], name: str) -> list[Point]:
    """Return three points of a curve: two on its way, and its end."""
    first, second, end = {"c": found, "v": [start, *found], "y": [*found, found[-1]]}[name]
    return [*(_on_curve(start, first, second, end, share) for share in (1 / 3, 2 / 3)), end]


def _on_curve(start: Point, first: Point, second: Point, end: Point, share: float) -> Point:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    points = (start, first, second, end)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
    )
