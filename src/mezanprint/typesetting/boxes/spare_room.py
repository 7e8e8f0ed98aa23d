"""Room: how much longer a text may get before something leaves the frame it must keep to.

A line more pushes down all that follows. What gives way is counted on the way out: the free height of each box round
the text (a cell beside a longer one, a minimal height), and at last what is free in the frame itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from math import inf

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.frames import Piece, has_height, letters
from mezanprint.typesetting.boxes.tree import Box, attribute, border_box, children, content_box
from mezanprint.typesetting.weasyprint.weasy import boxes

_ROUNDING = 1.0
"""px by which a text may leave its frame before that is a fault: see ``fit``."""
_CAUTION = 0.97
"""Share of a line that counts: other letters than a text's own may be wider."""


@dataclass(frozen=True, slots=True)
class Room:
    """A frame of fixed height round a text, with the height in px that the text may still grow by."""

    name: str
    height: float
    free: float
    growth: float


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round the boxes of a page."""

    parents: Mapping[int, Box]
    """By the identity of the box."""
    _heights: dict[int, tuple[float, float]] = field(default_factory=dict)
    _givings: dict[int, tuple[float, float]] = field(default_factory=dict)

    def heights(self, frame: Box) -> tuple[float, float]:
        """Return where a frame ends for what flows in it, and its lowest letter; many texts stand in one frame."""
        if id(frame) not in self._heights:
            self._heights[id(frame)] = _floor_of(frame), _lowest_letter(frame)
        return self._heights[id(frame)]

    def gives_way(self, box: Box) -> tuple[float, float]:
        """Return the height that is free in a box under what it holds, and under the box in its row."""
        if id(box) not in self._givings:
            parent, beside = self.parents[id(box)], 0.0
            if _is_row(parent) and _keeps_line(parent):
                beside = max(0.0, content_box(parent).bottom - border_box(box).bottom)
            self._givings[id(box)] = _free_below(box), beside
        return self._givings[id(box)]


def find_frame(block: Box, around: Around) -> Room | None:
    """Return the frame that holds the lines of ``block``, or None if they flow from page to page."""
    growth, box = 0.0, block
    while not isinstance(box, boxes.PageBox | boxes.MarginBox) and box.element_tag not in ("html", "body"):
        if has_height(box):
            floor, lowest = around.heights(box)
            return Room(_name_of(box, around.parents), content_box(box).height, floor - lowest, growth + floor - lowest)
        if box.style["position"] in ("absolute", "fixed") or id(box) not in around.parents:
            return None
        below, beside = around.gives_way(box)
        growth += below
        growth += beside
        box = around.parents[id(box)]
    return None


def fit_more(text: str, pieces: tuple[Piece, ...], lines: tuple[Box, ...], block: Box, growth: float) -> int:
    """Return how many characters more fit into ``growth`` px below ``lines``, or fewer than none if they stick out.

    Goes on with words as long as the text's own, in their average advance, and breaks lines where they do not fit; no
    line takes more than those that the text fills already.
    """
    advance = sum(piece.rect.width for piece in pieces) / max(len(text), 1)
    measure = max(content_box(block).width / advance * _CAUTION, 1.0)
    rest = measure - _width(lines[-1]) / advance
    more = int((growth + _ROUNDING) // max(lines[-1].height, 1.0))
    if more < 0:
        return int(more * measure)
    full = [_width(line) / advance for line in lines[:-1]]
    most = rest + more * sum(full) / len(full) if full else inf
    return int(min(_filled(text, rest, measure, more), most))


def _filled(text: str, rest: float, measure: float, more: int) -> int:
    """Return how many characters of words like those of ``text`` fill the rest of a line and ``more`` lines."""
    fitting = 0
    for word in cycle(text.split() or ["."]):
        length = min(len(word), int(measure))
        if length + 1 > rest:
            if not more:
                break
            more, rest = more - 1, measure + 1
        rest -= length + 1
        fitting += length + 1
    return fitting


def _width(line: Box) -> float:
    inside = [border_box(child) for child in children(line)]
    return max((box.right for box in inside), default=0.0) - min((box.left for box in inside), default=0.0)


def _name_of(box: Box, parents: Mapping[int, Box]) -> str:
    while (name := attribute(box, "data-slot")) is None and id(box) in parents:
        box = parents[id(box)]
    return name or ""


def _flowing(box: Box) -> Iterator[Box]:
    """Yield the boxes inside ``box`` that follow one another in it."""
    return (child for child in children(box) if child.style["position"] not in ("absolute", "fixed"))


def _free_below(box: Box) -> float:
    """Return the height that is free in a box under what it holds, at the foot of a row cell for example."""
    if isinstance(box, boxes.InlineBox | boxes.LineBox) or _is_row(box):
        return 0.0
    below = [border_box(child).bottom for child in _flowing(box)]
    return max(0.0, content_box(box).bottom - max(below)) if below else 0.0


def _is_row(box: Box) -> bool:
    if isinstance(box, boxes.TableRowBox):
        return True
    return isinstance(box, boxes.FlexContainerBox) and box.style["flex_direction"].startswith("row")


def _keeps_line(box: Box) -> bool:
    """Tell whether all parts of a row stand on one line."""
    return isinstance(box, boxes.TableRowBox) or box.style["flex_wrap"] == "nowrap"


def _lowest_letter(box: Box) -> float:
    return max((bottom for child in _flowing(box) for bottom in _bottoms(child)), default=content_box(box).top)


def _bottoms(box: Box, line: Area | None = None) -> Iterator[float]:
    if isinstance(box, boxes.TextBox):
        yield letters(box, line).bottom
    elif isinstance(box, boxes.ReplacedBox):
        yield border_box(box).bottom
    line = border_box(box) if isinstance(box, boxes.LineBox) else line
    for child in _flowing(box):
        yield from _bottoms(child, line)


def _floor_of(box: Box) -> float:
    """Return where a frame ends for what flows in it: its own foot, or what was placed there on purpose."""
    lowest = _lowest_letter(box)
    feet = (border_box(child).top for child in _placed(box))
    return min((content_box(box).bottom, *(foot for foot in feet if foot >= lowest)))


def _placed(box: Box) -> Iterator[Box]:
    for child in children(box):
        if child.style["position"] == "absolute":
            yield child
        else:
            yield from _placed(child)
