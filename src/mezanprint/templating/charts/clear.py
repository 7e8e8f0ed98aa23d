"""Places for labels inside of an area, where no line goes through them: neither of the data nor of the grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mezanprint.templating.charts.chart import Setting, Words
from mezanprint.templating.drawings.drawing import Label

Points = Sequence[tuple[float, float]]
_AROUND = 0.7
"""What is kept free about a label, mm."""


@dataclass(frozen=True, slots=True)
class Place:
    """A label with the box it fills, mm."""

    label: Label
    left: float
    right: float
    top: float
    bottom: float


def place(label: Label, words: Words, setting: Setting) -> Place:
    """Return the box that a label fills, about."""
    width = min(setting.width_of(words), label.room) if label.room else setting.width_of(words)
    height = setting.height_of(words, label.room) if label.room else setting.line
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    top = label.y - {"top": 0.0, "middle": height / 2, "bottom": height}[label.above]
    return Place(label, left, left + width, top, top + height)


def heights(lines: Iterable[Points], left: float, right: float) -> list[float]:
    """Return how far down lines are between two places, at these and at all their points between."""
    return [y for points in lines for y in _heights(points, left, right)]


def _heights(points: Points, left: float, right: float) -> Iterator[float]:
    yield from (y for x, y in points if left <= x <= right)
    for (x1, y1), (x2, y2) in pairwise(points):
        yield from (y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (left, right) if x1 < x < x2)


def level_over(lines: Iterable[Points], left: float, right: float, gap: float) -> float:
    """Return how far down a label may reach that stands over lines."""
    return min(heights(lines, left - _AROUND, right + _AROUND)) - gap


def level_under(lines: Iterable[Points], left: float, right: float, gap: float) -> float:
    """Return where a label may begin that stands under lines."""
    return max(heights(lines, left - _AROUND, right + _AROUND)) + gap


def is_clear(one: Place, lines: Iterable[Points], others: Iterable[Place], *, filled: bool = False) -> bool:
    """Tell whether a label meets no line and no other label; and no area, where all under the lines is ``filled``."""
    for points in lines:
        ys = heights((points,), one.left - _AROUND, one.right + _AROUND)
        if ys and min(ys) < one.bottom + _AROUND and (filled or max(ys) > one.top - _AROUND):
            return False
    return not any(
        one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
        for other in others
    )


def cut(y: float, start: float, end: float, places: Iterable[Place]) -> Iterator[tuple[float, float]]:
    """Yield the pieces of a level line that go through no label."""
    crossed = sorted((each.left - _AROUND, each.right + _AROUND) for each in places if each.top < y < each.bottom)
    for left, right in crossed:
        if left > start:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end
