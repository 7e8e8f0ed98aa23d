"""Where the numbers stand: beside their strings where paper is free, else in the margin that the proof adds.

All lengths are pt from the top left corner of the page as it is printed; left or right of it lies the margin.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from mezanprint.model.geometry import Area
from mezanprint.model.regions import PageLayout, Region

MARGIN = 30.0
"""Added to both sides of the page."""
HEIGHT = 7.0
_DIGIT, _PADDING = 3.1, 3.2
_AWAY, _GAP = 1.7, 2.9
"""How far the bar and the number stand from the letters."""
_STEP, _REACH = 1.0, 34.0
"""How far from its string a number may stand, and in what steps free paper is looked for."""
_INK = 0.4
"""Free paper round a number."""
_MARKER = 16.0
"""Width of what a number may jump over: the dash or number of a list."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A number on a page, with the bar that spans its string and the line that leads to it."""

    number: int
    area: Area
    bar: Area
    leader: Area | None = None
    """A rectangle without height, or nothing where the number stands beside the bar."""


def place_tags(page: PageLayout, numbered: tuple[tuple[int, Region], ...], rtl: frozenset[str]) -> tuple[Tag, ...]:
    """Return a tag for each string of a page; no tag meets letters, pictures or another tag.

    ``rtl`` are the languages that are read from right to left: their numbers stand at the right.
    """
    tags: list[Tag] = []
    for number, region in numbered:
        from_right = region.language in rtl
        taken = (*page.printed, *(tag.area for tag in tags))
        width = _PADDING + _DIGIT * len(str(number))
        bar = _bar(region.area, from_right)
        area = _beside(region, width, from_right, page, taken)
        if area:
            tags.append(Tag(number, area, bar, _leader(area, bar, page.printed)))
        else:
            tags.append(_in_margin(number, width, bar, page, tags))
    return tuple(tags)


def _bar(area: Area, from_right: bool) -> Area:
    x = area.right + _AWAY if from_right else area.left - _AWAY
    return Area(x, area.top, x, area.bottom)


def _beside(
    region: Region, width: float, from_right: bool, page: PageLayout, occupied: tuple[Area, ...]
) -> Area | None:
    """Return free paper where the string begins, or else where it ends."""
    begin, end = region.lines[0], region.lines[-1]
    around = region.area
    for line, edges, rightwards in ((begin, around, from_right), (end, end, not from_right)):
        for area in _outwards(edges, line, width, rightwards):
            if area.left < -MARGIN or area.right > page.width + MARGIN:
                break
            blocking = [other for other in occupied if other.meets(_grown(area))]
            if not blocking:
                return area
            if any(other.right - other.left > _MARKER for other in blocking):
                break
    return None


def _outwards(edges: Area, line: Area, width: float, rightwards: bool) -> Iterator[Area]:
    """Yield places at the height of ``line``, from the edge of a string outwards."""
    top = (line.top + line.bottom - HEIGHT) / 2
    far = 0.0
    while far <= _REACH:
        left = edges.right + _GAP + far if rightwards else edges.left - _GAP - far - width
        yield Area(left, top, left + width, top + HEIGHT)
        far += _STEP


def _grown(area: Area) -> Area:
    return Area(area.left - _INK, area.top - _INK, area.right + _INK, area.bottom + _INK)


def _leader(area: Area, bar: Area, printed: tuple[Area, ...]) -> Area | None:
    """Return the line from a number to its bar, unless the two touch or something stands between them."""
    middle = (area.top + area.bottom) / 2
    left, right = (bar.left, area.left) if area.left > bar.left else (area.right, bar.left)
    free = not any(other.meets(Area(left, area.top, right, area.bottom)) for other in printed)
    return Area(left, middle, right, middle) if right - left > _GAP - _AWAY + _STEP / 2 and free else None


def _in_margin(number: int, width: float, bar: Area, page: PageLayout, tags: list[Tag]) -> Tag:
    """Stand in the nearer margin, at the height of the string if that is free; the leader runs between lines."""
    on_right = bar.left > page.width / 2
    left = page.width + 4 if on_right else -4 - width
    top = bar.top - HEIGHT / 2
    while any(tag.area.meets(_grown(Area(left, top, left + width, top + HEIGHT))) for tag in tags):
        top += HEIGHT + 2 * _INK
    area = Area(left, top, left + width, top + HEIGHT)
    y = min(max(bar.top - 0.4, top), top + HEIGHT)
    leader = Area(bar.left, y, left, y) if on_right else Area(left + width, y, bar.left, y)
    return Tag(number, area, bar, leader)
