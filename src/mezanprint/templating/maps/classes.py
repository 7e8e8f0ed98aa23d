"""Classes of values by which areas are shaded: few, and of round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

MOST = 4
"""As many shades as a photocopy tells apart."""
_STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10", "20", "50", "100")))


@dataclass(frozen=True, slots=True)
class Class:
    """Values from one number to below another."""

    low: Decimal
    high: Decimal


def classes_of(values: Sequence[Decimal]) -> tuple[Class, ...]:
    """Return classes of one width that hold all values, with none at either end that holds no value."""
    least, most = min(values), max(values)
    step = _step(least, most, whole=all(value == value.to_integral_value() for value in values))
    first = (least / step).to_integral_value(ROUND_FLOOR)
    last = (most / step).to_integral_value(ROUND_FLOOR)
    numbers = range(int(first), int(last) + 1)
    return tuple(Class(_plain(number * step), _plain((number + 1) * step)) for number in numbers)


def _plain(number: Decimal) -> Decimal:
    """Return a number without an exponent or zeros at its end."""
    return Decimal(f"{number.normalize():f}")


def _step(least: Decimal, most: Decimal, *, whole: bool) -> Decimal:
    """Return the smallest round width of which so few classes hold both numbers."""
    spread = (most - least) or abs(most) or Decimal(1)
    power = Decimal(1).scaleb((spread / MOST).adjusted())
    wanted = (step * power for step in _STEPS)
    return next(
        step
        for step in wanted
        if not (whole and step != step.to_integral_value())
        and (most / step).to_integral_value(ROUND_FLOOR) - (least / step).to_integral_value(ROUND_FLOOR) < MOST
    )
