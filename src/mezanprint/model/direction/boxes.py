"""In which elements an island is set, so that WeasyPrint prints it in its order.

WeasyPrint orders the text of each inline element alone, by the direction of that element, and sets elements beside each
other by the direction of the one around them. So an element with ``dir`` keeps its order on every line, where an
isolate (U+2066-2069) is forgotten after the first; and what must not be drawn into one run stands in two elements.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mezanprint.model.direction.islands import Island
from mezanprint.model.direction.letters import DIGIT, HYPHEN, SPACE
from mezanprint.model.direction.phrase_ends import PAIRS
from mezanprint.model.direction.phrases import ENCLOSED
from mezanprint.model.direction.quantities import PAIR_MARK, PERCENT, SIGN
from mezanprint.model.direction.rule import Order
from mezanprint.model.locales import Direction, HouseStyle

_SIGN = re.compile(f"{SPACE}?[%\u066a\u2030]{SPACE}?")
_BREAKS = re.compile("[ \u2010\u2013/-]")
"""Where a line may be broken in a unit (UAX 14); one without needs nothing to stay whole."""
_ARITHMETIC = re.compile(SIGN)
_NUMBERS = re.compile(f"{DIGIT}+(?:(?:{HYPHEN}|/){DIGIT}+)+")
_NUMBER = re.compile(f"{DIGIT}+")


@dataclass(frozen=True, slots=True)
class Box:
    """An inline element round characters ``start`` to ``end`` of a text.

    Without ``direction`` it has that of the element around it, and only keeps its text apart from its neighbours'.
    """

    start: int
    end: int
    direction: Direction | None = None
    whole: bool = False
    """It stays on one line where it fits on one."""
    words: bool = False
    """It holds words of another language than the text around it."""
    breaks: bool = False
    """It may be broken after its signs."""
    typed: bool = False
    """Its digits stay as they were typed."""
    inside: tuple["Box", ...] = ()


def boxes_of(text: str, islands: Iterable[Island], direction: Direction, style: HouseStyle) -> tuple[Box, ...]:
    """Return the elements of the islands of a paragraph of ``direction``; one that would do nothing is left out."""
    boxes = (_box_of(text, island, direction, style) for island in islands)
    return tuple(box for box in boxes if box.direction or box.whole or box.breaks or box.inside)


def numbers_apart(text: str) -> tuple[Box, ...]:
    """Return the elements of numbers that somebody wants from right to left (``5/2017``); none of other text.

    In one element they would be one number, read from the left (UAX 9, W4).
    """
    if not _NUMBERS.fullmatch(text):
        return ()
    numbers = tuple(Box(*found.span(), Direction.LTR) for found in _NUMBER.finditer(text))
    return (Box(0, len(text), whole=True, inside=numbers),)


def _box_of(text: str, island: Island, direction: Direction, style: HouseStyle) -> Box:
    rule, start, end = island.rule, island.start, island.end
    order = Order.LTR if island.typed else rule.order
    runs: Direction | None = None
    inside: tuple[Box, ...] = ()
    if order is Order.RTL:
        runs = Direction.RTL
    elif order is Order.LTR and direction is Direction.RTL:
        runs = Direction.LTR
    elif order is Order.PAIR and direction is Direction.RTL:
        inside = tuple(_parts(text, start, end, style))
    elif order is Order.PERCENT and direction is Direction.RTL:
        runs, inside = _share(text, start, end, style)
    if island.inside:
        inside = boxes_of(text, island.inside, runs or direction, style)
    whole = (rule.whole or _is_enclosed(text, start, end)) and _BREAKS.search(text, start, end) is not None
    return Box(start, end, runs, whole, rule.words and runs is not None, rule.breaks, not rule.house, inside)


def _is_enclosed(text: str, start: int, end: int) -> bool:
    """Tell whether a few words stand in brackets of their own, of which a line would leave one on the wrong side."""
    return end - start <= ENCLOSED and text[start] in "([{" and text[end - 1] == PAIRS[text[start]]


def _parts(text: str, start: int, end: int, style: HouseStyle) -> Iterator[Box]:
    """Yield the parts of a range, each from left to right; a percentage keeps the side of its sign."""
    marks = [found.span() for found in PAIR_MARK.finditer(text, start + 1, end)]
    for first, last in zip([start, *(mark[1] for mark in marks)], [*(mark[0] for mark in marks), end], strict=True):
        if PERCENT.regex.fullmatch(text[first:last]):
            runs, inside = _share(text, first, last, style)
            yield Box(first, last, runs, inside=inside)
        else:
            yield Box(first, last, Direction.LTR)


def _share(text: str, start: int, end: int, style: HouseStyle) -> tuple[Direction | None, tuple[Box, ...]]:
    """Return direction and parts of a percentage whose sign is seen on the side of the house.

    The digits and the sign are apart, or the algorithm would take the sign for a part of the number (UAX 9, W5).
    """
    sign = _SIGN.search(text, start, end)
    assert sign
    before = sign.start() == start or (_ARITHMETIC.match(text, start) is not None and sign.start() == start + 1)
    left = style.percent == "left"
    if before:
        runs = Direction.LTR if left else Direction.RTL
        return runs, (Box(sign.end(), end, Direction.LTR),)
    return (Direction.RTL, (Box(start, sign.start(), Direction.LTR),)) if left else (Direction.LTR, ())
