"""Compares what two texts say in numbers: missing, added, changed, exchanged; units, days and months that differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from mezanprint.i18n.quantities.dating import disagreeing_names
from mezanprint.i18n.quantities.exchange import exchanged, turned_dates, turned_units
from mezanprint.i18n.quantities.excuses import READ, Excuses
from mezanprint.i18n.quantities.facts import LONE, Kind, Quantity, Value, Weight
from mezanprint.i18n.quantities.matching import conflict, match
from mezanprint.i18n.quantities.months import mentions
from mezanprint.i18n.quantities.naming import counted_units, named_units
from mezanprint.i18n.quantities.presence import has_figures, has_units, has_words
from mezanprint.i18n.quantities.reader import read_quantities
from mezanprint.i18n.quantities.writing import Writing
from mezanprint.model.locales import language_of

_MOST = 40
"""Differences of one text that are told apart: who reads of so many compares the whole."""
_NUMBERS = (Kind.NUMBER, Kind.ORDINAL)


class What(Enum):
    """How a translation differs."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"
    EXCHANGED = "exchanged"
    UNIT = "unit"
    DAY = "day"
    MONTH = "month"
    NAMES = "names"
    """Two names of one month in the translation are those of two months."""


class Difference(NamedTuple):
    """One way in which a translation says something else."""

    what: What
    source: Quantity | None
    target: Quantity | None


@lru_cache(maxsize=64)
def compare(
    source: str, target: str, source_writing: Writing, target_writing: Writing, own: int | None = None
) -> tuple[Difference, ...]:
    """Return how the quantities of ``target`` differ from those of ``source``.

    Both must have what is no running text blanked out. ``own`` is the number that a plural form stands for, which it
    may say.
    """
    if not _may_differ(source, target, source_writing, target_writing):
        return _other_units(source, target, source_writing, target_writing)
    source_quantities, target_quantities = (
        read_quantities(source, source_writing),
        read_quantities(target, target_writing),
    )
    numbers, found = _of(source_quantities, *_NUMBERS), _of(target_quantities, *_NUMBERS)
    if own is not None:
        found = [_without_own(each, own, _values(numbers)) for each in found]
        found = [each for each in found if own not in each.values] if own not in _values(numbers) else found
    pairs, missing, added = match(numbers, found)
    read = {language_of(source_writing.locale), language_of(target_writing.locale)} <= READ
    months = _compare_months(source_quantities, target_quantities, missing, added, strictly=read)
    there, here = (
        Excuses(target_quantities, added, target, target_writing),
        Excuses(source_quantities, missing, source, source_writing),
    )
    lost_really = [each for each in missing if not there.cover(each)]
    added_really = [each for each in added if not here.cover(each)]
    differences = [
        *_changes(lost_really, added_really),
        *months,
        *_compare_scales(source_quantities, target_quantities),
    ]
    places = {*exchanged(pairs), *turned_units(pairs), *turned_dates(pairs)}
    swapped = [Difference(What.EXCHANGED, *pair) for pair in sorted(places, key=lambda pair: pair[0].start)]
    differences += swapped or _units(pairs, missing, added)
    if not any(each.what is What.UNIT for each in differences):
        differences += _other_units(source, target, source_writing, target_writing)
    return (*differences, *_double_names(target, target_writing.locale))


def _without_own(quantity: Quantity, own: int, values: set[Value]) -> Quantity:
    """Return the thousand of ``{n} thousand`` where the form for two says both in one word: ``ألفان``."""
    value = quantity.value
    if own != 2 or isinstance(value, str) or value <= 2 or quantity.weight is Weight.FIGURE:
        return quantity
    return replace(quantity, value=value / 2) if value / 2 in values else quantity


def _double_names(text: str, locale: str) -> Iterator[Difference]:
    for one, other in disagreeing_names(text, mentions(text, locale)):
        name = text[one.start : other.end]
        yield Difference(What.NAMES, None, Quantity(Kind.MONTH, name, Weight.WORD, one.start, other.end, name))


