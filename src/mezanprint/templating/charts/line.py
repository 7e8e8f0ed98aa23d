"""Lines: how values change over time. Each line has its name and its last value at its end, and its first value."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Series, Setting
from mezanprint.templating.charts.clear import Place, Points, is_clear, level_over, level_under, place
from mezanprint.templating.charts.ends import (
    End,
    behind,
    end_labels,
    ends_height,
    ends_width,
    first_width,
    firsts,
    firsts_stand_before,
    known_rows,
    names_stand_behind,
    value_at,
)
from mezanprint.templating.charts.frame import key
from mezanprint.templating.charts.gaps import gap_notes, pieces, runs
from mezanprint.templating.charts.marks import RADIUS, mark
from mezanprint.templating.charts.plot import (
    GAP,
    Plot,
    beginning,
    foot,
    grid,
    ground,
    highlight_line,
    is_small,
    plot_height,
    row_names,
    shares_of,
    ticks_width,
)
from mezanprint.templating.charts.scale import numbers
from mezanprint.templating.charts.ticks import Axis, axis, with_zero
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.moves import turned
from mezanprint.templating.drawings.shapes import polyline

_STROKE = 0.6
_MARKS_UP_TO = 16
"""Rows up to which every point has its mark; of more, first, last and the highlighted one."""
_DASHES = ((), (), (1.8, 0.9), (1.8, 0.9))
"""Of each line: the first two are told apart by how dark they are, and so are the others."""


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a chart of one or several lines."""
    shapes, labels, top = _key(chart, setting)
    plot = _plot(chart, setting, top)
    lines = [piece for series in chart.series for piece in pieces(series, plot)]
    leaders, ends = _end_labels(chart, setting, plot)
    values = _values(chart, setting, plot, lines, ends)
    braces, notes = gap_notes(chart, setting, plot, lines, (*values, *ends))
    places = [*values, *notes]
    parts: tuple[tuple[list[Shape], list[Label]], ...] = (
        grid(chart, setting, plot, (*places, *ends)),
        (ground(plot, ends), firsts(chart, setting, plot)),
        row_names(chart, setting, plot, _named_rows(chart)),
        (highlight_line(chart, plot, (*places, *ends)), []),
        ([*_lines(chart, plot), *braces], [each.label for each in places]),
        (leaders, [each.label for each in ends]),
    )
    for more, texts in parts:
        shapes += more
        labels += texts
    note, bottom = beginning(chart, setting, plot.axis, foot(setting, plot))
    drawing = Drawing(setting.width, bottom, tuple(shapes), (*labels, *note), setting.is_mirrored)
    return drawing if setting.time is setting.direction else turned(drawing)


def _named_rows(chart: Chart) -> Iterator[int]:
    """Yield the rows whose names must stand under the area: where lines end and begin, and what the title speaks of."""
    for series in chart.series:
        if rows := known_rows(series):
            yield from (rows[-1], rows[0])
    if chart.highlight is not None:
        yield chart.highlight
    yield from (0, len(chart.labels) - 1)


def line_axis(chart: Chart) -> Axis:
    """Return the axis of values: that from outside, or one that holds all of them, with zero where it can be seen."""
    values = numbers(chart.series)
    least, most = chart.bounds or with_zero(min(values, default=Decimal(0)), max(values, default=Decimal(0)))
    return axis(least, most)


def _key(chart: Chart, setting: Setting) -> tuple[list[Shape], list[Label], float]:
    """Return the names of lines over the area where they have no room behind it."""
    if len(chart.series) == 1 or names_stand_behind(chart, setting):
        return [], [], 0.0
    return key([(palette.LINES[n], each.title) for n, each in enumerate(chart.series)], setting)


def _plot(chart: Chart, setting: Setting, top: float) -> Plot:
    upright = line_axis(chart)
    start = ticks_width(chart, setting, upright) + first_width(chart, setting)
    top += setting.line + GAP
    end = setting.width - ends_width(chart, setting)
    height = max(plot_height(setting), ends_height(chart, setting))
    return Plot(start, end, top, top + height, upright, shares_of(chart))


