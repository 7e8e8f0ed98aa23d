"""What was translated before in nearly the same words: found by the words that texts have in common."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from math import ceil
from typing import TypeAlias

from mezanprint.i18n.po.po_file import Entry

_Words: TypeAlias = tuple[str, ...]
_Shape: TypeAlias = tuple[bool, int]
"""Whether a message is counted, and how many forms its translation has."""
_ALIKE = 0.7
"""Share of words in common, in their order, from which a translation is worth to be offered."""
_FIGURE = "0"
_WORD = re.compile(r"(?P<figure>\d[\d.,:/\u066b\u066c]*)|\{[^{}\s]*\}|[\w\u064b-\u065f\u0670]+")
_LONGEST = 300
"""Words; longer texts are not compared."""
_LOOKED_UP = 2000
"""Texts that have rare words in common with one that are looked at."""
_WEIGHED, _COMPARED = 40, 6
"""How many of these are weighed by their words, and how many then compared in their order."""


class NearTexts:
    """Translated texts by their words. A figure counts as a figure, whatever it says."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take confirmed entries; of those with the same words the first one is offered."""
        self._entries: dict[tuple[_Shape, _Words], Entry] = {}
        for entry in entries:
            self._entries.setdefault((_shape(entry, len(entry.values)), _words(entry)), entry)
        self._texts = [(shape, words) for shape, words in self._entries if len(words) <= _LONGEST]
        self._with: dict[tuple[_Shape, str], list[int]] = defaultdict(list)
        for number, (shape, words) in enumerate(self._texts):
            for word in set(words):
                self._with[shape, word].append(number)

    def find(self, message: Entry, forms: int) -> Entry | None:
        """Return the entry whose words are most like those of ``message``, with ``forms`` forms; None if none is."""
        words, shape = _words(message), _shape(message, forms)
        if len(words) > _LONGEST or not set(words) - {_FIGURE}:
            return None
        if (same := self._entries.get((shape, words))) is not None:
            return same
        return next((entry for _, entry in self.find_all(message, forms, 1)), None)

    def find_all(self, message: Entry, forms: int, most: int) -> tuple[tuple[float, Entry], ...]:
        """Return the entries whose words are most like those of ``message``, with their likeness, the nearest first."""
        words, shape = _words(message), _shape(message, forms)
        if len(words) > _LONGEST or not set(words) - {_FIGURE}:
            return ()
        # What two texts have in common in any order is no less than in their order, and is counted sooner.
        alike = (other for other in self._candidates(words, shape) if _overlap(words, other) >= _ALIKE)
        scored = sorted(((_likeness(words, other), other) for other in alike), key=lambda pair: -pair[0])
        return tuple((score, self._entries[shape, other]) for score, other in scored[:most] if score >= _ALIKE)

    def _candidates(self, words: _Words, shape: _Shape) -> list[_Words]:
        """Return texts with words in common, those with most of them first.

        A text that is alike has ``least`` of the words, at least; so of all but that many it has one, and the rare ones
        are looked up.
        """
        wanted = set(words)
        least = ceil(_ALIKE * len(words) / (2 - _ALIKE))
        having = sorted((self._with.get((shape, word), []) for word in sorted(wanted)), key=len)
        weights: Counter[int] = Counter()
        left = _LOOKED_UP
        for texts in having[: len(words) - least + 1]:
            weights.update(texts[:left])
            left = max(0, left - len(texts))
        likely = (
            self._texts[number][1] for number in sorted(weights, key=weights.__getitem__, reverse=True)[:_WEIGHED]
        )

        def shared(other: _Words) -> float:
            return len(wanted.intersection(other)) / (len(words) + len(other))

        return sorted(likely, key=shared, reverse=True)[:_COMPARED]


def _shape(entry: Entry, forms: int) -> _Shape:
    return (entry.plural is not None, forms)


def _words(entry: Entry) -> _Words:
    text = entry.source if entry.plural is None else f"{entry.source} {entry.plural}"
    return tuple(_FIGURE if found["figure"] else found[0] for found in _WORD.finditer(text.casefold()))


def _overlap(one: _Words, other: _Words) -> float:
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))


def _likeness(one: _Words, other: _Words) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
