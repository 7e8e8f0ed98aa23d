"""One text drawn as readers find it: again, from what is kept of it, or for the first time."""

from collections.abc import Hashable, Sequence
from typing import Any

from mezanprint.typesetting.kept import drawn_lines
from mezanprint.typesetting.kept.drawn_lines import name_of
from mezanprint.typesetting.text_layer.drawn import Drawn, notes_of
from mezanprint.typesetting.text_layer.line import line_operators
from mezanprint.typesetting.text_layer.noting import note_glyphs
from mezanprint.typesetting.text_layer.numbers import join_numbers
from mezanprint.typesetting.text_layer.passage import Passage
from mezanprint.typesetting.text_layer.runs import Run, elongations, line_clusters, line_runs
from mezanprint.typesetting.text_layer.state import TextLayer
from mezanprint.typesetting.text_layer.trail import extent_of
from mezanprint.typesetting.text_layer.turns import State
from mezanprint.typesetting.weasyprint.weasy import pango, pydyf, weasyprint

_draw_first_line = weasyprint.draw.text.draw_first_line
_SMALLEST = 1e-6
"""Size of a font in px under which WeasyPrint draws nothing."""


def draw_again(layer: TextLayer, stream: Any, textbox: Any) -> bool:
    """Draw a text that was drawn before, as WeasyPrint's ``draw_text`` would; tell whether it was."""
    style, name = textbox.style, name_of(textbox)
    earlier = drawn_lines.DRAWN.get(name) if name else None
    if earlier is None or style["visibility"] != "visible" or style["text_decoration_line"] != "none":
        return False
    fonts = earlier.fonts_in(stream)
    if fonts is None or not _has_room(layer, fonts):
        return False
    place = x, y = textbox.position_x, textbox.position_y + textbox.baseline
    beside, gap = layer.around(stream, textbox, place, earlier.extent)
    known = earlier.passage((beside.key(x), gap))
    if known is None:
        return False
    passage, state = known
    earlier.note(fonts)
    stream.set_color(style["color"])
    stream.begin_text()
    stream.stream.append(b"1 0 0 -1 %b %b Tm" % (pydyf._to_bytes(x), pydyf._to_bytes(y)))
    stream.stream.append(passage.operators(layer.numbers))
    stream._current_font = earlier.last
    stream.end_text()
    layer.follow(stream, place, earlier.extent, earlier.words)
    beside.turns.resume(state, x)
    return True


def draw_line(layer: TextLayer, stream: Any, textbox: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:
    """Draw a line, note of its fonts and tell of it what WeasyPrint does; return the pictures it has for letters."""
    if not textbox.text.strip() or textbox.style["font_size"] < _SMALLEST:
        return _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
    start, place, pictures, fresh = len(stream.stream), matrix.values[4:], [], None
    runs = _own_runs(stream, textbox) if overflow == "clip" and ellipsis == "none" else None
    if runs is None:
        pictures = _draw_first_line(stream, textbox, overflow, ellipsis, matrix)
        runs = line_runs(stream, textbox)
    else:
        fresh = note_glyphs(stream, runs, textbox.pango_layout.text.encode())
        stream.set_text_matrix(*matrix.values)
        stream._current_font = runs[-1].font.hash, runs[-1].size
    text, added = textbox.pango_layout.text, elongations(textbox)
    clusters = join_numbers(line_clusters(runs, text.encode(), added, layer.codes_of), layer.codes_of)
    extent, words = extent_of(clusters), textbox.text if added else text
    beside, gap = layer.around(stream, textbox, place, extent)
    layer.follow(stream, place, extent, words)
    if all(is_outline_truetype(run.font) for run in runs):
        known_by = beside.key(place[0]), gap
        passage = line_operators(clusters, layer.codes_of, beside, gap, place[0])
        stream.stream[start + 1 :] = [passage.operators(layer.numbers)] if passage.text else []
        if fresh is not None and passage.text and _has_room(layer, [run.font for run in runs]):
            line = Drawn(words, extent, notes_of(stream, runs, fresh), stream._current_font)
            _keep(textbox, line, known_by, passage, beside.turns.state)
    return pictures


def _own_runs(stream: Any, textbox: Any) -> list[Run] | None:
    """Return the runs of a line that the text layer writes by itself; None if WeasyPrint must draw something of it."""
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    runs = line_runs(stream, textbox)
    return runs if all(is_outline_truetype(run.font) for run in runs) else None


def is_outline_truetype(font: Any) -> bool:
    """Tell whether composites can be added: OpenType/CFF, bitmap and colour fonts keep WeasyPrint's codes."""
    return "glyf" in font.tables and not (font.bitmap or font.png or font.svg or font.colr)


def _has_room(layer: TextLayer, fonts: Sequence[Any]) -> bool:
    """Tell whether numbers are written as they are as long as there are codes for them (see ``numbers``)."""
    return all(layer.codes_of(font).has_room for font in fonts)


def _keep(textbox: Any, line: Drawn, beside: Hashable, passage: Passage, state: State) -> None:
    name = name_of(textbox)
    if name is None:
        return
    known = drawn_lines.DRAWN.get(name)
    if known is not None:
        line = line.with_notes_of(known)
    line.keep(beside, passage, state)
    drawn_lines.DRAWN.keep(name, line)
