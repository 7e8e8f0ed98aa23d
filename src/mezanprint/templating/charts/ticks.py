"""An axis of values, with round numbers on it: steps of 1, 2 or 5 and their tens."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (1, 2, 5)
MOST_STEPS = 4
"""Lines of a grid beside the first: more than these are read by nobody."""
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Axis:
    """From which value to which an axis goes, and the values that have a line."""

    least: Decimal
    most: Decimal
    ticks: tuple[Decimal, ...]

    @property
    def has_zero(self) -> bool:
        """Whether zero is on it."""
        return self.least <= ZERO <= self.most


def axis(least: Decimal, most: Decimal, count: int = MOST_STEPS) -> Axis:
    """Return an axis for values between two, with ``count`` steps at most.

    An axis that does not begin at zero begins at a tick, so that one can say of it where it begins.
    """
    if least == most:
        least, most = min(least, ZERO), max(most, ZERO) or Decimal(1)
    step = _step(least, most, count)
    low = _round(least, step, ROUND_FLOOR) if least > 0 else least
    high = _round(most, step, ROUND_CEILING) if most < 0 else most
    first, last = _round(low, step, ROUND_CEILING) / step, _round(high, step, ROUND_FLOOR) / step
    return Axis(low, high, tuple(_plain(step * n, step) for n in range(int(first), int(last) + 1)))


def with_zero(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal]:
    """Return a range with zero in it, unless all values are so large that nothing would be seen of their changes.

    That is where the least is more than three quarters of the most: a line says how values change. Bars and areas,
    which say how large they are, always begin at zero.
    """
    if (least > 0 and least * 4 > most * 3) or (most < 0 and most * 4 < least * 3):
        return least, most
    return min(least, ZERO), max(most, ZERO)


def _step(least: Decimal, most: Decimal, count: int) -> Decimal:
    """Return the smallest round step of which few enough lines stand in a range, with the one below its beginning."""
    power = Decimal(10) ** ((most - least).adjusted() - 2)
    while True:
        for step in (power * each for each in _STEPS):
            low = _round(least, step, ROUND_FLOOR if least > 0 else ROUND_CEILING)
            high = _round(most, step, ROUND_CEILING if most < 0 else ROUND_FLOOR)
            if (high - low) / step <= count:
                return step
        power *= 10


def _round(value: Decimal, step: Decimal, way: str) -> Decimal:
    return (value / step).to_integral_value(way) * step


def _plain(value: Decimal, step: Decimal) -> Decimal:
    """Return a tick with as many decimals as its step has; zero has none."""
    return value.quantize(step.normalize() if step < 1 else Decimal(1)) if value else ZERO
