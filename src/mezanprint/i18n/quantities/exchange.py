"""Two figures of a translation that stand in each other's place."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from mezanprint.i18n.quantities.dating import YEAR_FIRST
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


def turned_units(pairs: Sequence[tuple[Quantity, Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the two figures of one unit, where there are two, that stand the other way round in the translation."""
    by_unit: dict[frozenset[str], list[tuple[Quantity, Quantity]]] = {}
    for one, its in sorted(pairs, key=lambda pair: pair[0].start):
        sure = one.weight is its.weight is Weight.FIGURE and bool(one.units & its.units)
        if sure and (len(one.noun) > 1 or not one.noun.isalpha()):  # 4G is no gram
            by_unit.setdefault(one.units, []).append((one, its))
    for same in by_unit.values():
        if len(same) != 2:
            continue
        (one, its), (two, others) = same
        known = (one.counts - two.counts) & its.counts or (two.counts - one.counts) & others.counts
        if one.value != two.value and its.start > others.start and not known:
            yield one, two


def turned_dates(pairs: Sequence[tuple[Quantity, Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield day and year of the source where the translation has the year before the month and the day after it."""
    ordered = sorted(pairs, key=lambda pair: pair[0].start)
    for (one, its), (two, others) in pairwise(ordered):
        first, second = (its, others) if its.start < others.start else (others, its)
        if YEAR_FIRST in first.counts and second.day and YEAR_FIRST not in one.counts | two.counts:
            yield one, two
