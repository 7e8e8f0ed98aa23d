"""Words and phrases found in a text in whatever form they stand there: Arabic with its clitics, English plurals."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from mezanprint.i18n.words.clitics import bare, stems

T = TypeVar("T")
_ARABIC = "\u0621-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
_WORD = re.compile(f"[{_ARABIC}]+|[^\\W_{_ARABIC}]+(?:['\u2019][^\\W\\d_{_ARABIC}]+)?")
_NO_WORDS = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|\[\^[^\]\s]*\]|https?://\S+|\S+@\S+")
_GAP = re.compile("[\\s*\u2066-\u2069\u200b-\u200f\u061c\\-\u2010\u2011]*")
_LIST_GAP = re.compile(_GAP.pattern.replace("[", "[,\u060c", 1))
_IS_ARABIC = re.compile(f"[{_ARABIC}]")


class Word(NamedTuple):
    """A word from ``start`` to ``end`` of a text, and all that it may be a form of."""

    start: int
    end: int
    forms: frozenset[str]


class _Phrase(NamedTuple, Generic[T]):
    words: tuple[frozenset[str], ...]
    gap: re.Pattern[str]
    """What may stand between its words: a comma only if the phrase itself has one."""
    owner: T


class Occurrence(NamedTuple, Generic[T]):
    """Where a phrase stands in a text, and whose phrase it is."""

    start: int
    end: int
    owner: T


def words_of(text: str, *, lenient: bool = False) -> tuple[Word, ...]:
    """Return the words of a message, without its placeholders, notes, link targets and addresses."""
    plain = _NO_WORDS.sub(lambda found: "\0" * len(found[0]), text)
    return tuple(Word(found.start(), found.end(), _forms(found[0], lenient)) for found in _WORD.finditer(plain))


class Phrases(Generic[T]):
    """Phrases to look for, each with its owner."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[_Phrase[T]]] = defaultdict(list)
        for phrase, owner in phrases:
            wanted = tuple(_wanted(found[0]) for found in _WORD.finditer(phrase))
            gap = _LIST_GAP if re.search("[,\u060c]", phrase) else _GAP
            for form in wanted[0] if wanted else ():
                self._by_first[form].append(_Phrase(wanted, gap, owner))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, text: str, *, lenient: bool = False) -> tuple[Occurrence[T], ...]:
        """Return the phrases that ``text`` has, from left to right; of those that begin alike the longest only."""
        words = words_of(text, lenient=lenient) if self._by_first else ()
        return tuple(self._find(text, words))

    def _find(self, text: str, words: tuple[Word, ...]) -> Iterator[Occurrence[T]]:
        place = 0
        while place < len(words):
            length, owners = self._longest(text, words, place)
            for owner in owners:
                yield Occurrence(words[place].start, words[place + length - 1].end, owner)
            place += max(length, 1)

    def _longest(self, text: str, words: tuple[Word, ...], place: int) -> tuple[int, list[T]]:
        best, owners = 0, list[T]()
        for form in words[place].forms & self._by_first.keys():
            for phrase in self._by_first[form]:
                length = len(phrase.words)
                if length < best or not _matches(text, words[place : place + length], phrase):
                    continue
                if length > best:
                    best, owners = length, []
                if phrase.owner not in owners:
                    owners.append(phrase.owner)
        return best, owners


def _matches(text: str, words: tuple[Word, ...], phrase: _Phrase[T]) -> bool:
    wanted = phrase.words
    if len(words) < len(wanted) or not all(word.forms & each for word, each in zip(words, wanted, strict=True)):
        return False
    return all(phrase.gap.fullmatch(text, one.end, other.start) is not None for one, other in pairwise(words))


@lru_cache(maxsize=65536)
def _forms(word: str, lenient: bool) -> frozenset[str]:
    if _IS_ARABIC.match(word):
        return stems(word, lenient=lenient)
    owned = re.sub("['\u2019]s?$", "", word)
    forms = {word, owned, word.lower(), owned.lower()}
    if owned[-1:] == "s" and len(owned) > 3:
        small = owned.lower()
        forms |= {owned[:-1], small[:-1]}
        forms |= {small[:-3] + "y"} if small.endswith("ies") else {small[:-2]} if small.endswith("es") else set()
    return frozenset(forms)


def _wanted(word: str) -> frozenset[str]:
    """Return what a word of a phrase is looked up by: an acronym as it is, other Latin words in any case."""
    if _IS_ARABIC.match(word):
        return bare(word)
    return frozenset({word if word.isupper() and len(word) > 1 else word.lower()})
