"""Functions of PDF: the colour at each place of a gradient (ISO 32000-1, 7.10)."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.painting.calculator import read_program

Function: TypeAlias = Callable[[Sequence[float]], tuple[float, ...]]
DAMAGED = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)
"""What a function raises that is not as the standard has it: then nothing is known of its colours."""
_DEEPEST = 8
"""Of functions that are stitched of functions."""


def read_function(thing: Any, depth: int = 0) -> Function:
    """Return a function, or several of one value each as one; ``ValueError`` for what is none."""
    if isinstance(thing, pikepdf.Array):
        parts = [read_function(each, depth + 1) for each in thing]
        return lambda given: tuple(part(given)[0] for part in parts)
    if depth > _DEEPEST:
        raise ValueError("functions in functions")
    made = _KINDS[int(thing.FunctionType)](thing, depth)
    domain, ranges = _pairs(thing.Domain), _pairs(thing.get("/Range", ()))

    def function(given: Sequence[float]) -> tuple[float, ...]:
        values = made([_between(value, *ends) for value, ends in zip(given, domain, strict=False)])
        return tuple(_between(value, *ends) for value, ends in zip(values, ranges, strict=True)) if ranges else values

    return function


def knots(thing: Any) -> tuple[float, ...]:
    """Return where a function of one value may turn: the ends of its domain, and of its parts or samples."""
    if isinstance(thing, pikepdf.Array):
        return tuple(knot for each in thing for knot in knots(each))
    low, high = float(thing.Domain[0]), float(thing.Domain[1])
    if thing.FunctionType == 3:
        inner = tuple(float(bound) for bound in thing.Bounds)
        near = (high - low) * 1e-6
        return (low, *(bound + side for bound in inner for side in (-near, near)), high)
    steps = min(int(thing.Size[0]) - 1, 255) if thing.FunctionType == 0 else 1
    return tuple(low + (high - low) * step / max(steps, 1) for step in range(max(steps, 1) + 1))


def _pairs(numbers: Any) -> list[tuple[float, float]]:
    values = [float(number) for number in numbers]
    return list(zip(values[::2], values[1::2], strict=True))


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _along(value: float, given: tuple[float, float], wanted: tuple[float, float]) -> float:
    """Return the value that lies in ``wanted`` as ``value`` lies in ``given``."""
    span = given[1] - given[0]
    return wanted[0] + (value - given[0]) / span * (wanted[1] - wanted[0]) if span else wanted[0]


def _sampled(thing: Any, _depth: int) -> Function:
    """Read a table of samples; between them it is linear along one value, and the nearest one along several."""
    sizes, bits = [int(size) for size in thing.Size], int(thing.BitsPerSample)
    domain, ranges = _pairs(thing.Domain), _pairs(thing.Range)
    encode = _pairs(thing.get("/Encode", [side for size in sizes for side in (0, size - 1)]))
    decode = _pairs(thing.get("/Decode", [side for ends in ranges for side in ends]))
    data, full = thing.read_bytes(), (1 << bits) - 1

    def sample(at: Sequence[int]) -> tuple[float, ...]:
        place, step = 0, 1
        for index, size in zip(at, sizes, strict=True):
            place, step = place + min(max(index, 0), size - 1) * step, step * size
        first = place * len(decode)
        read = (bits_at(data, (first + i) * bits, bits) for i in range(len(decode)))
        return tuple(_along(value, (0, full), ends) for value, ends in zip(read, decode, strict=True))

    def function(given: Sequence[float]) -> tuple[float, ...]:
        at = [_along(value, *ends) for value, *ends in zip(given, domain, encode, strict=True)]
        if len(at) > 1:
            return sample([round(each) for each in at])
        low = math.floor(at[0])
        return tuple(a + (b - a) * (at[0] - low) for a, b in zip(sample([low]), sample([low + 1]), strict=True))

    return function


def bits_at(data: bytes, first: int, count: int) -> int:
    """Return ``count`` bits of ``data`` from bit ``first`` on, as a number; beyond its end there are zeros."""
    end = first + count
    piece = data[first // 8 : -(-end // 8)]
    return int.from_bytes(piece.ljust(-(-end // 8) - first // 8, b"\0"), "big") >> -end % 8 & (1 << count) - 1


def _exponential(thing: Any, _depth: int) -> Function:
    first = [float(value) for value in thing.get("/C0", (0,))]
    last = [float(value) for value in thing.get("/C1", (1,))]
    power = float(thing.N)

    def function(given: Sequence[float]) -> tuple[float, ...]:
        share = given[0] ** power if given[0] > 0 or power > 0 else 0.0
        return tuple(a + share * (b - a) for a, b in zip(first, last, strict=True))

    return function


def _stitched(thing: Any, depth: int) -> Function:
    parts = [read_function(each, depth + 1) for each in thing.Functions]
    low, high = float(thing.Domain[0]), float(thing.Domain[1])
    ends = list(pairwise((low, *(float(bound) for bound in thing.Bounds), high)))
    encode = _pairs(thing.Encode)

    def function(given: Sequence[float]) -> tuple[float, ...]:
        number = next((i for i, (_, end) in enumerate(ends) if given[0] < end), len(ends) - 1)
        return parts[number]([_along(given[0], ends[number], encode[number])])

    return function


def _calculated(thing: Any, _depth: int) -> Function:
    program = read_program(thing.read_bytes())
    return lambda given: tuple(program(given))


_KINDS: dict[int, Callable[[Any, int], Function]] = {0: _sampled, 2: _exponential, 3: _stitched, 4: _calculated}
