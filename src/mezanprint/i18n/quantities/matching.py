"""Finds for each quantity of a source the one of the translation that says the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from mezanprint.i18n.quantities.facts import LONE, Quantity, Value, Weight

Same: TypeAlias = Callable[[Quantity, Quantity], bool]
_ROW = re.compile("\\d+(?:[,\u060c]\\d+)+")
_COMMA = re.compile("[,\u060c]")
_MOST = 16
"""Quantities of one value that are looked at for another: what a text says a hundred times costs no more."""


def conflict(one: Quantity, other: Quantity) -> bool:
    """Tell whether both have a unit and they have none in common."""
    return bool(one.units and other.units and not one.units & other.units)


def _twins(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.units == other.units and one.counts == other.counts


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


def _lone(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.counts & other.counts >= LONE


_SURE, _ANY = frozenset({Weight.FIGURE, Weight.WORD}), frozenset(Weight)
_ROUNDS: tuple[tuple[frozenset[Weight], frozenset[Weight], tuple[Same, ...]], ...] = (
    (_SURE, _SURE, (_twins, _alike, _agreeing, _possible)),
    (_ANY, _ANY, (_lone,)),
    (_SURE, _ANY, (_alike, _agreeing, _equal, _possible, _barely)),
    (_ANY, _ANY, (_alike, _agreeing, _equal, _possible, _barely)),
)
"""From the surest to the least: figures among themselves first, and a hint asks last."""


class _Free:
    """The quantities of a translation that nothing was found for yet, by what they may say."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self.all = dict(enumerate(quantities))
        self.by_value: dict[Value, dict[int, Quantity]] = {}
        for place, quantity in self.all.items():
            for value in quantity.values:
                self.by_value.setdefault(value, {})[place] = quantity

    def of(self, wanted: Quantity) -> Iterator[tuple[int, Quantity]]:
        """Yield those that may say what ``wanted`` says, each with its place."""
        for value in wanted.values:
            yield from islice(self.by_value.get(value, {}).items(), _MOST)

    def take(self, place: int) -> Quantity:
        """Return one, and have it no longer."""
        quantity = self.all.pop(place)
        for value in quantity.values:
            del self.by_value[value][place]
        return quantity


def match(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """Return the pairs that say the same, and what is left of either side."""
    pairs: list[tuple[Quantity, Quantity]] = []
    left, free = list(source), _Free(target)
    for asking, answering, steps in _ROUNDS:
        for same in steps:
            rest = []
            for one in left:
                others = [
                    (place, each)
                    for place, each in (free.of(one) if one.weight in asking else ())
                    if each.weight in answering and same(one, each)
                ]
                if not others:
                    rest.append(one)
                    continue
                place, _ = max(others, key=lambda each: (each[1].weight, -abs(each[1].start - one.start)))
                pairs.append((one, free.take(place)))
            left = rest
    return pairs, *_without_rows(left, list(free.all.values()))


def _without_rows(left: list[Quantity], free: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Take out figures in a row that look like one number, `[-1،1]`, where the other text has each of them."""
    for rows, others in ((left, free), (free, left)):
        for row in [each for each in rows if isinstance(each.value, str) and _ROW.fullmatch(each.text)]:
            wanted = sorted(map(int, _COMMA.split(row.text)))
            parts = [each for each in others if each.value in wanted][: len(wanted)]
            if sorted(each.value for each in parts) == wanted:
                rows.remove(row)
                others[:] = [each for each in others if each not in parts]
    return left, free
