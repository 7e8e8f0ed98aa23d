"""The plan of a print job: what stands where on which sheet.

It is made once for an edition, from its typeset pages, and goes with the file: the sheets are imposed by it, and the
job sheet, the dummy, the presets of the print window and preflight read it.
"""

from dataclasses import dataclass

from mezanprint.model.editions import Manual
from mezanprint.model.geometry import Box
from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import format_digits
from mezanprint.model.sheets import Face, Sheet


@dataclass(frozen=True, slots=True)
class PageName:
    """What people call a page: its number, and the language whose pages it counts in a book with two covers."""

    number: int
    locale: str = ""

    def told(self, style: HouseStyle) -> str:
        """Return the name in the digits of the house: ``12``, ``ar 3``."""
        number = format_digits(self.number, style)
        return f"{self.locale} {number}" if self.locale else number


@dataclass(frozen=True, slots=True)
class Impression:
    """A side of a sheet that is printed, with the number of the sheet in its file, from 1."""

    sheet: int
    face: Face
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Sheets, all of one size, the paper they stand on, and what becomes of them. Lengths are mm."""

    sheets: tuple[Sheet, ...]
    """Those of the file, which has one page for each of their faces."""
    width: float
    """Of the paper."""
    height: float
    x: float
    """Where the lower left corner of a trimmed sheet lies on the paper."""
    y: float
    turn: str
    """Edge over which a sheet of the file is turned: ``long`` or ``short``."""
    size: tuple[float, float]
    """Width and height of a trimmed page."""
    names: tuple[PageName, ...]
    """Of each typeset page, in the order in which placements count them."""
    order: tuple[int | None, ...]
    """The typeset pages, from 0, as they follow one another on paper; None is a blank page."""
    stitched: tuple[Sheet, ...] = ()
    """The sheets of a booklet whose pages stand alone in the file: what a print shop makes of them."""
    marks: tuple[str, ...] = ()
    """Marks that stand on the sheets: of those that are asked for, the ones that have a use and room."""
    manual: str = ""
    """How people turn the sheets, by the names of ``Manual``; empty where the printer does, or nobody need."""

    @property
    def trim(self) -> Box:
        """Where the trimmed sheet lies on the paper."""
        return Box(0, 0, self.sheets[0].width, self.sheets[0].height).moved(self.x, self.y)

    @property
    def impressions(self) -> tuple[Impression, ...]:
        """Return the sides in the order of the pages of the file: all fronts first where sheets are turned by hand."""
        numbered = tuple(enumerate(self.sheets, 1))
        fronts = tuple(Impression(number, sheet.front) for number, sheet in numbered)
        backs = tuple(Impression(number, sheet.back, is_back=True) for number, sheet in numbered if sheet.back)
        if self.manual:
            return (*fronts, *(reversed(backs) if self.manual == Manual.REVERSED else backs))
        return tuple(sorted((*fronts, *backs), key=lambda one: (one.sheet, one.is_back)))

    @property
    def faces(self) -> tuple[Face, ...]:
        """Return the faces in the order of the pages of the file."""
        return tuple(one.face for one in self.impressions)

    @property
    def made(self) -> tuple[Sheet, ...]:
        """Return the sheets of paper in one copy, as they are folded, stitched or cut."""
        return self.stitched or self.sheets

    @property
    def flat(self) -> tuple[float, float]:
        """Width and height of such a sheet, trimmed and not yet folded."""
        return self.made[0].width, self.made[0].height

    @property
    def folded(self) -> tuple[float, float]:
        """The same when it is folded: that of a page, or of the widest panel."""
        panels = self.sheets[0].front.panels
        return (max(panel.box.width for panel in panels), self.size[1]) if panels else self.size

    @property
    def blanks(self) -> int:
        """How many pages are blank."""
        return self.order.count(None)

    @property
    def covers(self) -> int:
        """2 for a book of two languages that opens from both sides."""
        return max(1, len({name.locale for name in self.names}))

    def file_page(self, page: int) -> int:
        """Return on which page of the file, from 1, a typeset page stands first."""
        return next(n for n, face in enumerate(self.faces, 1) if any(put.page == page for put in face.placements))
