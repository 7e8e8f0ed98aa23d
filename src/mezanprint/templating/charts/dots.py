"""Dots on lines: one a row, or the two ends of a range."""

from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Series, Setting
from mezanprint.templating.charts.frame import GAP, Frame, Row, frame, key, value_role, zero_line
from mezanprint.templating.charts.scale import Scale, numbers
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import circle, line, polyline

_RADIUS = 1.5
_ROW = 5.0
_BEAM = 0.9
_TRACK = (0.25, 1.0)
"""Dashes that lead the eye from a name to its dot, and are no length, for the scale may begin anywhere."""
_NEAR = Decimal("0.5")
"""Share of the greatest number that all must reach for the scale to begin elsewhere than at zero."""


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a line for each row with a dot at its number."""
    series = chart.series[0]
    box = frame(chart, setting, _ROW)
    below = min(numbers(chart.series)) < 0
    scale = _scale(chart, setting, box, before=_room(chart, setting) if below else _RADIUS)
    start = scale(Decimal(0)) if below else box.start
    shapes, labels = list[Shape](), list[Label]()
    for row in box.rows:
        labels.append(box.labels[row.number])
        value = series.values[row.number]
        if value is None:
            labels.append(Label(setting.no_data.html, box.start, row.middle, role="nothing"))
            continue
        shapes.append(polyline(((start, row.middle), (scale(value), row.middle)), palette.QUIET, 0.2, _TRACK))
        shapes.append(circle(scale(value), row.middle, _RADIUS, palette.row_fill(row.number, chart.highlight)))
        labels.append(_number(chart, setting, scale, series, row, is_before=value < 0))
    if below:
        shapes.append(zero_line(box, scale(Decimal(0))))
    return _finished(chart, setting, box, scale, shapes, labels)


def draw_range(chart: Chart, setting: Setting) -> Drawing:
    """Return for each row a beam between two dots, each with its number on the outer side."""
    entries = [(palette.fill(n), each.title) for n, each in enumerate(chart.series)]
    shapes, labels, top = key(entries, setting)
    box = frame(chart, setting, _ROW, top + GAP)
    scale = _scale(chart, setting, box, before=_room(chart, setting))
    for row in box.rows:
        labels.append(box.labels[row.number])
        ends = _ends(chart, row)
        if len(ends) > 1:
            first, last = scale(ends[0][0]), scale(ends[-1][0])
            shapes.append(line(first, row.middle, last, row.middle, palette.QUIET, _BEAM))
        for place, (value, number) in enumerate(ends):
            shapes.append(circle(scale(value), row.middle, _RADIUS, palette.fill(number)))
            is_before = place == 0 and len(ends) > 1
            labels.append(_number(chart, setting, scale, chart.series[number], row, is_before=is_before))
        if not ends:
            labels.append(Label(setting.no_data.html, box.start, row.middle, role="nothing"))
    return _finished(chart, setting, box, scale, shapes, labels)


def _ends(chart: Chart, row: Row) -> list[tuple[Decimal, int]]:
    """Return the numbers of a row with those of their series, from the least on."""
    values = ((each.values[row.number], number) for number, each in enumerate(chart.series))
    return sorted((value, number) for value, number in values if value is not None)


def _room(chart: Chart, setting: Setting) -> float:
    """Return how much room a number takes beside its dot."""
    printed = [
        setting.width_of(setting.number(value, each.column)) for each in chart.series for value in numbers([each])
    ]
    return max(printed, default=0.0) + _RADIUS + GAP / 2


def _scale(chart: Chart, setting: Setting, box: Frame, before: float) -> Scale:
    """Return the scale, which begins at zero unless all numbers are far from it."""
    least, most = chart.bounds or (min(numbers(chart.series)), max(numbers(chart.series)))
    if least < 0:
        most = max(most, Decimal(0))
    if least > 0:
        least = Decimal(0) if least < most * _NEAR else _round_below(least, most)
    return Scale(least, most, box.start + before, setting.width - _room(chart, setting))


def _round_below(least: Decimal, most: Decimal) -> Decimal:
    """Return a round number below all that are shown, near the least one."""
    step = Decimal(10) ** ((most - least) or most).adjusted()
    return (least - step / 10) // step * step


def _number(chart: Chart, setting: Setting, scale: Scale, series: Series, row: Row, *, is_before: bool) -> Label:
    value = series.values[row.number]
    assert value is not None
    side, anchor = (-1, "end") if is_before else (1, "start")
    x = scale(value) + side * (_RADIUS + GAP / 2)
    return Label(setting.number(value, series.column).html, x, row.middle, anchor, role=value_role(row.number, chart))


def _finished(
    chart: Chart, setting: Setting, box: Frame, scale: Scale, shapes: list[Shape], labels: list[Label]
) -> Drawing:
    """Return the drawing, with words on where the scale begins if that is not at zero."""
    bottom = box.bottom
    if scale.least > 0:
        words = setting.begins_at(scale.least, chart.series[0].column)
        labels.append(Label(words.html, 0, bottom + GAP, above="top", role="axis", room=setting.width))
        bottom += GAP + setting.height_of(words, setting.width)
    return Drawing(setting.width, bottom, tuple(shapes), tuple(labels), setting.is_mirrored)
