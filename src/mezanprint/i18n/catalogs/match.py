"""Which old entry of a catalog a message of the new template catalog continues."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeAlias

from mezanprint.i18n.po.po_file import Entry

_Trait: TypeAlias = Callable[[Entry], object]
_Open: TypeAlias = dict[int, Entry]
_ALIKE = 0.7
"""Share of letters in common from which a text is taken for a new version of another."""
_MAX_PAIRS = 10_000
"""Under one parent key; a list of more than a hundred changed items is matched by key alone."""
_FIGURE = re.compile(r"\d[\d.,\u066b\u066c]*\b")
_WORTH = 20
"""Characters from which words are so much their own that they may be looked for in a whole catalog."""
_COMPARED = 2000
"""Longer texts are not compared letter by letter."""


def match_entries(new: Iterable[Entry], old: Iterable[Entry]) -> dict[int, Entry]:
    """Return the old entry for each new one that continues one, by the position of the new one.

    In this order: same key and words; same words where a text moved (a paragraph was put in before it); same key with
    like words; like words under the same parent key (it moved and was changed); same words but for their figures under
    any key (a section was renamed); same key with any words. An old entry is used once, finished ones before obsolete
    ones.
    """
    open_: _Open = dict(enumerate(new))
    left = {id(entry): entry for entry in sorted(old, key=lambda entry: entry.obsolete) if entry.id != (None, "")}
    matched: dict[int, Entry] = {}
    _match_equal(open_, left, _identity, matched)
    _match_equal(open_, left, _words, matched)
    _match_equal(open_, left, _key, matched, _ALIKE)
    _match_alike(open_, left, matched)
    _match_equal(open_, left, _but_figures, matched)
    _match_equal(open_, left, _key, matched)
    return matched


def _match_equal(
    open_: _Open, left: dict[int, Entry], trait: _Trait, matched: dict[int, Entry], least: float = 0.0
) -> None:
    """Match what is equal in ``trait`` and whose words have at least the share ``least`` of letters in common."""
    groups = defaultdict(list)
    for entry in reversed(left.values()):
        groups[trait(entry)].append(entry)
    for number, message in list(open_.items()):
        wanted = trait(message)
        if wanted is None or not groups.get(wanted):
            continue
        if not least or likeness(groups[wanted][-1].source, message.source) >= least:
            matched[number] = left.pop(id(groups[wanted].pop()))
            del open_[number]


def _match_alike(open_: _Open, left: dict[int, Entry], matched: dict[int, Entry]) -> None:
    by_context, groups = defaultdict(list), defaultdict(list)
    for number, message in open_.items():
        by_context[_parent(message)].append(number)
    for entry in left.values():
        if not entry.obsolete:
            groups[_parent(entry)].append(entry)
    for parent, numbers in by_context.items():
        rivals = groups[parent]
        if len(numbers) * len(rivals) > _MAX_PAIRS:
            continue
        for number in numbers:
            scored = [(likeness(entry.source, open_[number].source), entry) for entry in rivals]
            best, entry = max(scored, key=lambda pair: pair[0], default=(0.0, open_[number]))
            if best >= _ALIKE:
                matched[number] = left.pop(id(entry))
                rivals = [rival for rival in rivals if rival is not entry]
                del open_[number]


def _identity(entry: Entry) -> object:
    return (entry.context, entry.source, entry.plural)


def _words(entry: Entry) -> object:
    """Words that stand under a key; those of templates have none and do not move."""
    return (entry.source, entry.plural) if entry.context is not None else None


def _but_figures(entry: Entry) -> object:
    """Words with their figures taken out; none of little but figures, and none that are obsolete already."""
    source = _FIGURE.sub("0", entry.source)
    if entry.context is None or entry.obsolete or len(source) < _WORTH:
        return None
    return source, entry.plural and _FIGURE.sub("0", entry.plural)


def _key(entry: Entry) -> object:
    return entry.context


def _parent(entry: Entry) -> str | None:
    return None if entry.context is None else entry.context.rpartition(".")[0]


def likeness(one: str, other: str) -> float:
    """Return the share of letters in common, 1 for equal texts; 0 for texts that are long or plainly unlike."""
    if one == other:
        return 1.0
    if max(len(one), len(other)) > _COMPARED:
        return 0.0
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
