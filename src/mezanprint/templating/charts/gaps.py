"""Where values are missing: the line stops there, and words say why."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from mezanprint.templating.charts.chart import Chart, Series, Setting, Words
from mezanprint.templating.charts.clear import Place, Points, is_clear, place
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


def gap_notes(
    chart: Chart,
    setting: Setting,
    plot: Plot,
    lines: Sequence[Points],
    others: Sequence[Place],
    *,
    filled: bool = False,
) -> list[Place]:
    """Return the words of missing data, in the longest gap first, and in others that have room clear of all else.

    Under lines that are edges of areas all is ``filled``.
    """
    notes: list[Place] = []
    for gap, words in sorted(_gaps(chart, setting), key=lambda each: len(each[0]), reverse=True):
        places = list(_places(chart, setting, plot, gap, words))
        clear = (each for each in places if is_clear(each, lines, (*others, *notes), filled=filled))
        note = next(clear, None if notes else places[-1])
        notes += [note] if note else []
    return notes


def _gaps(chart: Chart, setting: Setting) -> Iterator[tuple[tuple[int, ...], Words]]:
    """Yield each gap with its words: they name the line, where another has data there."""
    of_all = set[tuple[int, ...]]()
    for series in chart.series:
        for gap in runs([None if value is not None else Decimal(0) for value in series.values]):
            if any(each.values[row] is not None for each in chart.series for row in gap):
                yield gap, _of(series, setting.no_data)
            elif gap not in of_all:
                of_all.add(gap)
                yield gap, setting.no_data


def _of(series: Series, no_data: Words) -> Words:
    title = series.title
    return Words(Markup("{} ({})").format(no_data.html, title.html), f"{no_data.plain} ({title.plain})")


def _places(chart: Chart, setting: Setting, plot: Plot, gap: tuple[int, ...], words: Words) -> Iterator[Place]:
    """Yield where the words may stand: on one line or broken, at the foot of the area, in its middle or at its top."""
    before, after = plot.x(max(gap[0] - 1, 0)), plot.x(min(gap[-1] + 1, len(chart.labels) - 1))
    broken = max(after - before - 2 * _ROOM, _widest(setting, words))
    for room in (max(broken, setting.width_of(words) + _ROOM), broken):
        middle = min(max((before + after) / 2, plot.start + room / 2), plot.end - room / 2)
        height = setting.height_of(words, room)
        for y in (plot.bottom - _ROOM, (plot.top + plot.bottom + height) / 2, plot.top + height):
            yield place(Label(words.html, middle, y, "middle", "bottom", "nothing", room), words, setting)


def _widest(setting: Setting, words: Words) -> float:
    """Return the width of the longest word: the least room that words need."""
    return max(map(text_width, words.plain.split()), default=0) * setting.size + _ROOM
