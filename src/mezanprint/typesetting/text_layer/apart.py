"""Which words of a line pdfium would tell in another order than they are read in, and how it is kept from that.

pdfium cuts a line into segments of letters, of numbers with their signs, of right-to-left letters and of anything
else (``CFX_BidiString``). Where right-to-left segments are not fewer than those of letters it tells all segments in
the reverse of their order on paper, otherwise in that order. So ``Al Mezan`` in an Arabic line becomes ``Mezan Al``,
and two Arabic words in an English line change places. Text that stands far enough below its line begins a line of its
own (``CPDF_TextPage::ProcessInsertObject``), and so does what follows: a hair space there, without ink, keeps the
words after it from being ordered with those before it. Other readers know it for white space and heed it no more.

A comma behind an Arabic phrase in an English line stands in the phrase's part, which pdfium tells from the right: the
phrase is written so that it begins behind the comma for pdfium (``line``), and its part at the space before it, without
which PDFBox would take the mark there for the direction of the line.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

HAIR_SPACE = "\u200a"
_OF_CLASS = {"L": "L", "R": "R", "AL": "R", "EN": "D", "AN": "D", "NSM": "W", "CS": "W", "ES": "W", "ET": "W"}
"""Letters from the left, from the right, digits, and what goes with numbers; anything else is N."""
_MARKED, _FROM_RIGHT = re.compile("[LD]+"), re.compile("R+")
_END = re.compile(r"[^\w\s]+(?=\s|$)")
"""A comma or the like behind a phrase."""


class _Kinds(dict[int, str]):
    """The kind of each character, for ``str.translate``: a line has hundreds, and few that were not met before."""

    def __missing__(self, character: int) -> str:
        """Look a character up once."""
        kind = self[character] = _OF_CLASS.get(unicodedata.bidirectional(chr(character)), "N")
        return kind


_KINDS = _Kinds()


def is_turned(text: str, *, rtl: bool) -> bool:
    """Tell whether pdfium turns the words of ``text``, which runs against its line; ``rtl``: from right to left."""
    segments = [kind for kind, _ in groupby(text.translate(_KINDS).replace("D", "W"))]
    if rtl:
        return segments.count("R") > 1 or any(map(str.isdigit, text))
    return len("".join(segments).strip("N")) > 1


class Cuts(NamedTuple):
    """Where new parts of a line begin."""

    places: list[frozenset[int]]
    """For each piece of the line: bytes of its text in UTF-8; -1 is its end."""
    ended: frozenset[int]
    """Pieces that a comma or the like ends which stands in the next."""
    whole: bool
    """Every phrase that pdfium would turn is a part by itself."""


def find_cuts(pieces: Sequence[tuple[str, bool]], *, rtl: bool) -> Cuts:
    """Return where new parts of a line of ``pieces`` begin.

    A piece is a text and whether it runs from the right, as the line does if it is ``rtl``. Parts begin at the spaces
    next to phrases that pdfium would turn; what touches a phrase without a space goes with it: a bracket, a comma.
    """
    texts = ["", *(text for text, _ in pieces), ""]
    cuts: list[set[int]] = [set() for _ in texts]
    ended, whole = set(), True
    for place, (text, runs) in enumerate(pieces, 1):
        if runs == rtl or not is_turned(text, rtl=runs):
            continue
        before, after = texts[place - 1], texts[place + 1]
        end = "" if rtl else _end_of(place - 1, pieces)
        if end and before.strip():
            cuts[place - 1].add(len(before.rstrip().encode()))
        elif before[-1:].isspace():
            cuts[place].add(0)
        elif (space := before.rstrip().rfind(" ")) >= 0:
            cuts[place - 1].add(len(before[: space + (not rtl)].encode()))
        if end:
            cuts[place + 1].add(len(end.encode()))
            ended.add(place - 1)
        elif after[:1].isspace():
            cuts[place].add(-1)
        elif (space := after.find(" ")) >= 0:
            cuts[place + 1].add(len(after[: space + (not rtl)].encode()))
        whole = whole and not before[-1:].strip() and not after[:1].strip()
    return Cuts([frozenset(places) for places in cuts[1:-1]], frozenset(ended), whole)


def _end_of(place: int, pieces: Sequence[tuple[str, bool]]) -> str:
    """Return a comma or the like that touches a right-to-left phrase in a left-to-right line and ends it.

    The phrase must be written without lifting the pen (see ``strokes``), and have no bracket before it.
    """
    (text, _), beside = pieces[place], (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
    if any(rtl for _, rtl in beside) or (place and pieces[place - 1][0][-1:].strip()):
        return ""
    if any(c.isdigit() or unicodedata.mirrored(c) or unicodedata.bidirectional(c) == "ET" for c in text):
        return ""
    match = _END.match(pieces[place + 1][0]) if place + 1 < len(pieces) else None
    return match[0] if match else ""


def own_text(pieces: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Yield the text of a right-to-left line, a letter in the place of each piece from the left: it is told apart."""
    for text, rtl in pieces:
        yield text if rtl else "a"


def count_marked(text: str) -> int:
    """Return how many numbers and Latin words in right-to-left text have marks from the left beside them."""
    return len(_MARKED.findall(text.translate(_KINDS)))


def missing_marks(text: str) -> int:
    """Return how many more right-to-left segments right-to-left text needs, so that pdfium reads it from the right.

    Each number and Latin word has two marks from the left beside it (see ``stroke``).
    """
    return max(0, 2 * count_marked(text) + 1 - len(_FROM_RIGHT.findall(text.translate(_KINDS))))
