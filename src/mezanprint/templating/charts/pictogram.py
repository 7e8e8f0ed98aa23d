"""Pictograms: rows of marks, each of which stands for so many; the last one is drawn in part."""

from decimal import Decimal
from itertools import count
from math import ceil

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting
from mezanprint.templating.charts.frame import GAP, frame, value_role
from mezanprint.templating.charts.scale import numbers
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import arc, circle

_MARK, _STEP = 3.6, 4.4
"""How large a mark is, and how far it is to the next one, mm."""
_MOST = 30
"""Marks that a row may take before each stands for more."""
_FIVE = 5
"""Lines of marks are of five or of tens, which are counted at a glance."""


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return rows of marks with their numbers, and under them how much one mark is."""
    series = chart.series[0]
    most = max([*numbers(chart.series), *(chart.bounds or ())], default=Decimal(0))
    unit = unit_of(most)
    widest = max((setting.width_of(setting.number(value, series.column)) for value in numbers([series])), default=0)
    start = frame(chart, setting, _STEP).start
    columns = max(1, int((setting.width - start - widest - GAP) / _STEP))
    columns -= columns % _FIVE if columns > _FIVE else 0
    used = [ceil(ceil((value or 0) / unit) / columns) or 1 for value in series.values]
    box = frame(chart, setting, [_STEP * count for count in used], gap=GAP)
    shapes, labels = list[Shape](), list[Label]()
    for row in box.rows:
        labels.append(box.labels[row.number])
        value = series.values[row.number]
        if value is None:
            labels.append(Label(setting.no_data.html, box.start, row.middle, role="nothing"))
            continue
        fill = palette.row_fill(row.number, chart.highlight)
        top = row.middle - used[row.number] * _STEP / 2
        shapes += _marks(float(value / unit), columns, (box.start, top), fill)
        x = box.start + min(ceil(value / unit), columns) * _STEP + GAP / 2
        printed = setting.number(value, series.column).html
        labels.append(Label(printed, x, row.middle, role=value_role(row.number, chart)))
    words = setting.each_mark(unit, series.column)
    bottom = box.bottom + GAP + setting.height_of(words, setting.width)
    labels.append(Label(words.html, 0, box.bottom + GAP, above="top", role="axis", room=setting.width))
    return Drawing(setting.width, bottom, tuple(shapes), tuple(labels), setting.is_mirrored)


def unit_of(most: Decimal) -> Decimal:
    """Return what one mark stands for: 1, 2 or 5 and zeros, so that no row has too many."""
    units = (Decimal(digit * 10**zeros) for zeros in count() for digit in (1, 2, 5))
    return next(unit for unit in units if most / unit <= _MOST)


def _marks(amount: float, columns: int, corner: tuple[float, float], fill: str) -> list[Shape]:
    """Return the marks of a row from its corner on; of the last one so much as is left over."""
    shapes, radius = list[Shape](), _MARK / 2
    for place in range(ceil(amount)):
        x = corner[0] + place % columns * _STEP + radius
        y = corner[1] + place // columns * _STEP + _STEP / 2
        part = min(1.0, amount - place)
        if part == 1:
            shapes.append(circle(x, y, radius, fill))
        else:
            shapes += [circle(x, y, radius, palette.EMPTY), arc(x, y, (0, radius), (0, part), fill)]
    return shapes
