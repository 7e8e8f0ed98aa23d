"""Shares of a whole: one bar or a ring, with its parts named at it or in a list beside it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

from mezanprint.model.datasets import ColumnType
from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.frame import GAP, SWATCH, name_role, value_role
from mezanprint.templating.charts.scale import Scale, numbers
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import arc, rect

WHOLE = Decimal(100)
_BAR = 9.0
_RADII = 11.0, 20.0
_SEAM = 0.35
"""Paper between two parts, mm."""
_MOST_LINES = 3
_OVERHANG = 0.8
"""By how much letters may leave their last line, mm."""


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return one bar whose parts are named under it; where one is too short for its name, in a list under the bar."""
    scale = Scale(Decimal(0), whole(chart), 0, setting.width)
    spans = [(scale(start), scale(end)) for start, end in pairwise(_ends(chart))]
    shapes = [
        rect(start, 0, max(end - start - _SEAM, 0.1), _BAR, palette.fill(row))
        for row, (start, end) in enumerate(spans)
        if start < end
    ]
    if setting.width - spans[-1][1] > _SEAM:
        shapes.append(rect(spans[-1][1], 0, setting.width - spans[-1][1], _BAR, palette.EMPTY))
    if _fit(chart, setting, spans):
        labels = tuple(_under(chart, setting, spans))
        height = _BAR + 1 + setting.line + max(_heights(chart, setting, spans)) + _OVERHANG
        return Drawing(setting.width, height, tuple(shapes), labels, setting.is_mirrored)
    swatches, names, height = _listed(chart, setting, 0.0, _BAR + GAP)
    return Drawing(setting.width, height + _OVERHANG, (*shapes, *swatches), names, setting.is_mirrored)


def draw_ring(chart: Chart, setting: Setting) -> Drawing:
    """Return a ring, which begins at the top, with a list of its parts beside it."""
    inner, outer = _RADII
    ends = [float(end / whole(chart)) for end in _ends(chart)]
    seam = _SEAM / (6.283 * outer)
    shapes = [
        arc(outer, outer, (inner, outer), (start + seam / 2, max(end - seam / 2, start + seam)), palette.fill(row))
        for row, (start, end) in enumerate(pairwise(ends))
        if start < end
    ]
    if 1 - ends[-1] > seam:
        shapes.append(arc(outer, outer, (inner, outer), (ends[-1], 1.0), palette.EMPTY))
    start = 2 * outer + 3 * GAP
    if setting.width - start < _longest_word(chart, setting) + SWATCH + 2 * GAP:
        swatches, names, bottom = _listed(chart, setting, 0.0, 2 * outer + GAP)
    else:
        height = _listed(chart, setting, start, 0.0)[2]
        swatches, names, bottom = _listed(chart, setting, start, max(0.0, outer - height / 2))
    return Drawing(setting.width, max(2 * outer, bottom + _OVERHANG), (*shapes, *swatches), names, setting.is_mirrored)


def _longest_word(chart: Chart, setting: Setting) -> float:
    """Return the room that the list of parts needs at least: the longest number, and the longest word of a name."""
    values = [_value(chart, setting, row) for row in range(len(chart.labels))]
    names = [Words(label.html, word) for label in chart.labels for word in label.plain.split()]
    return max(map(setting.width_of, values)) + max(map(setting.width_of, names))


def whole(chart: Chart) -> Decimal:
    """Return what all parts are shares of: a hundred where they are percentages, or else their sum."""
    total = sum(numbers(chart.series), Decimal(0))
    is_percent = chart.series[0].column.type is ColumnType.PERCENT
    return max(total, WHOLE) if is_percent else total


def _ends(chart: Chart) -> list[Decimal]:
    return list(accumulate((value or Decimal(0) for value in chart.series[0].values), initial=Decimal(0)))


def _value(chart: Chart, setting: Setting, row: int) -> Words:
    series = chart.series[0]
    value = series.values[row]
    return setting.no_data if value is None else setting.number(value, series.column)


def _fit(chart: Chart, setting: Setting, spans: list[tuple[float, float]]) -> bool:
    """Tell whether each part is as wide as its number and the words of its name."""
    for row, (start, end) in enumerate(spans):
        room = end - start - 1
        words = (
            _value(chart, setting, row),
            *(Words(chart.labels[row].html, w) for w in chart.labels[row].plain.split()),
        )
        is_high = setting.height_of(chart.labels[row], max(room, 1)) > _MOST_LINES * setting.line
        if is_high or max(map(setting.width_of, words)) > room:
            return False
    return True


def _heights(chart: Chart, setting: Setting, spans: list[tuple[float, float]]) -> Iterator[float]:
    for label, (start, end) in zip(chart.labels, spans, strict=True):
        yield setting.height_of(label, end - start - 1)


def _under(chart: Chart, setting: Setting, spans: list[tuple[float, float]]) -> Iterator[Label]:
    for row, (start, end) in enumerate(spans):
        room = end - start - 1
        yield Label(_value(chart, setting, row).html, start, _BAR + 1, above="top", role=value_role(row, chart))
        name = chart.labels[row].html
        yield Label(name, start, _BAR + 1 + setting.line, above="top", role=name_role(row, chart), room=room)


def _listed(
    chart: Chart, setting: Setting, start: float, top: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...], float]:
    """Return the parts one under the other, each with its colour, number and name, and where the list ends."""
    values = [_value(chart, setting, row) for row in range(len(chart.labels))]
    number_at = start + SWATCH + 1.2
    name_at = number_at + max(map(setting.width_of, values)) + GAP
    shapes, labels, y = list[Shape](), list[Label](), top
    for row, (value, name) in enumerate(zip(values, chart.labels, strict=True)):
        room = setting.width - name_at
        middle = y + setting.line / 2
        shapes.append(rect(start, middle - SWATCH / 2, SWATCH, SWATCH, palette.fill(row)))
        labels.append(Label(value.html, number_at, middle, role=value_role(row, chart)))
        labels.append(Label(name.html, name_at, y, above="top", role=name_role(row, chart), room=room))
        y += setting.height_of(name, room) + 0.6
    return tuple(shapes), tuple(labels), y - 0.6
