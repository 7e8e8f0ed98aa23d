"""Character codes of one embedded font: as many as its glyphs have meanings."""

from typing import Any, NamedTuple, TypeAlias

RESERVED = 512
"""Codes above the glyph count that WeasyPrint may use for missing characters."""
MAX_CODE = 0xFFFF


class Composite(NamedTuple):
    """A glyph made of glyphs; lengths in 1/1000 em. Without parts it is a blank."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph id, x and y (upwards) of each part."""
    advance: int


Shape: TypeAlias = int | Composite
"""What a code draws: a glyph of the font, or a composite."""


Letter: TypeAlias = tuple[str, tuple[Any, ...], float]
"""Text, glyphs and width of a cluster."""


class Meaning:
    """What a code of a font draws and says; which code that is differs from document to document."""

    __slots__ = ("font", "shape", "text")

    def __init__(self, font: str, shape: Shape, text: str) -> None:
        """Take the name of the font in the file (``weasyprint.pdf.fonts.Font.hash``), and what is drawn and said."""
        self.font, self.shape, self.text = font, shape, text


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
        self.letters: dict[float, dict[Any, Letter]] = {}
        """Clusters that were met before, by the size of the font."""
        self.marks: dict[tuple[str, int], Meaning] = {}
        """Blanks of some width that say something."""
        self._font: str = font.hash
        self._by_meaning: dict[tuple[Shape, str], int] = {}

    @property
    def has_room(self) -> bool:
        """Whether there are codes for more than single characters: a long table has more numbers than a font codes."""
        return self.next < MAX_CODE // 2

    def mark(self, text: str, width: int = 0) -> Meaning:
        """Return the meaning of a blank that says ``text``."""
        mark = self.marks.get((text, width))
        if mark is None:
            mark = self.marks[text, width] = Meaning(self._font, Composite((), width), text)
        return mark

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


class Numbers(dict[Meaning, int]):
    """The codes of all fonts of a document by what they mean, each given when it is first asked for."""

    def __init__(self, codes: dict[str, Codes]) -> None:
        """Take the codes of each font."""
        self._codes = codes

    def __missing__(self, meaning: Meaning) -> int:
        """Have the font give its code."""
        code = self[meaning] = self._codes[meaning.font].code(meaning.shape, meaning.text)
        return code
