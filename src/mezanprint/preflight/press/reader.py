"""Reads the content of pages, and of forms on them, as a list of what is painted, from the bottom up."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pikepdf

from mezanprint.preflight.press.matrix import IDENTITY, Box, Matrix, around, corners, moved, product, scale, shared
from mezanprint.preflight.press.painted import Colour, Painted, Sort, State
from mezanprint.preflight.press.widths import Widths, shown_codes

_DEPTH = 12
_NOWHERE: Box = (0, 0, 0, 0)
_PARTS = {"g": ("grey", "fill"), "G": ("grey", "stroke"), "rg": ("rgb", "fill"), "RG": ("rgb", "stroke")}
_PARTS |= {"k": ("cmyk", "fill"), "K": ("cmyk", "stroke")}
_START = {"grey": (0.0,), "rgb": (0.0, 0.0, 0.0), "cmyk": (0.0, 0.0, 0.0, 1.0)}
_ASCENT, _DESCENT = 0.8, -0.25
"""Of letters, in em: near enough for room at edges and folds."""
_HIDDEN = (3, 7)
"""Text rendering modes that paint nothing."""


def read_pages(document: pikepdf.Pdf) -> Iterator[Callable[[], tuple[Painted, ...]]]:
    """Yield, for each page, what tells what it paints: one page may be too much to be read, and others not."""
    widths: dict[tuple[int, int], Widths] = {}

    def painted(page: Any, number: int) -> tuple[Painted, ...]:
        resources = page.get("/Resources", pikepdf.Dictionary())
        return tuple(_Content(number, resources, State(), widths).read(page))

    for number, page in enumerate(document.pages, 1):
        yield partial(painted, page.obj, number)


class _Content:
    """A content stream under way: the state, what it will go back to, the path and the text being made."""

    def __init__(
        self, page: int, resources: Any, state: State, widths: dict[tuple[int, int], Widths], depth: int = 0
    ) -> None:
        self._page, self._resources, self._state, self._widths, self._depth = page, resources, state, widths, depth
        self._saved: list[State] = []
        self._points: list[tuple[float, float]] = []
        self._clips = False
        self._text = self._line = IDENTITY

    def read(self, content: Any) -> Iterator[Painted]:
        """Yield what the stream paints."""
        for instruction in pikepdf.parse_content_stream(content):
            name = str(instruction.operator)
            if name in _STATES:
                self._state = _STATES[name](self._state, instruction.operands, self._resources)
            elif name in _HANDLERS:
                yield from _HANDLERS[name](self, name, instruction.operands)

    def save(self, name: str, _operands: Any) -> Iterator[Painted]:
        """Save or restore the state."""
        if name == "q":
            self._saved.append(self._state)
        elif self._saved:
            self._state = self._saved.pop()
        return iter(())

    def move(self, _name: str, operands: Any) -> Iterator[Painted]:
        """Change the coordinates."""
        self._state = self._state.but(matrix=product(_matrix(operands), self._state.matrix))
        return iter(())

    def draw(self, name: str, operands: Any) -> Iterator[Painted]:
        """Add to the path."""
        self._points += [moved(point, self._state.matrix) for point in _points(name, operands)]
        return iter(())

    def cut(self, _name: str, _operands: Any) -> Iterator[Painted]:
        """Make the path a clip as well."""
        self._clips = True
        return iter(())

    def paint(self, name: str, _operands: Any) -> Iterator[Painted]:
        """Fill the path or draw its line, and end it."""
        if self._points:
            box = around(self._points)
            yield from self._painted_path(box, *_PAINTS[name])
            if self._clips:
                self._state = self._state.but(clip=shared(box, self._state.clip) or _NOWHERE)
        self._points, self._clips = [], False

    def _painted_path(self, box: Box, fills: bool, strokes: bool) -> Iterator[Painted]:
        state = self._state
        if fills and (shown := shared(box, state.clip)):
            yield Painted(Sort.AREA, self._page, shown, state.fill, state.fill_alpha)
        width = state.width * scale(state.matrix)
        half = width / 2
        inked = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
        if strokes and (shown := shared(inked, state.clip)):
            yield Painted(Sort.LINE, self._page, shown, state.stroke, state.stroke_alpha, width=width)

    def place(self, name: str, operands: Any) -> Iterator[Painted]:
        """Place the next text."""
        self._text, self._line, self._state = _placed(name, operands, self._line, self._state)
        return iter(())

    def show(self, name: str, operands: Any) -> Iterator[Painted]:
        """Show a text."""
        if name in ("'", '"'):
            self.place("T*", ())
        state = self._state
        if state.font is None:
            return
        widths = self._known(state.font)
        length, full = self._length(operands[-1], widths), product(self._text, state.matrix)
        self._text = product((1, 0, 0, 1, length, 0), self._text)
        low, high = state.rise + _DESCENT * state.size, state.rise + _ASCENT * state.size
        box = around(moved(point, full) for point in corners((min(0, length), low, max(0, length), high)))
        shown = shared(box, state.clip)
        if shown and length:
            sort = Sort.HIDDEN if state.mode in _HIDDEN else Sort.TEXT
            colour = state.stroke if state.mode == 1 else state.fill
            text = {
                "size": state.size * scale(full),
                "font": state.font,
                "codes": shown_codes(operands[-1]),
                "mode": state.mode,
            }
            yield Painted(sort, self._page, shown, colour, state.fill_alpha, **text)

    def _length(self, operand: Any, widths: Widths) -> float:
        """Return how far the pen moves along a shown text, in units of text space (ISO 32000-1, 9.4.4)."""
        state, length = self._state, 0.0
        for part in operand if isinstance(operand, pikepdf.Array) else (operand,):
            if isinstance(part, pikepdf.String):
                for advance, is_space in widths.advances(bytes(part)):
                    length += advance / 1000 * state.size + state.spacing + (state.word_spacing if is_space else 0)
            else:
                length -= float(part) / 1000 * state.size
        return length * state.stretch

    def _known(self, font: Any) -> Widths:
        if font.objgen == (0, 0):
            return Widths(font)
        if font.objgen not in self._widths:
            self._widths[font.objgen] = Widths(font)
        return self._widths[font.objgen]

    def shade(self, _name: str, operands: Any) -> Iterator[Painted]:
        """Paint a gradient."""
        shading = self._resources.get("/Shading", pikepdf.Dictionary()).get(str(operands[0]), pikepdf.Dictionary())
        colour = Colour(space_of(shading.get("/ColorSpace")), ())
        yield Painted(Sort.GRADIENT, self._page, self._state.clip, colour, self._state.fill_alpha)

    def show_object(self, _name: str, operands: Any) -> Iterator[Painted]:
        """Show a picture or a form."""
        thing = self._resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
        if thing is None:
            return
        state = self._state
        if thing.get("/Subtype") != "/Image":
            yield from self._form(thing)
        elif box := shared(around(moved(point, state.matrix) for point in corners((0, 0, 1, 1))), state.clip):
            colour = state.fill if thing.get("/ImageMask") else Colour(space_of(thing.get("/ColorSpace")), ())
            alpha = 0.0 if "/SMask" in thing else state.fill_alpha
            yield Painted(Sort.PICTURE, self._page, box, colour, alpha, picture=thing, matrix=state.matrix)

    def _form(self, form: Any) -> Iterator[Painted]:
        matrix = product(_matrix(form.get("/Matrix", IDENTITY)), self._state.matrix)
        left, bottom, right, top = (float(side) for side in form.get("/BBox", (0, 0, 0, 0)))
        frame = around(moved(point, matrix) for point in corners((left, bottom, right, top)))
        clip = shared(frame, self._state.clip)
        if clip and self._depth < _DEPTH:
            resources, state = form.get("/Resources", self._resources), self._state.but(matrix=matrix, clip=clip)
            yield from _Content(self._page, resources, state, self._widths, self._depth + 1).read(form)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(part) for part in operands)
    return a, b, c, d, e, f


def _points(name: str, operands: Any) -> list[tuple[float, float]]:
    numbers = [float(part) for part in operands]
    if name == "re":
        x, y, width, height = numbers
        return list(corners((x, y, x + width, y + height)))
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _placed(name: str, operands: Any, line: Matrix, state: State) -> tuple[Matrix, Matrix, State]:
    """Return text matrix, line matrix and state after an operator that places text."""
    if name == "BT":
        return IDENTITY, IDENTITY, state
    if name == "Tm":
        matrix = _matrix(operands)
        return matrix, matrix, state
    x, y = (0.0, -state.leading) if name == "T*" else (float(operands[0]), float(operands[1]))
    matrix = product((1, 0, 0, 1, x, y), line)
    return matrix, matrix, state.but(leading=-y) if name == "TD" else state


def space_of(space: Any) -> str:
    """Return the sort of a colour space: of its profile, its base or its name."""
    if isinstance(space, pikepdf.Array):
        kind = str(space[0])
        if kind == "/ICCBased":
            return {1: "grey", 3: "rgb", 4: "cmyk"}.get(int(space[1].get("/N", 0)), "other")
        if kind == "/Indexed":
            return space_of(space[1])
        if kind in ("/Separation", "/DeviceN"):
            return "registration" if str(space[1]) == "/All" else "spot"
        return {"/CalRGB": "rgb", "/CalGray": "grey", "/Lab": "rgb"}.get(kind, "other")
    return {"/DeviceGray": "grey", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk"}.get(str(space), "other")


def _paint(state: State, space: str, parts: tuple[float, ...], side: str) -> State:
    colour = Colour(space, parts)
    return state.but(fill=colour, fill_space=space) if side == "fill" else state.but(stroke=colour, stroke_space=space)


def _set_space(side: str) -> Callable[[State, Any, Any], State]:
    def change(state: State, operands: Any, resources: Any) -> State:
        name = str(operands[0])
        known = resources.get("/ColorSpace", pikepdf.Dictionary()).get(name, operands[0])
        space = space_of(known)
        return _paint(state, space, _START.get(space, ()), side)

    return change


def _set_parts(side: str) -> Callable[[State, Any, Any], State]:
    def change(state: State, operands: Any, _resources: Any) -> State:
        parts = tuple(float(part) for part in operands if not isinstance(part, pikepdf.Name))
        return _paint(state, state.fill_space if side == "fill" else state.stroke_space, parts, side)

    return change


def _set_device(name: str) -> Callable[[State, Any, Any], State]:
    space, side = _PARTS[name]
    return lambda state, operands, _: _paint(state, space, tuple(float(part) for part in operands), side)


def _extend(state: State, operands: Any, resources: Any) -> State:
    """Take transparency and line width from an extended graphics state."""
    extra = resources.get("/ExtGState", pikepdf.Dictionary()).get(str(operands[0]), pikepdf.Dictionary())
    mixed = str(extra.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
    masked = isinstance(extra.get("/SMask"), pikepdf.Dictionary)
    fill = 0.0 if mixed or masked else float(extra.get("/ca", state.fill_alpha))
    stroke = 0.0 if mixed or masked else float(extra.get("/CA", state.stroke_alpha))
    return state.but(fill_alpha=fill, stroke_alpha=stroke, width=float(extra.get("/LW", state.width)))


def _number(field: str, factor: float = 1.0) -> Callable[[State, Any, Any], State]:
    return lambda state, operands, _: state.but(**{field: float(operands[0]) * factor})


def _font(state: State, operands: Any, resources: Any) -> State:
    font = resources.get("/Font", pikepdf.Dictionary()).get(str(operands[0]))
    return state.but(font=font, size=float(operands[1]))


_STATES: dict[str, Callable[[State, Any, Any], State]] = {
    **{name: _set_device(name) for name in _PARTS},
    "cs": _set_space("fill"),
    "CS": _set_space("stroke"),
    **dict.fromkeys(("sc", "scn"), _set_parts("fill")),
    **dict.fromkeys(("SC", "SCN"), _set_parts("stroke")),
    "gs": _extend,
    "w": _number("width"),
    "Tf": _font,
    "Tc": _number("spacing"),
    "Tw": _number("word_spacing"),
    "Tz": _number("stretch", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": lambda state, operands, _: state.but(mode=int(operands[0])),
}
_PAINTS = {
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}
"""Operators that paint a path: whether they fill it, whether they draw its line."""


_HANDLERS: dict[str, Callable[[_Content, str, Any], Iterator[Painted]]] = {
    **dict.fromkeys(("q", "Q"), _Content.save),
    "cm": _Content.move,
    **dict.fromkeys(("m", "l", "c", "v", "y", "re"), _Content.draw),
    **dict.fromkeys(("W", "W*"), _Content.cut),
    **dict.fromkeys(_PAINTS, _Content.paint),
    **dict.fromkeys(("BT", "Tm", "Td", "TD", "T*"), _Content.place),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Content.show),
    "Do": _Content.show_object,
    "sh": _Content.shade,
}
"""Operators that paint, or lead to it."""
