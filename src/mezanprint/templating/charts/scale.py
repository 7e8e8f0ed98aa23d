"""Scales: where on a line a number stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mezanprint.templating.charts.chart import Chart, Series


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from ``start`` to ``end`` in mm, on which numbers from ``least`` to ``most`` stand."""

    least: Decimal
    most: Decimal
    start: float
    end: float

    def __call__(self, number: Decimal) -> float:
        """Return the place of a number, mm."""
        span = self.most - self.least
        share = float((number - self.least) / span) if span else 0.0
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Told:
    """A number whose text stands beside its place: the room that the text takes before and after it, mm."""

    number: Decimal
    before: float = 0.0
    after: float = 0.0


_STEPS = 6


def fitted(bounds: tuple[Decimal, Decimal], start: float, end: float, texts: Iterable[Told]) -> Scale:
    """Return the longest scale from ``start`` to ``end`` beside whose numbers there is room for their texts.

    Where a number stands depends on both ends of the scale, so that each is found by the other, step by step.
    """
    least, most = bounds
    span = most - least or Decimal(1)
    shares = [(float((each.number - least) / span), each) for each in texts]
    first, last = start, end
    for _ in range(_STEPS):
        first = max([start, *((start + e.before - s * last) / (1 - s) for s, e in shares if e.before and s < 1)])
        last = min([end, *(first + (end - e.after - first) / s for s, e in shares if e.after and s > 0)])
    return Scale(least, most, min(first, end), max(first, last))


def numbers(series: Iterable[Series]) -> list[Decimal]:
    """Return all numbers there are in some series."""
    return [value for each in series for value in each.values if value is not None]


def bounds_from_zero(chart: Chart) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number of a scale on which lengths are numbers: zero is always on it."""
    if chart.bounds:
        return min(chart.bounds[0], Decimal(0)), max(chart.bounds[1], Decimal(0))
    values = numbers(chart.series)
    return min([Decimal(0), *values]), max([Decimal(0), *values])
