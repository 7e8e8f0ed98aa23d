"""Bars: one beside each name, or a group of them. They begin at zero, and each number stands at the end of its bar."""

from collections.abc import Iterator
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting
from mezanprint.templating.charts.frame import GAP, Frame, frame, key, value_role
from mezanprint.templating.charts.scale import Scale, bounds_from_zero, numbers
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import line, rect

BAR = 4.6
"""How thick one bar is, mm."""
_OF_GROUP, _APART = 1.4, 3.2
"""Between rows of one bar, and between groups."""
_IN_GROUP = 0.4


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a chart of bars: for each row one of each series."""
    count = len(chart.series)
    entries = [(palette.fill(n), each.title) for n, each in enumerate(chart.series)]
    shapes, labels, top = key(entries, setting) if count > 1 else ([], [], 0.0)
    thickness = BAR if count == 1 else max(BAR, setting.line)
    box = frame(chart, setting, thickness * count, top + (GAP if count > 1 else 0), _APART if count > 1 else _OF_GROUP)
    scale = bar_scale(chart, setting, box)
    for bar, label in _bars(chart, setting, box, scale, thickness):
        shapes += bar
        labels.append(label)
    zero = scale(Decimal(0))
    shapes.append(line(zero, box.top, zero, box.bottom, palette.INK, 0.3))
    return Drawing(setting.width, box.bottom, tuple(shapes), (*box.labels, *labels), setting.is_mirrored)


def bar_scale(chart: Chart, setting: Setting, box: Frame) -> Scale:
    """Return the scale of bars, which leaves room for the numbers at their ends."""
    least, most = bounds_from_zero(chart)
    before, after = (_room(chart, setting, is_negative=negative) for negative in (True, False))
    return Scale(least, most, box.start + before, setting.width - after)


def _room(chart: Chart, setting: Setting, *, is_negative: bool) -> float:
    printed = [
        setting.width_of(setting.number(value, each.column))
        for each in chart.series
        for value in numbers([each])
        if (value < 0) is is_negative
    ]
    return max(printed) + GAP if printed else 0.0


def _bars(
    chart: Chart, setting: Setting, box: Frame, scale: Scale, thickness: float
) -> Iterator[tuple[list[Shape], Label]]:
    count = len(chart.series)
    zero = scale(Decimal(0))
    for row in box.rows:
        for number, series in enumerate(chart.series):
            middle = row.middle + (number - (count - 1) / 2) * thickness
            value = series.values[row.number]
            if value is None:
                yield [], Label(setting.no_data.html, zero + GAP, middle, role="nothing")
                continue
            end = scale(value)
            height = thickness - (_IN_GROUP if count > 1 else 0)
            token = palette.fill(number) if count > 1 else palette.row_fill(row.number, chart.highlight)
            bar = rect(min(zero, end), middle - height / 2, abs(end - zero), height, token)
            side, anchor = (-1, "end") if value < 0 else (1, "start")
            printed = setting.number(value, series.column).html
            yield (
                [bar] if value else [],
                Label(printed, end + side * GAP / 2, middle, anchor, role=value_role(row.number, chart)),
            )
