"""Changes of a source text that may be no more than a mended slip: a letter, a capital, a comma."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from mezanprint.i18n.words.word_difference import difference

_ALIKE = 0.75
"""Share of letters in common from which a word is taken for another spelling of another."""
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"(?:[^\W\d]|[\s.,:;!?'\"\u2018-\u201d\u00ab\u00bb\u060c\u061b\u061f\u2010-\u2014-])*")
"""Words and the marks of sentences: no figure, no placeholder, no markup."""


def is_slip(old: str, new: str) -> bool:
    """Tell whether two versions differ, and each change is a word spelt another way or the mark of a sentence.

    Whether the meaning stayed is for a person to say: ``boat`` and ``boats`` are alike too.
    """
    return old != new and all(_is_respelt(gone, come) for gone, come in _changes(old, new))


def _changes(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield what went and what came at each place."""
    removed = ""
    for kind, text in (*difference(old, new), ("same", "")):
        if kind == "gone":
            removed = text
        elif kind == "new":
            yield removed, text
            removed = ""
        elif removed:
            yield removed, ""
            removed = ""


def _is_respelt(gone: str, come: str) -> bool:
    before, after = (_WORD.findall(text.casefold()) for text in (gone, come))
    if not _PLAIN.fullmatch(gone + come) or len(before) != len(after):
        return False
    pairs = zip(before, after, strict=True)
    return all(one == two or SequenceMatcher(None, one, two).ratio() >= _ALIKE for one, two in pairs)
