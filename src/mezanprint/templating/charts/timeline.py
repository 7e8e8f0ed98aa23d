"""Events in time, hanging from a beam: each at its place on it, its text as near as the others let it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mezanprint.templating.charts import palette
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.frame import name_role, value_role
from mezanprint.templating.charts.marks import mark
from mezanprint.templating.charts.plot import shares_of
from mezanprint.templating.charts.spread import spread
from mezanprint.templating.drawings.drawing import Drawing, Label, Shape
from mezanprint.templating.drawings.moves import turned
from mezanprint.templating.drawings.shapes import line

_BEAM, _LEADER = 0.45, 0.2
_DROP = 5.0
"""From the beam to the texts, mm: what a fine line needs that leads aside."""
_NARROW, _WIDE = 26.0, 44.0
"""The least and the greatest room of a text on the beam, mm, with the blank behind it; a long date has more."""
_BLANK = 4.0
_BESIDE = 20.0
"""The least room of a text beside its date, mm."""
_ROW = 2.0
"""Between two events one under the other, mm."""
_INSIDE = 1.5
_OVERHANG = 0.8
"""By how much letters may leave their line, mm."""


@dataclass(frozen=True, slots=True)
class _Event:
    row: int
    share: float
    """How far along the beam it stands, from 0 to 1."""
    date: Words
    text: Words


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Return events along a beam; where they are too many for its length, it stands upright."""
    events = tuple(_events(chart))
    narrow = _narrow(setting, events)
    sides = 1 if len(events) * narrow <= setting.width else 2
    if -(-len(events) // sides) * narrow > setting.width:
        return _upright(chart, setting, events)
    drawing = _level(chart, setting, events, sides)
    return drawing if setting.time is setting.direction else turned(drawing)


def _events(chart: Chart) -> Iterator[_Event]:
    (series,), shares = chart.series, shares_of(chart)
    for row, text in enumerate(series.texts):
        if text is not None:
            yield _Event(row, shares[row], chart.labels[row], text)


def _narrow(setting: Setting, events: Sequence[_Event]) -> float:
    """Return the least room of an event on the beam: its text may be broken, its date stands on one line."""
    return max(_NARROW, *(setting.width_of(event.date) + _BLANK for event in events))


def _level(chart: Chart, setting: Setting, events: Sequence[_Event], sides: int) -> Drawing:
    """Return events along a level beam: under it, or by turns under and over it."""
    widest = max(_WIDE, _narrow(setting, events))
    size = min((setting.width + _BLANK) / max(-(-len(events) // sides), 1), widest)
    room = size - _BLANK
    under, over = events[::sides], events[1::2] if sides == 2 else ()
    beam = _depth(over, setting, room) + _OVERHANG if over else _INSIDE
    shapes = [line(0, beam, setting.width, beam, palette.PLAIN, _BEAM)]
    marks: list[Shape] = []
    labels: list[Label] = []
    for side, below in ((under, True), (over, False)):
        xs = [_INSIDE + event.share * (setting.width - room - 2 * _INSIDE) for event in side]
        starts = [middle - size / 2 for middle in spread([(x + size / 2, size) for x in xs], 0, setting.width + _BLANK)]
        for event, x, start in zip(side, xs, starts, strict=True):
            drop = _DROP * (1 if below else -1) * 0.85
            shapes.append(line(x, beam, start + 0.2, beam + drop, palette.PLAIN, _LEADER))
            marks.append(_mark(chart, event, x, beam))
            labels += _words(chart, setting, event, start, beam, room, below=below)
    height = beam + _depth(under, setting, room) + _OVERHANG
    return Drawing(setting.width, height, (*shapes, *marks), tuple(labels), setting.is_mirrored)


def _depth(events: Sequence[_Event], setting: Setting, room: float) -> float:
    """Return how far texts reach from the beam."""
    return _DROP + setting.line + max((setting.height_of(event.text, room) for event in events), default=0.0)


def _mark(chart: Chart, event: _Event, x: float, y: float) -> Shape:
    return mark(0, x, y, palette.HIGHLIGHT if event.row == chart.highlight else palette.PLAIN, 1.2)


def _words(
    chart: Chart, setting: Setting, event: _Event, x: float, beam: float, room: float, *, below: bool
) -> tuple[Label, Label]:
    """Return the date of an event, which stands next to the beam, and its text beyond."""
    way, above = (1, "top") if below else (-1, "bottom")
    date, text = beam + way * _DROP, beam + way * (_DROP + setting.line)
    return (
        Label(event.date.html, x, date, above=above, role=value_role(event.row, chart)),
        Label(event.text.html, x, text, above=above, role=name_role(event.row, chart), room=room),
    )


def _upright(chart: Chart, setting: Setting, events: Sequence[_Event]) -> Drawing:
    """Return events along a beam from top to bottom, with their texts beside their dates, or under them."""
    aside = _INSIDE + _DROP
    widest = max(setting.width_of(event.date) for event in events)
    dates = widest + max(2.0, widest / 8)  # the bold of a face is about so much wider than the estimate
    right, down = (dates, 0.0) if setting.width - aside - dates >= _BESIDE else (0.0, setting.line)
    room = setting.width - aside - right
    heights = [down + setting.height_of(event.text, room) + _ROW for event in events]
    total = sum(heights)
    first, last = setting.line / 2, total - heights[-1] + setting.line / 2
    ys = [first + event.share * (last - first) for event in events]
    wanted = [(y - setting.line / 2 + height / 2, height) for y, height in zip(ys, heights, strict=True)]
    tops = [middle - size / 2 for middle, size in zip(spread(wanted, 0, total), heights, strict=True)]
    shapes = [line(_INSIDE, 0, _INSIDE, total - _ROW, palette.PLAIN, _BEAM)]
    labels: list[Label] = []
    for event, y, top in zip(events, ys, tops, strict=True):
        level = top + setting.line / 2
        shapes.append(line(_INSIDE, y, aside - 1.0, level, palette.PLAIN, _LEADER))
        shapes.append(_mark(chart, event, _INSIDE, y))
        labels.append(Label(event.date.html, aside, level, role=value_role(event.row, chart)))
        labels.append(
            Label(event.text.html, aside + right, top + down, "start", "top", name_role(event.row, chart), room=room)
        )
    return Drawing(setting.width, total - _ROW + _OVERHANG, tuple(shapes), tuple(labels), setting.is_mirrored)
