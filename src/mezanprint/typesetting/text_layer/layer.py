"""The text layer of one document, and the WeasyPrint functions it is woven into."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mezanprint.typesetting.text_layer.beside import Line
from mezanprint.typesetting.text_layer.drawing import draw_again, draw_line, is_outline_truetype
from mezanprint.typesetting.text_layer.embed import embed_codes, slim
from mezanprint.typesetting.text_layer.state import TextLayer
from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, weasyprint

# The private functions that the text layer wraps.
_draw_inline_level = weasyprint.draw.draw_inline_level
_draw_text = weasyprint.draw.draw_text
_draw_first_line = weasyprint.draw.text.draw_first_line
_build_fonts_dictionary = weasyprint.pdf.build_fonts_dictionary
_CURRENT: ContextVar[TextLayer | None] = ContextVar("text_layer", default=None)


@contextmanager
def text_layer() -> Iterator[TextLayer]:
    """Give the PDF that is written inside the block a text layer of its own; none in an unknown release."""
    layer = TextLayer()
    token = _CURRENT.set(layer)
    try:
        with (
            instead_of(weasyprint.draw, "draw_inline_level", _draw_in_line),
            instead_of(weasyprint.draw, "draw_text", _draw_known_text),
            instead_of(weasyprint.draw.text, "draw_first_line", _draw_encoded_line),
            instead_of(weasyprint.pdf, "build_fonts_dictionary", _build_encoded_fonts),
        ):
            yield layer
    finally:
        _CURRENT.reset(token)


def _draw_in_line(stream: Any, page: Any, box: Any, *arguments: Any) -> None:
    """Draw what stands in a line as WeasyPrint does, and know meanwhile which line it is."""
    layer = _CURRENT.get()
    if layer is None or not isinstance(box, boxes.LineBox):
        _draw_inline_level(stream, page, box, *arguments)
        return
    around, layer.line = layer.line, Line(box, layer.majority_of(page))
    layer.rows += layer.line.rows
    _draw_inline_level(stream, page, box, *arguments)
    layer.line = around


def _draw_known_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: Any, block_ellipsis: Any = "none"
) -> None:
    """Draw a text as WeasyPrint does, without asking Pango anything if it was drawn before."""
    layer = _CURRENT.get()
    is_whole = text_overflow == "clip" and block_ellipsis == "none"
    if layer is None or not is_whole or not draw_again(layer, stream, textbox):
        _draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)


def _draw_encoded_line(stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    layer = _CURRENT.get()
    if layer is None:
        return _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
    return draw_line(layer, stream, textbox, overflow, ellipsis, matrix)


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
        if all(map(is_outline_truetype, same)):
            slim(pdf, reference)
            if layer:
                embed_codes(pdf, reference, layer.codes_of(same[0]), same, compress=compress)
    return references
