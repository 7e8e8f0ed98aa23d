"""One stroke written, cluster by cluster."""

import unicodedata

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.beside import Beside, Edge
from mezanprint.typesetting.text_layer.codes import Codes, Meaning
from mezanprint.typesetting.text_layer.encode import Guard, Shown, encode
from mezanprint.typesetting.text_layer.glyphs import Cluster
from mezanprint.typesetting.text_layer.guards import NONE, Spot, ends_in_mark, guard_of, is_neutral
from mezanprint.typesetting.text_layer.strokes import Stroke
from mezanprint.typesetting.text_layer.trail import Gap
from mezanprint.typesetting.text_layer.turns import Turns
from mezanprint.typesetting.text_layer.writer import Writer

_GAP = 150
"""What is left of a space before a mark, 1/1000 em: poppler needs 0.1 em to see two words. pdf.js, which does not
move its pen for a mark, then finds the letter less than its own 0.102 em from the word before: it puts its space
where the space is, not between the mark and its letter."""
_NARROW = 200
"""Width under which a letter may be dropped for a copy, 1/1000 em."""
BEFORE = 10
"""How far left of what follows a space below the line stands, 1/1000 em: readers that sort by place must not put it
behind that."""
SHORT = 2
"""How far before the end of a text the mark at its end stands, 1/1000 em, for the same reason."""
_EARLY = 1
"""How far left of right-to-left text the marks that begin it stand, 1/1000 em: behind a mark at the end of what is on
its left, and not behind that itself. In a new font PDFBox starts to average widths anew
(``PDFTextStripper.writePage``): a character without one must not stand a rounding error further right than the last
ended, or it finds a space there. Where it sorts, it turns what is between two such spaces by itself, so that the
pieces of the line change places."""


def write_stroke(writer: Writer, piece: Stroke, beside: Beside, *, lifted: bool, gap: Gap | None) -> None:
    """Write a stroke; the pen is ``lifted`` at its ends if it is one of several."""
    pen, lead = piece[0].left, 0.0
    start = min(placed.cluster.start for placed in piece) if gap else None
    end, cuts = len(piece) - 1, beside.cuts
    preceding: Cluster | None = None
    before: Cluster | Edge | None = beside.left if piece[0].left == 0 else None
    for place, (cluster, left, right, following) in enumerate(piece):
        if preceding is None or cluster.font is not preceding.font or cluster.size != preceding.size:
            codes = writer.use_font(cluster)
        if cuts and cluster.start and cluster.start in cuts and not cluster.rtl:
            writer.step_out(cluster, BEFORE)
        if left != pen:
            writer.move((left - pen) * 1000 / cluster.size)
        guard = NONE
        if not place or cluster.number or cluster.start == start or is_neutral(cluster.text[0]):
            edge = (lifted or cluster.rtl) and place in (0, end)
            first = beside.first and left == 0
            apart = gap if cluster.start == start else None
            island = beside.island and place in (0, end)
            guard = guard_of(cluster, Spot(preceding or before, following, first, not place, edge, island, apart))
        shown = encode(cluster, codes, guard, lead)
        if _is_marked(preceding, cluster, guard, lifted=lifted):
            writer.ask(shown)
            shown = (Shown(codes.mark(RLM)), *shown)
        if lifted:
            writer.ask(shown)
            opening = None if place else _opening(cluster, beside, guard, writer.turns)
            shown = _turned(shown, codes, writer.turns, opening, rtl=cluster.rtl)
        writer.show(shown)
        lead = 0.0
        if cluster.text == " " and place < end and (lead := _lead(cluster, following)):
            writer.move(-lead)
        preceding, pen = cluster, right
    if lifted and beside.rtl and not cluster.rtl and guard.right != LRM and not _is_letter(cluster.text[-1:]):
        writer.move(-SHORT)
        writer.show((Shown(codes.mark(LRM)),))
        writer.turns.follow(LRM)


def _is_marked(preceding: Cluster | None, cluster: Cluster, guard: Guard, *, lifted: bool) -> bool:
    """Tell whether a mark from the right stands before a cluster.

    A number that is all of its line begins with one from the left, and poppler counts both (see ``line``).
    """
    return _is_twin(preceding, cluster) if preceding is not None else guard.within == LRM and not lifted


def _is_twin(left: Cluster, right: Cluster) -> bool:
    """Tell whether MuPDF would drop a letter as a copy of the like one on its left: a lam of ``اللَّه`` in Amiri."""
    return right.rtl and right.advance < _NARROW and left.text[:1] == right.text[-1:] != " "


def _opening(cluster: Cluster, beside: Beside, guard: Guard, turns: Turns) -> tuple[str, ...]:
    """Return the marks that PDFBox and pdfium need before a stroke in a right-to-left line, each a code of its own.

    PDFBox reads such a line from the left (see ``line``): a number takes its direction from what stands before it, and
    a space before a word must stand between characters of the word's direction. The code of that space has such a mark
    too, but PDFBox turns the characters of one code round.
    """
    if not beside.rtl:
        return ()
    if cluster.rtl:
        missing = turns.take_missing()
        return tuple(filter(None, (missing, RLM if cluster.text.isspace() else "")))
    return () if LRM in (guard.left, guard.within) or _is_letter(cluster.text[:1]) else (LRM,)


def _is_letter(character: str) -> bool:
    return not character or unicodedata.bidirectional(character) == "L"


def _turned(
    shown: tuple[Shown, ...], codes: Codes, turns: Turns, opening: tuple[str, ...] | None, *, rtl: bool
) -> tuple[Shown, ...]:
    """Return what to show, and the marks before it: one that a jump of the pen may need (see ``turns``), ``opening``.

    That is None inside a stroke. ``rtl``: what is shown runs from the right.
    """
    marks = opening or ()
    text = "".join((*marks, *(item.code.text for item in shown if isinstance(item.code, Meaning))))
    jump = turns.mark_before(text) if opening is not None and turns.jumps else ""
    turns.follow(text)
    before = [Shown(codes.mark(mark)) for mark in (jump, *marks) if mark]
    if before and rtl:
        before[0] = before[0]._replace(before=-_EARLY)
        before[-1] = before[-1]._replace(after=_EARLY)
    return (*before, *shown)


def _lead(cluster: Cluster, following: Cluster | Edge | None) -> float:
    """Return how far the pen goes back after ``cluster`` if it is the space left of a word that ends in a mark."""
    if not cluster.rtl or not isinstance(following, Cluster):
        return 0.0
    if not ends_in_mark(following) or not following.drawable:
        return 0.0
    same = following.font is cluster.font and following.size == cluster.size
    return max(0.0, cluster.advance - _GAP) if same else 0.0
