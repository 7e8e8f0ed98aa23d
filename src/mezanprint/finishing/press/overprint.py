"""Black that overprints: small text and thin lines in black ink alone are printed over what lies under them.

Otherwise the other plates leave their place white, and show white rims when they are a hair apart. GWG 2015 asks it of
black text under 12 pt and of thin black lines; larger letters and areas knock out, for in them one would see where the
ground ends. White never overprints: it would not be there. (ISO 32000-1, 8.6.7 and 11.7.4.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import EVERYWHERE, Point, around, matrix_of, scale, shared

SMALL = 12.0
"""pt; smaller letters and drawings overprint."""
THIN = 2.0
"""pt; thinner lines overprint."""
_STATES = {True: b"/Over gs", False: b"/Knock gs"}
_DRAWS = re.compile(rb"(/\S+) Do(?!\S)|(?<!\S)(q|Q)(?!\S)|((?:\S+ ){6})cm(?!\S)")
_NOWHERE = Box(0, 0, 0, 0)
_PATHS = {b"m", b"l", b"c", b"v", b"y", b"re", b"h"}
_FILLS = {b"f", b"f*", b"B", b"B*", b"b", b"b*"}
_COLOURS = {b"k", b"g", b"rg", b"cs", b"sc", b"scn"}
_STROKES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}


def overprint_black(document: pikepdf.Pdf) -> None:
    """Let what is small and in black ink alone overprint, in place, in all that the pages of a press file show.

    Marks beside the page stay as they are, and so do patterns: what is repeated is not small. Content stands as this
    program writes it, one instruction a line.
    """
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        for content, size in _drawn(page.obj, page.Contents.read_bytes(), 1.0, seen):
            written = content.read_bytes()
            changed = _Content(written, size).overprinted()
            if changed != written:
                content.write(changed)
                states = content.Resources.get("/ExtGState", Dictionary())
                states.Over = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
                states.Knock = Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)
                content.Resources.ExtGState = states


def _drawn(
    content: Any, content_bytes: bytes, size: float, visited: set[tuple[int, int]]
) -> Iterator[tuple[Any, float]]:
    """Yield each form that a content shows, once, with its size on the paper: 1 is as written."""
    resources, scales = content.get("/Resources", Dictionary()), [size]
    for name, saving, matrix in _DRAWS.findall(content_bytes):
        if saving == b"q":
            scales.append(scales[-1])
        elif saving and len(scales) > 1:
            scales.pop()
        elif matrix:
            scales[-1] *= scale(matrix_of(matrix.split()))
        form = resources.get("/XObject", Dictionary()).get(name.decode()) if name else None
        if form is not None and form.get("/Subtype") == Name.Form and form.objgen not in visited:
            visited.add(form.objgen)
            yield form, scales[-1]
            yield from _drawn(form, form.read_bytes(), scales[-1], visited)


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state, as far as it matters here; lengths are in the units of the content."""

    scale: float
    fills_black: bool = False
    strokes_black: bool = False
    width: float = 1.0
    size: float = 0.0
    clip: Box = EVERYWHERE
    overprints: bool = False


class _Content:
    """A content stream on its way to another one that says what overprints."""

    def __init__(self, written: bytes, scale: float) -> None:
        self._written, self._state = written, _State(scale)
        self._saved: list[_State] = []
        self._lines: list[bytes] = []
        self._path: list[tuple[bytes, list[float]]] = []
        self._starts = 0
        """Line at which the path begins: no state can be set in it."""
        self._clips = False
        self._letters = 1.0

    def overprinted(self) -> bytes:
        """Return the content with the states that are wanted."""
        for line in self._written.split(b"\n"):
            *operands, operator = line.split(b" ")
            if operator in _PATHS:
                self._starts = self._starts if self._path else len(self._lines)
                self._path.append((operator, [float(part) for part in operands]))
            elif operator in (b"W", b"W*"):
                self._clips = True
            elif operator in _FILLS | _STROKES | {b"n"}:
                self._paint(operator)
            elif operator.lower() in _COLOURS:
                self._colour(operands, fills=operator.islower())
            else:
                self._change(operator, operands)
            self._lines.append(line)
        return b"\n".join(self._lines)

    def _paint(self, operator: bytes) -> None:
        state, box = self._state, _around(self._path)
        if operator != b"n":
            black = [state.fills_black and _is_small(self._path, state)] if operator in _FILLS else []
            black += [state.strokes_black and state.width * state.scale < THIN] if operator in _STROKES else []
            self._want(all(black), self._starts)
        if self._clips:
            self._state = replace(self._state, clip=shared(box, state.clip) or _NOWHERE)
        self._path, self._clips = [], False

    def _colour(self, operands: list[bytes], *, fills: bool) -> None:
        """Take a colour; black ink alone has four numbers, and nothing in a space of grey overprints."""
        black = len(operands) == len("CMYK") and [float(share) for share in operands] == [0, 0, 0, 1]
        state = self._state
        self._state = replace(state, fills_black=black) if fills else replace(state, strokes_black=black)

    def _change(self, operator: bytes, operands: list[bytes]) -> None:
        state = self._state
        match operator:
            case b"q":
                self._saved.append(state)
            case b"Q" if self._saved:
                self._state = self._saved.pop()
            case b"cm":
                self._state = replace(state, scale=state.scale * scale(matrix_of(operands)), clip=EVERYWHERE)
            case b"w":
                self._state = replace(state, width=float(operands[0]))
            case b"Tf":
                self._state = replace(state, size=float(operands[1]))
            case b"Tm":
                self._letters = scale(matrix_of(operands))
            case b"TJ":
                height = state.size * self._letters * state.scale
                self._want(state.fills_black and height < SMALL, len(self._lines))
            case b"Do" | b"sh":
                self._want(False, len(self._lines))

    def _want(self, overprints: bool, line: int) -> None:
        """Set the state that is wanted, if it is another one, before a line."""
        if overprints != self._state.overprints:
            self._lines.insert(line, _STATES[overprints])
            self._state = replace(self._state, overprints=overprints)


def _is_small(path: list[tuple[bytes, list[float]]], state: _State) -> bool:
    """Tell whether an area is as fine as a line, or as small as a letter; the rim between two boxes is a line."""
    boxes = [_around(part) for part in _parts(path)]
    if len(boxes) == len(("outer", "inner")) and boxes[0] != boxes[1]:
        thickness = max(abs(one - other) for one, other in zip(*boxes, strict=True)) * state.scale
        if shared(*boxes) in boxes and thickness < THIN:
            return True
    left, bottom, right, top = shared(_around(path), state.clip) or _NOWHERE
    sides = (right - left) * state.scale, (top - bottom) * state.scale
    return min(sides) < THIN or max(sides) < SMALL


def _parts(path: list[tuple[bytes, list[float]]]) -> Iterator[list[tuple[bytes, list[float]]]]:
    """Yield the figures that a path is made of."""
    starts = [place for place, (operator, _) in enumerate(path) if operator in (b"m", b"re")]
    yield from (path[start:end] for start, end in zip(starts, [*starts[1:], len(path)], strict=True))


def _around(path: list[tuple[bytes, list[float]]]) -> Box:
    """Return the box of the points of a path."""
    points: list[Point] = []
    for operator, numbers in path:
        if operator == b"re":
            x, y, width, height = numbers
            points += ((x, y), (x + width, y + height))
        else:
            points += zip(numbers[::2], numbers[1::2], strict=True)
    return around(points) if points else _NOWHERE
