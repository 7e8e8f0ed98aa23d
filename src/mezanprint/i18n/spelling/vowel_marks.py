"""Vowel marks where none can stand: two on one letter, or one before the first letter of a word."""

import re
from collections.abc import Iterator

from mezanprint.i18n.spelling.misspellings import Misspelling
from mezanprint.model.pasted import ARABIC, MARKS

_WORD = re.compile(f"(?:(?:(?<=\\s)|^)[{MARKS}]+)?[{ARABIC}][{ARABIC}{MARKS}]*")
_ON_ONE_LETTER = re.compile(f"(?<=[{ARABIC}])[{MARKS}]{{2,}}")
_FIRST = re.compile(f"^[{MARKS}]+")
_MARK = re.compile(f"[{MARKS}]")
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"
"""A letter has one of them, and tanwin is rarely the wrong one; shadda and a few others stand beside it."""


def misplaced_marks(text: str) -> Iterator[Misspelling]:
    """Yield each word with vowel marks where none can stand, and the word without them."""
    if not _MARK.search(text):
        return
    for found in _WORD.finditer(text):
        right = _ON_ONE_LETTER.sub(_one_each, _FIRST.sub("", found[0]))
        if right != found[0]:
            yield Misspelling(found[0], right, *found.span())


def _one_each(marks: re.Match[str]) -> str:
    vowels = [mark for mark in marks[0] if mark in _VOWELS]
    kept = min(vowels, key=_VOWELS.index, default="")
    return "".join(mark for mark in dict.fromkeys(marks[0]) if mark == kept or mark not in _VOWELS)
