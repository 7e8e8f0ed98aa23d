"""One line of text written again."""

from collections.abc import Callable
from typing import Any

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.beside import Beside
from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.typesetting.text_layer.encode import ALM, Shown
from mezanprint.typesetting.text_layer.glyphs import Cluster
from mezanprint.typesetting.text_layer.guards import is_neutral
from mezanprint.typesetting.text_layer.passage import Passage
from mezanprint.typesetting.text_layer.stroke import BEFORE, SHORT, write_stroke
from mezanprint.typesetting.text_layer.strokes import Stroke, strokes
from mezanprint.typesetting.text_layer.trail import Gap
from mezanprint.typesetting.text_layer.writer import Writer

_WIDTH = 50
"""Width of the mark left of a line, 1/1000 em: PDFBox finds a space after one that has none."""
_TOUCH = 0.05
"""Distance in px at which one piece continues another."""
_INSIDE = 20
"""How far inside what it ends a space below the line stands, 1/1000 em: readers that sort by place must not put it
behind the space that follows."""

_INTO = 100
"""How far inside the comma behind a phrase the mark stands from which the phrase begins, 1/1000 em: PDFBox, which
finds a space after it, must not have it before the comma."""


def line_operators(
    clusters: tuple[Cluster, ...],
    codes_of: Callable[[Any], Codes],
    beside: Beside,
    gap: Gap | None = None,
    origin: float = 0.0,
) -> Passage:
    """Return what shows ``clusters``, from the first Tf on; the text matrix is the caller's.

    ``gap``: what was written before on the same line ends elsewhere, and no space says so (see ``trail``). ``origin``
    is where the text begins, in px from the left edge of the page.
    """
    turns = beside.turns
    writer = Writer(codes_of, turns)
    pieces = strokes(clusters, beside.right, beside.cuts)
    if not pieces:  # a text of nothing but a zero-width space, as Pango 1.58 sets one at the end of a line
        return writer.finish()
    lifted = beside.several or len(pieces) > 1
    for number, piece in enumerate(pieces):
        start = min(piece[0].cluster.start, piece[-1].cluster.start)
        if number and start in beside.cuts and piece[0].cluster.rtl:
            _part(writer, pieces[number - 1][-1].cluster, rtl=beside.rtl)
        if beside.rtl and turns.parted and (lifted or beside.majority.marks):
            _begin(writer, piece, beside)
        turns.started, turns.parted = True, False
        if not number and 0 in beside.cuts:
            writer.step_out(piece[0].cluster, BEFORE)
        if beside.ended and len(pieces) == 1:
            _reach_behind(writer, piece)
        else:
            writer.put_pen(piece[0].left)
        turns.jumps = turns.end is None or abs(turns.end - origin - piece[0].left) > _TOUCH
        turns.stop(origin, piece[-1].right)
        write_stroke(writer, piece, beside, lifted=lifted, gap=None if number else gap)
    if beside.last and _needs_end(pieces[-1], beside):
        writer.show((Shown(writer.use_font(pieces[-1][-1].cluster).mark(LRM), before=-SHORT),))
    if -1 in beside.cuts:
        _part(writer, pieces[-1][-1].cluster, rtl=beside.rtl)
    return writer.finish()


def _needs_end(piece: Stroke, beside: Beside) -> bool:
    """Tell whether a mark must stand behind the last stroke of a line.

    A word that the line parts after its own hyphen loses it in pdfium and poppler (``CPDF_TextPage::IsHyphen``): what
    they take for a hyphen of the typesetter is the last character of a line. On a page that poppler takes for
    right-to-left it tells a bracket or the like at the right end of a line before the line.
    """
    cluster = piece[-1].cluster
    if cluster.rtl:
        return False
    if cluster.text == "-" and len(piece) > 1 and piece[-2].cluster.text[-1:].isalnum():
        return True
    return beside.majority.rtl and not beside.rtl and is_neutral(cluster.text[-1])


def _begin(writer: Writer, piece: Stroke, beside: Beside) -> None:
    """Begin a right-to-left line, or a part of it, for PDFBox.

    It takes the direction of a line from its first letter: as it is written from the left, for its pieces follow one
    another in the order of the text; sorted by place from the right, for then they stand as on paper. poppler takes
    the direction of all lines of a page from its letters: there are as many marks from the right as from the left.
    """
    cluster = piece[0].cluster
    if not cluster.rtl:
        return
    right = piece[-1].right - (SHORT * cluster.size / 1000 if writer.turns.started else 0)
    writer.put_pen(right)
    writer.mark(cluster, LRM)
    if not writer.turns.started:
        writer.put_pen(beside.margin - _WIDTH * cluster.size / 1000)
        writer.mark(cluster, ALM * (2 + 2 * beside.runs + beside.majority.marks), _WIDTH)
        writer.put_pen(right)
        writer.mark(cluster, LRM)


def _reach_behind(writer: Writer, piece: Stroke) -> None:
    """Begin a right-to-left phrase in a left-to-right line behind the comma that ends it, and go back to its place.

    pdfium turns the part round, and orders what is in it by the place of its first character. The mark from the right
    takes the jump ahead for MuPDF, the one from the left the jump back.
    """
    cluster = piece[0].cluster
    writer.put_pen(piece[-1].right + _INTO * cluster.size / 1000)
    codes = writer.use_font(cluster)
    back = (piece[0].left - piece[-1].right) * 1000 / cluster.size - _INTO
    writer.show((Shown(codes.mark(RLM)), Shown(codes.mark(LRM), after=back)))
    writer.turns.follow(LRM)


def _part(writer: Writer, last: Cluster, *, rtl: bool) -> None:
    """End a part of a line (see ``apart``)."""
    if rtl:
        # RLM takes the jump to the mark that begins the next part. MuPDF turns runs round, and the space with them: LRM
        # keeps it from the words before it.
        writer.use_font(last)
        writer.move(-SHORT)
        for mark in (LRM, RLM) if last.rtl else (RLM,):
            writer.mark(last, mark)
        writer.move(SHORT)
        writer.turns.parted = True
    writer.step_out(last, _INSIDE)
