"""From degrees to kilometres on a plane, true in length at the middle of the map.

A small piece of the earth is drawn by the plate carrée at its middle latitude, where east is right whatever the
latitude; a larger one by Lambert's azimuthal projection, which keeps areas, so that shaded ones weigh what they are.
The whole earth is drawn by Equal Earth (Šavrič, Patterson and Jenny 2018), which keeps areas too.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mezanprint.model.geography import Bounds, Position

RADIUS = 6371.0088
"""km, the mean of the earth."""
_FLAT, _ROUND = 3, 90
"""Degrees of extent up to which the first projection is taken, and the second."""
_TRUE = 30
"""Degrees of extent up to which one scale bar holds for a whole map to 4 %."""
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_THIRD = math.sqrt(3) / 2
Project: TypeAlias = Callable[[Position], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Projection:
    """A projection about the middle of a map; kilometres east and north of it."""

    project: Project
    has_scale: bool
    """Whether a length on paper means the same all over the map."""


def projection_for(bounds: Bounds) -> Projection:
    """Return the projection for what lies in west, south, east and north."""
    west, south, east, north = bounds
    middle, extent = ((west + east) / 2, (south + north) / 2), max(east - west, north - south)
    if extent <= _FLAT:
        return Projection(_plate_carree(middle), True)
    if extent <= _ROUND:
        return Projection(_azimuthal(middle), extent <= _TRUE)
    return Projection(_equal_earth(middle[0]), False)


def _plate_carree(middle: Position) -> Project:
    degree = RADIUS * math.pi / 180
    across = degree * math.cos(math.radians(middle[1]))
    return lambda place: ((place[0] - middle[0]) * across, (place[1] - middle[1]) * degree)


def _azimuthal(middle: Position) -> Project:
    sine, cosine = math.sin(math.radians(middle[1])), math.cos(math.radians(middle[1]))

    def project(place: Position) -> tuple[float, float]:
        turn, latitude = math.radians(place[0] - middle[0]), math.radians(place[1])
        near = 1 + sine * math.sin(latitude) + cosine * math.cos(latitude) * math.cos(turn)
        factor = RADIUS * math.sqrt(2 / near)
        x = math.cos(latitude) * math.sin(turn)
        return factor * x, factor * (cosine * math.sin(latitude) - sine * math.cos(latitude) * math.cos(turn))

    return project


def _equal_earth(meridian: float) -> Project:
    a1, a2, a3, a4 = _EQUAL_EARTH

    def project(place: Position) -> tuple[float, float]:
        t = math.asin(_THIRD * math.sin(math.radians(place[1])))
        slope = a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)
        x = math.radians(place[0] - meridian) * math.cos(t) / (_THIRD * slope)
        return RADIUS * x, RADIUS * t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))

    return project
