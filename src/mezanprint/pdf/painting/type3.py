"""Letters of Type 3 fonts, which are content of their own (ISO 32000-1, 9.6.5)."""

from typing import TYPE_CHECKING, Any

from mezanprint.model.matrices import Matrix, matrix_of, product
from mezanprint.pdf.fonts import differences
from mezanprint.pdf.operators import DEEPEST
from mezanprint.pdf.painting.painted import Container
from mezanprint.pdf.painting.reading import Reading

if TYPE_CHECKING:
    from mezanprint.pdf.painting.content import Content


def coloured(reading: Reading, font: Any, codes: bytes) -> list[Any]:
    """Return the letters of a text that bring their own colours (``d0``): each once, not those that are stencils."""
    names = differences(font)
    glyphs = (font.CharProcs.get(f"/{names[code]}") for code in dict.fromkeys(codes) if code in names)
    return [glyph for glyph in glyphs if glyph is not None and _begins(reading, glyph) != "d1"]


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
