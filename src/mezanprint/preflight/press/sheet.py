"""A file as the rules of printing see it, and what its profile asks of it."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

from mezanprint.model.diagnostics import Diagnostic, Span
from mezanprint.model.editions import Profile
from mezanprint.model.geometry import PT_PER_MM, Box
from mezanprint.model.paper import Bound, Paper, creases
from mezanprint.model.plans import Plan
from mezanprint.pdf.page_boxes import page_box
from mezanprint.pdf.painting.pages import read_pages
from mezanprint.pdf.painting.painted import PROCESS, Painted
from mezanprint.preflight.press.ground import Ground
from mezanprint.preflight.press.stock import Stock, take_stock
from mezanprint.preflight.press.ticket import Ticket

"""Points in a mm."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, with the box on its page, in pt, that a report marks; no box for a fault of the whole file."""

    diagnostic: Diagnostic
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True)
class Sheet:
    """A PDF for one profile. ``paper`` says how its pages are folded or bound, as far as that is known."""

    document: pikepdf.Pdf
    name: str
    profile: Profile
    paper: Paper = field(default_factory=Paper)
    imposed: bool = False
    """Whether its pages are sheets on which the pages of the document stand."""
    seconds: float = math.inf
    """Processor seconds of this process after which nothing more is begun."""
    unread: set[int] = field(default_factory=set)
    """Pages, from 1, that paint more than there is memory for, as far as that is known."""
    inks: tuple[str, ...] = PROCESS
    """What it is printed with: names of process inks and of spot inks."""
    plan: Plan | None = None
    """What stands where on its sheets, if this is known: of our own files it is."""
    ticket: Ticket | None = None
    """What is ordered, where somebody has said so."""

    def is_late(self) -> bool:
        """Tell whether its time is over."""
        return time.process_time() > self.seconds

    @cached_property
    def pages(self) -> tuple[tuple[Painted, ...], ...]:
        """What each page paints, from the bottom up; nothing for one that is in ``unread``."""
        return tuple(self._painted())

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """What lies under the things of each page."""
        return tuple(map(Ground, self.pages))

    @cached_property
    def stock(self) -> Stock:
        """What the file has beside the paint of its pages."""
        return take_stock(self.document)

    @property
    def stated_binding(self) -> Bound:
        """The edge for which the file turns its pages (ISO 32000-1, table 150)."""
        preferences = self.document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        return Bound.RIGHT if str(preferences.get("/Direction")) == "/R2L" else Bound.LEFT

    def _painted(self) -> Iterator[tuple[Painted, ...]]:
        for number, page in enumerate(read_pages(self.document), 1):
            try:
                yield () if number in self.unread or self.is_late() else page()
            except MemoryError:
                self.unread.add(number)
                yield ()

    def boxes(self, page: int) -> tuple[Box, Box, Box]:
        """Return TrimBox, BleedBox and MediaBox of a page, counted from 1."""
        each = self.document.pages[page - 1]
        return page_box(each, "/TrimBox"), page_box(each, "/BleedBox"), page_box(each)

    def folds(self, page: int) -> tuple[float, ...]:
        """Return where a page is folded: distances from its left edge, pt."""
        left, _, right, _ = self.boxes(page)[0]
        if self.plan and page <= len(self.plan.faces):
            return tuple(left + fold.x * PT_PER_MM for fold in self.plan.faces[page - 1].folds)
        if self.paper.booklet and self.imposed:
            return ((left + right) / 2,)
        if self.paper.fold is None:
            return ()
        side = 2 - page % 2
        made = creases(self.paper.fold, (right - left) / PT_PER_MM, self.paper.bound)
        return tuple(left + crease.x * PT_PER_MM for crease in made if crease.page == side)

    def span(self, page: int | None = None) -> Span:
        """Return the place of a finding in the file."""
        return Span(self.name, page=page)
