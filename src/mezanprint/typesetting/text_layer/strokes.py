"""The order in which the pieces of a line are written: each in visual order, one after the other in logical order."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeAlias

from mezanprint.typesetting.text_layer.beside import Edge
from mezanprint.typesetting.text_layer.glyphs import Cluster, is_mirrored

_NEUTRAL = ("WS", "ON", "CS", "ES", "ET")
_TOUCH = 0.01
"""Distance in px at which one piece continues another."""


class Placed(NamedTuple):
    """A cluster that draws or says something, at its place in the line; lengths in px."""

    cluster: Cluster
    left: float
    right: float
    """Where the pen stands after the cluster."""
    following: Cluster | Edge | None
    """What comes next on paper."""


Stroke: TypeAlias = tuple[Placed, ...]
"""Clusters in visual order that are written without lifting the pen."""


def strokes(
    clusters: Iterable[Cluster], right: Edge | None = None, cuts: frozenset[int] = frozenset()
) -> tuple[Stroke, ...]:
    """Return the pieces of a line, given in visual order, in the order of its text; ``right`` stands right of it.

    A piece ends where the direction changes, or the font of right-to-left text, where pdf.js ends a piece of its own. A
    bracket between right-to-left letters is one by itself, for the left-to-right mark beside it (see ``guards``).
    poppler and pdfium sort what they find by its place; pdf.js and MuPDF take the pieces as they come, so that a number
    between Arabic words keeps its place. Where logical and visual order agree, as in left-to-right text, the line stays
    whole. Right-to-left text is cut before the bytes ``cuts``, for pdfium (see ``apart``).
    """
    pieces: list[list[Placed]] = []
    for placed in _placed(clusters, right):
        if pieces and _goes_on(pieces[-1][-1].cluster, placed.cluster, cuts):
            pieces[-1].append(placed)
        else:
            pieces.append([placed])
    pieces = [part for piece in pieces for part in (_apart(piece) if _is_neutral(piece) else [piece])]
    whole: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda piece: min(piece[0].cluster.start, piece[-1].cluster.start)):
        if whole and abs(whole[-1][-1].right - piece[0].left) < _TOUCH:
            whole[-1] += piece
        else:
            whole.append(piece)
    return tuple(map(tuple, whole))


def _placed(clusters: Iterable[Cluster], right: Edge | None) -> list[Placed]:
    shown: list[Cluster] = []
    lefts: list[float] = []
    rights: list[float] = []
    pen = 0.0
    for cluster in clusters:
        left, pen = pen, pen + cluster.advance * cluster.size / 1000
        if not cluster.silent:
            shown.append(cluster)
            lefts.append(left)
            rights.append(pen)
    return list(map(Placed, shown, lefts, rights, [*shown[1:], right]))


def _goes_on(left: Cluster, right: Cluster, cuts: frozenset[int]) -> bool:
    if left.rtl != right.rtl or (left.start > right.start) != left.rtl:
        return False
    if left.rtl and any(right.start < cut <= left.start for cut in cuts):
        return False
    return not left.rtl or (left.font is right.font and not (is_mirrored(left.text[0]) or _is_alone(right.text[0])))


@cache
def _is_alone(character: str) -> bool:
    """Tell whether a right-to-left character continues no piece: a bracket, or a percent sign or the like.

    That stands left of its number, and MuPDF would put it after the next word.
    """
    return is_mirrored(character) or unicodedata.bidirectional(character) == "ET"


def _is_neutral(piece: Iterable[Placed]) -> bool:
    """Tell whether a piece has no direction of its own, so that readers would take its visual order for its order."""
    return all(unicodedata.bidirectional(char) in _NEUTRAL for placed in piece for char in placed.cluster.text)


def _apart(piece: Iterable[Placed]) -> list[list[Placed]]:
    return [[placed] for placed in piece]
