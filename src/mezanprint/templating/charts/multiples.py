"""Small charts of one form side by side, on one scale, each with its name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.scale import numbers
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.moves import shifted

_LEAST, _BETWEEN = 36.0, 6.0
"""Width of a small chart and of the blank between two, mm."""
_UNDER_NAME, _ROW = 1.2, 4.5
Part = tuple[Words, Chart]


def draw(parts: Sequence[Part], setting: Setting, draw_one: Callable[[Chart, Setting], Drawing]) -> Drawing:
    """Return all charts in rows, as many in each as have room."""
    most = max(1, int((setting.width + _BETWEEN) / (_LEAST + _BETWEEN)))
    across = -(-len(parts) // -(-len(parts) // most))
    width = (setting.width - (across - 1) * _BETWEEN) / across
    bounds = common_bounds([chart for _, chart in parts])
    small = replace(setting, width=width)
    shapes: list[Shape] = []
    labels: list[Label] = []
    top = 0.0
    for row in (parts[start : start + across] for start in range(0, len(parts), across)):
        names = max(setting.height_of(name, width) for name, _ in row)
        drawings = [draw_one(replace(chart, bounds=bounds), small) for _, chart in row]
        for place, ((name, _), drawing) in enumerate(zip(row, drawings, strict=True)):
            x = place * (width + _BETWEEN)
            labels.append(Label(name.html, x, top, above="top", role="label high", room=width))
            more, texts = shifted(drawing, x, top + names + _UNDER_NAME)
            shapes += more
            labels += texts
        top += names + _UNDER_NAME + max(drawing.height for drawing in drawings) + _ROW
    return Drawing(setting.width, top - _ROW, tuple(shapes), tuple(labels), setting.is_mirrored)


def common_bounds(charts: Sequence[Chart]) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number of all charts; of those that stand one on the other, of their sums."""
    values = [value for chart in charts for value in (_sums(chart) if chart.form in _PILED else numbers(chart.series))]
    return min(values), max(values)


_PILED = ("stacked", "area")


def _sums(chart: Chart) -> list[Decimal]:
    rows = zip(*(series.values for series in chart.series), strict=True)
    return [Decimal(0), *(sum((value for value in row if value is not None), Decimal(0)) for row in rows)]
