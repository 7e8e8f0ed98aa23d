"""Pictures of printed pages, as pdfium draws them."""

import json
import tempfile
from pathlib import Path

from mezanprint.preflight.readers import python, run


def draw_pages(pdf: bytes) -> tuple[str, ...]:
    """Return a PNG of each page, in Base64; ``OSError`` if pdfium can not draw them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        return tuple(json.loads(run(python("pdfium", "draw", file.name)))["drawn"])
