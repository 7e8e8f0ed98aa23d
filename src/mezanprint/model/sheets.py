"""Sheets: pages put in their places, front and back. Lengths are mm from the lower left corner of the trimmed sheet."""

from dataclasses import dataclass, replace

from mezanprint.model.geometry import Box
from mezanprint.model.paper import Crease


@dataclass(frozen=True, slots=True)
class Placement:
    """A page, counted from 0 in the typeset file: where its trimmed area goes, and what of it is seen."""

    page: int
    box: Box
    clip: Box
    turned: bool = False
    """Whether it stands on its head."""


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """A panel of a folded sheet, by its number in the order of reading, from 1, and where it lies."""

    number: int
    box: Box


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a sheet, with the lines across it that are folded, and those that are cut."""

    placements: tuple[Placement, ...]
    folds: tuple[Crease, ...] = ()
    """From left to right."""
    cuts_across: tuple[float, ...] = ()
    """Places along the width."""
    cuts_along: tuple[float, ...] = ()
    """Places along the height."""
    panels: tuple[PanelPlace, ...] = ()
    """Of a sheet whose pages hold several."""

    def turned(self, width: float, height: float) -> "Face":
        """Return the face after half a turn of its sheet."""
        return Face(
            tuple(
                replace(
                    put, box=put.box.turned(width, height), clip=put.clip.turned(width, height), turned=not put.turned
                )
                for put in self.placements
            ),
            tuple(replace(fold, x=width - fold.x) for fold in reversed(self.folds)),
            tuple(sorted(width - x for x in self.cuts_across)),
            tuple(sorted(height - y for y in self.cuts_along)),
            tuple(replace(panel, box=panel.box.turned(width, height)) for panel in self.panels),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, trimmed; ``back`` is None where nothing is printed on it.

    The back is as it is seen when the sheet has turned like a page of a book, about its upright middle.
    """

    width: float
    height: float
    front: Face
    back: Face | None

    def headlong(self) -> "Sheet":
        """Return the sheet whose back registers when it turns about its level middle instead."""
        return replace(self, back=self.back and self.back.turned(self.width, self.height))

    @property
    def faces(self) -> tuple[Face, ...]:
        """Return the sides that are printed."""
        return (self.front,) if self.back is None else (self.front, self.back)
