"""What WeasyPrint notes of the glyphs it draws: which text a glyph stands for, its width, and characters without one.

Its ``draw_first_line`` does so while it writes operators; those of the text layer stand in their place, so that nobody
needs them.
"""

from collections.abc import Iterable
from typing import Any

from mezanprint.typesetting.text_layer.runs import Run
from mezanprint.typesetting.weasyprint.weasy import FROM_UNITS, pango, weasyprint

_LOGGER = weasyprint.logger.LOGGER


def note_glyphs(stream: Any, runs: Iterable[Run], utf8: bytes) -> list[dict[int, str]] | None:
    """Note of the fonts of a line what WeasyPrint notes when it draws the line.

    Return the texts of the glyphs that each run is the first to draw; None if there is something to tell of the line.
    """
    fresh: list[dict[int, str]] = []
    is_told = False
    for run in runs:
        texts, widths, new = run.font.to_unicode, run.font.widths, dict[int, str]()
        for place, (glyph, width, _, _) in enumerate(run.rows):
            if (glyph in texts and glyph in widths) or glyph == pango.PANGO_GLYPH_EMPTY:
                continue
            if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                is_told = True
                glyph = _note_missing(run, glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG, width)
            if glyph not in texts:
                texts[glyph] = new[glyph] = _text(run, place, utf8)
            if glyph not in widths:
                extents = stream.logical_rect
                pango.pango_font_get_glyph_extents(run.pango_font, glyph, stream.ink_rect, extents)
                widths[glyph] = round(extents.width * 1000 * FROM_UNITS / run.size)
        fresh.append(new)
    return None if is_told else fresh


def _note_missing(run: Run, codepoint: int, width: int) -> int:
    """Warn of a character that no font has; return the glyph that stands for it, as wide as its room."""
    message = '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)'
    _LOGGER.warning(message, chr(codepoint), codepoint)
    glyph: int = run.font.get_unused_glyph_id(codepoint)
    widths = run.font.widths
    widths[glyph] = round(width * 1000 * FROM_UNITS / run.size)
    widths.setdefault(0, widths[glyph])
    return glyph


def _text(run: Run, place: int, utf8: bytes) -> str:
    """Return the text of a glyph: to where that of the next glyph starts, even if it is in the same cluster."""
    starts = run.starts
    following = place - 1 if run.rtl else place + 1
    end = starts[following] if 0 <= following < len(starts) else run.length
    return utf8[run.start + starts[place] : run.start + end].decode()
