"""Where values are missing: the line stops there, and words say why.

Words wider than their gap would be read as if they began at a year that has data: a brace under them says where nothing
is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Series, Setting, Words
from mezanprint.templating.charts.clear import Place, Points, is_clear, place
from mezanprint.templating.charts.plot import Plot
from mezanprint.templating.drawings.drawing import Label, Shape
from mezanprint.templating.drawings.shapes import polyline
from mezanprint.templating.drawings.text_width import text_width

_ROOM = 1.0
_BRACE, _HOOK, _STROKE = 1.4, 0.7, 0.2
"""From words to the foot of their brace; its height; how thick it is; mm."""
Gap = tuple[int, ...]
"""The rows without a value, one after the other."""


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
) -> tuple[list[Shape], list[Place]]:
    """Return braces and words of missing data: in the longest gap, and in others that have room clear of all else.

    Under lines that are edges of areas all is ``filled``.
    """
    shapes: list[Shape] = []
    notes: list[Place] = []
    for gap, words in sorted(_gaps(chart, setting), key=lambda each: len(each[0]), reverse=True):
        before, after = _edges(chart, plot, gap)
        places = list(_places(setting, plot, (before, after), words))
        clear = (each for each in places if is_clear(each, lines, (*others, *notes), filled=filled))
        note = next(clear, None if notes else places[-1])
        if note:
            notes.append(note)
            shapes += [] if _is_inside(note, before, after) else [_brace(before, after, note.bottom)]
    return shapes, notes


def _edges(chart: Chart, plot: Plot, gap: Gap) -> tuple[float, float]:
    """Return between which two places nothing is known: the points beside a gap, or the edge of the area."""
    return plot.x(max(gap[0] - 1, 0)), plot.x(min(gap[-1] + 1, len(chart.labels) - 1))


def _is_inside(note: Place, before: float, after: float) -> bool:
    return before < note.left and note.right < after


def _brace(before: float, after: float, bottom: float) -> Shape:
    """Return the brace at the foot of a place, from near the point before a gap to near the one after it."""
    inset = min(_ROOM, (after - before) / 4)
    left, right, top = before + inset, after - inset, bottom - _HOOK
    return polyline([(left, bottom), (left, top), (right, top), (right, bottom)], palette.QUIET, _STROKE)


def _gaps(chart: Chart, setting: Setting) -> Iterator[tuple[Gap, Words]]:
    """Yield each gap with its words: they name the line, where another has data there."""
    of_all = set[Gap]()
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


def _places(setting: Setting, plot: Plot, edges: tuple[float, float], words: Words) -> Iterator[Place]:
    """Yield where words may stand, at the foot of the area, in its middle or at its top: in their gap, or over a brace.

    They are on one line or broken.
    """
    before, after = edges
    inside, whole = after - before - 2 * _ROOM, setting.width_of(words) + _ROOM
    rooms = [(room, 0.0) for room in (whole, inside) if _widest(setting, words) <= room <= inside]
    for room, foot in (*rooms, (whole, _BRACE), (max(inside, _widest(setting, words)), _BRACE)):
        middle = min(max((before + after) / 2, plot.start + room / 2), plot.end - room / 2)
        height = setting.height_of(words, room)
        for y in (plot.bottom - _ROOM - foot, (plot.top + plot.bottom + height) / 2, plot.top + height):
            each = place(Label(words.html, middle, y, "middle", "bottom", "nothing", room), words, setting)
            if not _is_inside(each, before, after):
                left, right = min(each.left, before), max(each.right, after)
                each = replace(each, left=left, right=right, bottom=each.bottom + _BRACE)
            yield each


def _widest(setting: Setting, words: Words) -> float:
    """Return the width of the longest word: the least room that words need."""
    return max(map(text_width, words.plain.split()), default=0) * setting.size + _ROOM
