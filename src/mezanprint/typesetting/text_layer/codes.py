"""Character codes of one embedded font: as many as its glyphs have meanings."""

from dataclasses import dataclass
from typing import Any, TypeAlias

RESERVED = 512
"""Codes above the glyph count that WeasyPrint may use for missing characters."""
MAX_CODE = 0xFFFF


@dataclass(frozen=True, slots=True, order=True)
class Composite:
    """A glyph made of glyphs; lengths in 1/1000 em. Without parts it is a blank."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph id, x and y (upwards) of each part."""
    advance: int


Shape: TypeAlias = int | Composite
"""What a code draws: a glyph of the font, or a composite."""


class Codes:
    """Codes for (shape, text) pairs, so that one glyph can stand for different letters in different words.

    A glyph's own id is the code of its first meaning; further meanings and composites get codes of their own.
    """

    def __init__(self, font: Any) -> None:
        """Take a ``weasyprint.pdf.fonts.Font``."""
        self.next: int = font.glyph_count + RESERVED
        self.text: dict[int, str] = {}
        self.shapes: dict[int, Shape] = {}
        """Shapes of the codes that are not glyph ids."""
        self.shown: dict[Any, tuple[Any, ...]] = {}
        """What ``encode`` has made of clusters that were met before."""
        self._by_meaning: dict[tuple[Shape, str], int] = {}

    @property
    def has_room(self) -> bool:
        """Whether there are codes for more than single characters: a long table has more numbers than a font codes."""
        return self.next < MAX_CODE // 2

    def code(self, shape: Shape, text: str) -> int:
        """Return the code that draws ``shape`` and reads as ``text``; ``OverflowError`` above two bytes."""
        meaning = (shape, text)
        if meaning not in self._by_meaning:
            if isinstance(shape, int) and shape not in self.text:
                code = shape
            else:
                code, self.next = self.next, self.next + 1
                if code > MAX_CODE:
                    raise OverflowError("a font has no codes left for its text layer")
                self.shapes[code] = shape
            self._by_meaning[meaning], self.text[code] = code, text
        return self._by_meaning[meaning]