def _may_differ(source: str, target: str, source_writing: Writing, target_writing: Writing) -> bool:
    """Tell whether there is something to compare: a figure, or a word that surely says a number, in either text."""
    if has_figures(source) or has_figures(target):
        return True
    return has_words(source, source_writing.locale) or has_words(target, target_writing.locale)


def _of(quantities: Iterable[Quantity], *kinds: Kind) -> list[Quantity]:
    return [each for each in quantities if each.kind in kinds]


def _values(quantities: Iterable[Quantity]) -> set[Value]:
    return {value for each in quantities for value in each.values}


def _changes(missing: list[Quantity], added: list[Quantity]) -> list[Difference]:
    """Bring what is lost together with what came in its place."""
    changes = []
    missing, added = _without_groups(missing)[:_MOST], _without_groups(added)[:_MOST]
    for one in sorted(missing, key=lambda each: -each.weight):
        others = [each for each in added if _may_replace(one, each)]
        other = max(others, key=lambda each: _likeness(one, each), default=None)
        if other is not None:
            added.remove(other)
        elif one.weight is not Weight.FIGURE:
            continue
        day = one.day or (other is not None and other.day)
        what = What.DAY if day else What.CHANGED if other is not None else What.LOST
        changes.append(Difference(what, one, other))
    changes += [
        Difference(What.DAY if each.day else What.ADDED, None, each) for each in added if each.weight is Weight.FIGURE
    ]
    return changes


def _without_groups(numbers: Sequence[Quantity]) -> list[Quantity]:
    """Return them without nouns that say one or two of the same class: a boy and a girl may be two children."""
    nouns = [
        each
        for each in numbers
        if each.weight is Weight.HINT and each.kind is Kind.NUMBER and each.heads - LONE and not each.is_fraction
    ][:_MOST]
    several = [
        each
        for each in nouns
        if any(
            each is not other and LONE.isdisjoint(each.heads | other.heads) and each.heads & other.heads
            for other in nouns
        )
    ]
    return [each for each in numbers if each not in several]


def _may_replace(one: Quantity, other: Quantity) -> bool:
    """Tell whether a number of the translation stands where another one should: a hint only with the same noun."""
    if Weight.HINT not in (one.weight, other.weight):
        return True
    if (one.is_fraction and other.is_fraction) or (one.day and other.day):
        return True
    ordinals = one.kind is other.kind is Kind.ORDINAL
    word = max(one.weight, other.weight) is not Weight.HINT
    return (ordinals and word) or (bool(one.heads & other.heads) and (ordinals or word))


def _likeness(one: Quantity, other: Quantity) -> tuple[bool, bool, int, int]:
    return bool(one.units & other.units), one.day is other.day, other.weight, -abs(one.start - other.start)


def _compare_months(
    source_quantities: Sequence[Quantity],
    target_quantities: Sequence[Quantity],
    missing: list[Quantity],
    added: list[Quantity],
    *,
    strictly: bool,
) -> list[Difference]:
    """Compare the months, Hijri months and weekdays; a number that is left may be a month in digits.

    Where not all names of a language are known (abbreviations), a name that is lost or added is let be.
    """
    differences = []
    for kind in (Kind.MONTH, Kind.HIJRI, Kind.WEEKDAY):
        _, gone, come = match(_of(source_quantities, kind), _of(target_quantities, kind))
        if kind is Kind.MONTH:
            gone, come = _without_figures(gone, added), _without_figures(come, missing)
        gone, come = gone[:_MOST], come[:_MOST]
        for one in gone:
            if come:
                other = min(come, key=lambda each: abs(each.start - one.start))
                come.remove(other)
                differences.append(Difference(What.MONTH, one, other))
            elif strictly and one.dated and kind is Kind.MONTH:
                differences.append(Difference(What.MONTH, one, None))
        added_names = come if strictly and kind is Kind.MONTH else []
        differences += [Difference(What.MONTH, None, each) for each in added_names if each.dated]
    return differences


