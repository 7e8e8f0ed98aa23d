"""The area of a chart over time: rows across, values upwards, with its ground lines and what stands at its edges."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import ceil

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.clear import Place, cut
from mezanprint.templating.charts.scale import Scale
from mezanprint.templating.charts.ticks import ZERO, Axis
from mezanprint.templating.drawings.drawing import Label, Shape
from mezanprint.templating.drawings.shapes import line

GAP = 1.6
"""Between a point and its label, mm."""
FOOT = 2.0
"""Between the area and the names of its rows, mm."""
_BETWEEN = 2.5
"""The least between two names of rows, mm: less would be read as one."""
_OVERHANG, _SLACK = 0.8, 0.8
"""By how much letters may leave their line, and a text be wider than was reckoned, mm."""
_ROUND_YEARS = (1, 2, 5, 10, 20, 50, 100)
_DAYS = 10_000
"""Years are below, days are beyond: they have no round steps."""
_THIN, _STRONG = 0.18, 0.35
SMALL = 60.0
"""A drawing less wide than this, mm, has no scale at its side: first and last value say what its height means."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The edges of the area, mm, and what its height and width mean."""

    start: float
    end: float
    top: float
    bottom: float
    axis: Axis
    shares: tuple[float, ...]
    """How far across each row stands, from 0 to 1."""

    def x(self, row: int) -> float:
        """Return where a row stands."""
        return self.start + self.shares[row] * (self.end - self.start)

    def point(self, row: int, value: Decimal) -> tuple[float, float]:
        """Return the point of a value."""
        return self.x(row), self.y(value)

    def y(self, value: Decimal) -> float:
        """Return how far down a value stands."""
        return Scale(self.axis.least, self.axis.most, self.bottom, self.top)(value)


def is_small(setting: Setting) -> bool:
    """Tell whether there is no room for a scale at the side."""
    return setting.width < SMALL


def plot_height(setting: Setting) -> float:
    """Return how high the area is: about a third as high as wide, so that slopes are neither steep nor flat."""
    return min(max(setting.width * (0.45 if is_small(setting) else 0.36), 17.0), 46.0)


def shares_of(chart: Chart) -> tuple[float, ...]:
    """Return how far across each row stands: years in proportion, so that a step of ten is longer than one of two."""
    count = len(chart.labels)
    known = [place for place in chart.places if place is not None]
    if _is_scale(known, count):
        return tuple(float((place - known[0]) / (known[-1] - known[0])) for place in known)
    return tuple(row / (count - 1) for row in range(count)) if count > 1 else (0.5,) * count


def _is_scale(places: Sequence[Decimal], count: int) -> bool:
    """Tell whether all rows have a place on a scale of numbers, each behind the one before."""
    return len(places) == count and all(a <= b for a, b in pairwise(places)) and places[0] < places[-1]


def ticks_width(chart: Chart, setting: Setting, axis: Axis) -> float:
    """Return the room that the numbers of the scale take at its side."""
    if is_small(setting):
        return 0.0
    return max(setting.width_of(words) for words in _tick_words(chart, setting, axis)) + GAP + _SLACK


def _tick_words(chart: Chart, setting: Setting, axis: Axis) -> tuple[Words, ...]:
    return tuple(setting.number(tick, chart.series[0].column) for tick in axis.ticks)


def grid(chart: Chart, setting: Setting, plot: Plot, places: Sequence[Place] = ()) -> tuple[list[Shape], list[Label]]:
    """Return the lines of the axis with their numbers beside them: none goes through a label of ``places``."""
    if is_small(setting):
        return [], []
    edge = ticks_width(chart, setting, plot.axis) - GAP
    levels = [
        (plot.y(tick), words)
        for tick, words in zip(plot.axis.ticks, _tick_words(chart, setting, plot.axis), strict=True)
    ]
    shapes = [
        line(left, y, right, y, palette.RULE, _THIN)
        for tick, (y, _) in zip(plot.axis.ticks, levels, strict=True)
        if tick != ZERO
        for left, right in cut(y, plot.start, plot.end, places)
    ]
    return shapes, [Label(words.html, edge, y, "end", role="axis") for y, words in levels]


