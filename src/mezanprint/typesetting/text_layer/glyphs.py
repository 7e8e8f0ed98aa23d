"""The glyphs of a line, grouped in clusters.

The values of one glyph, here and in the modules that write them again, are named tuples: a page makes thousands of
them, and a frozen dataclass takes four times as long to make.
"""

import unicodedata
from functools import cache, lru_cache
from typing import Any, NamedTuple

from mezanprint.model.direction.bidi_controls import strip_controls

_NARROW_SPACE, _NO_BREAK_SPACE = "\u202f", "\u00a0"
"""pdfium and MuPDF find the second when an ordinary space is searched for, and not the first: ``1 500 €``."""


class Glyph(NamedTuple):
    """One drawn glyph; lengths in 1/1000 em."""

    gid: int | None
    """Glyph id, or None for a gap that Pango leaves without a glyph."""
    missing: bool
    """Whether the font lacks the character; ``gid`` is then WeasyPrint's stand-in for ``.notdef``."""
    advance: float
    dx: float
    dy: float
    """Offset downwards."""


class Cluster(NamedTuple):
    """Glyphs that together show ``text``: one letter, a ligature, a letter with its marks."""

    font: Any
    """``weasyprint.pdf.fonts.Font``."""
    size: float
    """Font size in px."""
    rtl: bool
    text: str
    """Logical order, without controls of direction; empty if it was one."""
    glyphs: tuple[Glyph, ...]
    """Visual order."""
    start: int
    """Place of the text in the line's UTF-8."""
    advance: float
    """Width of the cluster in 1/1000 em."""
    number: bool = False
    """It is a whole number, which readers are told in one code (see ``numbers``)."""

    @property
    def drawable(self) -> bool:
        """Whether every glyph is one of the font."""
        return all(glyph.gid is not None and not glyph.missing for glyph in self.glyphs)

    @property
    def bracket(self) -> bool:
        """Whether it is a right-to-left character that Unicode shows as its mirror image."""
        return self.rtl and self.text != "" and is_mirrored(self.text[0])

    @property
    def silent(self) -> bool:
        """Whether it shows or says nothing."""
        for glyph in self.glyphs:
            if glyph.gid is not None:
                return not self.text
        return True


@cache
def is_mirrored(character: str) -> bool:
    """Tell whether Unicode shows a character as its mirror image in right-to-left text."""
    return bool(unicodedata.mirrored(character))


@lru_cache(maxsize=20_000)
def plain(said: bytes) -> str:
    """Return UTF-8 as text without what only directs or breaks a line."""
    # Pango has obeyed them, no reader of PDF does, and they would hide the space before them.
    return strip_controls(said.decode()).replace(_NARROW_SPACE, _NO_BREAK_SPACE)
