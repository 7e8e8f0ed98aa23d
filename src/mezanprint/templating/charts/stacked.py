"""Stacked bars: parts one after the other, the number in each where it fits, and else behind the bar."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.frame import GAP, SWATCH, frame, key, zero_line
from mezanprint.templating.charts.scale import Scale
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import rect

_BAR = 5.6
_MOST_DIRECT = 3
"""Series that are named over the first bar; of more there is a key."""
_PAD = 0.8
"""Left on both sides of a number inside of a part, mm."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: from where to where, in which colour, and what is printed of it."""

    start: float
    end: float
    fill: str
    words: Words

    def holds(self, setting: Setting) -> bool:
        """Tell whether the number fits into the part."""
        return setting.width_of(self.words) + 2 * _PAD <= self.end - self.start


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a chart of bars, each of which has one part for each series."""
    start = frame(chart, setting, _BAR).start
    bars = _bars(chart, setting, start)
    names = _names(chart, setting, bars[0] if bars else [])
    shapes, labels, top = list[Shape](), list(names), setting.line
    if not names:
        shapes, labels, top = key([(palette.fill(n), each.title) for n, each in enumerate(chart.series)], setting)
        top += GAP
    box = frame(chart, setting, max(_BAR, setting.line), top)
    for row, bar in zip(box.rows, bars, strict=True):
        labels.append(box.labels[row.number])
        shapes += [rect(part.start, row.middle - _BAR / 2, part.end - part.start, _BAR, part.fill) for part in bar]
        inside = [part for part in bar if part.holds(setting)]
        for part in inside:
            plate, label = inner_value(part, row.middle, setting)
            shapes += plate
            labels.append(label)
        x = (bar[-1].end if bar else box.start) + GAP
        swatches, numbers = _behind([part for part in bar if part not in inside], x, row.middle, setting)
        shapes += swatches
        labels += numbers
        if not bar:
            labels.append(Label(setting.no_data.html, box.start + GAP, row.middle, role="nothing"))
    shapes.append(zero_line(box, box.start))
    return Drawing(setting.width, box.bottom, tuple(shapes), tuple(labels), setting.is_mirrored)


def _names(chart: Chart, setting: Setting, bar: list[Part]) -> list[Label]:
    """Return the names of the series over the parts of the first bar; none where one would not stand over its own."""
    if len(bar) < len(chart.series) or len(bar) > _MOST_DIRECT:
        return []
    labels, x = list[Label](), 0.0
    for series, part in zip(chart.series, bar, strict=True):
        x = max(x, part.start)
        if x > max(part.start, part.end - _PAD):
            return []
        labels.append(Label(series.title.html, x, setting.line / 2, role="direct"))
        x += setting.width_of(series.title) + GAP
    return labels if x - GAP <= setting.width else []


def inner_value(part: Part, middle: float, setting: Setting) -> tuple[list[Shape], Label]:
    """Return the number in the middle of a part; on a pattern it stands on a plate of paper."""
    x = (part.start + part.end) / 2
    if "/" not in part.fill:
        return [], Label(part.words.html, x, middle, "middle", role=palette.role_on(part.fill, setting))
    width = setting.width_of(part.words) + 0.8
    plate = rect(x - width / 2, middle - setting.line * 0.42, width, setting.line * 0.84, palette.PAPER)
    return [plate], Label(part.words.html, x, middle, "middle", role="value")


def _bars(chart: Chart, setting: Setting, start: float) -> list[list[Part]]:
    """Return the parts of each row, so long that what stands behind the bars has room.

    What fits into a part depends on its length, and that on what fits: after a few steps nothing more changes.
    """
    most = max((sum(filter(None, values), Decimal(0)) for values in _rows(chart)), default=Decimal(0))
    if chart.bounds:
        most = max(most, chart.bounds[1])
    end, bars = setting.width, list[list[Part]]()
    for _ in range(len(chart.series) + 1):
        scale = Scale(Decimal(0), most, start, end)
        bars = [list(_parts(chart, setting, scale, values)) for values in _rows(chart)]
        over = max((_end_of(bar, setting) for bar in bars), default=0.0) - setting.width
        if over <= 0:
            break
        end -= over
    return bars


def _rows(chart: Chart) -> list[tuple[Decimal | None, ...]]:
    return list(zip(*(each.values for each in chart.series), strict=True))


def _parts(chart: Chart, setting: Setting, scale: Scale, values: tuple[Decimal | None, ...]) -> Iterator[Part]:
    total = Decimal(0)
    for number, (series, value) in enumerate(zip(chart.series, values, strict=True)):
        if value is not None:
            fill = palette.fill(number)
            yield Part(scale(total), scale(total + value), fill, setting.number(value, series.column))
            total += value


def _end_of(bar: list[Part], setting: Setting) -> float:
    """Return where a bar and what stands behind it end."""
    outside = [part for part in bar if not part.holds(setting)]
    behind = sum(SWATCH + 0.6 + setting.width_of(part.words) + GAP for part in outside)
    return (bar[-1].end if bar else 0.0) + (GAP + behind if outside else 0)


def _behind(parts: list[Part], x: float, middle: float, setting: Setting) -> tuple[list[Shape], list[Label]]:
    """Return the numbers of short parts, each with its colour, from ``x`` on."""
    shapes, labels = list[Shape](), list[Label]()
    for part in parts:
        shapes.append(rect(x, middle - SWATCH / 2, SWATCH, SWATCH, part.fill))
        labels.append(Label(part.words.html, x + SWATCH + 0.6, middle, role="value"))
        x += SWATCH + 0.6 + setting.width_of(part.words) + GAP
    return shapes, labels
