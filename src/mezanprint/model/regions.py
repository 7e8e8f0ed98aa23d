"""Where the texts of an edition stand on its pages. All lengths are pt from the top left corner of the page."""

from dataclasses import dataclass

from mezanprint.model.compositions import Artifact
from mezanprint.model.geometry import Area


@dataclass(frozen=True, slots=True)
class Panel:
    """The frame that a text must not leave: a panel, or a box of a fixed height."""

    name: str
    """``Panel 2 of 6, inside left``; nothing for a box that has no name."""
    height: float
    free: float
    """Height that is left under the last line in it."""

    @property
    def used(self) -> float:
        """Share of the height that is in use."""
        return 1 - max(self.free, 0) / self.height if self.height else 1.0


@dataclass(frozen=True, slots=True)
class Region:
    """The lines of one text in one place of one page."""

    key: str
    """``domain:key``, or nothing for words that are no content: of the template, or a value."""
    language: str
    """BCP 47 tag of what is printed."""
    lines: tuple[Area, ...]
    """The letters of each line, from the first to the last."""
    text: str
    """What is printed, without directional characters."""
    room: int | None = None
    """Characters that the text may have here in all, or None where it flows."""
    panel: Panel | None = None

    @property
    def area(self) -> Area:
        """The rectangle round all lines."""
        area = self.lines[0]
        for line in self.lines[1:]:
            area = area.joined(line)
        return area


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page, what texts stand on it, in the order in which they are read, and where anything is printed at all."""

    width: float
    height: float
    regions: tuple[Region, ...]
    printed: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Measured(Artifact):
    """A finished PDF together with the layout of its pages."""

    layout: tuple[PageLayout, ...] = ()
    looks: tuple[str, ...] = ()
    """Digest of all that is drawn on each page: pages with the same one look the same."""
