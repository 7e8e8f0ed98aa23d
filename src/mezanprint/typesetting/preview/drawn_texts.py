"""Texts of pages that are looked at, each drawn once: for a drawing WeasyPrint asks Pango of each glyph of a page.

The text layer keeps its lines too, with what stands beside them (``text_layer/drawing.py``); here they are as
WeasyPrint writes them, for a picture has no text layer.
"""

from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.kept.drawn_lines import DrawnLines, name_of
from mezanprint.typesetting.text_layer.drawing import is_outline_truetype
from mezanprint.typesetting.text_layer.drawn import DrawnGlyphs, notes_of
from mezanprint.typesetting.text_layer.noting import note_glyphs
from mezanprint.typesetting.text_layer.runs import Run, line_runs
from mezanprint.typesetting.weasyprint.weasy import instead_of, pango, weasyprint

_draw_text = weasyprint.draw.draw_text
_draw_first_line = weasyprint.draw.text.draw_first_line
_SMALLEST = 1e-6
"""Size of a font in px under which WeasyPrint draws nothing."""


class _DrawnText(DrawnGlyphs):
    """A text as it was drawn, without its place and its colour."""

    def __init__(self, stream: Any, runs: Sequence[Run], fresh: Sequence[dict[int, str]], operators: bytes) -> None:
        super().__init__(notes_of(stream, runs, fresh), stream._current_font)
        self.operators = operators
        self.size += len(operators)


DRAWN = DrawnLines()
"""Those of this process."""


@contextmanager
def drawn_texts() -> Iterator[None]:
    """Draw what is drawn inside the block with the texts that are kept, and keep those it draws."""
    with (
        instead_of(weasyprint.draw, "draw_text", _draw_known),
        instead_of(weasyprint.draw.text, "draw_first_line", _draw_and_keep),
    ):
        yield


def _draw_known(stream: Any, textbox: Any, offset_x: float, overflow: Any, ellipsis: Any = "none") -> None:
    """Draw a text as WeasyPrint's ``draw_text`` does, which it stands in for."""
    name = _name_of(textbox, overflow, ellipsis)
    if name is None or not _draw_again(stream, textbox, name):
        _draw_text(stream, textbox, offset_x, overflow, ellipsis)


def _name_of(textbox: Any, overflow: Any, ellipsis: Any) -> Hashable | None:
    is_whole = overflow == "clip" and ellipsis == "none"
    return name_of(textbox) if is_whole and textbox.style["font_size"] >= _SMALLEST and textbox.text.strip() else None


def _draw_again(stream: Any, textbox: Any, name: Hashable) -> bool:
    style, earlier = textbox.style, DRAWN.get(name)
    if earlier is None or style["visibility"] != "visible" or style["text_decoration_line"] != "none":
        return False
    fonts = earlier.fonts_in(stream)
    if fonts is None:
        return False
    earlier.note(fonts)
    stream.set_color(style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, textbox.position_y + textbox.baseline)
    stream.stream.append(earlier.operators)
    stream._current_font = earlier.last
    stream.end_text()
    return True


def _draw_and_keep(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """Draw a line as WeasyPrint's ``draw_first_line`` does, which it stands in for; each says its font."""
    stream._current_font = None
    name, start = _name_of(textbox, overflow, ellipsis), len(stream.stream)
    runs = _plain_runs(stream, textbox) if name is not None else None
    fresh = note_glyphs(stream, runs, textbox.pango_layout.text.encode()) if runs else None
    pictures = _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
    if runs and fresh is not None and stream._current_font:
        # The first operator says the place.
        operators = [each if isinstance(each, bytes) else str(each).encode() for each in stream.stream[start + 1 :]]
        text, known = _DrawnText(stream, runs, fresh, b"\n".join(operators)), DRAWN.get(name)
        DRAWN.keep(name, text if known is None else text.with_notes_of(known))
    return pictures


def _plain_runs(stream: Any, textbox: Any) -> list[Run] | None:
    """Return the runs of a line of outlines; None if there is something to tell of a glyph, or a picture for one."""
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    runs = line_runs(stream, textbox)
    is_told = any(row[0] & pango.PANGO_GLYPH_UNKNOWN_FLAG for run in runs for row in run.rows)
    return None if is_told or not all(is_outline_truetype(run.font) for run in runs) else runs
