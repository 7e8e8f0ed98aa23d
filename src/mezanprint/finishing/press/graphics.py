"""What a content stream paints, with the graphics state in which it does (ISO 32000-1, 8.4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from pikepdf import Dictionary, Name, Stream

from mezanprint.finishing.press.plates import inks_of
from mezanprint.finishing.press.separation import Cmyk
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import IDENTITY, Matrix, Point, around, moved, overlap, product
from mezanprint.pdf.content_rows import Instruction

_FILLS = {"f": "f", "f*": "f*", "B": "f", "B*": "f*", "b": "f", "b*": "f*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_CLOSES = {"s", "b", "b*"}
_PATHS = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}
"""Operators that add so many points to a path."""
_ENDS = {*_FILLS, *_STROKES, "n"}
_SHOWS = {"TJ", "Tj", "'", '"'}
_MITRE = 2.0
"""Share of its width by which a line may reach beyond its path, at its corners: WeasyPrint's mitres end at four."""


@dataclass(frozen=True, slots=True)
class State:
    """The part of the graphics state that decides what is seen of a thing."""

    matrix: Matrix
    clip: Box
    """Around what can be seen, in points of the page."""
    fill: Cmyk | str = (0.0, 0.0, 0.0, 1.0)
    """Inks, or the name of a pattern."""
    stroke: Cmyk | str = (0.0, 0.0, 0.0, 1.0)
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    share: float = 1.0
    """Opacity of the groups around."""
    masked: bool = False
    """Under a soft mask or a mode of mixing: more than opacity decides what is seen."""
    width: float = 1.0

    @property
    def filled(self) -> float:
        """How opaque areas, pictures and forms are."""
        return self.share * self.fill_alpha

    @property
    def stroked(self) -> float:
        """How opaque lines are."""
        return self.share * self.stroke_alpha

    @property
    def fills_plainly(self) -> bool:
        """Whether what is no line covers what lies under it."""
        return not self.masked and self.filled == 1


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is painted, from one instruction to another: a path, a form or picture, a gradient, or a text."""

    first: int
    last: int
    """Numbers of its instructions; of a text, those of its whole block."""
    operator: str
    state: State
    name: str = ""
    """Of a form or picture."""
    points: tuple[Point, ...] = ()
    """Of a path, in the coordinates of its own."""
    path: bytes = b""
    text_seen_through: bool = False
    """Whether any line of a text is."""

    @property
    def fill(self) -> str:
        """The operator that fills a path, or nothing."""
        return _FILLS.get(self.operator, "")

    @property
    def strokes(self) -> bool:
        """Whether a path is drawn along."""
        return self.operator in _STROKES

    @property
    def box(self) -> Box | None:
        """What can be seen of a path, in points of the page; None for nothing."""
        matrix = self.state.matrix
        reach = _MITRE * self.state.width * max(map(abs, matrix[:4])) if self.strokes else 0
        return overlap(around(moved(point, matrix) for point in self.points).grown(reach), self.state.clip)


class Reader:
    """Reads one content stream."""

    def __init__(self, content: Sequence[Instruction], resources: Any, start: State) -> None:
        self._content, self._resources = content, resources
        self._state, self._kept = start, list[State]()
        self._points: list[Point] = []
        self._begun = self._text = 0
        self._clips = self._seen_through = False

    def things(self) -> Iterator[Thing]:
        """Yield what is painted, in its order."""
        for number, each in enumerate(self._content):
            operator = each.operator
            if operator in _PATHS or operator == "re":
                self._add(number, each)
            elif operator in ("W", "W*"):
                self._clips = True
            elif operator in _ENDS:
                yield from self._ended(number, operator)
            elif operator == "BT":
                self._text, self._seen_through = number, False
            elif operator in _SHOWS:
                self._seen_through |= not self._state.fills_plainly
            elif operator == "ET":
                yield Thing(self._text, number, operator, self._state, text_seen_through=self._seen_through)
            elif operator in ("Do", "sh"):
                yield Thing(number, number, operator, self._state, name=each.operands[0].decode())
            else:
                self._set(operator, each)

    def _add(self, number: int, each: Instruction) -> None:
        if not self._points:
            self._begun = number
        values = each.numbers
        if each.operator == "re":
            x, y, width, height = values
            values = (x, y, x + width, y, x + width, y + height, x, y + height)
        self._points += [(x, y) for x, y in pairwise(values)][::2]

    def _ended(self, number: int, operator: str) -> Iterator[Thing]:
        points, self._points = tuple(self._points), []
        if points and operator != "n":
            path = b"\n".join(each.raw for each in self._content[self._begun : number] if each.operator[0] != "W")
            path += b"\nh" if operator in _CLOSES else b""
            yield Thing(self._begun, number, operator, self._state, points=points, path=path)
        if self._clips and points:
            box = around(moved(point, self._state.matrix) for point in points)
            left, bottom, *_ = self._state.clip
            self._state = replace(self._state, clip=overlap(box, self._state.clip) or Box(left, bottom, left, bottom))
        self._clips = False

    def _set(self, operator: str, each: Instruction) -> None:
        state, operands = self._state, each.numbers
        match operator:
            case "q":
                self._kept.append(state)
            case "Q" if self._kept:
                self._state = self._kept.pop()
            case "cm":
                a, b, c, d, e, f = operands
                self._state = replace(state, matrix=product((a, b, c, d, e, f), state.matrix))
            case "w":
                self._state = replace(state, width=operands[0])
            case "gs":
                self._state = _changed(state, self._resources.ExtGState[each.operands[0].decode()])
            case "g" | "k" | "sc" | "scn":
                self._state = replace(state, fill=_paint(each))
            case "G" | "K" | "SC" | "SCN":
                self._state = replace(state, stroke=_paint(each))


def _paint(each: Instruction) -> Cmyk | str:
    last = each.operands[-1]
    return last.decode() if last[:1] == b"/" else inks_of(each.operator, each.numbers)


def _changed(state: State, given: Any) -> State:
    fill, stroke = float(given.get("/ca", state.fill_alpha)), float(given.get("/CA", state.stroke_alpha))
    masked = state.masked
    if "/SMask" in given or "/BM" in given:
        masked = isinstance(given.get("/SMask"), Dictionary) or given.get("/BM", Name.Normal) != Name.Normal
    return replace(state, fill_alpha=fill, stroke_alpha=stroke, masked=masked)


def lets_through(thing: Any, visited: frozenset[Any] = frozenset()) -> bool:
    """Tell whether a page, form, pattern or picture has anything in it that what lies under it is seen through."""
    if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Image:
        return "/SMask" in thing
    resources = thing.get("/Resources", Dictionary())
    start = State(IDENTITY, Box(0, 0, 0, 0))
    states = (_changed(start, each) for each in resources.get("/ExtGState", {}).values())
    if any(state.masked or state.filled < 1 or state.stroked < 1 for state in states):
        return True
    inner = [*resources.get("/XObject", {}).values(), *resources.get("/Pattern", {}).values()]
    here = visited | {thing.objgen}
    return any(each.objgen not in visited and lets_through(each, here) for each in inner)
