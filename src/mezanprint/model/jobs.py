"""Jobs: what a print shop, or whoever stands at the office printer, is told of a print file. Lengths are in mm."""

from dataclasses import dataclass

from mezanprint.model.editions import Edition, Profile
from mezanprint.model.geometry import Box
from mezanprint.model.paper import Crease, Paper
from mezanprint.model.plans import PageName, Plan


@dataclass(frozen=True, slots=True)
class PageOnSheet:
    """A page or panel on one side of a sheet, by the name readers give it."""

    name: PageName
    box: Box
    turned: bool = False
    """Whether it stands on its head."""
    file_page: int | None = None
    """Page of the file on which it stands, from 1, where this is to be told."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a trimmed sheet as it lies before you: what stands on it, and where it is folded."""

    areas: tuple[PageOnSheet, ...]
    creases: tuple[Crease, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A print file and what is to be made of it."""

    edition: Edition
    sha256: str
    """Of the file, hexadecimal."""
    paper: Paper
    plan: Plan
    sides: tuple[Side, ...]
    """The first sheet: its front, and its back if there is one."""

    @property
    def pages(self) -> int:
        """Pages or sides that readers see."""
        return len(self.plan.names)

    @property
    def sheets(self) -> int:
        """Sheets of paper in one copy, of the size of ``flat``."""
        return len(self.plan.made)

    @property
    def cards(self) -> int:
        """Cards on a sheet of them; none where pages are no cards or stand alone."""
        return len(self.sides[0].areas) if self.paper.cards and self.profile.sheet else 0

    @property
    def file_pages(self) -> bool:
        """Whether any page is told with its page of the file."""
        return any(area.file_page for side in self.sides for area in side.areas)

    @property
    def flat(self) -> tuple[float, float]:
        """Width and height of a trimmed sheet before it is folded."""
        return self.plan.flat

    @property
    def turn(self) -> str:
        """Edge over which sheets of the file turn, ``long`` or ``short``; nothing where pages are no sheets yet."""
        return "" if self.plan.stitched else self.plan.turn

    @property
    def marks(self) -> tuple[str, ...]:
        """Marks that stand on the sheets."""
        return self.plan.marks

    @property
    def covers(self) -> int:
        """2 for a book of two languages that opens from both sides."""
        return self.plan.covers

    @property
    def file(self) -> str:
        """Path of the print file below the output folder."""
        return self.edition.output_path

    @property
    def profile(self) -> Profile:
        """What the file was made for."""
        return self.edition.profile

    @property
    def flat_size(self) -> str:
        """The trimmed sheet in words: ``297 × 210 mm``."""
        return _size(self.flat)

    @property
    def folded_size(self) -> str:
        """The same of the folded sheet or page."""
        return _size(self.plan.folded)

    @property
    def bleed_size(self) -> str:
        """How far the pages bleed, in words."""
        return f"{self.profile.bleed:g} mm"


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g} mm"
