"""Which old entry of a catalog a message of the new template catalog continues."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from mezanprint.i18n.po_file import Entry

_ALIKE = 0.7


def match_entries(new: Iterable[Entry], old: Iterable[Entry]) -> dict[int, Entry]:
    """Return the old entry for each new one that continues one, by the position of the new one.

    In this order: same key and words; same words where a text moved (a paragraph was put in before it); same key with
    changed words; like words under the same parent key. An old entry is used once, finished ones before obsolete ones.
    """
    messages = tuple(new)
    left = [entry for entry in old if entry.id != (None, "")]
    left.sort(key=lambda entry: entry.obsolete)
    matched: dict[int, Entry] = {}
    for find in (_same, _moved, _changed, _alike):
        for number, message in enumerate(messages):
            if number in matched:
                continue
            found = next(find(message, left), None)
            if found is not None:
                matched[number] = found
                left = [entry for entry in left if entry is not found]
    return matched


def _same(message: Entry, left: list[Entry]) -> Iterator[Entry]:
    return (entry for entry in left if entry.id == message.id)


def _moved(message: Entry, left: list[Entry]) -> Iterator[Entry]:
    named = message.context is not None
    return (
        entry
        for entry in left
        if named and entry.context is not None and (entry.source, entry.plural) == (message.source, message.plural)
    )


def _changed(message: Entry, left: list[Entry]) -> Iterator[Entry]:
    return (entry for entry in left if message.context is not None and entry.context == message.context)


def _alike(message: Entry, left: list[Entry]) -> Iterator[Entry]:
    parent = _parent(message)
    rivals = [entry for entry in left if not entry.obsolete and parent == _parent(entry)]
    scored = [(SequenceMatcher(None, entry.source, message.source).ratio(), entry) for entry in rivals]
    return (entry for ratio, entry in sorted(scored, key=lambda pair: -pair[0]) if ratio >= _ALIKE)


def _parent(entry: Entry) -> str | None:
    return None if entry.context is None else entry.context.rpartition(".")[0]
