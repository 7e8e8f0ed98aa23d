"""Areas over time: how large values are, one over the other where there are several. They begin at zero."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting
from mezanprint.templating.charts.clear import Place, Points, is_clear, level_over, place
from mezanprint.templating.charts.ends import (
    End,
    behind,
    end_labels,
    ends_height,
    ends_width,
    known_rows,
    names_stand_behind,
    value_at,
)
from mezanprint.templating.charts.frame import key
from mezanprint.templating.charts.gaps import gap_notes, runs
from mezanprint.templating.charts.marks import mark
from mezanprint.templating.charts.plot import (
    GAP,
    Plot,
    foot,
    grid,
    ground,
    highlight_line,
    plot_height,
    row_names,
    shares_of,
    ticks_width,
)
from mezanprint.templating.charts.ticks import ZERO, axis
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.moves import turned
from mezanprint.templating.drawings.shapes import line, polygon, polyline

_EDGE, _ALONE = 0.5, 1.2
"""Of the edge of an area; of a value that stands alone; mm."""
Layer = tuple[Decimal | None, ...]


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return a chart of one area, or of several that are one sum."""
    layers = sums(chart)
    shapes, labels, top = _key(chart, setting)
    plot = _plot(chart, setting, layers, top)
    edges = [_edge(plot, layers[-1], run) for run in runs(layers[-1])]
    places = _values(chart, setting, plot, edges)
    leaders, ends = end_labels(tuple(_ends(chart, setting, plot, layers)), setting, plot, behind(chart, setting))
    braces, notes = gap_notes(chart, setting, plot, edges, (*places, *ends), filled=True)
    known = [row for row, value in enumerate(layers[-1]) if value is not None]
    rows = (*known[-1:], *known[:1], *_highlighted(chart), 0, len(chart.labels) - 1)
    parts: tuple[tuple[list[Shape], list[Label]], ...] = (
        grid(chart, setting, plot, (*places, *notes, *ends)),
        (list(_areas(chart, plot, layers)), []),
        ([*ground(plot, ends), *braces], [each.label for each in (*places, *notes)]),
        row_names(chart, setting, plot, rows),
        (highlight_line(chart, plot, (*places, *notes, *ends)), []),
        (list(_marks(chart, plot, places)), []),
        (leaders, [each.label for each in ends]),
    )
    for more, texts in parts:
        shapes += more
        labels += texts
    bottom = foot(setting, plot)
    drawing = Drawing(setting.width, bottom, tuple(shapes), tuple(labels), setting.is_mirrored)
    return drawing if setting.time is setting.direction else turned(drawing)


def sums(chart: Chart) -> tuple[Layer, ...]:
    """Return the upper edge of each area: its value and those below. Where one is missing, no sum is known."""
    total: list[Decimal | None] = [ZERO] * len(chart.labels)
    layers = []
    for series in chart.series:
        total = [
            None if value is None or below is None else below + value
            for below, value in zip(total, series.values, strict=True)
        ]
        layers.append(tuple(total))
    return tuple(
        tuple(None if last is None else value for value, last in zip(each, total, strict=True)) for each in layers
    )


def _key(chart: Chart, setting: Setting) -> tuple[list[Shape], list[Label], float]:
    count = len(chart.series)
    if count == 1 or names_stand_behind(chart, setting):
        return [], [], 0.0
    return key([(palette.fill(n), each.title) for n, each in enumerate(chart.series)], setting)


def _plot(chart: Chart, setting: Setting, layers: Sequence[Layer], top: float) -> Plot:
    values = [ZERO, *(value for layer in layers for value in layer if value is not None), *(chart.bounds or ())]
    upright = axis(min(values), max(values))
    top += setting.line + GAP
    start = ticks_width(chart, setting, upright) + GAP
    end = setting.width - ends_width(chart, setting)
    height = max(plot_height(setting), ends_height(chart, setting))
    return Plot(start, end, top, top + height, upright, shares_of(chart))


def _areas(chart: Chart, plot: Plot, layers: Sequence[Layer]) -> Iterator[Shape]:
    """Yield each area in pieces where values are missing, with an edge of paper between two of them."""
    count = len(chart.series)
    below: Layer = (ZERO,) * len(chart.labels)
    for number, layer in enumerate(layers):
        for run in runs(layer):
            upper, lower = _edge(plot, layer, run), _edge(plot, below, run)
            token = palette.fill(number) if count > 1 else palette.MUTED
            if len(run) == 1:  # a single value between two gaps has no width
                yield polyline((*upper, *lower), token, _ALONE)
            yield polygon((*upper, *reversed(lower)), token)
            yield polyline(upper, palette.PAPER if number < count - 1 else palette.PLAIN, _EDGE)
        below = layer


def _edge(plot: Plot, layer: Layer, rows: Sequence[int]) -> list[tuple[float, float]]:
    return [plot.point(row, layer[row] or ZERO) for row in rows]


def _ends(chart: Chart, setting: Setting, plot: Plot, layers: Sequence[Layer]) -> Iterator[End]:
    """Yield the end of each area: the middle of its height, or of one alone its edge."""
    below: Layer = (ZERO,) * len(chart.labels)
    has_names = names_stand_behind(chart, setting)
    for number, (series, layer) in enumerate(zip(chart.series, layers, strict=True)):
        rows = [row for row, value in enumerate(layer) if value is not None]
        if rows:
            upper, lower = layer[rows[-1]] or ZERO, below[rows[-1]] or ZERO
            level = upper if len(layers) == 1 else (upper + lower) / 2
            words = value_at(series, rows[-1], setting)
            token = palette.LINES[number]
            yield End(plot.x(rows[-1]), plot.y(level), words, series.title if has_names else None, token)
        below = layer


def _highlighted(chart: Chart) -> tuple[int, ...]:
    return () if chart.highlight is None else (chart.highlight,)


def _values(chart: Chart, setting: Setting, plot: Plot, edges: Sequence[Points]) -> list[Place]:
    """Return the highlighted value of an area that is alone, and the first one: over the edge, wherever it goes.

    In a small drawing the first gives way, for the other is what the title speaks of.
    """
    places: list[Place] = []
    if len(chart.series) > 1:
        return places
    (series,), rows = chart.series, known_rows(chart.series[0])
    for row in dict.fromkeys((*(set(_highlighted(chart)) & set(rows)), *rows[:1])):
        words = value_at(series, row, setting)
        width = setting.width_of(words)
        is_high = row == chart.highlight
        end = plot.x(rows[-1])  # behind it others stand
        left = max(min(plot.x(row) - (width / 2 if is_high else 0), end - width), 0.0)
        level = level_over(edges, left, left + width, GAP)
        label = Label(words.html, left + width / 2, level, "middle", "bottom", "value high" if is_high else "value")
        each = place(label, words, setting)
        if row != rows[-1] and is_clear(each, (), places):
            places.append(each)
    return places


def _marks(chart: Chart, plot: Plot, places: Sequence[Place]) -> Iterator[Shape]:
    """Yield the mark of the highlighted row, and a fine line to its value where that stands higher."""
    for row in _highlighted(chart):
        value = chart.series[0].values[row]
        if len(chart.series) == 1 and value is not None:
            x, y = plot.point(row, value)
            high = [each.bottom for each in places if each.label.role.endswith("high")]
            yield from (line(x, y, x, bottom + 0.4, palette.HIGHLIGHT, 0.2) for bottom in high if y - bottom > 2 * GAP)
            yield mark(0, x, y, palette.HIGHLIGHT, 1.3)
