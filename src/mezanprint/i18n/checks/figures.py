"""C1, C37 and C38: the same numbers, units and dates in source and translation, in figures or in words."""

import re
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Finding, tick
from mezanprint.i18n.checks.lexicon import is_common
from mezanprint.i18n.checks.pair import Pair, plain
from mezanprint.i18n.quantities import Difference, Quantity, What, compare
from mezanprint.model.pasted import ARABIC, MARKS
from mezanprint.model.translatable import msg

_ACCESS_KEY = re.compile(r"&(?=[^\W_])(?!\w+;)")
"""It may stand inside a number: `March &1st`."""
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Za-z]+){0,2}")
_NUMBERED_NAME = re.compile(rf"\W*[{ARABIC}{MARKS}]+(?: [{ARABIC}{MARKS}]+)? [1-9\u0661-\u0669]\W*")
_COMPARE = msg(
    "compare each number with the source; if the translation is right, write the comment `# check: ignore C1`"
)
_PLACE = msg("put each figure back to what it counts in the source")
_UNIT = msg("give the unit of the source; if both mean the same, write the comment `# check: ignore C37`")
_DATE = msg("compare day and month with the source; if the date is right, write the comment `# check: ignore C38`")
_ONE_MONTH = msg("name one month by both its names")


def find_numbers(pair: Pair) -> Iterator[Finding]:
    """C1: numbers that the translation lacks or adds, or that changed places."""
    differences = () if is_numbered_name(pair) else _compare(pair)
    lacks = [each.source for each in differences if each.what in (What.LOST, What.CHANGED) and each.source]
    adds = [each.target for each in differences if each.what in (What.ADDED, What.CHANGED) and each.target]
    if lacks and adds:
        yield Finding(
            msg("the translation lacks {missing} and has {added}", missing=_names(lacks), added=_names(adds)), _COMPARE
        )
    elif lacks:
        yield Finding(msg("the translation lacks {numbers}", numbers=_names(lacks)), _COMPARE)
    elif adds:
        yield Finding(
            msg("the translation has {numbers}, which the source does not have", numbers=_names(adds)), _COMPARE
        )
    for each in differences:
        if each.what is What.EXCHANGED and each.source and each.target:
            one, other = tick(each.source.reading), tick(each.target.reading)
            yield Finding(msg("{one} and {other} have changed places in the translation", one=one, other=other), _PLACE)


def is_numbered_name(pair: Pair) -> bool:
    """Tell whether a name without a number became one with a small one behind: the first of two of that name."""
    if not _NUMBERED_NAME.fullmatch(pair.value) or not _NAME.fullmatch(pair.source.strip()):
        return False
    return not any(map(is_common, pair.source.split()))


def find_numbered_names(pair: Pair) -> Iterator[Finding]:
    """C39: a number that tells two of one name apart, or is one too many."""
    adds = [each.target for each in _compare(pair) if each.what is What.ADDED and each.target]
    if adds and is_numbered_name(pair):
        yield Finding(
            msg("the translation has {numbers}, which the source does not have", numbers=_names(adds)), _COMPARE
        )


def find_units(pair: Pair) -> Iterator[Finding]:
    """C37: a unit or a currency that is another one."""
    for each in _compare(pair):
        if each.what is What.UNIT and each.source and each.target:
            was, now = tick(each.source.reading), tick(each.target.reading)
            yield Finding(msg("{was} of the source is {now} in the translation", was=was, now=now), _UNIT)


def find_days(pair: Pair) -> Iterator[Finding]:
    """C38: a day or a month that is another one, is lacking or was added."""
    for each in _compare(pair):
        if each.what is What.NAMES and each.target:
            yield Finding(msg("{name} names two months", name=tick(each.target.text)), _ONE_MONTH)
        if each.what not in (What.DAY, What.MONTH):
            continue
        if each.source and each.target:
            was, now = tick(each.source.reading), tick(each.target.reading)
            yield Finding(msg("{was} of the source is {now} in the translation", was=was, now=now), _DATE)
        elif each.source:
            yield Finding(msg("the translation lacks {numbers}", numbers=_names([each.source])), _DATE)
        elif each.target:
            yield Finding(
                msg("the translation has {numbers}, which the source does not have", numbers=_names([each.target])),
                _DATE,
            )


def _compare(pair: Pair) -> tuple[Difference, ...]:
    if pair.keyed or pair.source == pair.value:
        return ()
    source, value = pair.plain_source, pair.plain
    if "&" in pair.source and _ACCESS_KEY.search(pair.source):
        source, value = (plain(_ACCESS_KEY.sub("", text), pair.source) for text in (pair.source, pair.value))
    return compare(source, value, pair.source_writing, pair.writing, pair.own)


def _names(numbers: Sequence[Quantity]) -> tuple[str, ...]:
    return tuple(tick(number.reading) for number in numbers)
