"""Dots on lines: one a row, or the two ends of a range."""

from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Series, Setting
from mezanprint.templating.charts.frame import GAP, Frame, Row, frame, key, value_role, zero_line
from mezanprint.templating.charts.scale import Scale, Told, fitted, numbers
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
    """Return a line for each row with a dot at its number; where some are below zero, from zero to both sides."""
    series = chart.series[0]
    box = frame(chart, setting, _ROW)
    values = numbers([series])
    texts = [_told(setting, series, value, is_before=value < 0) for value in values]
    scale = fitted(_bounds(chart), box.start + _RADIUS, setting.width, texts)
    start = scale(Decimal(0)) if min(values) < 0 else box.start
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
    if min(values) < 0:
        shapes.append(zero_line(box, start))
    return _finished(chart, setting, box, scale, shapes, labels)


def draw_range(chart: Chart, setting: Setting) -> Drawing:
    """Return for each row a beam between two dots, each with its number on the outer side."""
    entries = [(palette.fill(n), each.title) for n, each in enumerate(chart.series)]
    shapes, labels, top = key(entries, setting)
    box = frame(chart, setting, _ROW, top + GAP)
    texts = [
        _told(setting, chart.series[number], value, is_before=place == 0 and len(ends) > 1)
        for ends in (_ends(chart, row) for row in box.rows)
        for place, (value, number) in enumerate(ends)
    ]
    scale = fitted(_bounds(chart), box.start, setting.width, texts)
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


def _told(setting: Setting, series: Series, value: Decimal, *, is_before: bool) -> Told:
    """Return a number with the room that it takes beside its dot, and the dot on the other side."""
    room = setting.width_of(setting.number(value, series.column)) + _RADIUS + GAP / 2
    return Told(value, before=room, after=_RADIUS) if is_before else Told(value, before=_RADIUS, after=room)


def _bounds(chart: Chart) -> tuple[Decimal, Decimal]:
    """Return the ends of the scale, which begins at zero unless all numbers are far from it."""
    least, most = chart.bounds or (min(numbers(chart.series)), max(numbers(chart.series)))
    if least < 0:
        return least, max(most, Decimal(0))
    return Decimal(0) if least < most * _NEAR else _round_below(least, most), most


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
