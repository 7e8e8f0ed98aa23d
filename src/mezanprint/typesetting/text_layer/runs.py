"""The glyphs of a line as Pango has laid it out, left to right."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from mezanprint.typesetting.text_layer.codes import Codes, Letter
from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph, plain
from mezanprint.typesetting.weasyprint.weasy import FROM_UNITS, ffi, pango

THIN = 20
"""An RTL cluster narrower than this (1/1000 em) is joined to its neighbour: Noto draws the alef of lam-alef so."""
_PLAIN_SIZES = 14802
"""Before this version Pango tells wrong sizes of fonts (its issue 530); WeasyPrint makes the same correction."""
_INTEGERS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int32_t")
Row: TypeAlias = tuple[int, int, int, int]
"""What Pango tells of a glyph: its id, width, and offset to the right and downwards."""


class Run(NamedTuple):
    """Glyphs of one font and direction."""

    font: Any
    """``weasyprint.pdf.fonts.Font``."""
    size: float
    """Font size in px."""
    rtl: bool
    pango_font: Any
    start: int
    """Where the text of the run begins in the UTF-8 of its line."""
    length: int
    rows: list[Row]
    starts: list[int]
    """Where the text of each glyph begins in the run."""


def line_runs(stream: Any, textbox: Any) -> list[Run]:
    """Return the runs of a line, and have the fonts among those of the file."""
    line, _ = textbox.pango_layout.get_first_line()
    runs: list[Run] = []
    node, pango_font = line.runs[0], None
    while node != ffi.NULL:
        run, node = node.data, node.next
        if pango_font is None or run.item.analysis.font != pango_font:
            pango_font = run.item.analysis.font
            font, size = stream.add_font(pango_font)
            if pango.pango_version() < _PLAIN_SIZES:
                size = textbox.style["font_size"]
        item, string = run.item, run.glyphs
        count = string.num_glyphs
        # Asked of each glyph by itself they would cost more than all else that is done with it.
        numbers = ffi.unpack(ffi.cast("int32_t *", string.glyphs), _INTEGERS * count)
        rows = list(zip(*(numbers[place::_INTEGERS] for place in range(4)), strict=True))
        starts = ffi.unpack(string.log_clusters, count)
        rtl = bool(item.analysis.level % 2)
        runs.append(Run(font, size, rtl, pango_font, item.offset, item.length, rows, starts))
    return runs


def line_clusters(
    runs: Iterable[Run], utf8: bytes, added: frozenset[int], codes_of: Callable[[Any], Codes]
) -> tuple[Cluster, ...]:
    """Return the clusters of a line in visual order; ``added`` says where its tatweels stand that only fill it."""
    return tuple(_join_thin([cluster for run in runs for cluster in _clusters(run, utf8, added, codes_of(run.font))]))


def elongations(textbox: Any) -> frozenset[int]:
    """Return where in the UTF-8 of a line ``kashida`` put the tatweels that lengthen it."""
    return getattr(textbox.pango_layout, "elongations", frozenset())


def _clusters(run: Run, utf8: bytes, added: frozenset[int], codes: Codes) -> Iterator[Cluster]:
    font, size, rtl, offset = run.font, run.size, run.rtl, run.start
    letters = codes.letters.setdefault(size, {})
    order = sorted(set(run.starts))
    ends = dict(zip(order, [*order[1:], run.length], strict=True))
    for start, rows in _groups(run.starts, run.rows, len(order)):
        said = _said(utf8, offset + start, offset + ends[start], added)
        letter = letters.get((said, rows))
        if letter is None:
            letter = letters[said, rows] = _letter(font, said, rows, 1000 * FROM_UNITS / size)
        text, glyphs, advance = letter
        yield Cluster(font, size, rtl, text, glyphs, offset + start, advance)


def _groups(starts: list[int], rows: list[Row], clusters: int) -> Iterable[tuple[int, tuple[Row, ...]]]:
    """Return the glyphs of each cluster, with where its text starts."""
    if clusters == len(starts):
        return zip(starts, zip(rows, strict=True), strict=True)
    groups: dict[int, list[Row]] = {}
    for start, row in zip(starts, rows, strict=True):
        groups.setdefault(start, []).append(row)
    return ((start, tuple(group)) for start, group in groups.items())


def _said(utf8: bytes, start: int, end: int, added: frozenset[int]) -> bytes:
    """Return the text of a cluster, without tatweels that only fill the line; each is of two bytes."""
    if not added:
        return utf8[start:end]
    return bytes(utf8[i] for i in range(start, end) if i not in added and i - 1 not in added)


def _letter(font: Any, said: bytes, rows: Iterable[Row], scale: float) -> Letter:
    glyphs = [_glyph(font, row, scale) for row in rows]
    glyphs = [glyph for glyph in glyphs if glyph.gid is not None or glyph.advance]
    return plain(said), tuple(glyphs), sum([glyph.advance for glyph in glyphs])


def _glyph(font: Any, row: Row, scale: float) -> Glyph:
    gid, missing = row[0], False
    if gid == pango.PANGO_GLYPH_EMPTY:
        return Glyph(None, missing, *(length * scale for length in row[1:]))
    if gid & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        gid, missing = font.get_unused_glyph_id(gid - pango.PANGO_GLYPH_UNKNOWN_FLAG), True
    return Glyph(gid, missing, *(length * scale for length in row[1:]))


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
