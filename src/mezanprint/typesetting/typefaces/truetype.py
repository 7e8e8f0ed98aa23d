"""Fonts of other formats as TrueType: the text layer adds glyphs to the fonts of a PDF, and those need that."""

import io

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

_ERROR = 0.0004
"""Of an em, by which a curve may lie elsewhere than it did: a fiftieth of a millimetre in letters of 5 cm."""
_OF_CFF = ("CFF ", "VORG", "cvt ", "fpgm", "prep")


def as_truetype(font: TTFont) -> bytes:
    """Return an opened font as a TrueType file, whose outlines are those it had."""
    if "CFF " in font:
        _convert(font)
    font.flavor = None
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _convert(font: TTFont) -> None:
    """Put quadratic curves in place of cubic ones, as FontTools' `otf2ttf` does."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    most = font["head"].unitsPerEm * _ERROR
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, most, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(maxp, name, 0)
    maxp.maxZones, maxp.maxSizeOfInstructions, maxp.maxComponentElements, maxp.maxComponentDepth = 1, 0, 0, 0
    table.compile(font)
    maxp.recalc(font)
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}
    for tag in _OF_CFF:
        if tag in font:
            del font[tag]
    font.sfntVersion = "\000\001\000\000"
