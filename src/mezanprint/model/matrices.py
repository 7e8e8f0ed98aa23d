"""Transformation matrices of PDF: six numbers, points are rows (ISO 32000-1, 8.3.3)."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from mezanprint.model.geometry import Box

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Point: TypeAlias = tuple[float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE = Box(float("-inf"), float("-inf"), float("inf"), float("inf"))


def matrix_of(numbers: Any) -> Matrix:
    """Return six numbers of a file as a matrix."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def product(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does ``first``, then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(point: Point, matrix: Matrix) -> Point:
    """Return a point where the matrix puts it."""
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scale(matrix: Matrix) -> float:
    """Return by how much lengths grow."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes another; None where it leaves no area."""
    a, b, c, d, e, f = matrix
    share = a * d - b * c
    if not share:
        return None
    return (d / share, -b / share, -c / share, a / share, (c * f - d * e) / share, (b * e - a * f) / share)


def around(points: Iterable[Point]) -> Box:
    """Return the box around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def turned(box: Box, matrix: Matrix) -> Box:
    """Return the box around a box that a matrix has turned."""
    return around(moved(point, matrix) for point in corners(box))


def corners(box: Box) -> tuple[Point, ...]:
    """Return the four corners of a box."""
    left, bottom, right, top = box
    return (left, bottom), (right, bottom), (right, top), (left, top)


def is_within(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def shared(one: Box, other: Box) -> Box | None:
    """Return what two boxes have in common; None if they do not meet."""
    left, bottom, right, top = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return Box(left, bottom, right, top) if left <= right and bottom <= top else None


def overlap(one: Box, other: Box) -> Box | None:
    """Return the area that two boxes have in common; None if they do not meet, or only at an edge."""
    left, bottom, right, top = shared(one, other) or (0.0, 0.0, 0.0, 0.0)
    return Box(left, bottom, right, top) if left < right and bottom < top else None
