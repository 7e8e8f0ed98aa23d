"""C26: words that are surely misspelt, by the list of words that comes with the program."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import NamedTuple

from mezanprint.i18n.checks.findings import MOST, Finding, quote, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.checks.spelling import is_told
from mezanprint.i18n.spelling import misspellings, sound
from mezanprint.i18n.words.transliteration import says_foreign
from mezanprint.model.translatable import msg

_MEANT = 4
"""Entries of a catalog in which a word stands on purpose: a slip of the fingers is not made so often."""
_KNOWN = 5
"""The rank of a foreign name that has one spelling."""
_ALEFS = str.maketrans("أإآ", "ااا")
_SEATS = str.maketrans("أإآؤئءىة", "ااااااي\u0647")
"""What is confused by who does not know how a word is spelt, and confuses it each time."""


class _Slip(NamedTuple):
    entry: int
    form: int
    word: str
    right: str


def find_misspelt(entries: Sequence[Sequence[Pair]], own_words: Set[str]) -> Iterator[tuple[int, int, Finding]]:
    """C26: the numbers of entry and form, and each misspelt word in it once, but for those that C23 tells.

    ``own_words`` are words of the project. A word that says a foreign one, and one that a catalog has again and again,
    is a name or a term, unless only its hamza or its last letter is wrong.
    """
    slips = [
        _Slip(number, form, word, right)
        for number, pairs in enumerate(entries)
        for form, pair in enumerate(pairs)
        for word, right in _misspelt_in(pair, own_words)
    ]
    entries_of = Counter(word for _, word in {(slip.entry, slip.word) for slip in slips})
    for slip in slips:
        if entries_of[slip.word] >= _MEANT and slip.word.translate(_SEATS) != slip.right.translate(_SEATS):
            continue
        hint = msg(
            "write {right}, or put the word into `locales/{locale}/words.txt` if it is right",
            right=tick(slip.right),
            locale=entries[slip.entry][slip.form].writing.locale,
        )
        yield slip.entry, slip.form, Finding(msg("{word} is misspelt", word=quote(slip.word)), hint)


def _misspelt_in(pair: Pair, own_words: Set[str]) -> Iterator[tuple[str, str]]:
    found = {each.word: each.right for each in misspellings(pair.plain, own_words) if not is_told(each.word)}
    return islice(((word, right) for word, right in found.items() if not _is_foreign(word, right, pair)), MOST)


def _is_foreign(word: str, right: str, pair: Pair) -> bool:
    if word.translate(_ALEFS) == right.translate(_ALEFS) and sound(right) >= _KNOWN and not word.startswith("إل"):
        return False  # known names have their hamzas: `أفريقيا`, while `إل` of a foreign name is no article
    if word[:-1] == right[:-1] and (word.startswith("ال") or sound(right) >= _KNOWN):
        return False  # `القنصليه` is an Arabic word with its ending, whatever it is made of
    return says_foreign(word, pair.plain_source)
