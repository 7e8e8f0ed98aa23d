"""The glyphs of a line as Pango has laid it out, left to right, grouped in clusters.

The values of one glyph, here and in the modules that write them again, are named tuples: a page makes thousands of
them, and a frozen dataclass takes four times as long to make.
"""

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.typesetting.weasyprint.weasy import FROM_UNITS, ffi, pango

_NARROW_SPACE, _NO_BREAK_SPACE = "\u202f", "\u00a0"
"""pdfium and MuPDF find the second when an ordinary space is searched for, and not the first: ``1 500 €``."""
THIN = 20
"""An RTL cluster narrower than this (1/1000 em) is joined to its neighbour: Noto draws the alef of lam-alef so."""


class Glyph(NamedTuple):
    """One drawn glyph; lengths in 1/1000 em."""

    gid: int | None
    """Glyph id, or None for a gap that Pango leaves without a glyph."""
    missing: bool
    """Whether the font lacks the character; ``gid`` is then WeasyPrint's stand-in for ``.notdef``."""
    advance: float
    dx: float
    dy: float
    """Offset downwards."""


class Cluster(NamedTuple):
    """Glyphs that together show ``text``: one letter, a ligature, a letter with its marks."""

    font: Any
    """``weasyprint.pdf.fonts.Font``."""
    size: float
    """Font size in px."""
    rtl: bool
    text: str
    """Logical order, without controls of direction; empty if it was one."""
    glyphs: tuple[Glyph, ...]
    """Visual order."""
    start: int
    """Place of the text in the line's UTF-8."""
    advance: float
    """Width of the cluster in 1/1000 em."""
    number: bool = False
    """It is a whole number, which readers are told in one code (see ``numbers``)."""

    @property
    def drawable(self) -> bool:
        """Whether every glyph is one of the font."""
        return all(glyph.gid is not None and not glyph.missing for glyph in self.glyphs)

    @property
    def bracket(self) -> bool:
        """Whether it is a right-to-left character that Unicode shows as its mirror image."""
        return self.rtl and self.text != "" and is_mirrored(self.text[0])

    @property
    def silent(self) -> bool:
        """Whether it shows or says nothing."""
        for glyph in self.glyphs:
            if glyph.gid is not None:
                return not self.text
        return True


@cache
def is_mirrored(character: str) -> bool:
    """Tell whether Unicode shows a character as its mirror image in right-to-left text."""
    return bool(unicodedata.mirrored(character))


def line_clusters(stream: Any, textbox: Any) -> tuple[Cluster, ...]:
    """Return the clusters of the line that WeasyPrint has just drawn for ``textbox``, in visual order."""
    line, _ = textbox.pango_layout.get_first_line()
    added = elongations(textbox)
    utf8 = textbox.pango_layout.text.encode()
    clusters: list[Cluster] = []
    run = line.runs[0]
    while run != ffi.NULL:
        clusters.extend(_run_clusters(stream, textbox, run.data, utf8, added))
        run = run.next
    return tuple(_join_thin(clusters))


def elongations(textbox: Any) -> frozenset[int]:
    """Return where in the UTF-8 of a line ``kashida`` put the tatweels that lengthen it."""
    return getattr(textbox.pango_layout, "elongations", frozenset())


def _run_clusters(stream: Any, textbox: Any, run: Any, utf8: bytes, added: frozenset[int]) -> list[Cluster]:
    item, string = run.item, run.glyphs
    font, size = stream.add_font(item.analysis.font)
    # The same correction WeasyPrint makes for Pango issue 530.
    if pango.pango_version() < 14802:
        size = textbox.style["font_size"]
    count, offset, rtl = string.num_glyphs, item.offset, bool(item.analysis.level % 2)
    starts = ffi.unpack(string.log_clusters, count)
    ends = dict(pairwise([*sorted(set(starts)), item.length]))
    scale = 1000 * FROM_UNITS / size
    groups: dict[int, list[Glyph]] = {}
    for start, info in zip(starts, string.glyphs[0:count], strict=True):
        glyph = _glyph(font, info, scale)
        glyphs = groups.setdefault(start, [])
        if glyph.gid is not None or glyph.advance:
            glyphs.append(glyph)
    return [
        Cluster(
            font,
            size,
            rtl,
            _text(utf8, offset + start, offset + ends[start], added),
            tuple(glyphs),
            offset + start,
            sum([glyph.advance for glyph in glyphs]),
        )
        for start, glyphs in groups.items()
    ]


def _text(utf8: bytes, start: int, end: int, added: frozenset[int]) -> str:
    """Return what a cluster reads as; ``added`` are the places of tatweels, of two bytes, that only fill the line."""
    said = utf8[start:end]
    if added:
        said = bytes(utf8[i] for i in range(start, end) if i not in added and i - 1 not in added)
    return plain(said)


@cache
def plain(said: bytes) -> str:
    """Return UTF-8 as text without what only directs or breaks a line."""
    # Pango has obeyed them, no reader of PDF does, and they would hide the space before them.
    return strip_controls(said.decode()).replace(_NARROW_SPACE, _NO_BREAK_SPACE)


def _glyph(font: Any, info: Any, scale: float) -> Glyph:
    gid, missing = info.glyph, False
    if gid == pango.PANGO_GLYPH_EMPTY:
        gid = None
    elif gid & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        gid, missing = font.get_unused_glyph_id(gid - pango.PANGO_GLYPH_UNKNOWN_FLAG), True
    geometry = info.geometry
    return Glyph(gid, missing, geometry.width * scale, geometry.x_offset * scale, geometry.y_offset * scale)


def _join_thin(clusters: list[Cluster]) -> list[Cluster]:
    joined: list[Cluster] = []
    for cluster in clusters:
        left = joined[-1] if joined else None
        if left and left.rtl and cluster.rtl and left.font is cluster.font and (left.advance < THIN or not left.text):
            text, glyphs = cluster.text + left.text, left.glyphs + cluster.glyphs
            advance = sum([glyph.advance for glyph in glyphs])
            joined[-1] = left._replace(text=text, glyphs=glyphs, start=cluster.start, advance=advance)
        else:
            joined.append(cluster)
    return joined
