"""Which old entry of a catalog a message of the new template catalog continues."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeAlias

from mezanprint.i18n.po_file import Entry

_Trait: TypeAlias = Callable[[Entry], object]
_ALIKE = 0.7
"""Share of letters in common from which a text is taken for a new version of another."""
_COMPARED = 2000
"""Longer texts are not compared letter by letter."""


def match_entries(new: Iterable[Entry], old: Iterable[Entry]) -> dict[int, Entry]:
    """Return the old entry for each new one that continues one, by the position of the new one.

    In this order: same key and words; same words where a text moved (a paragraph was put in before it); same key with
    changed words; like words under the same parent key. An old entry is used once, finished ones before obsolete ones.
    """
    open_ = dict(enumerate(new))
    left = {id(entry): entry for entry in sorted(old, key=lambda entry: entry.obsolete) if entry.id != (None, "")}
    matched: dict[int, Entry] = {}
    for trait in (_identity, _words, _key):
        _match_equal(open_, left, trait, matched)
    _match_alike(open_, left, matched)
    return matched


def _match_equal(open_: dict[int, Entry], left: dict[int, Entry], trait: _Trait, matched: dict[int, Entry]) -> None:
    groups = defaultdict(list)
    for entry in reversed(left.values()):
        groups[trait(entry)].append(entry)
    for number, message in list(open_.items()):
        wanted = trait(message)
        if wanted is not None and groups.get(wanted):
            matched[number] = left.pop(id(groups[wanted].pop()))
            del open_[number]


def _match_alike(open_: dict[int, Entry], left: dict[int, Entry], matched: dict[int, Entry]) -> None:
    groups = defaultdict(list)
    for entry in left.values():
        if not entry.obsolete:
            groups[_parent(entry)].append(entry)
    for number, message in open_.items():
        rivals = groups[_parent(message)]
        scored = [(likeness(entry.source, message.source), entry) for entry in rivals]
        best, entry = max(scored, key=lambda pair: pair[0], default=(0.0, message))
        if best >= _ALIKE:
            matched[number] = entry
            groups[_parent(message)] = [rival for rival in rivals if rival is not entry]


def _identity(entry: Entry) -> object:
    return (entry.context, entry.source, entry.plural)


def _words(entry: Entry) -> object:
    """Words that stand under a key; those of templates have none and do not move."""
    return (entry.source, entry.plural) if entry.context is not None else None


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
