"""Where values are missing: the line stops there, and words say why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from mezanprint.templating.charts.chart import Chart, Series, Setting
from mezanprint.templating.charts.clear import Place, Points, heights, place
from mezanprint.templating.charts.plot import Plot
from mezanprint.templating.drawings.drawing import Label
from mezanprint.templating.drawings.text_width import text_width

_ROOM = 1.0


def runs(values: Sequence[Decimal | None]) -> Iterator[tuple[int, ...]]:
    """Yield the rows of each stretch that has its values."""
    for known, rows in groupby(range(len(values)), key=lambda row: values[row] is not None):
        if known:
            yield tuple(rows)


def pieces(series: Series, plot: Plot) -> list[Points]:
    """Return the points of a line in its pieces, from start to end."""
    return [
        [plot.point(row, value) for row in run if (value := series.values[row]) is not None]
        for run in runs(series.values)
    ]


def gap_notes(chart: Chart, setting: Setting, plot: Plot, lines: Sequence[Points]) -> list[Place]:
    """Return the words of missing data, once for each stretch of rows that lacks any."""
    stretches = dict.fromkeys(gap for series in chart.series for gap in _gaps(series.values))
    return [_note(chart, setting, plot, gap, lines) for gap in stretches]


def _gaps(values: Sequence[Decimal | None]) -> Iterator[tuple[int, ...]]:
    yield from runs([None if value is not None else Decimal(0) for value in values])


def _note(chart: Chart, setting: Setting, plot: Plot, gap: tuple[int, ...], lines: Sequence[Points]) -> Place:
    """Return the words in a gap: at the foot of the area, or at its top where a line is in their way."""
    before, after = plot.x(max(gap[0] - 1, 0)), plot.x(min(gap[-1] + 1, len(chart.labels) - 1))
    room = max(after - before - 2 * _ROOM, _widest(setting))
    middle = min(max((before + after) / 2, plot.start + room / 2), plot.end - room / 2)
    height = setting.height_of(setting.no_data, room)
    ys = heights(lines, middle - room / 2, middle + room / 2)
    foot = plot.bottom - _ROOM
    y, above = (plot.top, "top") if any(y > foot - height for y in ys) else (foot, "bottom")
    return place(Label(setting.no_data.html, middle, y, "middle", above, "nothing", room), setting.no_data, setting)


def _widest(setting: Setting) -> float:
    """Return the width of the longest word: the least room that words need."""
    return max(map(text_width, setting.no_data.plain.split()), default=0) * setting.size + _ROOM
