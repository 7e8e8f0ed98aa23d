"""Geometries of GeoJSON (RFC 7946, 3.1): what is wrong with one is told with its place in the file."""

import math
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.geography import Position, Shape
from mezanprint.model.translatable import msg

_LEAST_OF_LINE, _LEAST_OF_RING = 2, 4
_EAST, _NORTH = 180, 90
_HALF_TURN = 180
Parts = tuple[tuple[Position, ...], ...]


def read_geometry(raw: Any, place: str) -> tuple[Shape, Parts]:
    """Return what a geometry is, and its parts; ``Fault`` without a line where it is none that can be drawn."""
    kind = raw.get("type") if isinstance(raw, dict) else None
    if not isinstance(kind, str) or kind not in _READERS:
        hint = msg("draw points, lines and polygons: {kinds}", kinds=", ".join(f"`{name}`" for name in _READERS))
        message = msg("`{place}` is no geometry that can be drawn", place=place)
        raise Fault(error("map-geojson", message, None, hint))
    shape, read = _READERS[kind]
    return shape, tuple(read(raw.get("coordinates"), f"{place}.coordinates"))


def _position(raw: Any, place: str) -> Position:
    numbers = raw[:2] if isinstance(raw, list) else ()
    if len(numbers) < 2 or not all(type(number) in (int, float) for number in numbers):
        message = msg("`{place}` is no pair of numbers", place=place)
        raise Fault(error("map-geojson", message, None, msg("write longitude and latitude: `[34.45, 31.5]`")))
    east, north = numbers
    if abs(east) > _EAST or abs(north) > _NORTH:
        raise _out_of_range(east, north, place)
    return float(east), float(north)


def _out_of_range(east: float, north: float, place: str) -> Fault:
    message = msg("`{place}` is no place on earth", place=place)
    if _NORTH < abs(north) <= _EAST and abs(east) <= _NORTH:
        hint = msg("write longitude before latitude: the two seem to be swapped")
    elif max(abs(east), abs(north)) > 2 * _EAST:
        hint = msg("save the file in WGS 84, in degrees: these may be metres (`ogr2ogr -t_srs EPSG:4326 new old`)")
    else:
        hint = msg("write degrees: longitude from -180 to 180, latitude from -90 to 90")
    return Fault(error("map-coordinates", message, None, hint))


def _line(raw: Any, place: str, least: int = _LEAST_OF_LINE) -> tuple[Position, ...]:
    positions = tuple(_position(each, f"{place}[{number}]") for number, each in enumerate(_list(raw, place)))
    if len(positions) < least:
        count = len(positions)
        message = msg("`{place}` has {count} positions and needs {least}", place=place, count=count, least=least)
        raise Fault(error("map-geojson", message, None, msg("complete it, or delete the feature")))
    for number, (one, other) in enumerate(pairwise(positions)):
        if abs(one[0] - other[0]) > _HALF_TURN:
            at = f"{place}[{number}]"
            message = msg("behind `{place}` a line crosses the 180th meridian", place=at)
            hint = msg("cut it there in two, as RFC 7946 says in 3.1.9, or draw it in another map")
            raise Fault(error("map-antimeridian", message, None, hint))
    return positions


def _rings(raw: Any, place: str) -> Iterator[tuple[Position, ...]]:
    """Yield the rings of a polygon: the first runs against the clock, the others, its holes, with it."""
    for number, each in enumerate(_list(raw, place)):
        ring = _line(each, f"{place}[{number}]", _LEAST_OF_RING)
        if ring[0] != ring[-1]:
            at = f"{place}[{number}]"
            message = msg("the ring `{place}` is not closed", place=at)
            raise Fault(error("map-geojson", message, None, msg("let it end where it begins")))
        is_outer, runs_back = number == 0, _doubled_area(ring) < 0
        yield ring[::-1] if is_outer == runs_back else ring


def _doubled_area(ring: tuple[Position, ...]) -> float:
    """Return the area of a ring times two, negative for one that runs clockwise."""
    return math.fsum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def _list(raw: Any, place: str) -> list[Any]:
    if not isinstance(raw, list) or not raw:
        message = msg("`{place}` is no list of coordinates", place=place)
        raise Fault(error("map-geojson", message, None, msg("complete it, or delete the feature")))
    return raw


def _each(read: Callable[[Any, str], Any]) -> Callable[[Any, str], Iterator[Any]]:
    return lambda raw, place: (read(each, f"{place}[{number}]") for number, each in enumerate(_list(raw, place)))


def _polygons(raw: Any, place: str) -> Iterator[tuple[Position, ...]]:
    for rings in _each(_rings)(raw, place):
        yield from rings


_READERS: dict[str, tuple[Shape, Callable[[Any, str], Any]]] = {
    "Point": (Shape.PLACE, lambda raw, place: ((_position(raw, place),),)),
    "MultiPoint": (Shape.PLACE, lambda raw, place: ((each,) for each in _each(_position)(raw, place))),
    "LineString": (Shape.LINE, lambda raw, place: (_line(raw, place),)),
    "MultiLineString": (Shape.LINE, _each(_line)),
    "Polygon": (Shape.AREA, _rings),
    "MultiPolygon": (Shape.AREA, _polygons),
}
