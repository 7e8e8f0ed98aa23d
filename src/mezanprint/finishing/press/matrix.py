"""Matrices and boxes of PDF (ISO 32000-1, 8.3): rows of six and of four numbers."""

from collections.abc import Iterable
from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top."""
Point: TypeAlias = tuple[float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does ``inner`` first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes another; None where it leaves no area."""
    a, b, c, d, e, f = matrix
    share = a * d - b * c
    if not share:
        return None
    return (d / share, -b / share, -c / share, a / share, (c * f - d * e) / share, (b * e - a * f) / share)


def applied(matrix: Matrix, point: Point) -> Point:
    """Return where a point comes to lie."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[Point], margin: float = 0) -> Box:
    """Return the box around points, and some more on each side."""
    across, up = zip(*points, strict=True)
    return min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin


def turned(box: Box, matrix: Matrix) -> Box:
    """Return the box around a box that is turned."""
    left, bottom, right, top = box
    return around(applied(matrix, point) for point in ((left, bottom), (right, bottom), (left, top), (right, top)))


def common(one: Box, other: Box) -> Box | None:
    """Return what two boxes have in common."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else None
