"""Composite glyphs appended to a subset TrueType font."""

import io
from collections.abc import Iterable

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f as glyf_table

from mezanprint.typesetting.text_layer.codes import Composite

_ARGS_ARE_XY, _ROUND_XY = 0x0002, 0x0004
_UNUSED_TABLES = ("vmtx", "vhea", "GDEF", "HVAR", "MVAR")


def add_composites(content: bytes, shapes: Iterable[Composite], upem: int) -> tuple[bytes, dict[Composite, int]]:
    """Return the font with a glyph for each shape, and their glyph ids. Shapes are in 1/1000 em."""
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    order = list(font.getGlyphOrder())
    scale = upem / 1000
    ids = {}
    for shape in shapes:
        ids[shape] = len(order)
        name = f"c{len(order)}"
        font["glyf"].glyphs[name] = _glyph(font, order, shape, scale)
        font["hmtx"].metrics[name] = (round(shape.advance * scale), 0)
        order.append(name)
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    _set_bearings(font, [order[gid] for gid in ids.values()])
    if "post" in font:
        font["post"].formatType = 3.0
    for tag in _UNUSED_TABLES:
        if tag in font:
            del font[tag]
    output = io.BytesIO()
    font.save(output)
    return output.getvalue(), ids


def _glyph(font: TTFont, order: list[str], shape: Composite, scale: float) -> glyf_table.Glyph:
    glyph = glyf_table.Glyph()
    glyph.numberOfContours = 0
    components = []
    for gid, x, y in shape.parts:
        if not font["glyf"][order[gid]].numberOfContours:
            continue
        part = glyf_table.GlyphComponent()
        part.glyphName, part.x, part.y = order[gid], round(x * scale), round(y * scale)
        part.flags = _ARGS_ARE_XY | _ROUND_XY
        components.append(part)
    if components:
        glyph.numberOfContours, glyph.components = -1, components
    return glyph


def _set_bearings(font: TTFont, names: list[str]) -> None:
    glyf, metrics = font["glyf"], font["hmtx"].metrics
    for name in names:
        glyph = glyf.glyphs[name]
        if glyph.numberOfContours:
            glyph.recalcBounds(glyf)
            metrics[name] = (metrics[name][0], glyph.xMin)
