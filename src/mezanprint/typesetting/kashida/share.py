"""Which words of a line are lengthened, and by how much."""

from collections.abc import Sequence
from typing import NamedTuple


class Chance(NamedTuple):
    """A word that may be lengthened at one place; lengths in px."""

    word: int
    """Which word of the line it is."""
    rank: int
    place: float
    """Where on the line the join is, from its left end."""
    first: float
    """What one tatweel adds to the width of the word."""
    more: float
    """What every further one adds."""


def share(slack: float, chances: Sequence[Chance], longest: float, widths: Sequence[float]) -> dict[Chance, int]:
    """Return how many tatweels each chosen join gets, so that they fill ``slack`` (px) as far as they can.

    At most one join in a word, none lengthened by more than ``longest`` (px), and none nearer than that to a place of
    ``taken``, the elongations of the line above. Among joins of a rank the one farthest from those chosen comes first,
    so that they spread over the line; all grow in turn. Neighbouring words are lengthened only when others cannot
    fill the line.
    """
    joins: dict[Chance, int] = {}
    free = [chance for chance in chances if all(abs(chance.place - place) >= longest for place in widths)]
    for apart in (1, 0):
        slack = _choose(joins, slack, free, longest, apart, widths)
        slack = _grow(joins, slack, longest)
    return joins


def _choose(
    joins: dict[Chance, int], slack: float, free: list[Chance], longest: float, apart: int, widths: Sequence[float]
) -> float:
    """Add a tatweel to the best joins, with ``apart`` words left alone between them; return the slack that is left."""
    while free := [chance for chance in free if all(abs(chance.word - other.word) > apart for other in joins)]:
        best = min(free, key=lambda chance: (chance.rank, -_distance(chance, joins, widths), chance.word))
        if 0 < best.first <= min(slack, longest):
            joins[best] = 1
            slack -= best.first
        free.remove(best)
    return slack


def _distance(chance: Chance, chosen: dict[Chance, int], taken: Sequence[float]) -> float:
    places = [other.place for other in chosen] or taken
    return min((abs(chance.place - place) for place in places), default=0.0)


def _grow(joins: dict[Chance, int], slack: float, longest: float) -> float:
    """Add tatweels in turn while there is room; return the slack that is left."""
    growing = [chance for chance in joins if chance.more > 0]
    while growing:
        for chance in tuple(growing):
            length = chance.first + chance.more * joins[chance]
            if length > longest or chance.more > slack:
                growing.remove(chance)
            else:
                joins[chance] += 1
                slack -= chance.more
    return slack
