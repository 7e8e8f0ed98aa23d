"""Whether a word is surely misspelt, and what it was meant for.

Sure is what is no word, or hardly ever written, while one slip undone gives a word that is written often. Names and
words that nobody has listed are let be; so is what is another word. The numbers were set on 40,000 messages of real
catalogs; docs/checks.md says what they find.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from mezanprint.i18n.spelling.attached import ARTICLE, ARTICLES, without_prefix
from mezanprint.i18n.spelling.typing_slips import (
    additions,
    alike,
    exchanges,
    halves,
    hamzas,
    lost_dots,
    one_article,
    singles,
)
from mezanprint.i18n.spelling.word_list import accepted, is_word, listed, sound

_LEAST = 3
"""Letters of a word that is looked at."""
_LONG = 6
"""Letters of a word that chance makes of no other."""
_OFTEN = 6
"""The rank of a word that is no piece of another one."""
_HEH, _TEH_MARBUTA = "ه", "ة"
_MUCH = 6
"""Ranks above that of a word with a doubled letter, which is listed since many write it so: `اليووم`."""
_SMALL = frozenset(
    ("في", "من", "عن", "إن", "أن", "لا", "ما", "أو", "كل", "لم", "ثم", "هو", "هي", "قد", "بل", "كما", "كان", "مع")
)
"""Words that stand before and behind any other."""
_ALSO_RIGHT = frozenset(("إبريل", "إكس", "آند", "اسطوانة", "اسطوانات"))
"""Spellings that are usual in print, though the dictionary has others."""
_VOWELS = "اويى"
_NEGATIONS = frozenset(("لا", "لم", "لن"))
"""Short verbs stand behind them that are no words elsewhere."""
_NOT, _PERSONS = "لا", ("ي", "ت", "ن", "أ")


@lru_cache(maxsize=65536)
def correct(word: str) -> str | None:
    """Return what a word without vowel marks was meant for, or None if it may be right."""
    if len(word) < _LEAST or any(each in _ALSO_RIGHT for each in (word, *dict(without_prefix(word)).values())):
        return None
    if is_word(word):
        return _feminine(word)
    return next((right for find in _SLIPS for right in find(word)), None)


def _feminine(word: str) -> str | None:
    """Return a word with teh marbuta for its heh, if a pronoun would be more frequent than what it stands behind."""
    right, own = word[:-1] + _TEH_MARBUTA, listed(word)
    rare = 0 < own <= 6 and listed(right) >= own + 2 and sound(word[:-1]) <= own - 2
    return right if rare and word[-1] == _HEH else None


def _most(rights: Iterable[str], weigh: Callable[[str], int]) -> Iterator[str]:
    weight, right = max(((weigh(right), right) for right in rights), default=(0, ""))
    if weight > 0:
        yield right


def _of_dots(word: str) -> Iterator[str]:
    own = listed(word)

    def weigh(right: str) -> int:
        rank = sound(right)
        if right[-1] == _HEH and rank < max(4, own + 2):
            return 0
        return rank if rank >= max(2, own) else 0

    return _most(lost_dots(word), weigh)


def _of_hamza(word: str) -> Iterator[str]:
    own = listed(word)

    def weigh(right: str) -> int:
        rank = sound(right)
        if _is_bold(word, right):
            needed = max(4, own + 3 if len(right) > len(word) else own + 2 if own else 0)
        else:
            needed = max(2 if word[0] != right[0] else 3, own)
        return rank if rank >= needed else 0

    return _most(hamzas(word), weigh)


def _is_bold(word: str, right: str) -> bool:
    """Whether a hamza is guessed where most words have none: on a vowel inside the word, or behind it."""
    place = next((n for n, (old, new) in enumerate(zip(word, right, strict=False)) if old != new), len(word))
    if place == len(word):
        return True
    return word[place] in _VOWELS and place > 0 and not word[:place].endswith(ARTICLE)


def _of_article(word: str) -> Iterator[str]:
    return (right for right in one_article(word) if is_word(right))


def _of_not(word: str) -> Iterator[str]:
    """Yield the word with a space after ``la``, which is often written onto a verb."""
    bare = word.removeprefix("و")
    verb = bare.removeprefix(_NOT)
    if verb != bare and len(verb) >= _LEAST and verb.startswith(_PERSONS) and sound(verb) >= 5:
        yield f"{word[: -len(verb)]} {verb}"


def _of_letter(word: str) -> Iterator[str]:
    """Yield what a word that hardly anybody writes is with a letter elsewhere, less, another or more.

    The more words a slip could lead to, the more frequent is the one that it is taken for, and the longer.
    """
    if len(word) <= _LEAST:
        return
    if own := listed(word):
        yield from _most(singles(word), partial(_at_least, own + _MUCH))
        return
    long = len(word) >= _LONG
    for find, needed in (
        (singles, 2 if long else 3),
        (exchanges, 2 if long else 4),
        (alike, 3 if long else 5),
        (_articles, 3),
        (_additions, 2 if len(word) > _LONG else 3 if long else 4),
    ):
        yield from _most(find(word), partial(_at_least, needed))


def _articles(word: str) -> Iterator[str]:
    """Yield the word with the article whose alef or lam is lost, and the like."""
    start = word[:_LEAST]
    return (f"{more}{word[_LEAST:]}" for more in additions(start, ARTICLE))


def _additions(word: str) -> Iterator[str]:
    """Yield the word with a letter more behind what is attached to it: those that are listed, for they are many."""
    for prefix, stem in (("", word), *without_prefix(word)):
        yield from (prefix + more for more in accepted(additions(stem)))


def _at_least(needed: int, right: str) -> int:
    rank = sound(right)
    return rank if rank >= needed else 0


def _of_space(word: str) -> Iterator[str]:
    own = listed(word)

    def weigh(right: str) -> int:
        first, second = right.split()
        return _joint(first, second, own)

    return _most((f"{first} {second}" for first, second in halves(word)), weigh)


def _joint(first: str, second: str, own: int) -> int:
    """Return how likely two words were written as one, as a rank; 0 where that is no more than chance."""
    rank, least = min(sound(first), sound(second)), min(len(first), len(second))
    if first in _SMALL or second in _SMALL:
        other = second if first in _SMALL else first
        needed = max(5, own + 3) if len(other) > _LEAST else 8
        return rank if len(other) >= _LEAST and sound(other) >= needed and not (own and len(other) == _LEAST) else 0
    if own:
        return 0
    if second.startswith(ARTICLE) and len(second) > 4 and least >= _LEAST:
        return rank if rank >= 3 else 0
    if len(first) + len(second) > 8 and least > _LEAST:
        return rank if rank >= 4 else 0
    return rank if least >= _LEAST and rank >= 7 else 0


_SLIPS = (_of_dots, _of_hamza, _of_article, _of_not, _of_letter, _of_space)


@lru_cache(maxsize=65536)
def _use(word: str) -> int:
    """Return how often something is written, word or not."""
    return max(sound(word), listed(word))


@lru_cache(maxsize=65536)
def unsplit(first: str, second: str) -> str | None:
    """Return the word that two neighbours are without the space between them, or None if they may be two.

    They are one if that is more frequent than one of its pieces, or if the first piece is an article.
    """
    weakest = 0 if first in ARTICLES else min(_use(first), _use(second))
    if first in _NEGATIONS or weakest > _OFTEN:
        return None
    whole = first + second
    return whole if sound(whole) > max(weakest, 2) else None
