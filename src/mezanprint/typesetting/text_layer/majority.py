"""Which direction poppler takes the lines of a page for, and what makes it take the one that loses least.

It counts the letters of a page and takes all lines for the direction that more of them have
(``TextPage::coalesce``). On a page taken for left-to-right it cuts right-to-left lines at their numbers and commas and
tells the parts from the left (``TextPage::dumpFragment``); on one taken for right-to-left it cuts left-to-right
lines at right-to-left words. Marks from the right, which count as letters, turn a page over.
"""

import unicodedata
from collections import Counter
from functools import cache
from itertools import groupby
from typing import NamedTuple

from mezanprint.typesetting.boxes.tree import Box, descendants, text_boxes
from mezanprint.typesetting.text_layer.glyphs import plain
from mezanprint.typesetting.weasyprint.weasy import boxes

_DIRECTIONS = {"L": 1, "EN": 1, "AN": 1, "CS": 1, "ES": 1, "ET": 1, "R": -1, "AL": -1}
"""What ends a section of the other direction in poppler."""
_LETTERS = {"L": 1, "R": -1, "AL": -1}
_LTR_MARKS = 4
"""Marks from the left that a line may have that runs from there; those of other lines are made up for there."""
_MOST = 40
"""Most marks that one line carries to turn a page: a line in Arabic on an English page is not worth hundreds."""


class Majority(NamedTuple):
    """What poppler takes a page for."""

    rtl: bool = False
    """A page with left-to-right lines is taken for right-to-left."""
    marks: int = 0
    """How many marks each right-to-left line needs for that."""


ONE_LANGUAGE = Majority()
"""That of a page whose lines all run in one direction, or that is best left alone."""


def majority_of(page: Box) -> Majority:
    """Return the direction of a page with lines of both, as poppler shall see it."""
    lines = [box for box in descendants(page) if isinstance(box, boxes.LineBox)]
    directions = [line.style["direction"] for line in lines]
    if len(set(directions)) < 2:
        return ONE_LANGUAGE
    rtl = [_text(line) for line, direction in zip(lines, directions, strict=True) if direction == "rtl"]
    ltr = [_text(line) for line, direction in zip(lines, directions, strict=True) if direction == "ltr"]
    surplus = _surplus("".join([*rtl, *ltr])) + _LTR_MARKS * len(ltr)
    marks = max(0, -(-surplus // len(rtl)))
    if marks and (marks > _MOST or sum(map(_turns, rtl)) <= sum(map(_turns, ltr))):
        return ONE_LANGUAGE
    return Majority(rtl=True, marks=marks)


def _text(line: Box) -> str:
    return "".join([plain(box.text.encode()) for box in text_boxes(line)])


def _surplus(text: str) -> int:
    """Return how many more letters from the left than from the right a text has."""
    return sum(count * _LETTERS.get(unicodedata.bidirectional(letter), 0) for letter, count in Counter(text).items())


def _turns(text: str) -> int:
    """Return where a line is cut that is not taken for its own direction: pairs of words are lost there."""
    words = text.rstrip(".,:،؛ ")
    return sum(1 for direction, _ in groupby(filter(None, map(_direction, words)))) - 1


@cache
def _direction(character: str) -> int:
    return _DIRECTIONS.get(unicodedata.bidirectional(character), 0)
