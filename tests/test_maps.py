"""Maps on the page: nothing is mirrored, no names meet, lengths are true, and every place is named."""

import io
import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions import make_files
from island import build, new_island, prepared, without
from mezanprint.templating.maps import simplify
from mezanprint.templating.maps.classes import classes_of
from mezanprint.templating.maps.placing import Box, Ground, outside
from mezanprint.templating.maps.projections import RADIUS, projection_for
from mezanprint.templating.maps.scale_bar import bar_length
from mezanprint.templating.maps.simplify import TOLERANCE, simplified
from positions import MM

EDITIONS = ("en", "ar", "ar+en")
PLACES = (("Old harbour", "الميناء القديم"), ("Lighthouse", "المنارة"), ("Ferry landing", "مرسى العبّارة"))
Made = dict[str, tuple[str, bytes]]


def only_places(document: str) -> str:
    return without(document, "homes", "more", "book")


def island_file(root: Path) -> dict[str, tuple[float, float]]:
    """Return the places of the island by their ids."""
    features = json.loads((root / "content/island/island.geojson").read_text("utf-8"))["features"]
    return {
        each["id"]: tuple(each["geometry"]["coordinates"]) for each in features if each["geometry"]["type"] == "Point"
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_island(tmp_path_factory.mktemp("maps") / "island", lambda text: without(text, "more", "book"))


@pytest.fixture(scope="module")
def made(root: Path) -> Made:
    return {
        each.composition.edition.locale_code: (each.composition.html, each.artifact.data) for each in make_files(root)
    }


def marks(pdf: bytes, number: int) -> list[tuple[float, float]]:
    """Return the middles of the small round things on a page, mm from its upper left corner."""
    page = pypdfium2.PdfDocument(pdf)[number]
    middles = []
    for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = (side * MM for side in each.get_bounds())
        if 1.4 < right - left < 2.6 and abs((right - left) - (top - bottom)) < 0.05:
            middles.append(((left + right) / 2, page.get_height() * MM - (top + bottom) / 2))
    return middles


@pytest.mark.parametrize("locale", EDITIONS)
def test_east_is_right_and_north_is_up_in_every_language(made: Made, root: Path, locale: str) -> None:
    places = island_file(root)
    found = marks(made[locale][1], 0)
    assert len(found) == len(places)
    by_east = sorted(places.values())
    on_page = sorted(found)
    for (one, other), (left, right) in zip(pairwise(by_east), pairwise(on_page), strict=True):
        assert right[0] > left[0]
        assert (other[1] > one[1]) == (right[1] < left[1])


@pytest.mark.parametrize("locale", EDITIONS)
def test_a_scale_bar_is_as_long_as_the_distances_it_measures(made: Made, root: Path, locale: str) -> None:
    places, found = island_file(root), sorted(marks(made[locale][1], 0))
    (west, _), (east, _) = min(places.items(), key=lambda each: each[1]), max(places.items(), key=lambda each: each[1])
    one, other = places[west], places[east]
    middle = math.radians((one[1] + other[1]) / 2)
    km = math.hypot(math.radians(other[0] - one[0]) * math.cos(middle), math.radians(other[1] - one[1])) * RADIUS
    mm = math.dist(found[0], found[-1])
    (bar,) = bars(made[locale][1], 0)
    assert bar == pytest.approx(20 * mm / km, rel=0.015)


def bars(pdf: bytes, number: int) -> Iterator[float]:
    """Yield the lengths of the level lines in ink that are no longer than a third of a page."""
    page = pypdfium2.PdfDocument(pdf)[number]
    for each in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = (side * MM for side in each.get_bounds())
        if 10 < right - left < 70 and top - bottom < 0.6:
            yield right - left - 0.25


@pytest.mark.parametrize("locale", EDITIONS)
@pytest.mark.parametrize("page", [0, 1])
def test_no_two_texts_of_a_page_meet(made: Made, locale: str, page: int) -> None:
    text = pypdfium2.PdfDocument(made[locale][1])[page].get_textpage()
    lines = [text.get_rect(index) for index in range(text.count_rects())]
    assert len(lines) > 10
    for one, other in combinations(lines, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert not (across > 0.3 and down > 0.3) or min(one[3] - one[1], other[3] - other[1]) < 1, (one, other)


@pytest.mark.parametrize(("locale", "languages"), [("en", (0,)), ("ar", (1,)), ("ar+en", (0, 1))])
def test_names_are_found_by_search_in_the_languages_of_the_page(
    made: Made, locale: str, languages: tuple[int, ...]
) -> None:
    text = pypdfium2.PdfDocument(made[locale][1])[0].get_textpage()
    for names in PLACES:
        assert [text.search(name).get_next() is not None for name in names] == [at in languages for at in (0, 1)]


@pytest.mark.parametrize("locale", EDITIONS)
def test_a_listener_hears_each_map_as_one_figure_with_its_places_and_values(made: Made, locale: str) -> None:
    with pikepdf.open(io.BytesIO(made[locale][1])) as pdf:
        said = [
            str(each.Alt) for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure" and "/Alt" in each
        ]  # fmt: skip
        files = sorted(str(name) for name in pdf.attachments)
    assert len(said) == 2
    whole = " ".join(said)
    at = 1 if locale == "ar" else 0
    assert all(names[at] in whole for names in PLACES)
    assert ("٢٬٨٧٥" if locale == "ar" else "2,875") in whole
    assert files == ["around.geojson", "households.csv", "island.geojson"]


def test_what_stands_beside_a_map_begins_where_lines_do(made: Made) -> None:
    starts = {}
    for locale, words in (("en", "20 km"), ("ar", "كم")):
        page = pypdfium2.PdfDocument(made[locale][1])[0]
        text = page.get_textpage()
        index, _ = text.search(words).get_next()
        starts[locale] = text.get_charbox(index)[0] / page.get_width()
    assert starts["en"] < 0.2
    assert starts["ar"] > 0.8


def test_in_a_narrow_column_all_of_a_map_stays_in_it(tmp_path: Path) -> None:
    root = new_island(tmp_path / "island", lambda text: only_places(text).replace("slot: main", "slot: side"))
    _, artifact, findings = build(root, "en")
    assert findings == ()
    page = pypdfium2.PdfDocument(artifact.data)[0]
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    sides = [each.get_bounds()[2] * MM for each in paths]
    framed = [each for each in sides if 150 < each < 194]
    assert max(each for each in sides if each < 205) < 194
    assert len(framed) > 10


def test_a_place_lies_over_the_area_it_is_in_whatever_the_order_of_the_file(tmp_path: Path) -> None:
    root = new_island(tmp_path / "island", only_places)
    html = prepared(root, "en").composition.html
    path = root / "content/island/island.geojson"
    whole = json.loads(path.read_text("utf-8"))
    areas = [each for each in whole["features"] if each["geometry"]["type"] == "Polygon"]
    others = [each for each in whole["features"] if each not in areas]
    path.write_text(json.dumps({**whole, "features": [*others, *areas]}), "utf-8")
    shapes = [re.findall(r'<path d="([^"]*)"', each) for each in (html, prepared(root, "en").composition.html)]
    assert len(shapes[0][0]) > 200
    assert shapes[0][:4] == shapes[1][:4]


def test_the_legend_says_in_words_what_each_shade_means(made: Made) -> None:
    html = made["en"][0]
    legend = re.findall(r'<span class="means">(.*?)</span></li>', html)
    plain = [re.sub("<[^>]+>", "", words) for words in legend]
    assert plain == ["0 to 999", "1,000 to 1,999", "2,000 to 2,999", "no data"]


def test_a_name_that_has_no_room_is_a_number_with_a_line_beside_the_map(tmp_path: Path) -> None:
    root = new_island(tmp_path / "island", only_places)
    path = root / "content/island/island.geojson"
    whole = json.loads(path.read_text("utf-8"))
    for number in range(12):
        names = {"name_en": f"Long name of place {number}", "name_ar": f"اسم طويل للمكان {number}"}
        point = {"type": "Point", "coordinates": [-19.95 + 0.02 * (number % 4), -35.05 - 0.015 * (number // 4)]}
        whole["features"].append({"type": "Feature", "id": f"p{number}", "properties": names, "geometry": point})
    path.write_text(json.dumps(whole), "utf-8")
    edition = prepared(root, "en")
    assert [each.code for each in edition.diagnostics] == []
    words = re.sub("<[^>]+>", " ", edition.composition.html)
    assert all(words.count(f"Long name of place {number} ") >= 1 for number in range(12))
    numbered = re.findall(r'<span class="sign">(\d+)</span>', edition.composition.html)
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    assert numbered
    for number in numbered:
        assert re.search(rf'class="at [^"]*name[^"]*"><div><div[^>]*>{number}</div>', edition.composition.html)


@pytest.mark.provokes("map-room")
def test_a_place_that_has_no_room_even_for_a_number_is_told(tmp_path: Path) -> None:
    root = new_island(tmp_path / "island", only_places)
    path = root / "content/island/island.geojson"
    whole = json.loads(path.read_text("utf-8"))
    for number in range(200):
        point = {"type": "Point", "coordinates": [-19.95 + 0.0001 * number, -35.05]}
        names = {"name_en": f"Place {number}", "name_ar": f"مكان {number}"}
        whole["features"].append({"type": "Feature", "id": f"p{number}", "properties": names, "geometry": point})
    path.write_text(json.dumps(whole), "utf-8")
    assert {each.code for each in prepared(root, "en").diagnostics} == {"map-room"}


@pytest.mark.provokes("map-data", "map-coordinates")
def test_rows_without_an_area_and_a_map_elsewhere_are_told(tmp_path: Path) -> None:
    corners = {"type": "MultiPoint", "coordinates": [[-40, -25], [-30, -15]]}
    swapped = json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": corners}]})
    root = new_island(
        tmp_path / "island",
        lambda text: without(text, "more", "book"),
        households_csv="area,households\nTerraces,1\nTeraces,2\n",
        around_geojson=swapped,
    )
    told = {each.code: each for each in prepared(root, "en").diagnostics}
    assert set(told) == {"map-data", "map-coordinates"}
    assert "swapped" in told["map-coordinates"].hints[0]


@pytest.mark.provokes("map-data")
def test_data_that_shades_nothing_is_told(tmp_path: Path) -> None:
    root = new_island(
        tmp_path / "island", lambda text: without(text, "more", "book").replace("    value: households\n", "")
    )
    told = [each for each in prepared(root, "en").diagnostics if each.code == "map-data"]
    assert [each.hints for each in told] == [("write `value: households`",)]


@pytest.mark.provokes("map-data")
def test_values_that_are_texts_are_told(tmp_path: Path) -> None:
    root = new_island(
        tmp_path / "island",
        lambda text: without(text, "more", "book").replace("value: households", "value: area"),
    )
    assert "map-data" in [each.code for each in prepared(root, "en").diagnostics]


def test_a_border_of_two_areas_stays_one_line() -> None:
    border = [(5 + 0.4 * math.sin(at / 7), at / 10) for at in range(101)]
    left = [(0, 0), *border, (0, 10), (0, 0)]
    right = [(10, 10), *border[::-1], (10, 0), (10, 10)]
    one, other = simplified([left, right])
    shared = [[point for point in ring if 4 < point[0] < 6] for ring in (one, other)]
    assert set(shared[0]) == set(shared[1])
    assert len(set(shared[0])) < 40
    for x, y in border:
        along = sorted(set(shared[0]), key=lambda point: point[1])
        assert min(distance((x, y), *piece) for piece in pairwise(along)) <= TOLERANCE + 0.01


def distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    length = math.dist(start, end)
    share = sum((p - s) * (e - s) for p, s, e in zip(point, start, end, strict=True)) / length**2
    share = min(1, max(0, share))
    return math.dist(point, [s + share * (e - s) for s, e in zip(start, end, strict=True)])


def test_no_line_takes_long_to_simplify(monkeypatch: pytest.MonkeyPatch) -> None:
    counted, triangle = list[int](), simplify._triangle

    def count(*points: tuple[float, float]) -> float:
        counted.append(1)
        return triangle(*points)

    monkeypatch.setattr(simplify, "_triangle", count)
    comb = [(number / 300, 60.0 * (number % 2)) for number in range(30_000)]
    simplified([comb])
    assert len(counted) < 4 * len(comb)


def test_an_island_and_the_hole_it_fills_are_simplified_alike() -> None:
    ring = [(5 + 2 * math.cos(at / 50 * math.pi), 5 + 2 * math.sin(at / 50 * math.pi)) for at in range(100)]
    island = [*ring, ring[0]]
    turned = [*ring[37:], *ring[:38]][::-1]
    one, other = simplified([island, turned])
    assert set(one) == set(other)
    assert len(one) == len(other) < 60


@pytest.mark.parametrize(
    ("bounds", "places"),
    [
        ((34, 31, 35, 32), ((34.2, 31.5), (34.8, 31.5))),
        ((20, 20, 40, 40), ((29, 30), (31, 30))),
        ((20, 20, 40, 40), ((30, 29), (30, 31))),
    ],
)
def test_lengths_are_true_at_the_middle_of_a_map(
    bounds: tuple[float, float, float, float], places: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    one, other = map(projection_for(bounds).project, places)
    (x1, y1), (x2, y2) = (tuple(map(math.radians, place)) for place in places)
    across = math.acos(math.sin(y1) * math.sin(y2) + math.cos(y1) * math.cos(y2) * math.cos(x2 - x1))
    assert math.dist(one, other) == pytest.approx(RADIUS * across, rel=0.002)


@pytest.mark.parametrize("bounds", [(20, -20, 60, 20), (-180, -90, 180, 90)])
def test_large_maps_keep_areas(bounds: tuple[float, float, float, float]) -> None:
    projection = projection_for(bounds)

    def area(west: float, south: float) -> float:
        ring = [(west, south), (west + 1, south), (west + 1, south + 1), (west, south + 1), (west, south)]
        points = list(map(projection.project, ring))
        return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points)) / 2

    for west, south in ((25, 0), (40, 15), (50, -19)):
        height = math.sin(math.radians(south + 1)) - math.sin(math.radians(south))
        assert area(west, south) == pytest.approx(RADIUS**2 * math.radians(1) * height, rel=0.002)
    assert not projection.has_scale


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        (("1240", "310", "2875"), ["0", "1000", "2000", "3000"]),
        (("1", "2", "3", "4"), ["1", "2", "3", "4", "5"]),
        (("5",), ["5", "6"]),
        (("0", "0"), ["0", "1"]),
        (("-5", "7"), ["-5", "0", "5", "10"]),
        (("3.5", "4.25"), ["3.5", "3.75", "4", "4.25", "4.5"]),
        (("0.001", "999999999"), ["0", "250000000", "500000000", "750000000", "1000000000"]),
    ],
)
def test_classes_are_few_and_of_round_numbers(values: tuple[str, ...], bounds: list[str]) -> None:
    classes = classes_of(tuple(map(Decimal, values)))
    assert [str(classes[0].low), *(str(each.high) for each in classes)] == bounds


@pytest.mark.parametrize(
    ("km_per_mm", "length", "said"),
    [(0.3, 33.33, "10 km"), (0.001, 20, "20 m"), (5, 20, "100 km"), (0.03, 33.33, "1 km")],
)
def test_a_scale_bar_has_a_round_length(km_per_mm: float, length: float, said: str) -> None:
    mm, number, in_km = bar_length(km_per_mm, 120)
    assert mm == pytest.approx(length, abs=0.01)
    assert f"{number:f} {'km' if in_km else 'm'}" == said


def test_names_keep_off_each_other_and_off_marks() -> None:
    ground = Ground(Box(0, 0, 60, 40))
    places = [(8 + 9 * column, 6 + 7 * row) for column in range(6) for row in range(5)]
    own = [Box(x - 1, y - 1, x + 1, y + 1) for x, y in places]
    for mark in own:
        ground.take(mark)
    names = [box for place in places if (box := ground.beside(place, 0.8, (12, 4)))]
    assert len(names) >= 10
    assert not any(one.meets(other) for one, other in combinations(names, 2))
    assert all(sum(name.meets(mark) for mark in own) <= 1 for name in names)
    assert all(ground.whole.holds(name) for name in names)


def test_a_name_keeps_off_a_coast_where_there_is_room_and_crosses_as_little_as_may_be() -> None:
    coast = [(x, 20.5 + 0.01 * x) for x in range(61)]
    ground = Ground(Box(0, 0, 60, 40))
    ground.lines.add([coast])
    beside = ground.beside((30, 20), 0.8, (12, 4))
    assert beside
    assert beside.bottom < 20.7
    narrow = Ground(Box(0, 0, 43.5, 40))
    wall = [(12.0, 0.0), (12.0, 40.0)]
    narrow.lines.add([wall, [(34.0, 21.5), (60.0, 21.5)]])
    box = narrow.beside((23, 20), 0.8, (20, 4))
    assert box
    assert not box.left < 12 < box.right
    assert not (box.top < 21.5 < box.bottom and box.right > 34)


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=6, unique=True),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 25), st.integers(1, 8)), max_size=5),
)
def test_a_line_ends_before_names_and_goes_on_behind_them(
    points: list[tuple[int, int]], rooms: list[tuple[int, int, int, int]]
) -> None:
    boxes = [Box(x, y, x + width, y + height) for x, y, width, height in rooms]
    pieces = list(outside(points, boxes))
    length = sum(math.dist(*pair) for piece in pieces for pair in pairwise(piece))
    steps, covered = 400, 0.0
    for start, end in pairwise(points):
        for step in range(steps):
            x, y = (start[i] + (step + 0.5) / steps * (end[i] - start[i]) for i in (0, 1))
            if any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes):
                covered += math.dist(start, end) / steps
    assert length == pytest.approx(sum(math.dist(*pair) for pair in pairwise(points)) - covered, abs=0.5)
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for piece in pieces for a, b in pairwise(piece)]
    assert not any(b.left < x < b.right and b.top < y < b.bottom for x, y in middles for b in boxes)


