"""Pictures of printed pages, as pdfium draws them."""

import base64
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import MEGABYTE, Budget


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page. Lengths are pt."""

    png: bytes
    width: float
    height: float
    left: float
    """How far the trimmed page lies from the left edge."""
    top: float
    """The same from the top."""

    @property
    def has_desk(self) -> bool:
        """Whether there is anything drawn around the trimmed page."""
        return self.left > 0 or self.top > 0


def draw_pages(pdf: bytes, numbers: frozenset[int]) -> dict[int, bytes]:
    """Return a PNG of each of the pages that are named, from 1; ``Fault`` if pdfium can not draw them."""
    drawn = zip(sorted(numbers), _drawn(pdf, numbers), strict=True)
    return {number: base64.b64decode(png) for number, (png, _) in drawn}


def draw_trimmed(pdf: bytes) -> tuple[Picture, ...]:
    """Return each page as a picture that knows where the trimmed page lies in it; ``Fault`` likewise."""
    return tuple(
        Picture(base64.b64decode(png), box[2] - box[0], box[3] - box[1], box[4] - box[0], box[3] - box[7])
        for png, box in _drawn(pdf)
    )


def _drawn(pdf: bytes, numbers: frozenset[int] | None = None) -> tuple[tuple[str, tuple[float, ...]], ...]:
    # A long document of one's own is no attack: it has time and room for a thousand pages.
    budget = Budget(seconds=3600, memory=2048 * MEGABYTE, answer=1024 * MEGABYTE)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        path = Path(file.name)
        path.write_bytes(pdf)
        return boxed(_draw, path, numbers, file=path, budget=budget)


def _draw(path: Path, numbers: frozenset[int] | None) -> tuple[tuple[str, tuple[float, ...]], ...]:
    # Only the box has the library in it.
    from mezanprint.preflight.readers.pdfium import draw

    return draw(path, numbers)
