"""Bars: one beside each name, or a group of them. They begin at zero, and each number stands at the end of its bar."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Series, Setting
from mezanprint.templating.charts.frame import GAP, Row, frame, key, value_role, zero_line
from mezanprint.templating.charts.scale import Scale, Told, bounds_from_zero, fitted
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import rect

BAR = 4.6
"""How thick one bar is, mm."""
_OF_GROUP, _APART = 1.4, 3.2
"""Between rows of one bar, and between groups."""
_IN_GROUP = 0.4
_MOST_DIRECT = 3
"""Series that are named at their bars; of more there is a key."""
_LEAST_SHARE = 0.5
"""Of their length that bars must keep beside names of series."""


@dataclass(frozen=True, slots=True)
class _Bars:
    """What all bars of a chart have in common."""

    chart: Chart
    setting: Setting
    scale: Scale
    thickness: float
    named_row: int | None
    """The row whose bars say of which series they are."""


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a chart of bars: for each row one of each series."""
    count = len(chart.series)
    start = frame(chart, setting, BAR).start
    plain, named_row = bar_scale(chart, setting, start, None), _row_for_names(chart)
    scale = bar_scale(chart, setting, start, named_row)
    if scale.end - scale.start < _LEAST_SHARE * (plain.end - plain.start):
        scale, named_row = plain, None
    shapes, labels, top = list[Shape](), list[Label](), 0.0
    if count > 1 and named_row is None:
        shapes, labels, top = key([(palette.fill(n), each.title) for n, each in enumerate(chart.series)], setting)
        top += GAP
    bars = _Bars(chart, setting, scale, BAR if count == 1 else max(BAR, setting.line), named_row)
    box = frame(chart, setting, bars.thickness * count, top, _APART if count > 1 else _OF_GROUP)
    for row in box.rows:
        labels.append(box.labels[row.number])
        shapes += _drawn(bars, row)
        labels += _told(bars, row)
    shapes.append(zero_line(box, scale(Decimal(0))))
    return Drawing(setting.width, box.bottom, tuple(shapes), tuple(labels), setting.is_mirrored)


def _row_for_names(chart: Chart) -> int | None:
    """Return the first row that has a bar of each series; none where there are too few or too many to be named."""
    if not 1 < len(chart.series) <= _MOST_DIRECT:
        return None
    rows = zip(*(each.values for each in chart.series), strict=True)
    return next(
        (row for row, values in enumerate(rows) if all(value is not None and value >= 0 for value in values)), None
    )


def bar_scale(chart: Chart, setting: Setting, start: float, named_row: int | None) -> Scale:
    """Return the longest scale that leaves room for the numbers at the ends of bars, and in one row for names."""
    return fitted(bounds_from_zero(chart), start, setting.width, _ends(chart, setting, named_row))


def _ends(chart: Chart, setting: Setting, named_row: int | None) -> Iterator[Told]:
    for series in chart.series:
        for row, value in enumerate(series.values):
            if value is not None:
                room = _behind(series, value, setting, is_named=row == named_row)
                yield Told(value, before=room) if value < 0 else Told(value, after=room)


def _behind(series: Series, value: Decimal, setting: Setting, *, is_named: bool) -> float:
    """Return how much room is taken behind a bar."""
    name = GAP + setting.width_of(series.title) if is_named else 0.0
    return GAP + setting.width_of(setting.number(value, series.column)) + name


def _middle(bars: _Bars, row: Row, number: int) -> float:
    return row.middle + (number - (len(bars.chart.series) - 1) / 2) * bars.thickness


def _drawn(bars: _Bars, row: Row) -> Iterator[Shape]:
    zero, count = bars.scale(Decimal(0)), len(bars.chart.series)
    height = bars.thickness - (_IN_GROUP if count > 1 else 0)
    for number, series in enumerate(bars.chart.series):
        if value := series.values[row.number]:
            end, top = bars.scale(value), _middle(bars, row, number) - height / 2
            fill = palette.fill(number) if count > 1 else palette.row_fill(row.number, bars.chart.highlight)
            yield rect(min(zero, end), top, abs(end - zero), height, fill)


def _told(bars: _Bars, row: Row) -> Iterator[Label]:
    """Yield the numbers of a row at the ends of its bars, and in one row the names of the series."""
    setting = bars.setting
    for number, series in enumerate(bars.chart.series):
        value, middle = series.values[row.number], _middle(bars, row, number)
        if value is None:
            yield Label(setting.no_data.html, bars.scale(Decimal(0)) + GAP, middle, role="nothing")
            continue
        words = setting.number(value, series.column)
        side, anchor = (-1, "end") if value < 0 else (1, "start")
        x = bars.scale(value) + side * GAP / 2
        yield Label(words.html, x, middle, anchor, role=value_role(row.number, bars.chart))
        if row.number == bars.named_row:
            yield Label(series.title.html, x + setting.width_of(words) + GAP, middle, role="direct")
