"""Where the ink of a text and of its glyphs is: marks over and under letters leave what a font calls its height."""

from collections.abc import Iterator
from typing import Any

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.tree import Box
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
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, extents, ffi.NULL)
    layout.deactivate()
    left = box.position_x + extents.x * FROM_UNITS
    top = box.position_y + box.baseline + extents.y * FROM_UNITS
    return Area(left, top, left + extents.width * FROM_UNITS, top + extents.height * FROM_UNITS)


def glyph_inks(box: Box) -> tuple[Area, ...]:
    """Return the rectangle of the ink of each glyph of a text box that has any, and is no mark over a letter."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    inks = tuple(_inks(line, box.position_x, box.position_y + box.baseline))
    layout.deactivate()
    return inks


def _inks(line: Any, pen: float, baseline: float) -> Iterator[Area]:
    extents, run = ffi.new("PangoRectangle *"), line.runs
    while run != ffi.NULL:
        item = ffi.cast("PangoGlyphItem *", run.data)
        for index in range(item.glyphs.num_glyphs):
            glyph = item.glyphs.glyphs[index]
            pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph.glyph, extents, ffi.NULL)
            if extents.width and extents.height and glyph.geometry.width:
                left = pen + (glyph.geometry.x_offset + extents.x) * FROM_UNITS
                top = baseline + (glyph.geometry.y_offset + extents.y) * FROM_UNITS
                yield Area(left, top, left + extents.width * FROM_UNITS, top + extents.height * FROM_UNITS)
            pen += glyph.geometry.width * FROM_UNITS
        run = run.next