def _without_figures(names: list[Quantity], numbers: list[Quantity]) -> list[Quantity]:
    """Return the months that no number of a date in figures says; such a number is taken out of ``numbers``."""
    dates: dict[Value, list[Quantity]] = {}
    for number in numbers:
        if number.day:
            dates.setdefault(number.value, []).append(number)
    rest = []
    for name in names:
        if of_month := dates.get(name.value):
            numbers.remove(of_month.pop())
        else:
            rest.append(name)
    return rest


def _compare_scales(said: Sequence[Quantity], says: Sequence[Quantity]) -> list[Difference]:
    """Compare dozens of, hundreds of; only what both texts say, for either may say it with a number."""
    _, gone, come = match(_of(said, Kind.ABOUT), _of(says, Kind.ABOUT))
    return [Difference(What.CHANGED, one, other) for one, other in zip(gone, come, strict=False)]


def _other_units(source: str, target: str, source_writing: Writing, target_writing: Writing) -> tuple[Difference, ...]:
    """Compare the units that are named without a number: a litre and a gallon. Names of times are common words."""
    found = _other_counted(source, target, source_writing, target_writing)
    if found or not (has_units(source, source_writing.locale) and has_units(target, target_writing.locale)):
        return found
    source_units, target_units = named_units(source, source_writing), named_units(target, target_writing)
    said, says = _numbered_units(source, source_writing), _numbered_units(target, target_writing)
    differences = []
    for kind in filter(target_units.__contains__, source_units):  # in the order of the text
        gone = _beyond(source_units[kind], target_units[kind], says)
        come = _beyond(target_units[kind], source_units[kind], said)
        if gone or come:
            differences.append(Difference(What.UNIT, gone or source_units[kind][0], come or target_units[kind][0]))
    return tuple(differences)


def _other_counted(
    source: str, target: str, source_writing: Writing, target_writing: Writing
) -> tuple[Difference, ...]:
    """Compare what a placeholder counts, where each text has one that counts a unit."""
    if "\ufffc" not in source or "\ufffc" not in target:
        return ()
    said, says = counted_units(source, source_writing), counted_units(target, target_writing)
    if len(said) != 1 or len(says) != 1 or said[0].units & says[0].units:
        return ()
    return (Difference(What.UNIT, said[0], says[0]),)


def _numbered_units(text: str, writing: Writing) -> frozenset[str]:
    """Return the units of the numbers of a text, those among them whose names say nothing without one: ``10 m``."""
    return frozenset().union(*(each.units for each in read_quantities(text, writing)))


def _beyond(units: Sequence[Quantity], others: Sequence[Quantity], numbered: frozenset[str]) -> Quantity | None:
    """Return the first of ``units`` that is none of ``others`` and that the other text gives no number."""
    known = numbered.union(*(each.units for each in others))
    return next((each for each in units if each.weight is Weight.WORD and not each.units & known), None)


def _differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether two equal numbers count different things; per cent or nothing is a difference too."""
    sure = Weight.HINT not in (one.weight, other.weight)
    return conflict(one, other) or (sure and ("percent" in one.units) is not ("percent" in other.units))


def _units(
    pairs: Sequence[tuple[Quantity, Quantity]], missing: Sequence[Quantity], added: Sequence[Quantity]
) -> list[Difference]:
    """Tell of numbers that count something else; not of those that a number without a partner may be."""
    differing = [(one, other) for one, other in pairs if one.value == other.value and _differ(one, other)][:_MOST]
    of_source, of_target = [*missing, *(one for one, _ in differing)], [*added, *(other for _, other in differing)]
    return [
        Difference(What.UNIT, one, other)
        for one, other in differing
        if not any(one.value == each.value and one.units & each.units for each in of_target)
        and not any(other.value == each.value and other.units & each.units for each in of_source)
    ]
