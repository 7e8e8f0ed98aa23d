"""Where a page is cut, for pictures of it."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PIL.Image import Transpose

from mezanprint.model.editions import Profile
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import shared
from mezanprint.pdf.lightening import open_foreign
from mezanprint.preflight.press.sheet import Sheet

Pixels = tuple[int, int, int, int]
"""Left, upper, right and lower edge, from the upper left corner."""
_BACK = {90: Transpose.ROTATE_90, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_270}
"""Pillow turns to the left, ``/Rotate`` turns to the right."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page: its paper and its trimmed edges, pt, and by how many degrees it is turned when it is shown."""

    media: Box
    trim: Box
    turn: int

    @property
    def area(self) -> float:
        """Square points of the paper."""
        return (self.media[2] - self.media[0]) * (self.media[3] - self.media[1])

    @property
    def back(self) -> Transpose | None:
        """How a picture of the page is turned to stand as in the file; None where it stands so."""
        return _BACK.get(self.turn % 360)

    def cut(self, size: tuple[int, int]) -> Pixels:
        """Return the trimmed page in a picture of the whole paper."""
        across, along = self._scales(size)
        left, bottom, right, top = self.trim
        return (
            max(0, round((left - self.media[0]) * across)),
            max(0, round((self.media[3] - top) * along)),
            min(size[0], round((right - self.media[0]) * across)),
            min(size[1], round((self.media[3] - bottom) * along)),
        )

    def placed(self, pixels: Pixels, size: tuple[int, int]) -> Box:
        """Return a place in a picture of the trimmed page of this size as a box on the page."""
        left, _, _, top = self.trim
        across, along = size[0] / (self.trim[2] - left), size[1] / (top - self.trim[1])
        return Box(
            left + pixels[0] / across,
            top - pixels[3] / along,
            left + pixels[2] / across,
            top - pixels[1] / along,
        )

    def _scales(self, size: tuple[int, int]) -> tuple[float, float]:
        left, bottom, right, top = self.media
        return size[0] / (right - left), size[1] / (top - bottom)


def read_frames(file: Path, profile: Profile) -> tuple[Frame, ...]:
    """Return the frames of all pages."""
    with open_foreign(file) as document:
        sheet = Sheet(document, file.name, profile)
        return tuple(
            Frame(media, _inside(trim, media), int(page.obj.get("/Rotate", 0)))
            for page, (trim, _, media) in zip(document.pages, map(sheet.boxes, count(1)), strict=False)
        )


def _inside(trim: Box, media: Box) -> Box:
    """Return the part of the trimmed page that lies on the paper; the paper where none does."""
    shown = shared(trim, media)
    return shown if shown and shown[2] - shown[0] >= 1 and shown[3] - shown[1] >= 1 else media
