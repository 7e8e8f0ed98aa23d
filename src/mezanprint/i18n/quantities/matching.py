"""Finds for each quantity of a source the one of the translation that says the same."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from mezanprint.i18n.quantities.facts import Quantity, Weight

Same: TypeAlias = Callable[[Quantity, Quantity], bool]


def conflict(one: Quantity, other: Quantity) -> bool:
    """Tell whether both have a unit and they have none in common."""
    return bool(one.units and other.units and not one.units & other.units)


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and bool(one.units & other.units or one.units == other.units) and _close(one, other)


def _close(one: Quantity, other: Quantity) -> bool:
    return not one.counts or not other.counts or bool(one.counts & other.counts)


def _agreeing(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and not conflict(one, other)


def _equal(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value


def _possible(one: Quantity, other: Quantity) -> bool:
    return bool(one.values & other.values) and not conflict(one, other)


def _barely(one: Quantity, other: Quantity) -> bool:
    return bool(one.values & other.values)


_SURE, _ANY = frozenset({Weight.FIGURE, Weight.WORD}), frozenset(Weight)
_ROUNDS: tuple[tuple[frozenset[Weight], frozenset[Weight], tuple[Same, ...]], ...] = (
    (_SURE, _SURE, (_alike, _agreeing, _possible)),
    (_SURE, _ANY, (_alike, _agreeing, _equal, _possible, _barely)),
    (_ANY, _ANY, (_alike, _agreeing, _equal, _possible, _barely)),
)
"""From the surest to the least: figures among themselves first, and a hint asks last."""


def match(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Return the pairs that say the same, and what is left of either side."""
    pairs: list[tuple[Quantity, Quantity]] = []
    left, right = list(source), list(target)
    for asking, answering, steps in _ROUNDS:
        for same in steps:
            for one in [each for each in left if each.weight in asking]:
                others = [each for each in right if each.weight in answering and same(one, each)]
                if others:
                    other = max(others, key=lambda each: (each.weight, -abs(each.start - one.start)))
                    pairs.append((one, other))
                    left.remove(one)
                    right.remove(other)
    return pairs, left, right
