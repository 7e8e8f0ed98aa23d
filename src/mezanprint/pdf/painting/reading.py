"""A document while its pages are read: what is known of it, and how much of a page has been read."""

from typing import Any

import pikepdf

from mezanprint.pdf.fonts import Widths
from mezanprint.pdf.layers import layers_off
from mezanprint.pdf.operators import instructions
from mezanprint.pdf.painting.painted import Painted

_MOST = 1_000_000
"""Things that a page may paint, of which patterns make many out of few."""
_STREAM = 50
"""Things for which a stream of content counts, which may paint nothing and show others."""
_SHORT = 20_000
"""Bytes of a stream that is not taken apart again each time it is shown."""
_KEPT = 400
"""Streams that are kept so."""


class Reading:
    """What is known of a document, and what may still be read of a page."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self.document = document
        self.off = layers_off(document)
        self.cells: dict[Any, tuple[Painted, ...]] = {}
        """What patterns paint of which much has been filled, on the page that is read."""
        self._widths: dict[tuple[int, int], Widths] = {}
        self._taken: dict[tuple[int, int], list[Any]] = {}
        self._left = _MOST

    def begin(self) -> None:
        """Begin a page."""
        self._left = _MOST
        self.cells.clear()

    def spend(self, things: int) -> None:
        """Count so many things more; ``MemoryError`` for a page that paints too many."""
        self._left -= things
        if self._left < 0:
            raise MemoryError("a page that paints too much")

    def instructions(self, content: Any) -> list[Any]:
        """Return what a stream of content says."""
        self.spend(_STREAM)
        name = content.objgen if isinstance(content, pikepdf.Stream) else (0, 0)
        if name in self._taken:
            return self._taken[name]
        taken = list(instructions(content))
        if name != (0, 0) and len(self._taken) < _KEPT and len(content.read_bytes()) < _SHORT:
            self._taken[name] = taken
        return taken

    def widths(self, font: Any) -> Widths:
        """Return how far the pen moves for the codes of a font."""
        if font.objgen == (0, 0):
            return Widths(font)
        if font.objgen not in self._widths:
            self._widths[font.objgen] = Widths(font)
        return self._widths[font.objgen]
