"""The misspelt words of a text, each with its place and what was meant."""

import re
from collections.abc import Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from mezanprint.i18n.spelling.attached import without_prefix
from mezanprint.i18n.spelling.correction import correct, unsplit
from mezanprint.model.pasted import ARABIC, MARKS

_WORD = re.compile(rf"(?<![\w&{MARKS}\ufffc])[{ARABIC}][{ARABIC}{MARKS}]++(?![\w\ufffc])")
"""A whole word: no part of a code, no letters before a placeholder, and none cut by the mark of an access key."""
_MARK = re.compile(f"[{MARKS}]")


class Misspelling(NamedTuple):
    """A word of a text, and how it is written."""

    word: str
    """As it stands; two where a space cuts one."""
    right: str
    """Without vowel marks; two words where a space is missing."""
    start: int
    end: int
    """Offsets in the text."""


def misspellings(text: str, project_words: Set[str] = frozenset()) -> Iterator[Misspelling]:
    """Yield the misspelt words of an Arabic text.

    Words of ``known``, bare or with letters attached before them, are right however they are spelt. What is merely
    unknown is not told, nor what is another word.
    """
    words = [(found[0], *found.span()) for found in _WORD.finditer(text)]
    if _MARK.search(text):
        words = [(_MARK.sub("", word), start, end) for word, start, end in words]
    reported_to = 0
    for (word, start, end), (following, begin, stop) in pairwise([*words, ("", 0, 0)]):
        if start < reported_to:
            continue
        whole = unsplit(word, following) if begin == end + 1 and text[end] == " " else None
        right = whole or correct(word)
        if right and not _is_known(word, project_words) and not (whole and _is_known(following, project_words)):
            reported_to = stop if whole else end
            yield Misspelling(text[start:reported_to], right, start, reported_to)


def _is_known(word: str, known: Set[str]) -> bool:
    return bool(known) and (word in known or any(rest in known for _, rest in without_prefix(word)))
