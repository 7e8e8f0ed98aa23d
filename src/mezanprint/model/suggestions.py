"""A word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from mezanprint.model.translatable import msg

ARABIC_COMMA = "\u060c"


def did_you_mean(word: str, candidates: Iterable[str], used: Iterable[str] = (), ending: str = "") -> tuple[str, ...]:
    """Return hints for an unknown ``word``: the nearest of the ``candidates``, or all of them where they are few.

    Words that are ``used`` may have been meant too, but are not offered. The nearest is told with the ``ending`` that
    the word had.
    """
    names = sorted(candidates)
    near = get_close_matches(word, sorted({*names, *used}), n=1)
    if near:
        return (msg("did you mean `{name}`?", name=near[0] + ending),)
    if 0 < len(names) <= 24:
        return (msg("known are {names}", names=tuple(f"`{name}`" for name in names)),)
    return ()


def is_near(word: str, known: Iterable[str]) -> bool:
    """Tell whether an unknown word is one of the known ones misspelt."""
    return bool(get_close_matches(word, list(known), n=1))


def comma_hint() -> str:
    """Return what to write between the items of a list in brackets."""
    return msg("write the comma `,` between items, not `{comma}`", comma=ARABIC_COMMA)
