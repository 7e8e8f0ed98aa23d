"""The Arabic words that come with the program: how often each is written, and whether a dictionary has it.

``scripts/arabic_words.py`` makes the files, ``NOTICE.txt`` names their sources. They are read when a word is first
asked for, in a seventh of a second.
"""

import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice

from mezanprint.i18n.spelling.attached import (
    ARTICLE,
    ARTICLES,
    is_definite,
    without_ending,
    without_prefix,
    without_pronoun,
)

ENCODING = "iso-8859-6"
SECTIONS = 10
"""Of the list of words: a rank is counted from the last, and each is about three times as frequent as the one below."""
_ACCEPTED = 16
_WITH_ARTICLE = tuple(sorted(ARTICLES))
_BEFORE_NOUNS = ("ب", "ك", "ل")
"""Behind them no verb stands, whose own letters an article could be."""
_HEH, _TEH_MARBUTA = "ه", "ة"
_ATTACHED, _LIKE = 1, 3
"""Ranks that a word loses by what is attached to it; ``ka`` (like) stands before few words."""


@cache
def _words() -> Mapping[str, int]:
    """Return the rank of each word, with ``_ACCEPTED`` added to that of one that the dictionary has."""
    folder = files("mezanprint.i18n.spelling")
    sections = zlib.decompress((folder / "words.z").read_bytes()).decode(ENCODING).split("\n\n")
    flags = iter(zlib.decompress((folder / "accepted.z").read_bytes()))
    steps: dict[str, int] = {}
    for number, section in enumerate(sections):
        words = section.split("\n")
        ranks = bytes((SECTIONS - number, _ACCEPTED + SECTIONS - number)).ljust(256)
        steps.update(zip(words, bytes(islice(flags, len(words))).translate(ranks), strict=True))
    return steps


def listed(word: str) -> int:
    """Return the rank of a word as it is written, right or wrong: 10 is the most frequent, 0 is not listed."""
    return _words().get(word, 0) % _ACCEPTED


def bare(word: str) -> int:
    """Return the rank of a word of the dictionary with nothing attached to it; 0 if it is none."""
    return max(_words().get(word, 0) - _ACCEPTED, 0)


def accepted(words: Iterable[str]) -> list[str]:
    """Return which of ``words`` the dictionary has with nothing attached to them."""
    ranks = _words()
    return [word for word in words if ranks.get(word, 0) > _ACCEPTED]


def sound(word: str) -> int:
    """Return the rank of a word of the dictionary, alone or with letters attached before it; 0 if it is none."""
    if (own := _words().get(word)) is not None:
        return max(own - _ACCEPTED, 0)
    return max((_rank(prefix, stem) for prefix, stem in without_prefix(word)), default=0)


def _rank(prefix: str, stem: str) -> int:
    lost = _LIKE if prefix.endswith("ك") else _ATTACHED
    return 0 if _is_meant_feminine(prefix, stem) else max(_words().get(stem, 0) - _ACCEPTED - lost, 0)


def is_word(word: str) -> bool:
    """Whether a word is in the dictionary, or is made of one that is; what is listed and not accepted is none."""
    if (own := _words().get(word)) is not None:
        return own > _ACCEPTED
    readings = [("", word), *without_prefix(word)]
    if any(bare(stem) and not _is_meant_feminine(prefix, stem) for prefix, stem in readings):
        return True
    return any(_is_inflected(prefix, stem) for prefix, stem in readings)


def _is_inflected(prefix: str, word: str) -> bool:
    if any(sound(stem) > 1 for stem in without_ending(word)):
        return True
    if is_definite(prefix) or (word.startswith(ARTICLE) and prefix.endswith(_BEFORE_NOUNS)):
        return False
    # What begins with an article has no pronoun, unless these letters belong to the word.
    rank = bare if word.startswith(_WITH_ARTICLE) else sound
    return any(rank(stem) > 1 for stem in without_pronoun(word))


def _is_meant_feminine(prefix: str, stem: str) -> bool:
    """Whether a heh at the end is teh marbuta without its dots: a word with an article has no pronoun."""
    if stem[-1] != _HEH or not is_definite(prefix):
        return False
    return _words().get(stem[:-1] + _TEH_MARBUTA, 0) > _words().get(stem, 0)
