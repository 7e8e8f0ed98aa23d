"""Two figures of a translation that stand in each other's place."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mezanprint.i18n.quantities.facts import Quantity, Weight

_REACH = 6
"""Figures after one that it may have changed places with."""


def exchanged(pairs: Sequence[tuple[Quantity, Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the two figures of the source, for each pair of them that counts the other's nouns in the translation."""
    ordered = sorted(pairs, key=lambda pair: pair[0].start)
    beside = ((pair, other) for at, pair in enumerate(ordered) for other in islice(ordered, at + 1, at + 1 + _REACH))
    for (one, its), (two, others) in beside:
        sure = Weight.HINT not in (one.weight, its.weight, two.weight, others.weight)
        if one.value == two.value:
            continue
        here, there = one.counts - two.counts, two.counts - one.counts
        with_one, with_two = its.counts - others.counts, others.counts - its.counts
        same = len(here & with_one) + len(there & with_two)
        first, second = len(here & with_two), len(there & with_one)
        if first + second <= same:
            continue
        turned = its.start > others.start
        if (first and second) or (turned and sure and not same):
            yield one, two
