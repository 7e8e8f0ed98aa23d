"""Where a line needs characters without ink, so that readers keep its order.

Readers know the direction of single characters and not that of a paragraph. A right-to-left mark (U+200F) beside a
space, a bracket or a comma tells them what these belong to.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from mezanprint.model.direction.bidi_controls import LRM, RLM
from mezanprint.typesetting.text_layer.beside import Edge
from mezanprint.typesetting.text_layer.encode import Guard
from mezanprint.typesetting.text_layer.glyphs import Cluster
from mezanprint.typesetting.text_layer.numbers import needs_mark
from mezanprint.typesetting.text_layer.trail import Gap

_NEUTRAL = ("WS", "ON", "CS", "ES", "ET")
_STARTS_LTR = ("L", "EN", "AN", "CS", "ES", "ET")
"""Bidi classes with which poppler starts a left-to-right section that swallows the neutrals on its left."""


NONE = Guard()


class Spot(NamedTuple):
    """Where a cluster stands on paper and in what is written."""

    preceding: Cluster | Edge | None
    following: Cluster | Edge | None
    first: bool
    """It begins its line."""
    opens: bool
    """It begins a stroke."""
    edge: bool
    """The pen is lifted beside it."""
    island: bool
    """It is at the end of text that runs against its line."""
    apart: Gap | None = None
    """It is the first in its text, and what was written before must not touch it."""


def guard_of(cluster: Cluster, spot: Spot) -> Guard:
    """Return the guard of a cluster; a letter that neither opens a stroke nor stands apart has none."""
    mark = RLM if cluster.rtl else LRM
    right = RLM if spot.following is not None and _is_anchored(cluster, spot.following) else ""
    if spot.island and not spot.opens and not cluster.rtl and is_neutral(cluster.text[0]):
        right = LRM  # a bracket or mark at the end of Latin words: poppler and pdfium would give it to the line
    if cluster.text.isspace():
        # pdf.js drops a space at the end of a piece, and one at its start, unless the code says more than a space.
        return Guard("", mark if spot.edge else "", right)
    if cluster.bracket:
        # pdfium mirrors a bracket that it takes for right-to-left text: what stands on its right decides.
        right = LRM + right
    left = _left(cluster, spot)
    within = LRM if cluster.number and needs_mark(cluster.text[0]) else ""
    if spot.apart is None:
        return Guard(left, within, right)
    if not cluster.rtl:
        # A number has its mark inside: two with a space between are two pieces from the left, and pdfium takes a line
        # for the direction that has more of them.
        return Guard(" " if within else f"{mark} ", within, right)
    # poppler gives the space to what runs right beside it, and the two words are one then.
    return Guard(left, "", right, f"{mark} ", mark if spot.apart.after_ltr else "")


def _left(cluster: Cluster, spot: Spot) -> str:
    """Return what stands before a cluster on paper.

    pdf.js and MuPDF leave a vowel mark that begins a line to the line before; pdf.js heeds a mark of direction only
    when its code says more, here a space, as between any two lines. MuPDF leaves a neutral where it is on paper.
    """
    neutral = is_neutral(cluster.text[0])
    if not cluster.rtl:
        beside = spot.preceding.rtl if spot.preceding is not None else spot.island and spot.opens
        return LRM if neutral and beside else ""
    if not spot.opens:
        return ""
    if ends_in_mark(cluster):
        return f"{RLM} " if spot.first else RLM
    return RLM if neutral else ""


def _is_anchored(cluster: Cluster, following: Cluster | Edge) -> bool:
    """Tell whether a neutral character needs a right-to-left mark on its right.

    poppler gives neutrals to the left-to-right section on their right: ``(OPT)`` or a comma would change sides.
    pdfium takes a vowel mark for a neutral and swaps it with the punctuation after it.
    """
    if not cluster.rtl or not is_neutral(cluster.text[0]):
        return False
    swapped = not cluster.text.isspace() and ends_in_mark(following)
    return swapped or unicodedata.bidirectional(following.text[0]) in _STARTS_LTR


@cache
def is_neutral(character: str) -> bool:
    """Tell whether a character takes its direction from those beside it."""
    return unicodedata.bidirectional(character) in _NEUTRAL


def ends_in_mark(cluster: Cluster | Edge) -> bool:
    """Tell whether the last letter of the cluster, the left one on paper, carries a vowel mark."""
    return cluster.rtl and unicodedata.category(cluster.text[-1]) == "Mn"
