"""Jobs: what a print shop, or whoever stands at the office printer, is told of a print file. Lengths are in mm."""

from dataclasses import dataclass

from mezanprint.model.editions import Edition, Profile
from mezanprint.model.paper import Crease, Paper


@dataclass(frozen=True, slots=True)
class Area:
    """A page or panel on one side of a sheet, by the number readers give it."""

    number: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a trimmed sheet as it lies before you: what stands on it, and where it is folded."""

    areas: tuple[Area, ...]
    creases: tuple[Crease, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A print file and what is to be made of it."""

    edition: Edition
    sha256: str
    """Of the file, hexadecimal."""
    paper: Paper
    pages: int
    """Pages or sides that readers see."""
    sheets: int
    """Sheets of paper in one copy, of the size of ``flat``."""
    flat: tuple[float, float]
    """Width and height of a trimmed sheet before it is folded."""
    folded: tuple[float, float]
    """The same when it is folded, or of one page or card."""
    sides: tuple[Side, ...]
    """The first sheet: its front, and its back if there is one."""
    turn: str
    """Edge over which a sheet is turned: ``long`` or ``short``."""
    covers: int = 1
    """2 for a book of two languages that opens from both sides."""

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
        return _size(self.folded)

    @property
    def bleed_size(self) -> str:
        """How far the pages bleed, in words."""
        return f"{self.profile.bleed:g} mm"


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g} mm"
