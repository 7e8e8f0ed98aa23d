"""Stacked bars: parts one after the other, the number in each where it fits, else behind the bar or under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.frame import GAP, SWATCH, frame, key, zero_line
from mezanprint.templating.charts.scale import Scale
from mezanprint.templating.charts.spread import spread
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.shapes import rect

_BAR = 5.6
_MOST_DIRECT = 3
"""Series that are named over the first bar; of more there is a key."""
_LEAST_SHARE = 0.6
"""Of the room that bars must fill; where numbers behind them would leave less, all numbers stand under the bars."""
_STEP = 0.5
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
    beside = _beside_their_numbers(chart, setting, start)
    is_under = beside is None
    bars = _rows_of_parts(chart, setting, start, setting.width) if beside is None else beside
    names = _names(chart, setting, bars[0] if bars else [])
    shapes, labels, top = list[Shape](), list(names), setting.line
    if not names:
        shapes, labels, top = key([(palette.fill(n), each.title) for n, each in enumerate(chart.series)], setting)
        top += GAP
    lines = [1 + max((n for n, _ in _places_under(bar, start, setting)), default=0) if is_under else 0 for bar in bars]
    box = frame(chart, setting, [max(_BAR + count * setting.line, setting.line) for count in lines], top)
    for row, bar, count in zip(box.rows, bars, lines, strict=True):
        labels.append(box.labels[row.number])
        middle = row.middle - count * setting.line / 2
        shapes += [rect(part.start, middle - _BAR / 2, part.end - part.start, _BAR, part.fill) for part in bar]
        told = _under(bar, start, middle + _BAR / 2, setting) if is_under else _in_and_behind(bar, middle, setting)
        shapes += told[0]
        labels += told[1]
        if not bar:
            labels.append(Label(setting.no_data.html, box.start + GAP, row.middle, role="nothing"))
    shapes.append(zero_line(box, box.start))
    return Drawing(setting.width, box.bottom, tuple(shapes), tuple(labels), setting.is_mirrored)


def _end(bar: list[Part]) -> float:
    return bar[-1].end if bar else 0.0


def _in_and_behind(bar: list[Part], middle: float, setting: Setting) -> tuple[list[Shape], list[Label]]:
    """Return the numbers of the parts that hold them, then those of the others, each with its colour."""
    shapes, labels = list[Shape](), list[Label]()
    for part in (part for part in bar if part.holds(setting)):
        plate, label = inner_value(part, middle, setting)
        shapes += plate
        labels.append(label)
    x = _end(bar) + GAP
    for part in (part for part in bar if not part.holds(setting)):
        swatch, label = _with_colour(part, x, middle)
        shapes.append(swatch)
        labels.append(label)
        x += _width_with_colour(part, setting)
    return shapes, labels


def _places_under(bar: list[Part], start: float, setting: Setting) -> list[tuple[int, float]]:
    """Return line and place of each number under a bar: near its part, or one after the other in as many lines."""
    widths, end = [_width_with_colour(part, setting) for part in bar], setting.width + GAP
    if sum(widths) <= end - start:
        wishes = [((part.start + part.end) / 2, width) for part, width in zip(bar, widths, strict=True)]
        return [(0, x - width / 2) for x, width in zip(spread(wishes, start, end), widths, strict=True)]
    places, number, x = list[tuple[int, float]](), 0, start
    for width in widths:
        if x > start and x + width > end:
            number, x = number + 1, start
        places.append((number, x))
        x += width
    return places


def _under(bar: list[Part], start: float, top: float, setting: Setting) -> tuple[list[Shape], list[Label]]:
    """Return the numbers in lines under the bar, each with its colour."""
    told = [
        _with_colour(part, x, top + (number + 0.5) * setting.line)
        for part, (number, x) in zip(bar, _places_under(bar, start, setting), strict=True)
    ]
    return [swatch for swatch, _ in told], [label for _, label in told]


def _with_colour(part: Part, x: float, middle: float) -> tuple[Shape, Label]:
    """Return the colour of a part and its number, from ``x`` on."""
    swatch = rect(x, middle - SWATCH / 2, SWATCH, SWATCH, part.fill)
    return swatch, Label(part.words.html, x + SWATCH + 0.6, middle, role="value")


def _width_with_colour(part: Part, setting: Setting) -> float:
    return SWATCH + 0.6 + setting.width_of(part.words) + GAP


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


def _beside_their_numbers(chart: Chart, setting: Setting, start: float) -> list[list[Part]] | None:
    """Return the parts of each row, so long that what stands behind the bars has room; None if they become too short.

    What fits into a part depends on its length, and that on what fits: so it is tried, step by step.
    """
    end, least = setting.width, start + _LEAST_SHARE * (setting.width - start)
    while end >= least:
        bars = _rows_of_parts(chart, setting, start, end)
        over = max((_end_of(bar, setting) for bar in bars), default=0.0) - setting.width
        if over <= 0:
            return bars
        end -= max(over, _STEP)
    return None


def _rows_of_parts(chart: Chart, setting: Setting, start: float, end: float) -> list[list[Part]]:
    """Return the parts of each row on a scale from ``start`` to ``end``."""
    rows = list(zip(*(each.values for each in chart.series), strict=True))
    most = max((sum(filter(None, values), Decimal(0)) for values in rows), default=Decimal(0))
    scale = Scale(Decimal(0), max(most, chart.bounds[1]) if chart.bounds else most, start, max(start, end))
    return [list(_parts(chart, setting, scale, values)) for values in rows]


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
    return _end(bar) + (sum(_width_with_colour(part, setting) for part in outside) if outside else 0.0)
