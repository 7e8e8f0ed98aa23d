"""Whether a PDF may carry the file of a map: what its features say beside their shapes may be for nobody's eyes."""

import json
from collections.abc import Collection
from typing import Any

_COLLECTION = {"type", "features", "crs"}
_FEATURE = {"type", "id", "properties", "geometry"}
_GEOMETRY = {"type", "coordinates"}
_CRS = {"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"}
_NAMED = {"type": "name"}
_FLAT = 2
"""Numbers of a position that a map draws; devices write height and time behind them."""


def says_no_more(text: str, read: Collection[str]) -> bool:
    """Tell whether a GeoJSON file that was read holds shapes and the properties ``read`` of them, and nothing else.

    Programs that trace and survey write who drew a feature, when, and of whom it is.
    """
    try:
        root = json.loads(text, object_pairs_hook=_once)
    except _TwiceError:
        return False
    features = root.get("features", ())
    return (
        root.keys() <= _COLLECTION
        and _is_plain_crs(root.get("crs"))
        and all(_says_no_more(feature, read) for feature in features)
    )


class _TwiceError(ValueError):
    """A key stands twice in an object: readers keep one value, and the other is hidden."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entries = dict(pairs)
    if len(entries) < len(pairs):
        raise _TwiceError
    return entries


def _is_plain_crs(crs: Any) -> bool:
    return crs is None or any(crs == {**_NAMED, "properties": {"name": name}} for name in _CRS)


def _says_no_more(feature: Any, read: Collection[str]) -> bool:
    """Tell it of one feature; of one that the reader of maps does not take it is False."""
    if not isinstance(feature, dict):
        return False
    properties, geometry = feature.get("properties") or {}, feature.get("geometry")
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        return False
    return (
        feature.keys() <= _FEATURE
        and properties.keys() <= {*read, *({"id"} - feature.keys())}
        and all(type(value) in (str, int) for value in (*properties.values(), feature.get("id", "")))
        and geometry.keys() <= _GEOMETRY
        and _is_flat(geometry.get("coordinates"))
    )


def _is_flat(coordinates: Any) -> bool:
    """Tell whether all positions of a geometry are a longitude and a latitude."""
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if isinstance(coordinates[0], list):
        return all(map(_is_flat, coordinates))
    return len(coordinates) <= _FLAT
