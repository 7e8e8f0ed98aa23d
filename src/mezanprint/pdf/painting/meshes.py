"""Meshes: the colours at their corners, between which there is none with more ink (ISO 32000-1, 8.7.4.5.5 to 8)."""

from collections.abc import Iterator
from typing import Any

from mezanprint.pdf.painting.functions import bits_at

_POINTS = {6: (12, 8), 7: (16, 12)}
"""Points of a patch that stands alone, and of one that goes on at an edge."""
_MOST = 20_000
"""Corners that are looked at."""


def corner_values(mesh: Any, count: int) -> Iterator[tuple[float, ...]]:
    """Yield the ``count`` values of each corner of a mesh of type 4, 5, 6 or 7."""
    kind, data = int(mesh.ShadingType), mesh.read_bytes()
    place, bits = int(mesh.BitsPerCoordinate), int(mesh.BitsPerComponent)
    flag = int(mesh.get("/BitsPerFlag", 0)) if kind != 5 else 0
    ends = [float(end) for end in mesh.Decode][4:]
    at, full = 0, (1 << bits) - 1
    for _ in range(_MOST):
        points, corners = 1, 1
        if kind in _POINTS:
            alone = bits_at(data, at, flag) == 0
            points, corners = _POINTS[kind][0 if alone else 1], 4 if alone else 2
        first = at + flag + 2 * place * points
        at = first + bits * count * corners
        if at > 8 * len(data):
            return
        for corner in range(corners):
            read = (bits_at(data, first + (corner * count + i) * bits, bits) for i in range(count))
            yield tuple(ends[2 * i] + each / full * (ends[2 * i + 1] - ends[2 * i]) for i, each in enumerate(read))
        at += -at % 8
