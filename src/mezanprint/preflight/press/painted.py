"""What a page paints: texts, lines, areas and pictures, each with its place and its colour."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from mezanprint.model.translatable import msg
from mezanprint.preflight.press.matrix import EVERYWHERE, IDENTITY, Box, Matrix


class Sort(StrEnum):
    """Sorts of paint."""

    TEXT = "text"
    HIDDEN = "hidden"
    """A text that is shown in a mode that paints nothing: for searching a scanned page, mostly."""
    LINE = "line"
    AREA = "area"
    PICTURE = "picture"
    GRADIENT = "gradient"


A_THING = {
    Sort.TEXT: msg("a text"),
    Sort.HIDDEN: msg("a hidden text"),
    Sort.LINE: msg("a line"),
    Sort.AREA: msg("an area"),
    Sort.PICTURE: msg("a picture"),
    Sort.GRADIENT: msg("a gradient"),
}
"""What one thing of a sort is called."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the file states it: ``grey``, ``rgb``, ``cmyk``, ``registration``, ``spot`` or ``other``."""

    space: str = "grey"
    parts: tuple[float, ...] = (0.0,)

    @property
    def ink(self) -> float:
        """Sum of the inks in per cent; a colour of light has none."""
        match self.space:
            case "cmyk":
                return 100 * sum(self.parts)
            case "grey":
                return 100 * (1 - self.parts[0])
            case _:
                return 0.0

    @property
    def is_paper(self) -> bool:
        """Whether it leaves the paper white."""
        white = {"cmyk": 0.0, "grey": 1.0, "rgb": 1.0}.get(self.space)
        return bool(self.parts) and all(part == white for part in self.parts)

    @property
    def plates(self) -> int:
        """How many of the four inks it is printed with."""
        return sum(part > 0.005 for part in self.parts) if self.space == "cmyk" else 1


@dataclass(frozen=True, slots=True)
class Painted:
    """One thing on a page."""

    sort: Sort
    page: int
    """From 1."""
    box: Box
    """Where it shows, in pt from the origin of the page."""
    colour: Colour
    alpha: float = 1.0
    """1 is opaque; less where it lets through what lies under it."""
    width: float = 0.0
    """Of a line, pt."""
    size: float = 0.0
    """Of a text, pt."""
    font: Any = None
    """The font of a text, as the file has it."""
    codes: bytes = b""
    """Of a text: the bytes that are shown, which its font takes one by one or in pairs."""
    mode: int = 0
    """Of a text: how its letters are painted (ISO 32000-1, 9.3.6)."""
    picture: Any = None
    """The image stream of a picture."""
    matrix: Matrix = IDENTITY
    """Of a picture: from its unit square to the page."""

    @property
    def shows(self) -> bool:
        """Whether it leaves anything on the page."""
        return self.sort is not Sort.HIDDEN


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as it matters here (ISO 32000-1, 8.4.1)."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    font: Any = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    fill_space: str = "grey"
    stroke_space: str = "grey"

    def but(self, **changes: Any) -> "State":
        """Return the state with changes."""
        return replace(self, **changes)