def ground(plot: Plot, places: Sequence[Place]) -> list[Shape]:
    """Return the line that is zero, in ink; or, where the axis has none, the foot of the area, which is a rule.

    It goes through no label of ``places``.
    """
    y, token = (plot.y(ZERO), palette.INK) if plot.axis.has_zero else (plot.bottom, palette.RULE)
    return [line(left, y, right, y, token, _STRONG) for left, right in cut(y, plot.start, plot.end, places)]


def highlight_line(chart: Chart, plot: Plot, places: Sequence[Place]) -> list[Shape]:
    """Return a line through the row that the title speaks of, where several columns have a value there.

    One alone has a mark at its value. The line goes through no label of ``places``.
    """
    if chart.highlight is None or len(chart.series) == 1:
        return []
    x = plot.x(chart.highlight)
    lying = [replace(each, left=each.top, right=each.bottom, top=each.left, bottom=each.right) for each in places]
    return [
        line(x, top, x, bottom, palette.HIGHLIGHT, _THIN * 2) for top, bottom in cut(x, plot.top, plot.bottom, lying)
    ]


def foot(setting: Setting, plot: Plot) -> float:
    """Return how far down the names under the area reach, with the little by which letters leave their line."""
    return plot.bottom + FOOT + setting.line + _OVERHANG


def row_names(chart: Chart, setting: Setting, plot: Plot, first: Iterable[int]) -> tuple[list[Shape], list[Label]]:
    """Return names under the area: those of the ``first`` rows, then of as many others as have room."""
    reaches: dict[int, tuple[float, float]] = {}
    for row in (*dict.fromkeys(first), *_others(chart, setting, plot)):
        left, right = _reach(chart, setting, plot, row)
        clear = all(right + _BETWEEN <= start or end + _BETWEEN <= left for start, end in reaches.values())
        if row not in reaches and clear:
            reaches[row] = (left, right)
    y = plot.bottom + 1.0
    shapes = [line(plot.x(row), plot.bottom, plot.x(row), y, "quiet", _THIN) for row in sorted(reaches)]
    labels = [
        Label(
            chart.labels[row].html,
            (left + right) / 2,
            plot.bottom + FOOT,
            "middle",
            "top",
            "value high" if row == chart.highlight and len(chart.series) > 1 else "axis",
            right - left + (_BETWEEN if row == chart.highlight else 1.0),
        )
        for row, (left, right) in sorted(reaches.items())
    ]
    return shapes, labels


def _others(chart: Chart, setting: Setting, plot: Plot) -> Iterator[int]:
    """Yield rows with equal steps between, as near as their names allow: of years round ones."""
    if is_small(setting):
        return
    count = len(chart.labels)
    widest = max(map(setting.width_of, chart.labels)) + _BETWEEN
    known = [place for place in chart.places if place is not None]
    if _is_scale(known, count) and known[-1] < _DAYS:
        a_year = (plot.end - plot.start) / float(known[-1] - known[0])
        step = next(step for step in _ROUND_YEARS if step * a_year >= widest or step == _ROUND_YEARS[-1])
        yield from (row for row, place in enumerate(known) if place % step == 0)
        return
    step = max(1, ceil(widest * (count - 1) / (plot.end - plot.start))) if count > 1 else 1
    yield from range(count - 1, 0, -step)


def _reach(chart: Chart, setting: Setting, plot: Plot, row: int) -> tuple[float, float]:
    """Return from where to where the name of a row goes: about its place, but not beyond the drawing."""
    width = setting.width_of(chart.labels[row])
    left = min(max(plot.x(row) - width / 2, 0.5), setting.width - width - 0.5)
    return left, left + width


def beginning(chart: Chart, setting: Setting, axis: Axis, top: float) -> tuple[tuple[Label, ...], float]:
    """Return what must be said of an axis without zero, under the area, and where the drawing then ends.

    Where the axis is that of several drawings, it is said once for all of them.
    """
    if axis.has_zero or chart.bounds:
        return (), top
    words = setting.begins_at(axis.ticks[0], chart.series[0].column)
    label = Label(words.html, 0, top + 0.5, above="top", role="axis", room=setting.width)
    return (label,), top + 0.5 + setting.height_of(words, setting.width) + _OVERHANG
