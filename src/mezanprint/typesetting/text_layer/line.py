"""One line of text written again, cluster by cluster."""

from collections.abc import Callable, Iterable
from typing import Any

from mezanprint.typesetting.text_layer.beside import Beside, Edge
from mezanprint.typesetting.text_layer.codes import Codes, Composite
from mezanprint.typesetting.text_layer.encode import Shown, encode
from mezanprint.typesetting.text_layer.glyphs import Cluster
from mezanprint.typesetting.text_layer.guards import NONE, Spot, ends_in_mark, guard_of, is_neutral
from mezanprint.typesetting.text_layer.strokes import Stroke, strokes
from mezanprint.typesetting.text_layer.trail import Gap
from mezanprint.typesetting.text_layer.turns import Turns

_GAP = 150
"""What is left of a space before a mark, 1/1000 em: poppler needs 0.1 em to see two words. pdf.js, which does not
move its pen for a mark, then finds the letter less than its own 0.102 em from the word before: it puts its space
where the space is, not between the mark and its letter."""


def line_operators(
    clusters: tuple[Cluster, ...], codes_of: Callable[[Any], Codes], beside: Beside, gap: Gap | None = None
) -> list[bytes]:
    """Return the PDF operators that show ``clusters``, from the first Tf on; the text matrix is the caller's.

    ``gap``: what was written before on the same line ends elsewhere, and no space says so (see ``trail``).
    """
    writer = _Writer(beside.turns)
    pieces = strokes(clusters, beside.right)
    for piece in pieces:
        writer.put_pen(piece[0].left)
        _write(
            writer,
            piece,
            codes_of,
            beside,
            lifted=beside.several or len(pieces) > 1,
            gap=gap if piece is pieces[0] else None,
        )
    return writer.finish()


def _write(
    writer: "_Writer",
    piece: Stroke,
    codes_of: Callable[[Any], Codes],
    beside: Beside,
    *,
    lifted: bool,
    gap: Gap | None,
) -> None:
    """Write a stroke; the pen is ``lifted`` at its ends if it is one of several."""
    pen, lead = piece[0].left, 0.0
    start = min(placed.cluster.start for placed in piece) if gap else None
    end = len(piece) - 1
    preceding: Cluster | None = None
    before: Cluster | Edge | None = beside.left if piece[0].left == 0 else None
    for place, (cluster, left, right, following) in enumerate(piece):
        if preceding is None or cluster.font is not preceding.font or cluster.size != preceding.size:
            writer.use_font(cluster.font.hash, cluster.size)
            codes = codes_of(cluster.font)
        if left != pen:
            writer.move((left - pen) * 1000 / cluster.size)
        guard = NONE
        if not place or cluster.start == start or is_neutral(cluster.text[0]):
            edge = (lifted or cluster.rtl) and place in (0, end)
            first = beside.first and left == 0
            apart = gap if cluster.start == start else None
            island = beside.island and place in (0, end)
            guard = guard_of(cluster, Spot(preceding or before, following, first, not place, edge, island, apart))
        shown = encode(cluster, codes, guard, lead)
        writer.show(_turned(shown, codes, writer.turns, jumped=not place) if lifted else shown)
        lead = _lead(cluster, following) if place < end else 0.0
        if lead:
            writer.move(-lead)
        preceding, pen = cluster, right


def _turned(shown: tuple[Shown, ...], codes: Codes, turns: Turns, *, jumped: bool) -> tuple[Shown, ...]:
    """Return what to show with the mark in front of it that a jump of the pen may need (see ``turns``)."""
    text = "".join(codes.text.get(item.code, "") for item in shown if item.code is not None)
    mark = turns.mark_before(text) if jumped else ""
    turns.follow(text)
    return (Shown(codes.code(Composite((), 0), mark)), *shown) if mark else shown


def _lead(cluster: Cluster, following: Cluster | Edge | None) -> float:
    """Return how far the pen goes back after ``cluster`` if it is the space left of a word that ends in a mark."""
    if cluster.text != " " or not cluster.rtl or not isinstance(following, Cluster):
        return 0.0
    if not ends_in_mark(following) or not following.drawable:
        return 0.0
    same = following.font is cluster.font and following.size == cluster.size
    return max(0.0, cluster.advance - _GAP) if same else 0.0


class _Writer:
    """Operators under way. Rounding errors of pen movements are carried on, so that no ink drifts."""

    def __init__(self, turns: Turns) -> None:
        self.operators: list[bytes] = []
        self.font: tuple[str, float] | None = None
        self.items: list[int | str] = []
        self.owed = 0.0
        self.start = 0.0
        self.turns = turns

    def put_pen(self, left: float) -> None:
        """Set the pen down ``left`` px from where the line starts."""
        if left != self.start:
            self._flush()
            self.owed = 0.0
            self.operators.append(f"{left - self.start:.4f} 0 Td".encode())
            self.start = left

    def use_font(self, name: str, size: float) -> None:
        if self.font != (name, size):
            self._flush()
            if self.font:
                self.owed *= self.font[1] / size
            self.operators.append(f"/{name} {size} Tf".encode())
            self.font = (name, size)

    def show(self, shown: Iterable[Shown]) -> None:
        for item in shown:
            code, before, after, rise = item
            if before:
                self.move(before)
            if rise:
                self._flush()
                self.operators.append(self._rise(rise))
            if code is not None:
                self.items.append(f"{code:04x}")
            if rise:
                self._flush()
                self.operators.append(b"0 Ts")
            if after:
                self.move(after)

    def move(self, distance: float) -> None:
        self.owed += distance
        whole = round(self.owed)
        if whole:
            self.owed -= whole
            if self.items and isinstance(self.items[-1], int):
                self.items[-1] -= whole
            else:
                self.items.append(-whole)

    def finish(self) -> list[bytes]:
        self._flush()
        return self.operators

    def _rise(self, rise: float) -> bytes:
        assert self.font
        return f"{rise * self.font[1] / 1000:.3f} Ts".encode()

    def _flush(self) -> None:
        """Write a TJ array. pdfium ignores a number at the end of an array that holds text, so it stands alone."""
        tail = self.items.pop() if self.items and isinstance(self.items[-1], int) else 0
        for items in (self.items, [tail] if tail else []):
            if items:
                body = "".join([f"<{item}>" if isinstance(item, str) else f" {item} " for item in items])
                self.operators.append(f"[{body.replace('><', '')}] TJ".encode())
        self.items = []
