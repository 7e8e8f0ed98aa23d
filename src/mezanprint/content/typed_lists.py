"""Lists that a writer made by hand, with signs that make none in the Markdown subset: ``١.``, ``1-``, ``أ)``, ``•``."""

import re
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import decimal

from mezanprint.model.translatable import msg

_NUMBER = re.compile(r"[ \t]*(?P<sign>\(?(?P<number>\d{1,3})[ \t]?[-.)/:\u2010-\u2015\u0640])(?!\d)[ \t]*\S")
_LETTER = re.compile(r"[ \t]*(?P<sign>\(?(?P<letter>[a-zA-Z]|[أاإبجتدهـ]ـ?)[ \t]?[-.)/:\u2010-\u2015])[ \t]+\S")
_BULLETS = r"\u2022\u2023\u2043\u25a0-\u25ff\u2713\u2714\u2756\u27a2"
_PRIVATE = r"\uf000-\uf0ff"
"""Bullets of word processors, from fonts of signs: no other font knows them."""
_BULLET = re.compile(rf"[ \t]*(?P<sign>[-\u2010-\u2015\u0640\u00b7{_BULLETS}{_PRIVATE}]|\*(?=[^*\n]+$))[ \t]*[^\W\d]")
_ALONE = re.compile(rf"[ \t]*(?P<sign>[{_BULLETS}{_PRIVATE}])[ \t]*\S")
"""What nobody writes but before an item."""
_CIRCLED = re.compile(r"[ \t]*(?P<sign>[\u2460-\u2473\u24b6-\u24e9])[ \t]*\S")
_ALPHABETS = ("أبج", "أبت", "ابج", "ابت", "abc", "ABC")
_BULLET_HINT = msg("begin each item with `- `, a hyphen and a space")
_NUMBER_HINT = msg("begin each item with `1. `, in digits 0-9, a point and a space")
_BREAK = "\\"
"""At the end of a line: it stays a line."""


@dataclass(frozen=True, slots=True)
class TypedList:
    """A list by hand: the sign of its first item, the line of the paragraph in which that is, and what to write."""

    sign: str
    line: int
    hint: str
    single: bool = False
    """Whether it is one line by itself, which is printed as it stands."""


def find_list(paragraph: str) -> TypedList | None:
    """Return the first two lines that follow each other in a list by hand; None where there is none.

    One such line alone may be a date or a dash of speech, unless it has a bullet; lines that are kept apart are printed
    as they stand.
    """
    lines = paragraph.split("\n")
    marked = [(number, found) for number, line in enumerate(lines) if (found := _item(line))]
    for (line, (sign, place)), (after, (_, next_place)) in pairwise(marked):
        follows = place is next_place if place is None or next_place is None else next_place == place + 1
        if follows and not lines[after - 1].endswith(_BREAK):
            return TypedList(_shown(sign), line, _BULLET_HINT if place is None else _NUMBER_HINT)
    alone = ((number, bullet["sign"]) for number, words in enumerate(lines) if (bullet := _ALONE.match(words)))
    return next((TypedList(_shown(sign), line, _BULLET_HINT, single=True) for line, sign in alone), None)


def _shown(sign: str) -> str:
    """Return a sign as it is, or by its code point if it is one that no font shows."""
    return f"U+{ord(sign):04X}" if re.fullmatch(f"[{_PRIVATE}]", sign) else sign


def _item(line: str) -> tuple[str, int | None] | None:
    """Return the sign with which a line begins an item, and its place in the order of the list; None if it has none."""
    if match := _NUMBER.match(line):
        return match["sign"], int("".join(str(decimal(digit)) for digit in match["number"]))
    if match := _LETTER.match(line):
        letter = match["letter"].rstrip("\u0640")
        place = next((alphabet.index(letter) for alphabet in _ALPHABETS if letter and letter in alphabet), None)
        return None if place is None else (match["sign"], place)
    if match := _CIRCLED.match(line):
        return match["sign"], ord(match["sign"])
    if match := _BULLET.match(line):
        return match["sign"], None
    return None
