"""Fields of type ``geojson``: a file of places, lines and areas beside the document."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

from mezanprint.content.geometries import read_geometry
from mezanprint.content.images import locate_file
from mezanprint.content.map_carrying import says_no_more
from mezanprint.content.raw import Raw
from mezanprint.content.reading import At, Reading
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.documents import Value
from mezanprint.model.geography import Feature, Geography, Shape
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.nesting import is_deeper
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

SUFFIXES = (".geojson", ".json")
MAX_BYTES = 4 * 1024 * 1024
MAX_VERTICES, MAX_PLACES, MAX_NAMES = 200_000, 1_000, 300
_DEEPEST = 100
"""Lists and objects in one another: twenty times those of a geometry, for what programs write into properties."""
_MAX_FAULTS = 5
"""Told of one file: what is wrong with the first features is wrong with all."""
_WGS84 = ("CRS84", "4326", "WGS84", "WGS 84")
_LONGEST, _MOST = 200, 10**15
"""Characters of a name, and the largest number that is one."""
_NOT_PRINTED = ("Cc", "Cs", "Co", "Cn")
_UNCALLED = "#"
"""Beginning of the ids of what has none in its file; no document can call it."""
_NAME = "name_"
"""Beginning of the properties that hold names: ``name_ar``."""


def read_geojson(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Geography | None:
    """Return the features of a file that a field names."""
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None:
        return None
    if not scalar.value.lower().endswith(SUFFIXES):
        message = msg("`{value}` is no GeoJSON file", value=scalar.value)
        hint = msg("save the map as GeoJSON, a file that ends in `.geojson`")
        reading.note(error("map-geojson", message, scalar.span, hint))
        return None
    reading.maps += 1
    path = locate_file(reading, scalar, at)
    features = _read_file(reading, path) if path else ()
    if path is None or not features:
        return None
    if reading.maps == 1:
        reading.features = frozenset(feature.id for feature in features if not feature.id.startswith(_UNCALLED))
    _check_names(reading, path, features)
    properties = {f"{_NAME}{locale}" for locale in reading.published}
    carried = says_no_more(reading.files.read_text(path, MAX_BYTES), properties)
    return Geography(path, features, scalar.span, at.name, carried)


def read_feature(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Value | None:
    """Return a field of type ``feature``: the id of something on the map of the same section."""
    scalar = reading.scalar(raw, f"`{spec.name}`")
    if scalar is None or reading.features is None:
        return None
    name = scalar.value.strip()
    if name not in reading.features:
        hints = did_you_mean(name, reading.features) or (msg("give the feature an `id` in the file"),)
        reading.note(error("map-feature", msg("nothing on the map is called `{name}`", name=name), scalar.span, *hints))
        return None
    return Value(spec.type, name, scalar.span, at.name)


def _check_names(reading: Reading, path: str, features: tuple[Feature, ...]) -> None:
    """Report what has a name in one language of the document and none in another."""
    for number, feature in enumerate(features):
        lacking = [locale for locale in reading.published if locale not in dict(feature.names)]
        if feature.names and lacking:
            place = f"features[{number}].properties"
            message = msg("`{place}` has a name, and none in `{code}`", place=place, code=lacking[0])
            hint = msg("add `{key}` to it", key=f"{_NAME}{lacking[0]}")
            reading.note(error("content-name-locale", message, Span(path), hint))
            return


def _read_file(reading: Reading, path: str) -> tuple[Feature, ...]:
    text = reading.files.read_text(path, MAX_BYTES)
    try:
        root = json.loads(text, parse_constant=_no_number)
        if is_deeper(root, _DEEPEST):
            raise RecursionError
    except json.JSONDecodeError as bad:
        reading.note(_no_json(Span(path, bad.lineno, bad.colno)))
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, NaN, lists in lists without end.
        reading.note(_no_json(Span(path)))
    else:
        return _features(reading, root, path)
    return ()


def _no_number(_name: str) -> NoReturn:
    raise ValueError


def _no_json(span: Span) -> Diagnostic:
    hint = msg("export it anew as GeoJSON: a `FeatureCollection`")
    return error("map-geojson", msg("`{path}` is no JSON", path=span.path), span, hint)


def _features(reading: Reading, root: Any, path: str) -> tuple[Feature, ...]:
    """Return the features of a collection; what is wrong with them is told, up to a number."""
    if fault := _of_collection(root, path):
        reading.note(fault)
        return ()
    features, faults, vertices = [], 0, 0
    for number, raw in enumerate(root["features"]):
        try:
            feature = _feature(raw, number, reading.locales)
        except Fault as bad:
            for each in bad.diagnostics:
                reading.note(replace(each, span=Span(path)))
            faults += 1
            if faults == _MAX_FAULTS:
                break
            continue
        features.append(feature)
        vertices += sum(map(len, feature.parts))
    if twice := _twice(features):
        message = msg("two features have the id `{name}`", name=twice)
        reading.note(error("map-geojson", message, Span(path), msg("give each an `id` of its own")))
        return ()
    if fault := _too_much(path, vertices, features):
        reading.note(fault)
        return ()
    return () if faults else tuple(features)


def _too_much(path: str, vertices: int, features: list[Feature]) -> Diagnostic | None:
    """Return what a map has more of than a page can show."""
    span = Span(path)
    if vertices > MAX_VERTICES:
        message = msg("`{path}` has more than {limit} vertices", path=path, limit=MAX_VERTICES)
        hint = msg("simplify it: no print shows so many (`mapshaper in.geojson -simplify 10% -o out.geojson`)")
        return error("map-limit", message, span, hint)
    if sum(len(feature.parts) for feature in features if feature.shape is Shape.PLACE) > MAX_PLACES:
        message = msg("`{path}` has more than {limit} points", path=path, limit=MAX_PLACES)
        return error("map-limit", message, span, msg("shade areas by the number of points in them"))
    if sum(bool(feature.names) for feature in features) > MAX_NAMES:
        message = msg("`{path}` has more than {limit} names", path=path, limit=MAX_NAMES)
        return error("map-limit", message, span, msg("keep the names of what readers look for"))
    return None


def _twice(features: list[Feature]) -> str:
    """Return an id that two features have; empty where there is none."""
    counts = Counter(feature.id for feature in features)
    return next((name for name, count in counts.items() if count > 1), "")


def _of_collection(root: Any, path: str) -> Diagnostic | None:
    """Return what is wrong with a file as a whole."""
    features = root.get("features") if isinstance(root, dict) else None
    if not isinstance(features, list) or root.get("type") != "FeatureCollection" or not features:
        message = msg("`{path}` is no GeoJSON of features", path=path)
        return error("map-geojson", message, Span(path), msg("export it anew as GeoJSON: a `FeatureCollection`"))
    if "crs" in root and not any(name in _name_of(root["crs"]) for name in _WGS84):
        message = msg("the coordinates of `{path}` are not those of WGS 84", path=path)
        hint = msg("save it in WGS 84 (`ogr2ogr -t_srs EPSG:4326 new.geojson old.geojson`), the only one of GeoJSON")
        return error("map-coordinates", message, Span(path), hint)
    return None


def _name_of(crs: Any) -> str:
    """Return the name of a system of coordinates, as files of before 2016 say it (GeoJSON 2008, 3.1)."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return str(properties.get("name") if isinstance(properties, dict) else "")


def _feature(raw: Any, number: int, locales: tuple[str, ...]) -> Feature:
    place = f"features[{number}]"
    if not isinstance(raw, dict) or raw.get("type") != "Feature":
        message = msg("`{place}` is no feature", place=place)
        raise Fault(error("map-geojson", message, None, msg("export it anew as GeoJSON: a `FeatureCollection`")))
    given = raw.get("properties")
    properties = given if isinstance(given, dict) else {}
    shape, parts = read_geometry(raw.get("geometry"), f"{place}.geometry")
    own = raw.get("id", properties.get("id"))
    names = tuple(_names(properties, locales))
    return Feature(_words(own) or f"{_UNCALLED}{number}", shape, parts, names)


def _names(properties: dict[Any, Any], locales: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for locale in locales:
        if words := _words(properties.get(f"{_NAME}{locale}")):
            yield locale, words


def _words(value: Any) -> str:
    """Return a property as words; whatever is none of a name or number says nothing."""
    if type(value) not in (str, int) or (type(value) is int and abs(value) > _MOST):
        return ""
    plain = "".join(char for char in str(value) if unicodedata.category(char) not in _NOT_PRINTED)
    return unicodedata.normalize("NFC", strip_controls(" ".join(plain.split())))[:_LONGEST]
