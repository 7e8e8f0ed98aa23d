"""What each form draws of its numbers, measured in its drawing: lengths, sides, gaps, and room for every text."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from markupsafe import Markup

from mezanprint.model.datasets import Column, ColumnType
from mezanprint.model.diagnostics import Span
from mezanprint.model.locales import Direction
from mezanprint.model.texts import Text
from mezanprint.templating.charts.chart import Chart, Series, Setting, Words
from mezanprint.templating.charts.forms import FORMS
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.text_width import text_width

SPAN = Span("content/x/document.yaml", 1)
COLOURS = {
    "brand": "#23513f",
    "brand-light": "#b3c8bd",
    "accent/hatch": "#8f3524",
    "accent": "#8f3524",
    "accent-light/dots": "#e3b8a8",
}
Values = Sequence[int | float | None]


def words(text: str) -> Words:
    return Words(Markup.escape(text), text)


def series(title: str, values: Values, kind: ColumnType = ColumnType.NUMBER) -> Series:
    column = Column(title, Text("key", "x", title, title, "en", SPAN), kind, SPAN)
    numbers = tuple(None if value is None else Decimal(str(value)) for value in values)
    return Series(words(title), column, numbers, (None,) * len(numbers))


def chart(form: str, *columns: Series, labels: Sequence[str] = (), highlight: int | None = None) -> Chart:
    names = labels or [f"Row {number}" for number in range(len(columns[0].values))]
    return Chart(form, tuple(map(words, names)), (None,) * len(names), columns, highlight)


def setting(width: float = 120.0) -> Setting:
    return Setting(
        width=width,
        direction=Direction.LTR,
        time=Direction.LTR,
        number=lambda value, _column: words(format(value, "f")),
        no_data=words("no data"),
        each_mark=lambda value, _column: words(f"one mark is {value}"),
        begins_at=lambda value, _column: words(f"begins at {format(value, 'f')}"),
        colours=COLOURS,
        size=3.1,
        line=3.9,
    )


def draw(drawn: Chart, width: float = 120.0) -> Drawing:
    return FORMS[drawn.form].draw(drawn, setting(width))


def extent(shape: Shape) -> tuple[float, float]:
    """Return where the corners of a shape begin and end across."""
    xs = [numbers[-2] for _, numbers in shape.path if numbers]
    return min(xs), max(xs)


def lengths(drawing: Drawing, *fills: str) -> list[float]:
    return [extent(shape)[1] - extent(shape)[0] for shape in drawing.shapes if shape.fill in fills]


def label(drawing: Drawing, text: str) -> Label:
    (one,) = (each for each in drawing.labels if each.html == text)
    return one


def reach(each: Label) -> tuple[float, float]:
    """Return where a text begins and ends across, on one line or in its room."""
    width = text_width(Markup(each.html).striptags()) * 3.1
    width = min(width, each.room) if each.room else width
    start = {"start": each.x, "middle": each.x - width / 2, "end": each.x - width}[each.anchor]
    return start, start + width


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = draw(chart("bar", series("n", [47, 94, 1250, 0])))
    one, two, most = lengths(drawing, "brand")
    assert two == pytest.approx(2 * one)
    assert most == pytest.approx(1250 / 47 * one)
    assert most > 80


@pytest.mark.parametrize("form", ["bar", "grouped", "dot", "stacked"])
def test_rows_stand_at_one_pitch_though_one_name_takes_more_lines(form: str) -> None:
    names = ["Gaza City", "The refugee camps of the middle area and the villages east of them", "Rafah", "Khan Yunis"]
    columns = [series(f"n{number}", [5, 9, 2, 7]) for number in range(1 if form == "bar" else 2)]
    drawing = draw(chart(form, *columns, labels=names))
    middles = [label(drawing, name).y for name in names]
    pitches = [after - before for before, after in pairwise(middles)]
    assert pitches == pytest.approx([pitches[0]] * 3)
    assert pitches[0] > 2 * 3.9


@pytest.mark.parametrize(("width", "lines"), [(120, 1), (93, 1), (86, 2)])
def test_names_take_some_more_of_the_width_before_they_are_broken(width: float, lines: int) -> None:
    name = "One row of fishing boats"  # 38 mm of the program's reckoning
    drawing = draw(chart("bar", series("n", [5, 9]), labels=[name, "Two"]), width)
    assert (label(drawing, "Two").y - label(drawing, name).y > 2 * 3.9) == (lines == 2)
    assert label(drawing, name).room <= 0.42 * width


def test_bars_below_zero_lie_on_the_other_side_with_their_numbers() -> None:
    drawing = draw(chart("bar", series("n", [120, -45])))
    (zero,) = {extent(shape)[0] for shape in drawing.shapes if shape.stroke == "ink"}
    above, below = (extent(shape) for shape in drawing.shapes if shape.fill == "brand")
    assert above[0] == pytest.approx(zero, abs=0.2)
    assert below[1] == pytest.approx(above[0])
    assert (above[1] - above[0]) / (below[1] - below[0]) == pytest.approx(120 / 45)
    assert label(drawing, "-45").anchor == "end"
    assert label(drawing, "-45").x < below[0]


def test_what_is_missing_is_said_and_zero_is_a_number() -> None:
    drawing = draw(chart("bar", series("n", [5, None, 0])))
    assert len(lengths(drawing, "brand")) == 1
    assert label(drawing, "no data").role == "nothing"
    assert label(drawing, "0").role == "value"


def test_bars_of_nothing_but_zeros_are_drawn() -> None:
    drawing = draw(chart("bar", series("n", [0, 0])))
    assert lengths(drawing, "brand") == []
    assert [each.html for each in drawing.labels] == ["Row 0", "0", "Row 1", "0"]


def test_the_highlighted_bar_alone_has_the_accent_and_its_texts_are_heavier() -> None:
    drawing = draw(chart("bar", series("n", [5, 9]), highlight=1))
    assert [shape.fill for shape in drawing.shapes if shape.fill] == ["brand-light", "accent"]
    assert {each.html for each in drawing.labels if "high" in each.role} == {"Row 1", "9"}


def test_a_group_names_its_series_at_the_bars_of_the_first_whole_row() -> None:
    drawing = draw(chart("grouped", series("Adults", [None, 800]), series("Children", [7, 300])))
    names = [each for each in drawing.labels if each.role == "direct"]
    assert [each.html for each in names] == ["Adults", "Children"]
    assert names[0].y < names[1].y
    assert label(drawing, "800").y == names[0].y
    assert lengths(drawing, "brand") == [pytest.approx(800 / 300 * lengths(drawing, "brand-light")[1])]


def test_four_series_have_a_key_and_no_two_the_same_fill() -> None:
    drawing = draw(chart("grouped", *(series(f"Series {n}", [n + 1, 2 * n + 1]) for n in range(4))))
    swatches = [shape.fill for shape in drawing.shapes[:4]]
    assert len(set(swatches)) == 4
    assert [extent(shape)[1] - extent(shape)[0] for shape in drawing.shapes[:4]] == pytest.approx([2.6] * 4)


def test_parts_of_a_stack_follow_one_another_and_small_ones_are_told_behind_it() -> None:
    drawing = draw(chart("stacked", series("Lent", [400, 100]), series("Read", [300, 50]), series("Lost", [3, 50])))
    lent, read, lost = (
        next(extent(shape) for shape in drawing.shapes if shape.fill == fill)
        for fill in ("brand", "brand-light", "accent/hatch")
    )
    assert lent[1] == pytest.approx(read[0])
    assert read[1] == pytest.approx(lost[0])
    assert (lent[1] - lent[0]) / (lost[1] - lost[0]) == pytest.approx(400 / 3)
    assert label(drawing, "400").anchor == "middle"
    assert label(drawing, "400").role == "value on-dark"
    assert label(drawing, "3").x > lost[1]


def test_numbers_that_would_leave_no_room_for_a_stack_stand_under_it_in_the_order_of_its_parts() -> None:
    columns = [series(f"Series {n}", [1_210_000 + n, 1_640_000 + n]) for n in range(3)]
    drawing = draw(chart("stacked", *columns), 56)
    bar = [shape for shape in drawing.shapes if extent(shape)[1] - extent(shape)[0] > 10]
    assert max(extent(shape)[1] for shape in bar) == pytest.approx(56)
    places = [label(drawing, text) for text in ("1640000", "1640001", "1640002")]
    assert [(place.y, place.x) for place in places] == sorted((place.y, place.x) for place in places)
    assert places[0].y > max(y for shape in bar for _, numbers in shape.path for y in numbers[1::2])
    for one, other in pairwise(places):
        assert one.y < other.y or reach(one)[1] < other.x


def test_a_share_takes_as_much_of_the_whole_as_it_says_and_the_rest_is_left_open() -> None:
    drawing = draw(chart("share", series("n", [48, 32], ColumnType.PERCENT)))
    parts = [extent(shape) for shape in drawing.shapes]
    assert parts[0][0] == 0
    assert parts[1][0] == pytest.approx(0.48 * 120)
    assert parts[2] == pytest.approx((0.8 * 120, 120))
    assert drawing.shapes[2].fill == "tint"


@pytest.mark.parametrize("form", ["share", "donut"])
def test_a_part_of_nothing_is_named_and_not_drawn(form: str) -> None:
    whole, with_nothing = (draw(chart(form, series("n", [60, 40, *last], ColumnType.PERCENT))) for last in ([], [0]))
    parts = [
        [shape for shape in each.shapes if len(shape.path) > 5 or _height(shape) > 4] for each in (whole, with_nothing)
    ]
    assert len(parts[0]) == len(parts[1]) == 2
    assert "Row 2" in {label.html for label in with_nothing.labels}


def _height(shape: Shape) -> float:
    downs = [number for _, numbers in shape.path for number in numbers[1::2]]
    return max(downs) - min(downs)


def test_shares_of_counts_are_of_their_sum() -> None:
    drawing = draw(chart("share", series("n", [30, 10])))
    assert [extent(shape)[0] for shape in drawing.shapes] == [0, pytest.approx(90)]


def test_names_that_do_not_fit_under_a_bar_are_listed_with_their_colours() -> None:
    drawing = draw(chart("share", series("n", [97, 3], ColumnType.PERCENT), labels=["Most", "A very long name indeed"]))
    assert len(drawing.shapes) == 4
    assert label(drawing, "Most").y < label(drawing, "A very long name indeed").y


def test_a_ring_in_a_narrow_column_has_its_list_under_it() -> None:
    values = series("n", [60, 40], ColumnType.PERCENT)
    wide, narrow = (draw(chart("donut", values, labels=["Children", "Adults"]), width) for width in (100, 48))
    assert label(wide, "Children").x > 40
    assert label(narrow, "Children").y > 40


def test_a_pictogram_counts_in_round_marks_and_draws_the_last_one_in_part() -> None:
    drawing = draw(chart("pictogram", series("n", [480, 325, 12])))
    marks = [shape for shape in drawing.shapes if shape.fill == "brand"]
    in_part = [shape for shape in marks if any(step == "L" for step, _ in shape.path)]
    whole = [shape for shape in marks if shape not in in_part]
    assert label(drawing, "one mark is 20")
    assert len(whole) == 24 + 16
    assert len(in_part) == 2
    assert len([shape for shape in drawing.shapes if shape.fill == "tint"]) == 2


def test_a_short_row_of_marks_is_no_higher_than_it_must_be() -> None:
    drawing = draw(chart("pictogram", series("n", [29, 1, 2])), 80)
    rows = [label(drawing, f"Row {number}").y for number in range(3)]
    assert rows[1] - rows[0] > rows[2] - rows[1] + 2


def test_a_scale_is_as_long_as_the_texts_beside_its_numbers_let_it_be() -> None:
    drawing = draw(chart("dot", series("n", [27, -1.25])), 48)
    (zero,) = (extent(shape)[0] for shape in drawing.shapes if shape.stroke == "ink")
    above, below = (sum(extent(shape)) / 2 for shape in drawing.shapes if shape.fill == "brand")
    assert reach(label(drawing, "27"))[1] == pytest.approx(48, abs=0.6)
    assert above - zero > 12
    assert below < zero


def test_dots_far_from_zero_say_where_their_scale_begins() -> None:
    drawing = draw(chart("dot", series("n", [480, 455, 412])))
    assert label(drawing, "begins at 410")
    near = draw(chart("dot", series("n", [480, 455, 12])))
    assert [each.html for each in near.labels if "begins" in each.html] == []


def test_dots_below_zero_stand_on_the_other_side_of_a_line_with_their_numbers() -> None:
    drawing = draw(chart("dot", series("n", [27, -12])))
    (zero,) = (extent(shape)[0] for shape in drawing.shapes if shape.stroke == "ink")
    above, below = (sum(extent(shape)) / 2 for shape in drawing.shapes if shape.fill == "brand")
    assert below < zero < above
    assert (above - zero) / (zero - below) == pytest.approx(27 / 12, abs=0.03)
    assert label(drawing, "-12").anchor == "end"


def test_a_range_has_its_numbers_on_the_outer_sides() -> None:
    drawing = draw(chart("range", series("2012", [48, 90]), series("2017", [120, 35])))
    assert label(drawing, "48").anchor == "end"
    assert label(drawing, "120").anchor == "start"
    assert label(drawing, "35").anchor == "end"
    assert label(drawing, "90").anchor == "start"
    assert label(drawing, "48").x < label(drawing, "120").x


LONG = "اللاجئون المسجّلون لدى وكالة الغوث في مخيمات الضفة الغربية وقطاع غزة"
MANY: dict[str, list[Series]] = {
    "bar": [series("n", [n * 37 % 1000 - 200 for n in range(30)])],
    "grouped": [series(f"A series of some length {n}", [n + row for row in range(8)]) for n in range(4)],
    "stacked": [series(f"A series of some length {n}", [9 ** (n % 3) + row for row in range(8)]) for n in range(4)],
    "dot": [series("n", [1000000 + n for n in range(12)])],
    "range": [series("2012", list(range(6))), series("2017", [123456 - n for n in range(6)])],
    "share": [series("n", [1, 2, 3, 4, 5, 85], ColumnType.PERCENT)],
    "donut": [series("n", [1, 2, 3, 4, 5, 85], ColumnType.PERCENT)],
    "pictogram": [series("n", [n * n * 1000 for n in range(8)])],
}


@pytest.mark.parametrize("width", [48, 83, 120, 176])
@pytest.mark.parametrize("form", MANY)
def test_nothing_leaves_the_drawing_whatever_the_names_and_the_width(form: str, width: float) -> None:
    columns = MANY[form]
    labels = [LONG if row % 2 else f"Row {row}" for row in range(len(columns[0].values))]
    drawing = draw(chart(form, *columns, labels=labels), width)
    for shape in drawing.shapes:
        assert extent(shape)[0] >= -0.01, shape
        assert extent(shape)[1] <= width + 0.01, shape
    for each in drawing.labels:
        start, end = reach(each)
        assert start >= -0.01, each
        assert end <= width + 0.01, each
        assert 0 <= each.y <= drawing.height + 0.01, each


@pytest.mark.parametrize("form", MANY)
def test_a_form_draws_all_numbers_that_there_are(form: str) -> None:
    columns = MANY[form]
    drawing = draw(chart(form, *columns))
    said = [each.html for each in drawing.labels]
    for each in columns:
        for value in each.values:
            assert format(value, "f") in said


@pytest.mark.parametrize("value", [0, 0.001, 10**15])
@pytest.mark.parametrize("form", ["bar", "grouped", "stacked", "dot", "range", "pictogram"])
def test_equal_numbers_of_any_size_are_drawn(form: str, value: float) -> None:
    columns = [series(f"n{n}", [value, value, None]) for n in range(FORMS[form].least)]
    drawing = draw(chart(form, *columns))
    assert all(0 <= x <= 120.01 for shape in drawing.shapes for x in extent(shape))
    assert len([each for each in drawing.labels if each.html == format(Decimal(str(value)), "f")]) >= 2
    assert len([each for each in drawing.labels if each.role == "nothing"]) >= 1
