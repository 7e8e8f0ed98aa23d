"""What has been translated in a locale before: like words elsewhere, to be offered and never taken over unread."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from mezanprint.i18n.catalogs.near import NearTexts
from mezanprint.i18n.po.po_file import Entry, PoFile


class Memory:
    """All translations of a locale by the text they were made for: also those of removed and of changed texts."""

    def __init__(self, catalogs: Iterable[tuple[str, PoFile]]) -> None:
        """Take domain and content of every catalog of the locale."""
        self._known: dict[tuple[str, str | None], list[tuple[str, Entry]]] = defaultdict(list)
        for domain, file in catalogs:
            for entry in file.entries:
                if entry.id != (None, "") and not entry.blank:
                    self._add(domain, entry)

    def _add(self, domain: str, entry: Entry) -> None:
        before = entry.previous
        if not entry.fuzzy:
            self._known[entry.source, entry.plural].append((domain, entry))
        elif before.source is not None and before.source != entry.source:
            known = replace(entry, context=before.context, source=before.source, plural=before.plural)
            self._known[before.source, before.plural].append((domain, known))

    def recall(self, message: Entry, domain: str, forms: int) -> Entry | None:
        """Return an entry with the same words as ``message`` and ``forms`` forms, or None.

        One that is confirmed goes before one whose text was changed, one in use before one whose text was removed; then
        one of the same ``domain``.
        """
        fitting = [
            (entry.fuzzy, entry.obsolete, other != domain, number)
            for number, (other, entry) in enumerate(self._known.get((message.source, message.plural), ()))
            if len(entry.values) == forms
        ]
        return self._known[message.source, message.plural][min(fitting)[-1]][1] if fitting else None

    def recall_like(self, message: Entry, forms: int) -> Entry | None:
        """Return a confirmed entry with nearly the same words as ``message`` and ``forms`` forms, or None.

        Words that differ in their figures only are the nearest.
        """
        return self._near.find(message, forms)

    @cached_property
    def _near(self) -> NearTexts:
        known = [entry for entries in self._known.values() for _, entry in entries if not entry.fuzzy]
        return NearTexts(sorted(known, key=lambda entry: entry.obsolete))
