"""Which translations a change of the source leaves unconfirmed, before anybody brings the catalogs up to date."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from mezanprint.i18n.catalogs.update import merge_catalog
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot


def unconfirmed_by(catalog: PoFile, changes: Mapping[str, Entry], locale: str) -> tuple[Entry, ...]:
    """Return the entries of a catalog that are confirmed, and would not be after ``i18n update``.

    ``changes`` are the messages that the source has now where it had others, by their key. The catalog is merged as
    that command does it: words that stood elsewhere before may bring their translation along.
    """
    messages = [_message(changes.get(entry.context or "", entry)) for entry in catalog.entries if not entry.obsolete]
    template = replace(catalog, slots=tuple(map(Slot, messages)))
    merged = merge_catalog(template, catalog, locale)
    stays = {entry.context for entry in merged.entries if _is_confirmed(entry)}
    return tuple(
        entry
        for entry in catalog.entries
        if _is_confirmed(entry) and _is_among(entry, changes) and entry.context not in stays
    )


def _message(entry: Entry) -> Entry:
    """Return an entry as a template catalog has it; the header says as much there as here."""
    return entry if entry.id == (None, "") else replace(entry, values=("",) * len(entry.values), flags=(), comments=())


def _is_among(entry: Entry, keys: Collection[str]) -> bool:
    return entry.context is not None and entry.context in keys


def _is_confirmed(entry: Entry) -> bool:
    return not (entry.obsolete or entry.fuzzy or entry.blank)
