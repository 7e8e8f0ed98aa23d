"""Letters of Type 3 fonts, which are content of their own (ISO 32000-1, 9.6.5)."""

from typing import TYPE_CHECKING, Any

import pikepdf

from mezanprint.model.matrices import Matrix, matrix_of, product
from mezanprint.preflight.press.painted import Container
from mezanprint.preflight.press.reader.reading import DEEPEST, Reading

if TYPE_CHECKING:
    from mezanprint.preflight.press.reader.content import Content


def coloured(reading: Reading, font: Any, codes: bytes) -> list[Any]:
    """Return the letters of a text that bring their own colours (``d0``): each once, not those that are stencils."""
    glyphs = (_glyph(font, code) for code in dict.fromkeys(codes))
    return [glyph for glyph in glyphs if glyph is not None and _begins(reading, glyph) != "d1"]


def _glyph(font: Any, code: int) -> Any:
    """Return the content of a letter by the encoding of its font; None where there is none."""
    encoding, place = font.get("/Encoding"), -1
    for each in encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ():
        if isinstance(each, pikepdf.Name):
            if place == code:
                return font.CharProcs.get(str(each))
            place += 1
        else:
            place = int(each)
    return None


def _begins(reading: Reading, glyph: Any) -> str:
    """Return the operator with which a letter begins."""
    taken = reading.instructions(glyph)
    return str(taken[0].operator) if taken else "d1"


def show_glyphs(content: "Content", codes: bytes, full: Matrix) -> None:
    """Paint the coloured letters of a text at its beginning; ``full`` leads from there to the page."""
    state, font = content.state, content.state.font
    if content.depth >= DEEPEST:
        return
    sized = product((state.size * state.stretch, 0, 0, state.size, 0, state.rise), full)
    for glyph in coloured(content.reading, font, codes):
        begun = state.copied()
        begun.matrix = product(matrix_of(font.FontMatrix), sized)
        content.inside(font.get("/Resources", content.resources), begun, Container.GLYPH).read(glyph)
