"""Lists that a writer made by hand, with signs that make none in the Markdown subset: ``١.``, ``1-``, ``أ)``, ``•``."""

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import decimal

from mezanprint.model.translatable import msg

_NUMBER = re.compile(r"[ \t]*(?P<sign>\(?(?P<number>\d{1,3})[ \t]?[-.)/:\u2010-\u2015\u0640])(?!\d)[ \t]*\S")
_LETTER = re.compile(r"[ \t]*(?P<sign>\(?(?P<letter>[a-zA-Z]|[أاإبجتدهـ]ـ?)[ \t]?[-.)/:\u2010-\u2015])[ \t]+\S")
_BULLET = re.compile(
    r"[ \t]*(?P<sign>[-\u2010-\u2015\u0640\u2022\u2023\u25a0-\u25ff\u2713\u2714\u2756\u27a2\u00b7])[ \t]*[^\W\d]"
)
_ALPHABETS = ("أبج", "أبت", "ابج", "ابت", "abc", "ABC")
_BREAK = "\\"
"""At the end of a line: it stays a line."""


@dataclass(frozen=True, slots=True)
class TypedList:
    """A list by hand: the sign of its first item, the line of the paragraph in which that is, and what to write."""

    sign: str
    line: int
    hint: str


def find_list(paragraph: str) -> TypedList | None:
    """Return the first two lines that follow each other in a list by hand; None where there is none.

    One such line alone may be a date or a dash of speech, and lines that are kept apart are printed as they stand.
    """
    lines = paragraph.split("\n")
    marked = [(number, found) for number, line in enumerate(lines) if (found := _item(line))]
    for (line, (sign, place)), (after, (_, next_place)) in pairwise(marked):
        follows = place is next_place if place is None or next_place is None else next_place == place + 1
        if follows and not lines[after - 1].endswith(_BREAK):
            hint = (
                msg("begin each item with `- `, a hyphen and a space")
                if place is None
                else msg("begin each item with `1. `, in digits 0-9, a point and a space")
            )
            return TypedList(sign, line, hint)
    return None


def _item(line: str) -> tuple[str, int | None] | None:
    """Return the sign with which a line begins an item, and its place in the order of the list; None if it has none."""
    if found := _NUMBER.match(line):
        return found["sign"], int("".join(str(decimal(digit)) for digit in found["number"]))
    if found := _LETTER.match(line):
        letter = found["letter"].rstrip("\u0640")
        place = next((alphabet.index(letter) for alphabet in _ALPHABETS if letter and letter in alphabet), None)
        return None if place is None else (found["sign"], place)
    found = _BULLET.match(line)
    return (found["sign"], None) if found else None
