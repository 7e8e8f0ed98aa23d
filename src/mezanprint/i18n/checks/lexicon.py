"""Common English words and the stems by which Arabic says some: enough to see that two texts speak of one thing."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from mezanprint.model.pasted import MARKS

_FILE = Path(__file__).with_name("lexicon.txt")
_WORD = re.compile(r"[a-z]+")
_MARK = re.compile(f"[{MARKS}\u0640\u200c-\u200f]")
_SAME = str.maketrans("أإآٱىة", "ااااي\u0647")


class _Lexicon(NamedTuple):
    concepts: dict[str, int]
    """The number of the line of each word that has stems."""
    stems: tuple[tuple[str, ...], ...]
    common: frozenset[str]


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Tell whether an English word is one of the common ones, or such a one with an ending."""
    common, word = _read().common, word.lower()
    return word in common or any(
        word.endswith(ending) and (word.removesuffix(ending) in common or f"{word.removesuffix(ending)}e" in common)
        for ending in ("s", "es", "d", "ed", "ing", "ly", "er")
    )


@lru_cache(maxsize=8192)
def concepts(text: str) -> frozenset[int]:
    """Return what an English text speaks of, as far as it is known how Arabic says that."""
    known = _read().concepts
    return frozenset(known[word] for word in _WORD.findall(text.lower()) if word in known)


def says(folded: str, concept: int) -> bool:
    """Tell whether a folded Arabic text has a word for a concept."""
    return any(stem in folded for stem in _read().stems[concept])


@lru_cache(maxsize=8192)
def fold_text(text: str) -> str:
    """Return an Arabic text without vowel marks, with one letter for all alefs, yehs and hehs."""
    return _MARK.sub("", text).translate(_SAME)


@cache
def _read() -> _Lexicon:
    ids: dict[str, int] = {}
    stems: list[tuple[str, ...]] = []
    common: set[str] = set()
    for line in _FILE.read_text("utf-8").splitlines():
        words, _, arabic = line.partition(":")
        if line.startswith("#"):
            continue
        common.update(words.split())
        if arabic.strip():
            ids.update(dict.fromkeys(words.split(), len(stems)))
            stems.append(tuple(map(fold_text, arabic.split())))
    return _Lexicon(ids, tuple(stems), frozenset(common))
