"""A line that was drawn, to be drawn again in another document."""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple, Self

from mezanprint.typesetting.text_layer.passage import Passage
from mezanprint.typesetting.text_layer.runs import Run
from mezanprint.typesetting.text_layer.trail import Extent
from mezanprint.typesetting.text_layer.turns import State
from mezanprint.typesetting.weasyprint.weasy import pango

_LINE, _GLYPH, _CODE = 1000, 150, 100
"""Bytes that a line takes, each of its glyphs, and each code of a passage."""


class FontNotes(NamedTuple):
    """What a line has noted of a font, or what had been noted before."""

    widths: dict[int, int]
    """Of all glyphs of the line, in the order in which it meets them.

    What is written depends on them, and they on the size in which a glyph is met first.
    """
    texts: dict[int, str]
    """Of the glyphs that the line was the first to draw."""


class DrawnGlyphs:
    """The glyphs of a line without its document."""

    def __init__(self, fonts: dict[Any, FontNotes], last: tuple[str, float]) -> None:
        """Take of each font, by the key that WeasyPrint knows it by, what is noted, and the font that is set last."""
        self._fonts, self.last = fonts, last
        self.size = _LINE + _GLYPH * sum(len(notes.widths) for notes in fonts.values())
        """Bytes that they take, nearly."""

    def fonts_in(self, stream: Any) -> Sequence[Any] | None:
        """Return its fonts in a document that has met all its glyphs, or can be told of them; otherwise None."""
        fonts = []
        for key, (widths, texts) in self._fonts.items():
            font = stream._fonts.get(key)
            if font is None or not widths.keys() - font.to_unicode.keys() <= texts.keys():
                return None
            if not widths.items() <= font.widths.items() and any(
                font.widths.get(glyph, width) != width for glyph, width in widths.items()
            ):
                return None
            fonts.append(font)
        return fonts

    def note(self, fonts: Sequence[Any]) -> None:
        """Note of these fonts what the line would."""
        for font, (widths, texts) in zip(fonts, self._fonts.values(), strict=True):
            if not widths.keys() <= font.to_unicode.keys():
                for glyph, width in widths.items():
                    if glyph not in font.to_unicode:
                        font.to_unicode[glyph] = texts[glyph]
                        font.widths.setdefault(glyph, width)

    def with_notes_of(self, other: Self) -> Self:
        """Return the same line as ``other`` with what both know; without what was written with other widths."""
        if any(notes.widths != other._fonts[key].widths for key, notes in self._fonts.items()):
            return self
        for key, notes in self._fonts.items():
            other._fonts[key].texts.update(notes.texts)
        return other


class Drawn(DrawnGlyphs):
    """A line without its document."""

    def __init__(self, words: str, extent: Extent, fonts: dict[Any, FontNotes], last: tuple[str, float]) -> None:
        """Take what it says, and of each font, by the key that WeasyPrint knows it by, what it has noted."""
        super().__init__(fonts, last)
        self.words, self.extent = words, extent
        self._passages: dict[Hashable, tuple[Passage, State]] = {}

    def passage(self, beside: Hashable) -> tuple[Passage, State] | None:
        """Return what is written if that stands beside it, and how the line goes on then."""
        return self._passages.get(beside)

    def keep(self, beside: Hashable, passage: Passage, state: State) -> None:
        """Keep what was written."""
        if beside not in self._passages:
            self.size += len(passage.text) + _CODE * len(passage.slots)
        self._passages[beside] = passage, state


def notes_of(stream: Any, runs: Sequence[Run], fresh: Sequence[dict[int, str]]) -> dict[Any, FontNotes]:
    """Return what is noted of the fonts of a line; ``fresh``: texts of the glyphs that each run was first to draw."""
    keys = {id(font): key for key, font in stream._fonts.items()}
    fonts: dict[Any, FontNotes] = {}
    for run, texts in zip(runs, fresh, strict=True):
        notes = fonts.setdefault(keys[id(run.font)], FontNotes({}, {}))
        notes.texts.update(texts)
        glyphs = dict.fromkeys([row[0] for row in run.rows])
        glyphs.pop(pango.PANGO_GLYPH_EMPTY, None)
        notes.widths.update((glyph, run.font.widths[glyph]) for glyph in glyphs)
    return fonts
