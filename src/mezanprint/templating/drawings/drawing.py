"""A drawing: shapes and labels at their places, in mm from the top and from the edge at which lines of text begin.

So a form is written once and mirrors by itself where text runs from the right.
"""

from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

Path: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]
"""Steps of a path as SVG has them, absolute: ``("M", (x, y))``, ``("L", ...)``, ``("C", ...)`` and ``("Z", ())``."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled or drawn. Colours are names of tokens, which a press has the inks of."""

    path: Path
    fill: str = ""
    """A token without its dashes, ``brand``; ``accent/dots`` is its colour with a pattern over it."""
    stroke: str = ""
    width: float = 0.0
    """Of the stroke, mm."""
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A text over a drawing: as text it is shaped, found and read aloud."""

    html: Markup
    x: float
    y: float
    anchor: str = "start"
    """Which part of the text stands at ``x``: its ``start``, ``middle`` or ``end``."""
    above: str = "middle"
    """Which part of it stands at ``y``: its ``top``, ``middle`` or ``bottom``."""
    role: str = "label"
    """Class of its element: ``label``, ``value``, ``axis``, ``direct`` or ``nothing``."""
    room: float = 0.0
    """The widest it may be, mm, before it goes on in a second line; 0 keeps it on one."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn, on a ground of ``width`` by ``height`` mm."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    mirrored: bool
    """Whether lines of text begin at the right edge."""
    bare: tuple[float, float] = (0.0, 0.0)
    """mm at the left and the right side on which nothing is drawn: they may lie in a margin of paper."""
