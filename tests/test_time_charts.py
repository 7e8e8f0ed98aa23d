"""Lines, areas and events in time, measured in their drawings: room for every text, true scales, gaps that are said."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mezanprint.model.datasets import Column, ColumnType
from mezanprint.model.diagnostics import Span
from mezanprint.model.geometry import Area
from mezanprint.model.locales import Direction
from mezanprint.model.texts import Text
from mezanprint.templating.charts import area, line, multiples, timeline
from mezanprint.templating.charts.chart import Chart, Series, Setting, Words
from mezanprint.templating.charts.frame import key
from mezanprint.templating.charts.spread import spread
from mezanprint.templating.charts.ticks import axis, with_zero
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.text_width import lines_of, text_width

SPAN = Span("content/x/document.yaml", 1)
TITLE = Text("key", "x", "title", "title", "en", SPAN)
COLUMN = Column("values", TITLE, ColumnType.NUMBER, SPAN)
EM, LINE = 3.09, 3.88
Values = Sequence[int | float | None]
NUMBERS = st.one_of(st.none(), st.integers(-200_000, 900_000))


def words(text: str) -> Words:
    return Words(Markup.escape(text), text)


def setting(width: float = 120.0, direction: Direction = Direction.LTR, time: Direction | None = None) -> Setting:
    return Setting(
        width=width,
        direction=direction,
        time=time or direction,
        number=lambda value, _column: words(format(value, ",f")),
        no_data=words("no data"),
        each_mark=lambda value, _column: words(f"one mark is {value}"),
        begins_at=lambda value, _column: words(f"begins at {format(value, 'f')}"),
        colours={},
        size=EM,
        line=LINE,
    )


def chart(form: str, years: Sequence[int], *columns: Values, highlight: int | None = None) -> Chart:
    series = tuple(
        Series(words(f"Series {n}"), COLUMN, tuple(None if v is None else Decimal(str(v)) for v in values))
        for n, values in enumerate(columns)
    )
    return Chart(form, tuple(words(str(year)) for year in years), tuple(map(Decimal, years)), series, highlight)


def events(years: Sequence[int], texts: Sequence[str], date: str = "{}") -> Chart:
    series = Series(words("Events"), COLUMN, (None,) * len(years), tuple(map(words, texts)))
    labels = tuple(words(date.format(year)) for year in years)
    return Chart("timeline", labels, tuple(map(Decimal, years)), (series,))


def box(label: Label) -> Area:
    """Return where a text stands, as wide and as high as the program reckons with."""
    plain = Markup(label.html).unescape()
    width, height = text_width(plain) * EM, LINE
    if label.room:
        width, height = min(width, label.room), lines_of(plain, label.room / EM) * LINE
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    top = label.y - {"top": 0.0, "middle": height / 2, "bottom": height}[label.above]
    return Area(left, top, left + width, top + height)


def text(drawing: Drawing, words: str) -> Label:
    (label,) = (each for each in drawing.labels if each.html == words)
    return label


def level_lines(drawing: Drawing) -> list[Shape]:
    """Return the lines of the grid."""
    return [shape for shape in drawing.shapes if shape.stroke == "rule"]


def meeting(drawing: Drawing) -> list[str]:
    """Return what is wrong with the places of texts: two that overlap, a line through one, one beyond the edge."""
    boxes = [(label, box(label)) for label in drawing.labels]
    found = [
        f"{one.html} on {other.html}"
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.right, b.right) - max(a.left, b.left) > 0.01 and min(a.bottom, b.bottom) - max(a.top, b.top) > 0.01
    ]
    for shape in level_lines(drawing):
        (x1, y), (x2, _) = (numbers for _, numbers in shape.path)
        found += [
            f"a line through {label.html}"
            for label, a in boxes
            if a.top < y < a.bottom and x1 < a.right and a.left < x2
        ]
    found += [
        f"{label.html} beyond the edge"
        for label, a in boxes
        if a.left < -0.01 or a.right > drawing.width + 0.01 or a.top < -0.01 or a.bottom > drawing.height + 0.01
    ]
    return found


def points(drawing: Drawing, token: str) -> list[tuple[float, float]]:
    """Return the points of the lines in one colour, leaders apart."""
    return [
        (numbers[0], numbers[1])
        for shape in drawing.shapes
        if shape.stroke == token and shape.width > 0.4
        for _, numbers in shape.path
    ]


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.5, 9)), min_size=1, max_size=7))
def test_labels_that_meet_are_spread_in_their_order_and_no_further_than_they_must(
    labels: list[tuple[float, float]],
) -> None:
    labels.sort()
    places = spread(labels, 0, 50)
    spans = [(middle - size / 2, middle + size / 2) for middle, (_, size) in zip(places, labels, strict=True)]
    assert all(after >= before - 1e-6 for (_, before), (after, _) in pairwise(spans))
    assert spans[0][0] >= -1e-6
    if sum(size for _, size in labels) <= 50:
        assert spans[-1][1] <= 50 + 1e-6
    wanted = [(middle - size / 2, middle + size / 2) for middle, size in labels]
    if all(b[0] >= a[1] for a, b in pairwise(wanted)) and wanted[0][0] >= 0 and wanted[-1][1] <= 50:
        assert places == pytest.approx([middle for middle, _ in labels])


def test_labels_that_meet_share_the_way() -> None:
    assert spread([(10, 4), (11, 4), (30, 4)], 0, 50) == pytest.approx((8.5, 12.5, 30))
    assert spread([(1, 4), (2, 4)], 0, 50) == pytest.approx((2, 6))
    assert spread([(49, 4), (49, 4)], 0, 50) == pytest.approx((44, 48))


@pytest.mark.parametrize(
    ("least", "most", "ticks"),
    [
        ("0", "9120", "0 2000 4000 6000 8000"),
        ("0", "12500", "0 5000 10000"),
        ("0", "0.037", "0 0.01 0.02 0.03"),
        ("-3", "7", "-2 0 2 4 6"),
        ("21.4", "23.1", "21.0 21.5 22.0 22.5 23.0"),
        ("-8", "-2", "-8 -6 -4 -2"),
        ("5", "5", "0 2 4"),
        ("0", "0", "0 0.5 1.0"),
    ],
)
def test_an_axis_has_few_round_numbers_with_as_many_decimals(least: str, most: str, ticks: str) -> None:
    assert " ".join(map(str, axis(Decimal(least), Decimal(most)).ticks)) == ticks


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals(-(10**9), 10**9, places=3))
def test_an_axis_holds_its_values_and_its_ticks(one: Decimal, other: Decimal) -> None:
    least, most = sorted((one, other))
    made = axis(least, most)
    assert made.least <= least
    assert made.most >= most
    assert 1 <= len(made.ticks) <= 5
    assert all(made.least <= tick <= made.most for tick in made.ticks)
    steps = {after - before for before, after in pairwise(made.ticks)}
    assert len(steps) <= 1
    assert all(str(step.normalize()).lstrip("0.")[0] in "125" for step in steps)


def test_a_line_begins_at_zero_unless_nothing_would_be_seen() -> None:
    assert with_zero(Decimal(870), Decimal(3450)) == (Decimal(0), Decimal(3450))
    assert with_zero(Decimal(97), Decimal(103)) == (Decimal(97), Decimal(103))
    assert with_zero(Decimal(-103), Decimal(-97)) == (Decimal(-103), Decimal(-97))
    assert with_zero(Decimal(-3), Decimal(7)) == (Decimal(-3), Decimal(7))


@given(
    st.lists(st.lists(NUMBERS, min_size=9, max_size=9), min_size=1, max_size=4),
    st.sampled_from((48.0, 56.0, 83.0, 120.0, 176.0)),
    st.sampled_from((None, 0, 4, 8)),
)
def test_no_text_of_a_line_chart_lies_on_another_or_on_a_line_of_the_grid(
    columns: list[list[int | None]], width: float, highlight: int | None
) -> None:
    drawing = line.draw(chart("line", range(2016, 2025), *columns, highlight=highlight), setting(width))
    values = {str(label.html) for label in drawing.labels if label.role.startswith(("value", "nothing"))}
    # Where lines jump and break off, values and words inside may meet: names, years and scales never do.
    crowded = {f"{one} on {other}" for one in values for other in values}
    if len(columns) == 1:
        crowded = {each for each in crowded if "no data" in each}
    assert set(meeting(drawing)) <= crowded, set(meeting(drawing)) - crowded


@given(st.lists(st.integers(0, 900_000), min_size=9, max_size=9), st.sampled_from((48.0, 83.0, 120.0, 176.0)))
def test_no_text_of_an_area_lies_on_another(values: list[int], width: float) -> None:
    assert meeting(area.draw(chart("area", range(2016, 2025), values, highlight=4), setting(width))) == []


def test_points_stand_where_their_numbers_and_years_are() -> None:
    drawing = line.draw(chart("line", (2000, 2002, 2010), (0, 50, 100)), setting())
    (x1, y1), (x2, y2), (x3, y3) = points(drawing, "brand")
    assert (x2 - x1) / (x3 - x1) == pytest.approx(0.2)  # two years of ten
    assert (y1 - y2) / (y1 - y3) == pytest.approx(0.5)
    assert [label.y for label in drawing.labels if label.html in ("0", "100") and label.role == "axis"] == [y1, y3]


def test_missing_data_are_a_gap_and_are_named() -> None:
    drawing = line.draw(chart("line", range(2010, 2017), (5, 6, None, None, 7, 8, 9)), setting())
    lines = [shape for shape in drawing.shapes if shape.stroke == "brand" and shape.width > 0.4]
    assert [len(shape.path) for shape in lines] == [2, 3]
    (before, _), (after, _) = lines[0].path[-1][1], lines[1].path[0][1]
    assert before < box(text(drawing, "no data")).left
    assert box(text(drawing, "no data")).right < after
    whole = line.draw(chart("line", range(2010, 2017), (5, 6, 6, 6, 7, 8, 9)), setting())
    assert not [label for label in whole.labels if label.html == "no data"]


@pytest.mark.parametrize("form", [line, area])
@given(
    st.integers(2, 4), st.integers(1, 3), st.sampled_from((40.0, 48.0, 56.0, 60.0, 83.0, 120.0)), st.integers(-2, 30)
)
def test_words_of_a_gap_stand_over_no_year_that_has_data_or_a_brace_says_where_the_gap_is(
    form: ModuleType, first: int, length: int, width: float, more: int
) -> None:
    gap = range(first, first + length)
    values = [None if row in gap else 20 + more * row for row in range(9)]
    drawing = form.draw(chart("x", range(2016, 2025), values), setting(width))
    known = sorted({x for x, _ in points(drawing, "brand")})
    before, after = known[first - 1], known[first]
    words = box(text(drawing, "no data"))
    braces = [shape for shape in drawing.shapes if shape.stroke == "quiet" and len(shape.path) == 4]
    assert (before < words.left and words.right < after) or len(braces) == 1
    for brace in braces:
        xs, ys = zip(*(numbers for _, numbers in brace.path), strict=True)
        assert before < min(xs) < max(xs) < after
        assert words.bottom < min(ys) < max(ys) < words.bottom + 2  # near its words, under them


def test_a_value_that_the_title_speaks_of_stays_on_a_narrow_drawing() -> None:
    for form in (line, area):
        drawing = form.draw(chart("x", range(2016, 2025), (800_000, 912_345, *range(7)), highlight=1), setting(48.0))
        assert meeting(drawing) == []


def test_a_line_and_an_area_never_draw_missing_data_as_zero() -> None:
    for form in (line, area):
        drawing = form.draw(chart("x", range(2010, 2015), (500, 600, None, 700, 800)), setting())
        ground = max(y for _, y in points(drawing, "ink") or [(0, 0)]) or max(
            numbers[1] for shape in drawing.shapes if shape.stroke == "ink" for _, numbers in shape.path
        )
        assert all(y < ground - 5 for _, y in points(drawing, "brand"))


def test_first_and_last_point_are_labelled_with_value_and_year() -> None:
    drawing = line.draw(chart("line", range(1990, 2021), range(100, 131)), setting())
    for words in ("100", "130", "1990", "2020"):
        assert any(label.html == words for label in drawing.labels), words


def test_an_axis_without_zero_says_where_it_begins() -> None:
    assert text(line.draw(chart("line", range(3), (97, 100, 103)), setting()), "begins at 96")
    with_zeros = line.draw(chart("line", range(3), (1, 100, 103)), setting())
    assert not [label for label in with_zeros.labels if "begins" in label.html]
    assert not [
        label for label in area.draw(chart("area", range(3), (97, 100, 103)), setting()).labels if "beg" in label.html
    ]


def test_areas_stand_on_one_another() -> None:
    drawing = area.draw(chart("area", range(3), (10, 20, 30), (5, 5, 10)), setting())
    lower, upper = ([n for _, n in shape.path if n] for shape in drawing.shapes if shape.fill)
    assert upper[3:][::-1] == lower[:3]  # the lower edge of one is the upper edge of the other
    heights = [lower[5 - n][1] - lower[n][1] for n in range(3)]
    assert heights == pytest.approx([heights[2] / 3, heights[2] * 2 / 3, heights[2]])


def test_time_against_the_lines_of_the_page_mirrors_the_drawing_and_no_word() -> None:
    given_chart = chart("line", range(2010, 2015), (3, 5, 4, 8, 9), highlight=3)
    plain = line.draw(given_chart, setting(83, Direction.RTL))
    against = line.draw(given_chart, setting(83, Direction.RTL, Direction.LTR))
    assert plain.mirrored
    assert against.mirrored
    for one, other in zip(plain.labels, against.labels, strict=True):
        assert one.html == other.html
        assert box(one).left == pytest.approx(83 - box(other).right)
    assert [x for x, _ in points(plain, "brand")] == pytest.approx([83 - x for x, _ in points(against, "brand")])


@given(
    st.lists(st.tuples(st.integers(1900, 2026), st.text("abc de", min_size=1, max_size=60)), min_size=1, max_size=12),
    st.sampled_from((48.0, 83.0, 120.0, 176.0)),
    st.sampled_from(("{}", "15 November {}", "15 تشرين الثاني/نوفمبر {}")),
)
def test_no_text_of_a_timeline_lies_on_another(rows: list[tuple[int, str]], width: float, date: str) -> None:
    rows.sort()
    drawing = timeline.draw(events([year for year, _ in rows], [words for _, words in rows], date), setting(width))
    assert meeting(drawing) == []


def test_events_stand_on_the_beam_in_proportion_to_time() -> None:
    drawing = timeline.draw(events((1950, 1960, 2000), ("a", "b", "c")), setting(120))
    xs = [min(n[0] for _, n in shape.path if n) for shape in drawing.shapes if shape.fill == "brand"]
    assert (xs[1] - xs[0]) / (xs[2] - xs[0]) == pytest.approx(0.2)


def test_many_events_stand_on_an_upright_beam() -> None:
    drawing = timeline.draw(events(range(2000, 2012), ["what happened"] * 12), setting(83))
    beam = next(shape for shape in drawing.shapes if shape.width == 0.45)
    assert beam.path[0][1][0] == beam.path[1][1][0]


@pytest.mark.parametrize(("width", "in_a_row"), [(48, 1), (83, 2), (120, 3), (176, 4)])
def test_small_charts_have_one_scale_and_a_name_each(width: float, in_a_row: int) -> None:
    parts = [(words(f"Place {n}"), chart("line", (2010, 2020), (n * 10, n * 20))) for n in range(1, 9)]
    drawing = multiples.draw(parts, setting(width), line.draw)
    names = [text(drawing, f"Place {n}") for n in range(1, 9)]
    assert len({label.y for label in names}) == -(-8 // in_a_row)
    lines = [shape for shape in drawing.shapes if shape.stroke == "brand" and shape.width > 0.4]
    rises = [shape.path[0][1][1] - shape.path[1][1][1] for shape in lines]
    assert rises == pytest.approx([rises[0] * n for n in range(1, 9)])  # a rise of ten is as high in all of them
    assert meeting(drawing) == []


def test_small_charts_of_bars_share_a_scale_from_zero() -> None:
    parts = [(words(f"P{n}"), chart("area", (2010, 2020), (n, n))) for n in (10, 40)]
    drawing = multiples.draw(parts, setting(120), area.draw)
    tops = [min(n[1] for _, n in shape.path if n) for shape in drawing.shapes if shape.fill]
    bottoms = [max(n[1] for _, n in shape.path if n) for shape in drawing.shapes if shape.fill]
    small, large = (bottom - top for top, bottom in zip(tops, bottoms, strict=True))
    assert large == pytest.approx(4 * small)
    assert replace(parts[0][1], bounds=None) == parts[0][1]


@pytest.mark.parametrize("form", [line, area])
@pytest.mark.parametrize("width", [56.0, 120.0])
def test_nothing_is_drawn_over_years_of_which_data_are_missing_at_the_end(form: ModuleType, width: float) -> None:
    drawing = form.draw(chart("x", range(2021, 2025), (None, 10, 20, None)), setting(width))
    last = max(x for x, _ in points(drawing, "brand"))
    drawn = [
        numbers[-2]
        for shape in drawing.shapes
        if shape.stroke in ("brand", "series-1") or shape.fill == "brand"
        for _, numbers in shape.path
        if numbers
    ]
    assert max(drawn) <= last + 2
    (value,) = (label for label in drawing.labels if label.html == "20" and label.role == "value")
    assert 0 < value.x - last < 2  # beside its point, not at the edge
    assert max(label.x for label in drawing.labels if label.html == "no data") > last
    assert meeting(drawing) == []


def test_a_line_that_ends_before_another_says_which_has_no_data() -> None:
    drawing = line.draw(chart("line", range(2021, 2025), (10, 20, 25, 30), (5, 8, None, None)), setting())
    last = max(x for x, _ in points(drawing, "brand-line"))
    assert max(n[-2] for s in drawing.shapes if "brand-line" in (s.stroke, s.fill) for _, n in s.path if n) < last + 2
    assert text(drawing, "no data (Series 1)").x > last
    assert text(drawing, "Series 1").y < min(y for _, y in points(drawing, "brand"))  # named over the area
    assert meeting(drawing) == []


@pytest.mark.parametrize("form", [line, area])
def test_the_highlighted_row_of_several_columns_has_a_line_and_its_name_stands_out(form: ModuleType) -> None:
    columns = (10, 20, 40), (30, 25, 20)
    plain = form.draw(chart("x", range(2023, 2026), *columns), setting())
    drawing = form.draw(chart("x", range(2023, 2026), *columns, highlight=1), setting())
    upright = {n[0] for shape in drawing.shapes if shape.stroke == "accent" and not shape.fill for _, n in shape.path}
    (x,) = upright - {n[0] for shape in plain.shapes if shape.stroke == "accent" for _, n in shape.path}
    assert x == pytest.approx(text(drawing, "2024").x)
    assert text(drawing, "2024").role == "value high"
    assert text(plain, "2024").role == "axis"


def test_a_long_name_in_a_key_is_broken() -> None:
    long = words(
        "The very large children and family branch with reading garden and bus stop at the corner of the street"
    )
    entries = [("brand", words("Short")), ("brand-light", long), ("accent", words("Last"))]
    _, labels, bottom = key(entries, setting(90.0))
    tops = [box(label).top for label in labels]
    assert box(labels[1]).bottom - box(labels[1]).top > LINE
    assert box(labels[1]).bottom <= tops[2] + 0.01
    assert bottom == pytest.approx(box(labels[2]).bottom)
