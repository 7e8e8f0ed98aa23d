"""Places, lines and areas of the earth, as a GeoJSON file of the project has them (RFC 7946)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from mezanprint.model.diagnostics import Span

Position: TypeAlias = tuple[float, float]
"""Degrees of longitude and latitude, WGS 84."""
Bounds: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north."""


class Shape(StrEnum):
    """What a feature is on the ground."""

    PLACE = "place"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing on a map."""

    id: str
    """By which a document calls it; empty where the file gives it none."""
    shape: Shape
    parts: tuple[tuple[Position, ...], ...]
    """Of a place its points, each alone; of a line its lines; of an area its rings, holes running clockwise."""
    names: tuple[tuple[str, str], ...]
    """Its name in each locale in which the file has one, as of a proper name."""


@dataclass(frozen=True, slots=True)
class Geography:
    """The features of one file, in its order."""

    path: str
    """Project-relative path of the file."""
    features: tuple[Feature, ...]
    span: Span
    key: str = ""
    carried: bool = False
    """Whether a PDF may carry the file: one that says nothing beside what a map shows."""

    def positions(self) -> Iterator[Position]:
        """Yield every vertex."""
        return (position for feature in self.features for part in feature.parts for position in part)

    @property
    def bounds(self) -> Bounds:
        """West, south, east and north."""
        positions = tuple(self.positions())
        longitudes, latitudes = [each[0] for each in positions], [each[1] for each in positions]
        return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
