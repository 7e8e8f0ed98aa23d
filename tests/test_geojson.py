"""GeoJSON of strangers: what cannot be drawn is told with its place, and nothing hangs or ends in a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mezanprint.model.geography import Shape
from writing import HEAD, found, load, said, write

NewProject = Callable[..., Path]
MAP = """sections:
  - id: places
    component: map
    slot: main
    geojson: land.geojson
    source: Made up.
    alt: A land.
"""
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def feature(kind: str, coordinates: Any, **more: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {}, "geometry": geometry, **more}


def collection(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [*features], **more})


def land(new_project: NewProject, text: str, document: str = MAP) -> Path:
    root = new_project()
    write(root, HEAD + document)
    write(root, text, "content/leaflet/land.geojson")
    return root


def nested(times: int) -> Any:
    return json.loads("[" * times + "]" * times)


POINT = feature("Point", [34, 31])


@pytest.mark.provokes("map-geojson")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "is no JSON"),
        ("[" * 10_000 + "]" * 10_000, "is no JSON"),
        ('{"a":' * 10_000 + "1" + "}" * 10_000, "is no JSON"),
        (collection({**POINT, "properties": {"more": nested(97)}}), "is no JSON"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "is no JSON"),
        (collection(POINT).replace("34", "9" * 5000), "is no JSON"),
        ("[]", "is no GeoJSON of features"),
        ("null", "is no GeoJSON of features"),
        (collection(), "is no GeoJSON of features"),
        (json.dumps(POINT), "is no GeoJSON of features"),
        (collection(POINT, 1), "`features[1]` is no feature"),
        (collection(POINT, {"type": "Feature", "geometry": None}), "`features[1].geometry` is no geometry"),
        (collection(feature("GeometryCollection", [])), "`features[0].geometry` is no geometry"),
        (collection(feature("Point", ["34", "31"])), "`features[0].geometry.coordinates` is no pair of numbers"),
        (collection(feature("Point", [True, False])), "is no pair of numbers"),
        (collection(feature("Point", [34])), "is no pair of numbers"),
        (collection(feature("Point", {})), "is no pair of numbers"),
        (collection(feature("MultiPoint", [[1, 2], [3]])), "`features[0].geometry.coordinates[1]`"),
        (collection(feature("LineString", [[1, 2]])), "has 1 positions and needs 2"),
        (collection(feature("Polygon", [SQUARE[:3]])), "`features[0].geometry.coordinates[0]` has 3 positions"),
        (collection(feature("Polygon", [SQUARE[:4]])), "is not closed"),
        (collection(feature("MultiPolygon", [[SQUARE], [[]]])), "`features[0].geometry.coordinates[1][0]` is no list"),
        (collection(feature("Polygon", [])), "is no list of coordinates"),
        (collection({**POINT, "id": "a"}, {**POINT, "id": "a"}), "two features have the id `a`"),
    ],
)
def test_what_is_no_geojson_is_told_with_its_place(new_project: NewProject, text: str, words: str) -> None:
    (told,) = found(land(new_project, text))
    assert told.code == "map-geojson"
    assert words in told.message
    assert told.span is not None
    assert told.span.path == "content/leaflet/land.geojson"


@pytest.mark.provokes("map-coordinates")
@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (collection(feature("Point", [31, 134])), "swapped"),
        (collection(feature("Point", [1e308, 1])), "metres"),
        (collection(feature("Point", [1, 2])).replace("[1, 2]", "[1e999, 1]"), "metres"),
        (collection(feature("Point", [4_000_000, 3_500_000])), "WGS 84"),
        (collection(feature("Point", [200, 1])), "longitude from -180 to 180"),
        (collection(POINT, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2039"}}), "WGS 84"),
    ],
)
def test_positions_that_are_none_are_told_with_what_they_may_be(new_project: NewProject, text: str, hint: str) -> None:
    (told,) = found(land(new_project, text))
    assert told.code == "map-coordinates"
    assert hint in told.hints[0]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
def test_a_file_that_says_to_be_in_degrees_is_read(new_project: NewProject, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert said(land(new_project, collection(POINT, crs=crs))) == []


def test_what_programs_write_into_properties_may_be_nested(new_project: NewProject) -> None:
    assert said(land(new_project, collection({**POINT, "properties": {"more": nested(96)}}))) == []


@pytest.mark.provokes("map-antimeridian")
def test_a_line_over_the_antimeridian_is_told(new_project: NewProject) -> None:
    (told,) = found(land(new_project, collection(feature("LineString", [[179, 1], [-179, 1]]))))
    assert (told.code, "coordinates[0]" in told.message) == ("map-antimeridian", True)


@pytest.mark.provokes("map-limit")
@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([feature("LineString", [[number % 90, number // 90 % 90] for number in range(200_001)])], "200000 vertices"),
        ([feature("MultiPoint", [[1, 2]] * 1_001)], "1000 points"),
        ([{**POINT, "properties": {"name_en": "Here"}}] * 301, "300 names"),
    ],
)
def test_more_than_a_page_can_show_is_told(new_project: NewProject, features: list[dict[str, Any]], words: str) -> None:
    (told,) = found(land(new_project, collection(*features).replace(" ", "")))
    assert (told.code, words in told.message) == ("map-limit", True)


def test_a_million_points_are_refused_by_their_size(new_project: NewProject) -> None:
    points = feature("MultiPoint", [[1, 2]] * 1_000_000)
    (told,) = found(land(new_project, collection(points)))
    assert "4" in told.message


def test_of_many_faults_the_first_are_told(new_project: NewProject) -> None:
    assert len(found(land(new_project, collection(*[feature("Point", [])] * 1000)))) == 5


@pytest.mark.provokes("map-feature")
def test_a_misspelt_id_is_answered_with_the_one_that_was_meant(new_project: NewProject) -> None:
    text = collection({**POINT, "id": "harbour"})
    (told,) = found(land(new_project, text, f"{MAP}    highlight: harbor\n"))
    assert (told.code, told.hints) == ("map-feature", ("did you mean `harbour`?",))
    assert told.span is not None
    assert told.span.line == 14


def test_names_in_the_file_are_in_every_language_of_the_document(new_project: NewProject) -> None:
    text = collection({**POINT, "properties": {"name_en": "Harbour"}})
    both = (HEAD + MAP).replace("[en]", "[en, ar]")
    root = land(new_project, text)
    assert said(root) == []
    write(root, both)
    assert [each.code for each in found(root)] == ["content-name-locale"]


def test_ids_and_names_are_plain_words(new_project: NewProject) -> None:
    properties = {"id": 7, "name_en": " Old\u202e\n har\ud800bour ", "name_ar": ["no"]}
    (shown,) = next(
        node.features for _, node in load(land(new_project, collection({**POINT, "properties": properties})))[0]
        .sections[0].fields.fields if hasattr(node, "features")
    )  # fmt: skip
    assert (shown.id, shown.names) == ("7", (("en", "Old harbour"),))


def test_rings_run_one_way_and_holes_the_other(new_project: NewProject) -> None:
    hole = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.2]]
    text = collection(feature("Polygon", [SQUARE, hole]), feature("Polygon", [SQUARE[::-1], hole[::-1]]))
    section = load(land(new_project, text))[0].sections[0]
    geography = section.fields.get("geojson")
    one, other = geography.features  # type: ignore[union-attr]
    assert one.shape is Shape.AREA
    assert one.parts == other.parts


def test_the_file_of_a_map_is_carried_in_the_pdf(new_project: NewProject) -> None:
    document, _ = load(land(new_project, collection(POINT)))
    assert [each.path for each in document.attachments] == ["content/leaflet/land.geojson"]


@pytest.mark.parametrize("name", ["lost.geojson", "../../land.geojson", "land.shp"])
def test_a_file_that_is_not_there_is_told(new_project: NewProject, name: str) -> None:
    root = land(new_project, collection(POINT), MAP.replace("land.geojson", name))
    assert len(said(root)) == 1


@pytest.mark.parametrize(
    "text",
    [
        collection(feature("Point", [34, 31], properties={"surveyor": "Layla"})),
        collection(feature("Point", [34, 31], properties={"name": "House of Layla"})),
        collection(feature("Point", [34, 31], properties={"name_fr": "Maison de Layla"})),
        collection(feature("Point", [34, 31], properties={"id": "layla"}, id="mill")),
        collection(feature("Point", [34, 31], properties={"id": ["layla"]})),
        collection(feature("Point", [34, 31], properties={"id": {"by": "layla"}})),
        collection(feature("Point", [34, 31], meta={"user": "layla"})),
        collection(feature("Point", [34, 31, 12.5])),
        collection(feature("LineString", [[34, 31], [34, 32, 12.5, 1764350000]])),
        collection(feature("MultiPolygon", [[[[0, 0], [1, 0], [1, 1, "layla"], [0, 0]]]])),
        collection({**POINT, "geometry": {**POINT["geometry"], "by": "layla"}}),
        collection(POINT, name="layla-2026-11"),
        collection(POINT, crs={"type": "name", "properties": {"name": "OGC:CRS84", "by": "layla"}}),
        collection(POINT).replace('"properties"', '"properties": {"by": "layla"}, "properties"'),
    ],
)
def test_a_file_that_says_more_than_a_map_shows_is_not_carried_in_the_pdf(new_project: NewProject, text: str) -> None:
    document, diagnostics = load(land(new_project, text))
    assert (document.attachments, diagnostics) == ((), ())
    document, _ = load(land(new_project, text, f"attach: land.geojson\n{MAP}"))
    assert [each.path for each in document.attachments] == ["content/leaflet/land.geojson"]


@pytest.mark.parametrize(
    "text",
    [
        collection(POINT, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}),
        collection({**POINT, "id": 7, "properties": None}, feature("Polygon", [SQUARE], properties={"id": "land"})),
    ],
)
def test_a_file_that_says_what_a_map_shows_is(new_project: NewProject, text: str) -> None:
    document, _ = load(land(new_project, text))
    assert len(document.attachments) == 1


@pytest.mark.parametrize("bad", [["layla"], "layla", 7])
def test_properties_that_are_no_object_are_no_fault_of_ours_and_not_carried(new_project: NewProject, bad: Any) -> None:
    document, _ = load(land(new_project, collection(POINT, {**POINT, "properties": bad})))
    assert document.attachments == ()


@pytest.mark.parametrize(
    "bad",
    [
        feature("Point", []),
        feature("MultiPoint", [[34, 31], 7]),
        feature("Polygon", [[]]),
        {**POINT, "geometry": None},
        {**POINT, "geometry": {"type": "GeometryCollection", "geometries": [POINT["geometry"]]}},
        "a feature",
    ],
)
def test_a_bad_feature_beside_a_good_one_is_told(new_project: NewProject, bad: Any) -> None:
    assert {each.code for each in found(land(new_project, collection(POINT, bad)))} == {"map-geojson"}
