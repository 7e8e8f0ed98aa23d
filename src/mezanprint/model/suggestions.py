"""A word that somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from mezanprint.model.translatable import msg


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return hints for an unknown ``word``: the nearest of the ``known`` ones, or all of them where they are few."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return (msg("did you mean `{name}`?", name=near[0]),)
    if 0 < len(names) <= 16:
        return (msg("known are {names}", names=tuple(f"`{name}`" for name in names)),)
    return ()
