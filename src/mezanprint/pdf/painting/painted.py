"""What a page paints: texts, lines, areas and pictures, each with its place and its colour."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import IDENTITY, Matrix, Point
from mezanprint.model.translatable import msg

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
"""The inks of a press that prints in four colours, as PDF names them (ISO 32000-1, 8.6.6.5)."""
_LEAST = 0.005
"""Of an ink: less is none."""


class Sort(StrEnum):
    """Sorts of paint."""

    TEXT = "text"
    HIDDEN = "hidden"
    """A text that is shown in a mode that paints nothing: for searching a scanned page, mostly."""
    LINE = "line"
    AREA = "area"
    PICTURE = "picture"
    GRADIENT = "gradient"
    GROUP = "group"
    """A transparency group: what is painted next is mixed in its colour space."""


A_THING = {
    Sort.TEXT: msg("a text"),
    Sort.HIDDEN: msg("a hidden text"),
    Sort.LINE: msg("a line"),
    Sort.AREA: msg("an area"),
    Sort.PICTURE: msg("a picture"),
    Sort.GRADIENT: msg("a gradient"),
    Sort.GROUP: msg("a group"),
}
"""What one thing of a sort is called."""


class Container(StrEnum):
    """What has content of its own."""

    PAGE = "page"
    """A page, or a form on it."""
    PATTERN = "pattern"
    GLYPH = "glyph"
    """A letter of a Type 3 font."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the file states it.

    ``space`` is ``grey``, ``rgb`` (all that is stated as light), ``cmyk``, ``spot``, ``registration``, ``none``,
    ``pattern`` or ``other``.
    """

    space: str = "grey"
    parts: tuple[float, ...] = (0.0,)
    names: tuple[str, ...] = ()
    """Spot inks, one a part. Of ``cmyk`` that is not stated directly: the inks it sets."""
    alternate: str = ""
    """Of spot inks: the space of the colour that stands for them where they are not printed."""
    mixture: tuple[float, ...] = ()
    """Of one spot ink: that colour where the ink is full, as far as it can be told."""

    @property
    def inks(self) -> dict[str, float]:
        """How much of each ink it prints, 1 is full; a colour of light has none."""
        match self.space:
            case "cmyk":
                inks = zip(PROCESS, self.parts, strict=False)
            case "grey":
                return {"Black": 1 - self.parts[0]} if self.parts[0] < 1 - _LEAST else {}
            case "spot":
                inks = zip(self.names, self.parts, strict=False)
            case "registration":
                inks = zip(PROCESS, 4 * self.parts, strict=False)
            case _:
                return {}
        return {name: part for name, part in inks if part > _LEAST and name != "None"}

    @property
    def ink(self) -> float:
        """Sum of the inks in per cent; a colour of light has none."""
        return 100 * sum(self.inks.values())

    @property
    def is_paper(self) -> bool:
        """Whether it leaves the paper white."""
        white = {"cmyk": 0.0, "grey": 1.0, "rgb": 1.0, "spot": 0.0}.get(self.space)
        return bool(self.parts) and all(part == white for part in self.parts)

    @property
    def plates(self) -> int:
        """How many inks it is printed with."""
        return len(self.inks) if self.space in ("cmyk", "spot") else 1


@dataclass(frozen=True, slots=True)
class Painted:
    """One thing on a page."""

    sort: Sort
    page: int
    """From 1."""
    box: Box
    """Where it shows, in pt from the origin of the page."""
    colour: Colour
    """Of a gradient: where it has most ink. Of a group: its space, without parts."""
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
    """The image stream of a picture; that of an inline one is made of it."""
    matrix: Matrix = IDENTITY
    """Of a picture: from its unit square to the page."""
    container: Container = Container.PAGE
    overprint: int | None = None
    """The overprint mode, 0 or 1, where it leaves the other inks that lie under it; None where it knocks them out."""
    is_whole: bool = False
    """Whether it fills its box."""
    outline: tuple[tuple[Point, ...], ...] = ()
    """Of an area that is no rectangle, and of lines, if simple enough: the corners of its parts."""
    is_off: bool = False
    """Whether it belongs to a layer that is not printed."""

    @property
    def shows(self) -> bool:
        """Whether it leaves anything on the page."""
        return self.sort not in (Sort.HIDDEN, Sort.GROUP) and not self.is_off and self.colour.space != "none"

    def covers(self, point: Point) -> bool | None:
        """Tell whether a point lies on it; None where that is not known."""
        x, y = point
        if not (self.box[0] <= x <= self.box[2] and self.box[1] <= y <= self.box[3]):
            return False
        if self.is_whole:
            return True
        return _winds(self.outline, point) if self.outline else None


def _winds(parts: tuple[tuple[Point, ...], ...], point: Point) -> bool:
    """Tell whether parts of a path go round a point, in sum (ISO 32000-1, 8.5.3.3.2)."""
    x, y = point
    turns = 0
    for part in parts:
        for (x0, y0), (x1, y1) in zip(part, (*part[1:], part[0]), strict=True):
            if (y0 <= y) != (y1 <= y) and x0 + (y - y0) * (x1 - x0) / (y1 - y0) > x:
                turns += 1 if y1 > y0 else -1
    return turns != 0
