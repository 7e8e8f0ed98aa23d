"""Texts under way: where the next letter stands, what is shown, what clips (ISO 32000-1, 9.4)."""

from typing import TYPE_CHECKING, Any

import pikepdf

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import (
    IDENTITY,
    around,
    corners,
    matrix_of,
    moved,
    product,
    scale,
    shared,
)
from mezanprint.pdf.fonts import Widths
from mezanprint.pdf.operators import shown_bytes
from mezanprint.pdf.painting.painted import Colour, Sort
from mezanprint.pdf.painting.state import Ink
from mezanprint.pdf.painting.type3 import coloured, show_glyphs

if TYPE_CHECKING:
    from mezanprint.pdf.painting.content import Content

_ASCENT, _DESCENT = 0.8, -0.25
"""Of letters, in em: near enough for room at edges and folds."""
_HIDDEN = (3, 7)
"""Text rendering modes that paint nothing."""
_FILLED = (0, 2, 4, 6)
_STROKED = (1, 2, 5, 6)
_CLIPS = 4
"""The first mode whose letters clip what follows (ISO 32000-1, table 106)."""


class Lettering:
    """The matrices of a text, and the letters that will clip at its end."""

    def __init__(self, content: "Content") -> None:
        self._content = content
        self._text = self._line = IDENTITY
        self._clip: list[Box] = []

    def place(self, name: str, operands: Any) -> None:
        """Place the next text; begin or end some."""
        if name == "ET":
            if self._clip:
                self._content.cut(around(corner for box in self._clip for corner in corners(box)), is_whole=False)
            self._clip = []
            return
        state = self._content.state
        if name == "BT":
            self._text = self._line = IDENTITY
        elif name == "Tm":
            self._text = self._line = matrix_of(operands)
        else:
            x, y = (0.0, -state.leading) if name == "T*" else (float(operands[0]), float(operands[1]))
            self._text = self._line = product((1, 0, 0, 1, x, y), self._line)
            if name == "TD":
                state.leading = -y

    def show(self, name: str, operands: Any) -> None:
        """Show a text."""
        content, state = self._content, self._content.state
        if name in ("'", '"'):
            if name == '"':
                state.word_spacing, state.spacing = float(operands[0]), float(operands[1])
            self.place("T*", ())
        if state.font is None:
            return
        widths = content.reading.widths(state.font)
        length, begun = self._length(operands[-1], widths), self._text
        full = product(begun, state.matrix)
        self._text = product((1, 0, 0, 1, length, 0), begun)
        low, high = state.rise + _DESCENT * state.size, state.rise + _ASCENT * state.size
        box = around(moved(point, full) for point in corners(Box(min(0, length), low, max(0, length), high)))
        if state.mode >= _CLIPS:
            self._clip.append(box)
        shown = shared(box, state.clip)
        if shown and length:
            codes = shown_bytes(operands[-1])
            self._add(shown, codes, state.size * scale(full))
            if "/CharProcs" in state.font:
                show_glyphs(content, codes, full)

    def _add(self, box: Box, codes: bytes, size: float) -> None:
        content, state = self._content, self._content.state
        text: dict[str, Any] = {"size": abs(size), "font": state.font, "codes": codes, "mode": state.mode}
        if state.mode in _HIDDEN:
            content.add(Sort.HIDDEN, box, Ink(), **text)
            return
        if "/CharProcs" in state.font and coloured(content.reading, state.font, codes):
            text["colour"] = Colour("other", ())
        if state.mode in _FILLED:
            content.add(Sort.TEXT, box, state.fill, **text)
        if state.mode in _STROKED:
            content.add(Sort.TEXT, box, state.stroke, width=state.width * scale(state.matrix), **text)

    def _length(self, operand: Any, widths: Widths) -> float:
        """Return how far the pen moves along a shown text, in units of text space (ISO 32000-1, 9.4.4)."""
        state, length = self._content.state, 0.0
        for part in operand if isinstance(operand, pikepdf.Array) else (operand,):
            if isinstance(part, pikepdf.String):
                for advance, is_space in widths.advances(bytes(part)):
                    length += advance / 1000 * state.size + state.spacing + (state.word_spacing if is_space else 0)
            else:
                length -= float(part) / 1000 * state.size
        return length * state.stretch
