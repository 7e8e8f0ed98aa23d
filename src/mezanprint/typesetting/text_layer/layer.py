"""The text layer of one document, and the two WeasyPrint functions it is woven into."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mezanprint.typesetting.text_layer.beside import Line, alone
from mezanprint.typesetting.text_layer.codes import Codes, Numbers
from mezanprint.typesetting.text_layer.embed import embed_codes, slim
from mezanprint.typesetting.text_layer.line import line_operators
from mezanprint.typesetting.text_layer.majority import ONE_LANGUAGE, Majority, majority_of
from mezanprint.typesetting.text_layer.noting import note_glyphs
from mezanprint.typesetting.text_layer.numbers import join_numbers
from mezanprint.typesetting.text_layer.runs import Run, elongations, line_clusters, line_runs
from mezanprint.typesetting.text_layer.trail import Trail
from mezanprint.typesetting.text_layer.turns import Turns
from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, pango, weasyprint

# The three private functions that the text layer wraps.
_draw_inline_level = weasyprint.draw.draw_inline_level
_draw_first_line = weasyprint.draw.text.draw_first_line
_build_fonts_dictionary = weasyprint.pdf.build_fonts_dictionary


class TextLayer:
    """Codes of one document's fonts."""

    def __init__(self) -> None:
        """Start without codes: each font gets its own when its first line is drawn."""
        self.codes: dict[str, Codes] = {}
        self.numbers = Numbers(self.codes)
        self.lines: list[str] = []
        """Text of every piece drawn, in logical order: what a reader must be able to find."""
        self.rows: list[str] = []
        """Text of every line between its raised numbers: what a reader must tell in that order."""
        self.trail = Trail()
        self.line: Line | None = None
        """The line that is being drawn."""
        self._page: Any = None
        self._majority = ONE_LANGUAGE

    def majority_of(self, page: Any) -> Majority:
        """Return what poppler takes a page for; it is looked at when its first line is drawn."""
        if page is not self._page:
            self._page, self._majority = page, majority_of(page)
        return self._majority

    def codes_of(self, font: Any) -> Codes:
        """Return the codes of a ``weasyprint.pdf.fonts.Font``."""
        codes = self.codes.get(font.hash)
        if codes is None:
            codes = self.codes[font.hash] = Codes(font)
        return codes


_SMALLEST = 1e-6
"""Size of a font in px under which WeasyPrint draws nothing."""
_CURRENT: ContextVar[TextLayer | None] = ContextVar("text_layer", default=None)


@contextmanager
def text_layer() -> Iterator[TextLayer]:
    """Give the PDF that is written inside the block a text layer of its own; none in an unknown release."""
    layer = TextLayer()
    token = _CURRENT.set(layer)
    try:
        with (
            instead_of(weasyprint.draw, "draw_inline_level", _draw_line),
            instead_of(weasyprint.draw.text, "draw_first_line", _draw_encoded_line),
            instead_of(weasyprint.pdf, "build_fonts_dictionary", _build_encoded_fonts),
        ):
            yield layer
    finally:
        _CURRENT.reset(token)


def _draw_line(stream: Any, page: Any, box: Any, *arguments: Any) -> None:
    """Draw what stands in a line as WeasyPrint does, and know meanwhile which line it is."""
    layer = _CURRENT.get()
    if layer is None or not isinstance(box, boxes.LineBox):
        _draw_inline_level(stream, page, box, *arguments)
        return
    around, layer.line = layer.line, Line(box, layer.majority_of(page))
    layer.rows += layer.line.rows
    _draw_inline_level(stream, page, box, *arguments)
    layer.line = around


def _draw_encoded_line(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """Draw a line as readers find it; note of its fonts and tell of it what WeasyPrint does."""
    layer = _CURRENT.get()
    if layer is None or not textbox.text.strip() or textbox.style["font_size"] < _SMALLEST:
        return _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
    layout, emojis, place = textbox.pango_layout, [], matrix.values
    runs = _whole_runs(stream, textbox) if (overflow, ellipsis) == ("clip", "none") else None
    start = len(stream.stream)
    if runs is None:
        emojis = _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
        runs = line_runs(stream, textbox)
    utf8 = layout.text.encode()
    if start == len(stream.stream):
        note_glyphs(stream, runs, utf8)
        stream.set_text_matrix(*place)
        stream._current_font = runs[-1].font.hash, runs[-1].size
    added = elongations(textbox)
    clusters = join_numbers(line_clusters(runs, utf8, added, layer.codes_of), layer.codes_of)
    parted = layer.trail.parts(stream, place, clusters, layer.line)
    gap = layer.trail.gap(stream, place, clusters, layer.line)
    layer.lines.append(textbox.text if added else layout.text)
    if all(_is_outline_truetype(run.font) for run in runs):
        beside = layer.line.beside(textbox) if layer.line else alone(Turns())
        if parted:
            beside = beside._replace(cuts=beside.cuts | {0})
        passage = line_operators(clusters, layer.codes_of, beside, gap, place[4])
        stream.stream[start + 1 :] = [passage.operators(layer.numbers)]
    return emojis


def _whole_runs(stream: Any, textbox: Any) -> list[Run] | None:
    """Return the runs of a line that the text layer writes by itself; None if WeasyPrint must draw something of it."""
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    runs = line_runs(stream, textbox)
    return runs if all(_is_outline_truetype(run.font) for run in runs) else None


def _is_outline_truetype(font: Any) -> bool:
    """Tell whether composites can be added: OpenType/CFF, bitmap and colour fonts keep WeasyPrint's codes."""
    return "glyf" in font.tables and not (font.bitmap or font.png or font.svg or font.colr)


def _shrink_unused(fonts: Any) -> None:
    """Let a font that draws nothing be cut down: WeasyPrint embeds it whole, for Pango asked it for a bidi control."""
    used = {font.hash for font in fonts.values() if font.to_unicode}
    for font in fonts.values():
        if font.hash not in used:
            font.to_unicode[0], font.widths[0] = " ", 0


def _build_encoded_fonts(pdf: Any, fonts: Any, compress: bool, subset: Any, options: Any) -> Any:
    _shrink_unused(fonts)
    references = _build_fonts_dictionary(pdf, fonts, compress, subset, options)
    layer = _CURRENT.get()
    for name, reference in references.items():
        same = [font for font in fonts.values() if font.hash == name]
        if all(map(_is_outline_truetype, same)):
            slim(pdf, reference)
            if layer:
                embed_codes(pdf, reference, layer.codes_of(same[0]), same, compress=compress)
    return references
