"""In which order things stand that two sides moved, added and took out."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def merge_order(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> Iterator[T]:
    """Yield everything that ours or theirs has, each once: in the order of the side that moved something, or in ours.

    What only the other side has follows what it follows there.
    """
    frame, other = (theirs, ours) if _moved(base, theirs) and not _moved(base, ours) else (ours, theirs)
    placed = set(frame)
    followers: dict[T | None, list[T]] = defaultdict(list)
    last: T | None = None
    for each in other:
        if each in placed:
            last = each
        else:
            followers[last].append(each)
    yield from followers[None]
    for each in frame:
        yield each
        yield from followers[each]


def _moved(base: Sequence[T], side: Sequence[T]) -> bool:
    here, before = set(side), set(base)
    return [each for each in side if each in before] != [each for each in base if each in here]