def test_the_name_of_a_line_or_an_area_does_not_stand_by_a_place_as_if_it_were_its_own() -> None:
    ground = Ground(Box(0, 0, 60, 60))
    place = Box(29, 29, 31, 31)
    ground.take(place)
    way = ground.along([(10, 30), (30, 30), (50, 30)], (10, 4))
    square = [(0, 0), (60, 0), (60, 60), (0, 60), (0, 0)]
    area = ground.inside([square], (10, 4))
    for box in (way, area):
        assert box
        across = max(box.left - place.right, place.left - box.right)
        down = max(box.top - place.bottom, place.top - box.bottom)
        assert max(across, down) > 3


def test_a_map_is_no_higher_than_it_may_be(tmp_path: Path) -> None:
    heights = {}
    for height in ("", "    height: 40\n"):
        root = new_island(tmp_path / f"island{len(height)}", only_places)
        path = root / "content/island/document.yaml"
        path.write_text(path.read_text("utf-8").replace("    highlight:", f"{height}    highlight:"), "utf-8")
        html = prepared(root, "en").composition.html
        heights[height] = float(re.findall(r'viewBox="0 0 [\d.]+ ([\d.]+)"', html)[0])
    assert heights[""] > 60
    assert heights["    height: 40\n"] < 40 + 8  # the scale bar stands under it


