"""Where the ink of a text and of its glyphs is: marks over and under letters leave what a font calls its height."""

from typing import Any

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.kept.inks import INKS, Ink
from mezanprint.typesetting.weasyprint.weasy import FROM_UNITS, ffi, pango

_REACH = 0.8
"""Share of the font size by which ink may leave the font's own height, or the line's ends."""


def may_leave(box: Box, frame: Area) -> bool:
    """Tell whether the ink of a text box could leave ``frame``, without asking Pango, which takes time."""
    reach = _REACH * box.style["font_size"]
    around = Area(
        box.position_x - reach,
        box.position_y - reach,
        box.position_x + box.width + reach,
        box.position_y + box.height + reach,
    )
    return around.beyond(frame) > 0


def ink_of(box: Box) -> Area:
    """Return the rectangle of the ink of a text box."""
    ((x, y, width, height),) = INKS.of(box, _ink_of_line)
    left = box.position_x + x * FROM_UNITS
    top = box.position_y + box.baseline + y * FROM_UNITS
    return Area(left, top, left + width * FROM_UNITS, top + height * FROM_UNITS)


def glyph_inks(box: Box) -> tuple[Area, ...]:
    """Return the rectangle of the ink of each glyph of a text box that has any, and is no mark over a letter."""
    left, top = box.position_x, box.position_y + box.baseline
    return tuple(
        Area(
            left + x * FROM_UNITS,
            top + y * FROM_UNITS,
            left + (x + width) * FROM_UNITS,
            top + (y + height) * FROM_UNITS,
        )
        for x, y, width, height in INKS.of(box, _inks_of_glyphs)
    )


def _ink_of_line(line: Any) -> tuple[Ink]:
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, extents, ffi.NULL)
    return ((extents.x, extents.y, extents.width, extents.height),)


def _inks_of_glyphs(line: Any) -> tuple[Ink, ...]:
    inks: list[Ink] = []
    extents, run, pen = ffi.new("PangoRectangle *"), line.runs, 0
    while run != ffi.NULL:
        item = ffi.cast("PangoGlyphItem *", run.data)
        for index in range(item.glyphs.num_glyphs):
            glyph = item.glyphs.glyphs[index]
            pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph.glyph, extents, ffi.NULL)
            if extents.width and extents.height and glyph.geometry.width:
                x, y = pen + glyph.geometry.x_offset + extents.x, glyph.geometry.y_offset + extents.y
                inks.append((x, y, extents.width, extents.height))
            pen += glyph.geometry.width
        run = run.next
    return tuple(inks)
