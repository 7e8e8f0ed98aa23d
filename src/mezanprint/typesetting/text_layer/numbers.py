"""Numbers in digits that readers take for letters from the right: each is one code.

MuPDF gives Arabic-Indic digits the direction of Arabic letters (``guess_bidi_level``: ``AN``) and turns each run of
them, and pypdf has them follow the text before them. Neither looks into a code: its characters stay in their order, and
the direction of the first is that of all. So a mark from the left before the digits, in their code, keeps a number from
being turned (see ``guards``). Other readers tell a code of several characters as they tell single ones.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby, pairwise
from typing import Any

from mezanprint.model.direction.bidi_controls import LRM
from mezanprint.typesetting.text_layer.codes import Codes
from mezanprint.typesetting.text_layer.glyphs import Cluster


def join_numbers(clusters: Iterable[Cluster], codes_of: Callable[[Any], Codes]) -> tuple[Cluster, ...]:
    """Return clusters in visual order, of each number in such digits one, with the signs that touch it."""
    groups = [_joined(list(group), codes_of) for _, group in groupby(clusters, _stretch)]
    for left, right in pairwise(groups):
        if right[0].number and _is_sign(left[-1]):
            # A minus from another font. A mark between the two would part them: it is told in the code of the digits,
            # and the mark in the code that draws it.
            right[0] = right[0]._replace(text=left[-1].text + right[0].text)
            left[-1] = left[-1]._replace(text=LRM)
    return tuple(cluster for group in groups for cluster in group)


def _stretch(cluster: Cluster) -> tuple[object, ...]:
    """Return what clusters have in common that can be one."""
    is_part = not cluster.rtl and cluster.drawable and bool(cluster.text) and not cluster.text.isspace()
    return (cluster.font.hash, cluster.size) if is_part else ()


def _joined(group: list[Cluster], codes_of: Callable[[Any], Codes]) -> list[Cluster]:
    text = "".join(cluster.text for cluster in group)
    if not _stretch(group[0]) or not any(map(is_turned_digit, text)) or not codes_of(group[0].font).has_room:
        return group
    if any(unicodedata.category(char) == "Cf" for char in text):  # a sign that is drawn round its digits, as of a verse
        return group
    glyphs = tuple(glyph for cluster in group for glyph in cluster.glyphs)
    advance = sum(cluster.advance for cluster in group)
    return [group[0]._replace(text=text, glyphs=glyphs, advance=advance, number=True)]


def _is_sign(cluster: Cluster) -> bool:
    is_one = bool(_stretch(cluster)) and len(cluster.text) == len(cluster.glyphs) == 1
    return is_one and unicodedata.bidirectional(cluster.text) != "L"


@cache
def is_turned_digit(character: str) -> bool:
    """Tell whether some reader turns digits like this one: those of Arabic, and those of Persian and Urdu."""
    return "\u0660" <= character <= "\u0669" or "\u06f0" <= character <= "\u06f9"


@cache
def needs_mark(character: str) -> bool:
    """Tell whether MuPDF takes text that begins so for text from the right, or for more of what stands before it."""
    return unicodedata.bidirectional(character) not in ("L", "EN", "ES", "ET")