def paths_of(html: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([a-z-]+)="([^"]*)"', path)) for path in re.findall(r"<path ([^>]*)/>", html)]


def test_every_shade_has_an_outline_and_lines_over_dark_ones_a_rim(made: Made) -> None:
    (drawing,) = (
        each for each in re.findall(r"<svg.*?</svg>", made["en"][0]) if "#e6efe9" in each and "#5f8573" in each
    )
    paths = paths_of(drawing)
    shades = [each for each in paths if each["fill"] == "#e6efe9"]
    assert shades
    assert all(each["stroke"] == "#b9b4a5" for each in shades)
    ways = [
        number for number, each in enumerate(paths) if each.get("stroke-width") == "0.4" and "5f8573" in each["stroke"]
    ]
    assert ways
    for number in ways:
        rims = [place for place, each in enumerate(paths[:number]) if each["d"] == paths[number]["d"]]
        assert [(paths[rim]["stroke"], paths[rim]["stroke-width"]) for rim in rims] == [("#ffffff", "1")]


def test_paper_under_a_name_lies_under_the_coast(tmp_path: Path) -> None:
    corners = [(0.0, 0.0), (0.02, 0.0), (0.02, 0.2), (0.0, 0.2), (0.0, 0.0)]
    area = {"type": "Feature", "id": "strip", "geometry": {"type": "Polygon", "coordinates": [corners]}}
    other = {
        "type": "Feature",
        "id": "east",
        "geometry": {"type": "Polygon", "coordinates": [[[x + 0.3, y] for x, y in corners]]},
    }
    names = {"name_en": "A very long name of a place", "name_ar": "اسم طويل جدًا لمكان"}
    point = {
        "type": "Feature",
        "id": "p",
        "properties": names,
        "geometry": {"type": "Point", "coordinates": [0.01, 0.1]},
    }
    table = "area,households\neast,5\n"
    island = json.dumps({"type": "FeatureCollection", "features": [area, other, point]})
    root = new_island(
        tmp_path / "island",
        lambda text: without(text, "places", "more", "book"),
        island_geojson=island,
        households_csv=table,
    )
    html = prepared(root, "en").composition.html
    paths = paths_of(next(each for each in re.findall(r"<svg.*?</svg>", html) if each.count("<path") > 4))
    papers = [
        n
        for n, each in enumerate(paths)
        if each["fill"] == "#ffffff" and "stroke" not in each and each["d"].count("L") == 3
    ]
    coasts = [
        n
        for n, each in enumerate(paths)
        if each["fill"] == "none" and each.get("stroke") == "#b9b4a5" and "Z" in each["d"]
    ]
    assert len(papers) == 2  # the ground of the area, and the name on it
    assert coasts[-1] > papers[-1]


def test_the_name_of_a_place_by_a_coast_stands_on_the_side_where_no_coast_runs_through_it(tmp_path: Path) -> None:
    corners = [(0.0, 0.0), (0.4, 0.0), (0.4, 0.3), (0.0, 0.3), (0.0, 0.0)]
    land = {"type": "Feature", "id": "land", "geometry": {"type": "Polygon", "coordinates": [corners]}}
    names = {"name_en": "Quay of stones", "name_ar": "رصيف الحجر"}
    place = {"type": "Point", "coordinates": [0.38, 0.15]}
    rock = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0.7, 0.15]}}
    features = [land, rock, {"type": "Feature", "id": "harbour", "properties": names, "geometry": place}]
    island = json.dumps({"type": "FeatureCollection", "features": features})

    def alone(document: str) -> str:
        mill = "    places:\n      - {id: mill, name: {en: Windmill, ar: الطاحونة}}\n"
        return only_places(document).replace(mill, "").replace("    inset: around.geojson\n", "")

    html = prepared(new_island(tmp_path / "island", alone, island_geojson=island), "en").composition.html
    assert re.findall(r'class="at (at-[a-z]+) name', html) == ["at-end"]
