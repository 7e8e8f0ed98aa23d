"""Pictures of printed pages, as pdfium draws them."""

import base64
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mezanprint.preflight.readers import python, run


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


def draw_pages(pdf: bytes) -> tuple[str, ...]:
    """Return a PNG of each page, in Base64; ``OSError`` if pdfium can not draw them."""
    return tuple(_drawn(pdf)["drawn"])


def draw_trimmed(pdf: bytes) -> tuple[Picture, ...]:
    """Return each page as a picture that knows where the trimmed page lies in it; ``OSError`` likewise."""
    told = _drawn(pdf)
    return tuple(
        Picture(base64.b64decode(png), box[2] - box[0], box[3] - box[1], box[4] - box[0], box[3] - box[7])
        for png, box in zip(told["drawn"], told["boxes"], strict=True)
    )


def _drawn(pdf: bytes) -> Any:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        return json.loads(run(python("pdfium", "draw", file.name)))
