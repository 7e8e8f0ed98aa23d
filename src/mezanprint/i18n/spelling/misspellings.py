"""The misspelt words of a text, each with its place and what was meant."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from mezanprint.i18n.spelling.attached import without_prefix
from mezanprint.i18n.spelling.correction import correct
from mezanprint.model.pasted import ARABIC, MARKS

_WORD = re.compile(rf"(?<![\w&{MARKS}\ufffc])[{ARABIC}][{ARABIC}{MARKS}]++(?![\w\ufffc])")
"""A whole word: no part of a code, no letters before a placeholder, and none cut by the mark of an access key."""
_MARK = re.compile(f"[{MARKS}]")


class Misspelling(NamedTuple):
    """A word of a text, and how it is written."""

    word: str
    right: str
    """Without vowel marks; two words where a space is missing."""
    start: int
    end: int
    """Offsets in the text."""


def misspellings(text: str, known: Set[str] = frozenset()) -> Iterator[Misspelling]:
    """Yield the misspelt words of an Arabic text.

    Words of ``known``, bare or with letters attached before them, are right however they are spelt. What is merely
    unknown is not told, nor what is another word.
    """
    for found in _WORD.finditer(text):
        word = _MARK.sub("", found[0])
        right = correct(word)
        if right is not None and not _is_known(word, known):
            yield Misspelling(found[0], right, *found.span())


def _is_known(word: str, known: Set[str]) -> bool:
    return word in known or any(rest in known for _, rest in without_prefix(word))
