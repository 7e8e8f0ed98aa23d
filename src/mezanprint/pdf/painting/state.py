"""The graphics state, as far as it matters here (ISO 32000-1, 8.4.1)."""

from dataclasses import dataclass, field, replace
from typing import Any

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import Matrix
from mezanprint.pdf.painting.painted import Colour
from mezanprint.pdf.painting.spaces import GREY, Space


@dataclass(slots=True)
class Ink:
    """What areas are filled or lines are drawn with."""

    space: Space = GREY
    colour: Colour = Colour()  # noqa: RUF009 - frozen
    pattern: Any = None
    alpha: float = 1.0
    overprints: bool = False


@dataclass(slots=True)
class State:
    """What operators change, and what is saved and restored."""

    matrix: Matrix
    clip: Box
    is_clip_whole: bool = True
    """Whether the clip is the box, and not only lies in it."""
    fill: Ink = field(default_factory=Ink)
    stroke: Ink = field(default_factory=Ink)
    width: float = 1.0
    overprint_mode: int = 0
    blends: bool = False
    """Whether there is a blend mode other than Normal."""
    is_masked: bool = False
    group_alpha: float = 1.0
    """Of the groups that this stands in."""
    font: Any = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copied(self) -> "State":
        """Return one that can be changed alone."""
        return replace(self, fill=replace(self.fill), stroke=replace(self.stroke))

    def alpha(self, ink: Ink) -> float:
        """Return how opaque ``ink`` is: 0 where it is mixed with what lies under it in another way."""
        return 0.0 if self.blends or self.is_masked else ink.alpha * self.group_alpha

    def overprint(self, ink: Ink) -> int | None:
        """Return the overprint mode of ``ink``; None where it knocks out."""
        return self.overprint_mode if ink.overprints else None

    def in_group(self, alpha: float) -> None:
        """Begin a group of so much opacity (ISO 32000-1, 11.6.6)."""
        self.group_alpha = alpha
        self.blends = self.is_masked = False
        self.fill.alpha = self.stroke.alpha = 1.0
