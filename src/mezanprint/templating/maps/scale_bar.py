"""The scale bar: a round length on the ground, in metres or kilometres, as it is on paper."""

from decimal import Decimal

_MANTISSAS = (5, 2, 1)
_LONGEST = 0.3
"""Share of the map's width that it is at most."""
_KILOMETRE = 1000


def bar_length(km_per_mm: float, width: float) -> tuple[float, Decimal, bool]:
    """Return the length of the bar in mm, the number that it says, and whether this is of kilometres."""
    metres = km_per_mm * width * _LONGEST * _KILOMETRE
    power = Decimal(1).scaleb(Decimal(metres).adjusted())
    length = next(number * power for number in map(Decimal, _MANTISSAS) if number * power <= Decimal(metres))
    in_km = length >= _KILOMETRE
    return float(length) / _KILOMETRE / km_per_mm, length / _KILOMETRE if in_km else length, in_km
