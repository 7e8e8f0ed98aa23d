"""Rows of a chart: names at the start, room for what is drawn beside them; and the key of its colours."""

from collections.abc import Sequence
from dataclasses import dataclass

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.drawings.drawing import Label, Shape
from mezanprint.templating.drawings.shapes import line, rect

GAP = 2.0
"""Between a name and what stands beside it, and between a bar and its value; mm."""
MOST_FOR_NAMES = 0.36
"""Share of the width that names of rows may take when they are broken."""
_MOST_ON_ONE_LINE = 0.42
"""Share that they may take where all of them stand on one line then: shorter bars are better than rows far apart."""
SWATCH = 2.6
_ZERO = 0.3


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and where it is."""

    number: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Return the line on which names, bars and values stand."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows of a chart and the edges of the room beside their names."""

    start: float
    top: float
    bottom: float
    rows: tuple[Row, ...]
    labels: tuple[Label, ...]


def frame(chart: Chart, setting: Setting, extent: float | Sequence[float], top: float = 0.0, gap: float = 1.4) -> Frame:
    """Return the rows of a chart, the first at ``top``; ``extent`` is the least height of all, or of each.

    Rows of which all may have the same height have the same, that of the highest: bars are compared at one pitch.
    """
    extents = [extent] * len(chart.labels) if isinstance(extent, float) else extent
    room = _room(chart, setting)
    heights = [max(least, setting.height_of(label, room)) for label, least in zip(chart.labels, extents, strict=True)]
    if len(set(extents)) == 1:
        heights = [max(*heights, setting.row)] * len(heights)
    rows, y = [], top
    for number, height in enumerate(heights):
        rows.append(Row(number, y, height))
        y += height + gap
    labels = tuple(
        Label(chart.labels[row.number].html, 0, row.middle, room=room, role=name_role(row.number, chart))
        for row in rows
    )
    return Frame(room + GAP if chart.labels else 0.0, top, y - gap, tuple(rows), labels)


def names_height(chart: Chart, setting: Setting) -> float:
    """Return the height of the highest name."""
    room = _room(chart, setting)
    return max((setting.height_of(label, room) for label in chart.labels), default=0.0)


def _room(chart: Chart, setting: Setting) -> float:
    """Return how much of the width the names take."""
    room = max((setting.width_of(label) for label in chart.labels), default=0.0) + 0.5
    return room if room <= _MOST_ON_ONE_LINE * setting.width else MOST_FOR_NAMES * setting.width


def zero_line(box: Frame, x: float) -> Shape:
    """Return the line at which bars begin: before it, so that its ink does not lie on theirs."""
    x -= _ZERO / 2
    return line(x, box.top, x, box.bottom, palette.INK, _ZERO)


def name_role(row: int, chart: Chart) -> str:
    """Return the role of the name of a row."""
    return "label high" if row == chart.highlight else "label"


def value_role(row: int, chart: Chart) -> str:
    """Return the role of the number of a row."""
    return "value high" if row == chart.highlight else "value"


def key(
    entries: Sequence[tuple[str, Words]], setting: Setting, top: float = 0.0
) -> tuple[list[Shape], list[Label], float]:
    """Return the key of colours, in as many lines as it takes, and where it ends."""
    shapes, labels, x, y = list[Shape](), list[Label](), 0.0, top
    for fill, words in entries:
        width = SWATCH + 1.2 + setting.width_of(words)
        if x and x + width > setting.width:
            x, y = 0.0, y + setting.line
        name_at = x + SWATCH + 1.2
        room = setting.width - name_at
        height = setting.height_of(words, room)
        shapes.append(rect(x, y + (setting.line - SWATCH) / 2, SWATCH, SWATCH, fill))
        labels.append(Label(words.html, name_at, y + height / 2, role="label", room=room))
        x += width + 2 * GAP
        y += height - setting.line
    return shapes, labels, y + setting.line
