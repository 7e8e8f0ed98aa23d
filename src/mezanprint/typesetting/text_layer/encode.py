"""From a cluster to codes: one character each, in visual order, on the baseline."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.codes import Codes, Composite, Meaning
from mezanprint.typesetting.text_layer.glyphs import Cluster, Glyph
from mezanprint.typesetting.text_layer.numbers import is_turned_digit

ALM = "\u061c"
"""Runs from the right too: poppler drops the second of two like characters that stand close."""
TUCK = 60
"""How far a letter is set back under the mark before it, 1/1000 em: less than poppler's 0.1 em for overprinting."""
MAX_MARKS = 140
"""How far a letter may stand after its marks, 1/1000 em: MuPDF leaves its pen before them and sees a space at 0.15."""
MARK_ADVANCE = 120
"""Width of a combining mark, 1/1000 em: over poppler's 0.1 em for overprinting."""


class Guard(NamedTuple):
    """Characters without ink that keep others in their places (see ``guards``)."""

    left: str = ""
    """Before the cluster on paper."""
    within: str = ""
    """Before its character, in the same code."""
    right: str = ""
    """After the cluster on paper."""
    beyond: str = ""
    """After that, in one code."""
    last: str = ""
    """After all."""

    @property
    def around(self) -> bool:
        """Whether there is anything beside the cluster."""
        return bool(self.left or self.right or self.beyond or self.last)


class Shown(NamedTuple):
    """A code with the pen movement that belongs to it; lengths in 1/1000 em."""

    code: Meaning | int | None
    """What the code must mean; a glyph without a meaning, that of a missing character; or none, to move the pen."""
    before: float = 0.0
    """Pen movement before the code is shown."""
    after: float = 0.0
    """Pen movement after it, beyond the width that the font gives the code."""
    rise: float = 0.0


def encode(cluster: Cluster, codes: Codes, guard: Guard, lead: float) -> tuple[Shown, ...]:
    """Return what to show for ``cluster``; the same for every cluster that looks and reads alike.

    ``guard`` says which blank characters surround it. ``lead`` is the room before the cluster that the pen has not
    crossed yet (see ``line``).
    """
    alike = (cluster.text, cluster.rtl, cluster.glyphs, guard, lead)
    shown = codes.shown.get(alike)
    if shown is None:
        shown = codes.shown[alike] = tuple(_encode(cluster, guard, lead))
    return shown


def _encode(cluster: Cluster, guard: Guard, lead: float) -> Iterator[Shown]:
    one = len(cluster.glyphs) == 1 and (not cluster.rtl or cluster.text.isspace())
    if not cluster.drawable or (one and not guard.around and cluster.text != LRM):
        yield from _plain(cluster, guard)
        return
    glyph = cluster.glyphs[0]
    if cluster.text == LRM and glyph.gid is not None:
        # A sign that its number tells (see ``numbers``): pdfium and pdf.js skip a mark that has no width.
        shape = Composite(((glyph.gid, round(glyph.dx), -round(glyph.dy)),), 0)
        yield Shown(Meaning(cluster.font.hash, shape, LRM), after=cluster.advance)
        return
    chars = [cluster.text] if cluster.number else list(cluster.text[::-1] if cluster.rtl else cluster.text)
    if any(guard):
        chars = [guard.left, *[guard.within + char for char in chars], *guard.right, guard.beyond, guard.last]
        chars = [char for char in chars if char]
    width = _width(cluster, glyph)
    simple = len(chars) == len(cluster.glyphs) == 1 and round(glyph.dx) == round(glyph.dy) == 0
    if simple and not lead and abs(glyph.advance - width) <= 1 and glyph.gid is not None:
        yield Shown(Meaning(cluster.font.hash, glyph.gid, chars[0]), after=glyph.advance - width)
    else:
        yield from _composite(cluster, chars, lead)


def _width(cluster: Cluster, glyph: Glyph) -> float:
    return float(cluster.font.widths.get(glyph.gid, 0))


def _plain(cluster: Cluster, guard: Guard) -> Iterator[Shown]:
    """Left-to-right glyphs (a Latin ligature reads well as it is), spaces, gaps and missing characters."""
    for glyph in cluster.glyphs:
        if glyph.gid is None:
            yield Shown(None, after=glyph.advance)
        else:
            text = guard.within + cluster.text
            code = glyph.gid if glyph.missing else Meaning(cluster.font.hash, glyph.gid, text)
            yield Shown(code, glyph.dx, glyph.advance - glyph.dx - _width(cluster, glyph), -glyph.dy)


def _composite(cluster: Cluster, chars: list[str], lead: float) -> Iterator[Shown]:
    """One composite glyph on the first letter, blanks for the others; together as wide as the cluster."""
    pen, parts = lead, []
    for glyph in cluster.glyphs:
        assert glyph.gid is not None
        parts.append((glyph.gid, round(pen + glyph.dx), -round(glyph.dy)))
        pen += glyph.advance
    total = round(pen)
    steps, ink = _share(chars, total)
    marks = sum(step for char, step in zip(chars[:ink], steps, strict=False) if char[0] not in (LRM, RLM))
    tucked = max(TUCK if lead else 0, marks - MAX_MARKS)
    left = sum(steps[:ink]) - tucked
    steps[ink] += tucked
    for i, (char, step) in enumerate(zip(chars, steps, strict=True)):
        shape = Composite(tuple((gid, x - left, y) for gid, x, y in parts) if i == ink else (), step)
        last = i == len(chars) - 1
        yield Shown(Meaning(cluster.font.hash, shape, char), -tucked if i == ink else 0, pen - total if last else 0.0)


def _share(chars: list[str], total: int) -> tuple[list[int], int]:
    """Share an advance between characters: marks get little. Return the shares and the index of the inked one."""
    thin = [_is_thin(char) for char in chars]
    mark = min(MARK_ADVANCE, total // len(chars))
    base = (total - mark * sum(thin)) // max(1, len(chars) - sum(thin))
    steps = [mark if is_thin else base for is_thin in thin]
    ink = thin.index(False) if False in thin else 0
    steps[ink] += total - sum(steps)
    return steps, ink


def _is_thin(char: str) -> bool:
    """Tell whether what a code says is a mark, of direction or over a letter."""
    if any(map(is_turned_digit, char)):
        return False
    return char[0] in (LRM, RLM) or unicodedata.category(char) in ("Mn", "Me")