def _lines(chart: Chart, plot: Plot) -> list[Shape]:
    """Return the lines, each in pieces where values are missing, and their marks over all of them."""
    lines, marks = list[Shape](), list[Shape]()
    for number, series in enumerate(chart.series):
        token, dashes = palette.LINES[number], _DASHES[number]
        lines += [polyline(points, token, _STROKE, dashes) for points in pieces(series, plot) if len(points) > 1]
        points = {row: plot.point(row, value) for row, value in enumerate(series.values) if value is not None}
        marks += [mark(number, *points[row], token) for row in _marked(chart, series, points)]
        if chart.highlight in points and len(chart.series) == 1:
            marks.append(mark(number, *points[chart.highlight], palette.HIGHLIGHT, RADIUS * 1.5))
    return [*lines, *marks]


def _marked(chart: Chart, series: Series, points: dict[int, tuple[float, float]]) -> list[int]:
    """Return the rows whose points are marked: those that stand alone are seen by their marks only."""
    if len(points) <= _MARKS_UP_TO:
        return list(points)
    alone = [run[0] for run in runs(series.values) if len(run) == 1]
    return sorted({min(points), max(points), *alone, *(points.keys() & {chart.highlight})})


def _end_labels(chart: Chart, setting: Setting, plot: Plot) -> tuple[list[Shape], list[Place]]:
    """Return what stands behind the last points that a line has; those of lines that end earlier stand beside them."""
    ends = tuple(_ends(chart, setting, plot))
    last = max((end.x for end in ends), default=0.0)
    return end_labels([end for end in ends if end.x == last], setting, plot, behind(chart, setting))


def _ends(chart: Chart, setting: Setting, plot: Plot) -> Iterator[End]:
    has_names = names_stand_behind(chart, setting)
    for number, series in enumerate(chart.series):
        rows = known_rows(series)
        if rows:
            value = series.values[rows[-1]] or Decimal(0)
            words = value_at(series, rows[-1], setting)
            yield End(
                plot.x(rows[-1]), plot.y(value), words, series.title if has_names else None, palette.LINES[number]
            )


def _values(chart: Chart, setting: Setting, plot: Plot, lines: Sequence[Points], ends: Sequence[Place]) -> list[Place]:
    """Return values beside points inside the area: the highlighted one, and first ones that do not stand before it.

    Of one line the first gives way where not all have room: to what the title speaks of, and to what stands at its end.
    """
    places: list[Place] = []
    if is_small(setting) and len(chart.series) > 1:
        return places
    before = firsts_stand_before(chart, setting)
    for series in chart.series:
        rows = known_rows(series)
        if chart.highlight in rows[1:-1] and len(chart.series) == 1:
            places.append(_beside(setting, plot, series, chart.highlight or 0, lines, ends, " high"))
        if len(rows) > 1 and (rows[0] > 0 or not before):
            first = _beside(setting, plot, series, rows[0], lines, (*places, *ends))
            places += [first] if is_clear(first, (), (*places, *ends)) or len(chart.series) > 1 else []
    last = max((rows[-1] for each in chart.series if (rows := known_rows(each))), default=0)
    for series in chart.series:
        if (rows := known_rows(series)) and rows[-1] < last and not (rows[-1] == 0 and before):
            places.append(_beside(setting, plot, series, rows[-1], lines, places))
    return places


def _beside(
    setting: Setting,
    plot: Plot,
    series: Series,
    row: int,
    lines: Sequence[Points],
    others: Sequence[Place],
    more: str = "",
) -> Place:
    """Return the value of a point over it or under it: on the side where it can stand nearer to the point."""
    words = value_at(series, row, setting)
    x, y = plot.point(row, series.values[row] or Decimal(0))
    width = setting.width_of(words)
    end = max((points[-1][0] for points in lines), default=plot.end)
    left = max(min(x - (width / 2 if more else RADIUS), end - width), 0.0)  # behind the last point others stand
    over, under = level_over(lines, left, left + width, GAP), level_under(lines, left, left + width, GAP)
    sides = [(y - over, over, "bottom")]
    if under + setting.line <= plot.bottom:
        sides.append((under - y, under, "top"))
    places = [
        place(Label(words.html, left + width / 2, level, "middle", above, f"value{more}"), words, setting)
        for _, level, above in sorted(sides)
    ]
    return next((each for each in places if is_clear(each, (), others)), places[0])
