"""Dates and times: in digits, and numbers beside the name of a month."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from mezanprint.i18n.quantities import tokens as tok
from mezanprint.i18n.quantities.facts import Kind, Quantity, Value, Weight
from mezanprint.i18n.quantities.months import Mention
from mezanprint.i18n.quantities.tokens import Token, value_of

_BEFORE_MONTH = re.compile(r"[ \u00a0,-]*(?:of|من|شهر|من شهر|de|d['’])?[ \u00a0]*(?:[وف]?[بلك]?|ال)")
_AFTER_MONTH = re.compile(r"[ \u00a0.,/-]*(?:of|عام|سنة|من عام|لعام|،)?[ \u00a0]*")
_OTHER_NAME = re.compile(r"[ \u00a0]*[/(][ \u00a0]*")
YEAR_FIRST = "year first"
"""Class of a year before the name of its month."""
_TO_HOUR = re.compile(r"[ \u00a0]*إلا[ \u00a0]*")
_PAST_HOUR = re.compile(r"[ \u00a0]*|[ \u00a0]*و[ \u00a0]*")
_PAST = re.compile(r"[- ](?:past|to|after|before)\b")


def read_numeric(token: Token) -> Iterator[Quantity]:
    """Yield the numbers of a date, a time, a pair of years or a version."""
    if token.kind == tok.VERSION:
        yield _number(token, ".".join(str(value_of(part)) for part in token.text.split(".")), 0, len(token.text))
        return
    if token.kind == tok.DATE and re.search(r"[./-]\d{3}$|^\d{3}(?!\d)", token.text):
        yield _number(token, token.text, 0, len(token.text))
        return
    parts = [*re.finditer(r"\d+", token.text)]
    values = [value_of(part[0]) for part in parts]
    for at, (part, value) in enumerate(zip(parts, values, strict=True)):
        if isinstance(value, str):
            continue
        also: set[Value] = set()
        if token.kind == tok.TIME and at == 0:
            also = {(value + 12) % 24}
        elif token.kind == tok.TIME:
            also = {Fraction(value, 60), Fraction(60 - value, 60)}
        elif token.kind == tok.YEARS and at == 1 and isinstance(values[0], Fraction):
            also = {values[0] // 100 * 100 + value}
        quantity = _number(token, value, part.start(), part.end(), frozenset(also))
        if token.kind == tok.TIME and value == 0:
            quantity = replace(quantity, weight=Weight.HINT)
        yield replace(quantity, day=token.kind == tok.DATE and value <= 31)


def _number(token: Token, value: Value, start: int, end: int, also: frozenset[Value] = frozenset()) -> Quantity:
    begin = token.start + start
    return Quantity(Kind.NUMBER, value, Weight.FIGURE, begin, token.start + end, token.text[start:end], also)


def dated(text: str, numbers: Sequence[Quantity], mentioned_months: Sequence[Mention]) -> Iterator[Quantity]:
    """Yield the numbers and the months of a text; a number beside a month is its day or its year."""
    by_place = sorted(numbers, key=lambda each: each.start)
    months: list[Quantity] = []
    for at, name in enumerate(mentioned_months):
        if at and _is_second_name(text, mentioned_months[at - 1], name):
            months[-1] = replace(months[-1], end=name.end, text=text[months[-1].start : name.end])
            continue
        months.append(_month(text, name))
    starts, ends = [each.start for each in by_place], [each.end for each in by_place]
    for at, month in enumerate(months):
        if month.kind is Kind.WEEKDAY:
            continue
        before, after = bisect_right(ends, month.start) - 1, bisect_left(starts, month.end)
        for place in (before, after):
            if not 0 <= place < len(by_place) or (day := _is_day(text, by_place[place], month)) is None:
                continue
            months[at] = replace(months[at], dated=True)
            beside = frozenset({f"{month.kind.value} {month.value}"})
            number = by_place[place]
            if place == before and not day:
                beside |= {YEAR_FIRST}
            by_place[place] = replace(number, day=day or number.day, counts=number.counts | beside)
    yield from months
    yield from _minutes(text, by_place)


def _month(text: str, name: Mention) -> Quantity:
    # A short name is taken for a month beside a number only; `Sat` and `Mon` are never taken for days.
    return Quantity(name.kind, Fraction(name.number), Weight.WORD, name.start, name.end, text[name.start : name.end])


def _is_second_name(text: str, one: Mention, other: Mention) -> bool:
    return one.kind is other.kind is Kind.MONTH and bool(_OTHER_NAME.fullmatch(text, one.end, other.start))


def disagreeing_names(text: str, named: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the halves of doubled names that are two months: ``أيلول/أكتوبر``."""
    for one, other in pairwise(named):
        styles = {one.style, other.style}
        if _is_second_name(text, one, other) and one.number != other.number and styles == {"levantine", "roman"}:
            yield one, other


def _is_day(text: str, number: Quantity, month: Quantity) -> bool | None:
    """Tell whether a number is the day of a month or another part of its date; None if it is neither."""
    if isinstance(number.value, str):
        return None
    if number.end <= month.start and _BEFORE_MONTH.fullmatch(text, number.end, month.start):
        return 0 < number.value <= 31
    if number.start >= month.end and _AFTER_MONTH.fullmatch(text, month.end, number.start):
        return 0 < number.value <= 31 and number.weight is Weight.FIGURE
    return None


def _minutes(text: str, numbers: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the numbers; a fraction beside an hour is minutes too: half past eight, ``التاسعة إلا ربعًا``."""
    ordered = sorted(numbers, key=lambda each: each.start)
    for at, number in enumerate(ordered):
        if number.weight is not Weight.HINT or isinstance(number.value, str) or not 0 < number.value < 1:
            continue
        before = ordered[at - 1] if at else None
        gap = text[before.end : number.start] if before is not None else ""
        if before is not None and not isinstance(before.value, str) and _TO_HOUR.fullmatch(gap):
            ordered[at - 1] = replace(before, also=before.also | {before.value - 1})
        elif not (_PAST_HOUR.fullmatch(gap) or "hour" in number.units or _PAST.match(text, number.end)):
            continue
        ordered[at] = replace(number, also=number.also | {number.value * 60, 60 - number.value * 60})
    yield from ordered
