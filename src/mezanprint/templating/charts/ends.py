"""What stands at the two ends of lines, none over another: first values before them, last values and names behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from mezanprint.templating.charts.chart import Chart, Series, Setting, Words
from mezanprint.templating.charts.clear import Place, place
from mezanprint.templating.charts.plot import GAP, Plot, is_small
from mezanprint.templating.charts.spread import spread
from mezanprint.templating.drawings.drawing import Label, Shape
from mezanprint.templating.drawings.shapes import line

_MOST_FOR_NAMES = 0.27
"""Share of the width that names behind the lines may take before they are broken."""
_LEADER = 0.2
_MOVED = 0.9
"""How far a label may stand from the height of its point, mm, before a fine line leads to it."""
AIR = 0.8
"""Between two labels, mm."""
_BELOW = 1.8
"""How far under the area a label may reach, mm: the names of rows are near."""


@dataclass(frozen=True, slots=True)
class End:
    """The last point of a line, with what stands behind it."""

    x: float
    y: float
    value: Words
    name: Words | None
    token: str


def value_at(series: Series, row: int, setting: Setting) -> Words:
    """Return the number of a row, which is there."""
    value = series.values[row]
    assert value is not None
    return setting.number(value, series.column)


def known_rows(series: Series) -> tuple[int, ...]:
    """Return the rows that have a value."""
    return tuple(row for row, value in enumerate(series.values) if value is not None)


def ends_width(chart: Chart, setting: Setting) -> float:
    """Return the room that values and names take behind the lines."""
    lasts = [(each, rows[-1]) for each in chart.series if (rows := known_rows(each))]
    values = [setting.width_of(value_at(each, row, setting)) for each, row in lasts]
    values += [setting.width_of(setting.number(bound, chart.series[0].column)) for bound in chart.bounds or ()]
    names = [setting.width_of(each.title) for each in chart.series] if names_stand_behind(chart, setting) else []
    return (
        max(max(values, default=0.0), min(max(names, default=0.0), _MOST_FOR_NAMES * setting.width))
        + behind(chart, setting)
        + 0.5
    )


def behind(chart: Chart, setting: Setting) -> float:
    """Return how far behind the points labels stand: several may have to be led to."""
    return 2 * GAP if names_stand_behind(chart, setting) else GAP


def names_stand_behind(chart: Chart, setting: Setting) -> bool:
    """Tell whether each line has its name at its end: one alone needs none, and a small drawing has no room.

    A line that ends before others do has none there, where they go on.
    """
    ends = {rows[-1] for each in chart.series if (rows := known_rows(each))}
    return len(chart.series) > 1 and len(ends) == 1 and not is_small(setting)


def first_width(chart: Chart, setting: Setting) -> float:
    """Return the room that first values take before the lines, where several begin together."""
    if not firsts_stand_before(chart, setting):
        return GAP
    values = [setting.width_of(value_at(each, 0, setting)) for each in chart.series if each.values[0] is not None]
    return max(values, default=0.0) + GAP + 1.0


def firsts_stand_before(chart: Chart, setting: Setting) -> bool:
    """Tell whether first values stand before their points: those of one line alone stand over or under it."""
    return len(chart.series) > 1 and not is_small(setting)


def firsts(chart: Chart, setting: Setting, plot: Plot) -> list[Label]:
    """Return the first values of lines that begin in the first row, at the height of their points or near it."""
    if not firsts_stand_before(chart, setting):
        return []
    points = [(plot.y(value), each) for each in chart.series if (value := each.values[0]) is not None]
    points.sort(key=lambda first: first[0])
    places = spread([(y, setting.line) for y, _ in points], plot.top - setting.line / 2, plot.bottom + _BELOW)
    return [
        Label(value_at(each, 0, setting).html, plot.x(0) - GAP, y, "end", role="value")
        for (_, each), y in zip(points, places, strict=True)
    ]


def end_labels(ends: Sequence[End], setting: Setting, plot: Plot, gap: float) -> tuple[list[Shape], list[Place]]:
    """Return last values and names behind the points, and fine lines to those that stand at another height.

    The points are all of one row: over rows that come after it nothing is drawn, for it would be read as data.
    """
    if not ends:
        return [], []
    x = ends[0].x + gap
    room = setting.width - x
    ordered = sorted(ends, key=lambda end: end.y)
    heights = [_height(end, setting, room) for end in ordered]
    wanted = [(end.y + (height - setting.line) / 2, height + AIR) for end, height in zip(ordered, heights, strict=True)]
    places = spread(wanted, plot.top - setting.line, plot.bottom + _BELOW)
    shapes: list[Shape] = []
    labels: list[Place] = []
    for end, height, middle in zip(ordered, heights, places, strict=True):
        top = middle - height / 2
        level = top + setting.line / 2
        if abs(level - end.y) > _MOVED:
            shapes.append(line(end.x + 1.2, end.y, x - 0.5, level, end.token, _LEADER))
        labels.append(place(Label(end.value.html, x, level, role="value"), end.value, setting))
        if end.name:
            name = Label(end.name.html, x, top + setting.line, above="top", role="direct", room=room)
            labels.append(place(name, end.name, setting))
    return shapes, labels


def ends_height(chart: Chart, setting: Setting) -> float:
    """Return how high an area must be for all that stands behind it."""
    room = ends_width(chart, setting) - behind(chart, setting)
    names = names_stand_behind(chart, setting)
    heights = (setting.line + (setting.height_of(each.title, room) if names else 0.0) + AIR for each in chart.series)
    return sum(heights) - setting.line - _BELOW


def _height(end: End, setting: Setting, room: float) -> float:
    return setting.line + (setting.height_of(end.name, room) if end.name else 0.0)
