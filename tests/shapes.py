"""The glyphs that a text is drawn with, read from the layout."""

from pathlib import Path

from mezanprint.model.compositions import BASE_URL
from mezanprint.project.files import Files
from mezanprint.typesetting.boxes.tree import texts
from mezanprint.typesetting.typeset import lay_out, picture_gate
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.weasy import HTML, ffi, pango

FONT = "<style>html { font-family: 'IBM Plex Sans Arabic' }</style>"


def glyph_ids(html: str, key: str) -> list[int]:
    """Return the ids of the glyphs of a text that leave ink, line by line from left to right."""
    page = html if "<html" in html else f"<!DOCTYPE html><html lang='ar' dir='rtl'>{FONT}<body>{html}</body></html>"
    fetcher = ProjectFetcher(Files(Path("/")), (), picture_gate(150))
    document, _ = lay_out(HTML(string=page, base_url=BASE_URL, url_fetcher=fetcher))
    found: list[int] = []
    own = (box for box, named in texts(document) if named == key)
    for box in sorted(own, key=lambda each: (round(each.position_y + each.baseline), each.position_x)):
        box.pango_layout.reactivate(box.style)
        line, _ = box.pango_layout.get_first_line()
        run = line.runs
        while run != ffi.NULL:
            glyphs = ffi.cast("PangoGlyphItem *", run.data).glyphs
            ids = (glyphs.glyphs[index].glyph for index in range(glyphs.num_glyphs))
            found += (glyph for glyph in ids if glyph != pango.PANGO_GLYPH_EMPTY)
            run = run.next
        box.pango_layout.deactivate()
    return found
