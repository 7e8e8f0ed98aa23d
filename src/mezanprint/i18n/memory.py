"""What has been translated in a locale before: the same words elsewhere, to be offered and never taken over unread."""

from collections import defaultdict
from collections.abc import Iterable

from mezanprint.i18n.po_file import Entry, PoFile


class Memory:
    """All confirmed translations of a locale by their source text, those of removed texts among them."""

    def __init__(self, catalogs: Iterable[tuple[str, PoFile]]) -> None:
        """Take domain and content of every catalog of the locale."""
        self._known: dict[tuple[str, str | None], list[tuple[str, Entry]]] = defaultdict(list)
        for domain, file in catalogs:
            for entry in file.entries:
                if entry.id != (None, "") and not entry.fuzzy and not entry.blank:
                    self._known[entry.source, entry.plural].append((domain, entry))

    def recall(self, message: Entry, domain: str, forms: int) -> Entry | None:
        """Return an entry with the same words as ``message`` and ``forms`` forms, or None.

        One that is still in use goes before one whose text was removed; then one of the same ``domain``.
        """
        fitting = [
            (entry.obsolete, other != domain, number)
            for number, (other, entry) in enumerate(self._known.get((message.source, message.plural), ()))
            if len(entry.values) == forms
        ]
        return self._known[message.source, message.plural][min(fitting)[2]][1] if fitting else None
