"""The checks of single entries, each entry looked at once however often its catalog is read."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks.rules import Rules
from mezanprint.i18n.checks.run import LocatedFinding, look_at_entry, tell
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Diagnostic

EntryCheck: TypeAlias = Callable[[Catalog, Entry], tuple[Diagnostic, ...]]
"""What ``check_entry`` is with its rules given."""
_MOST = 50_000
"""Entries of some ten large projects: a process that runs for days does not grow without end."""


class EntryChecks:
    """``check_entry`` by fixed rules, which keeps what it found by what it found it in.

    Lines are not in that: an entry that moved in its file is told where it stands now. It is two fifths of preparing
    an edition to check entries, and while somebody edits, all but one are as they were.
    """

    def __init__(self, rules: Rules) -> None:
        """Take the rules of one locale."""
        self._rules = rules
        self._hits: dict[object, tuple[LocatedFinding, ...]] = {}

    def __call__(self, catalog: Catalog, entry: Entry) -> tuple[Diagnostic, ...]:
        """Return what ``check_entry`` returns."""
        words = replace(entry, line=0, value_lines=())
        name = (catalog.locale, catalog.source_locale, catalog.plural_forms, words)
        hits = self._hits.get(name)
        if hits is None:
            if len(self._hits) >= _MOST:
                self._hits.clear()
            hits = self._hits[name] = look_at_entry(catalog, words, self._rules)
        return tell(catalog, (replace(hit, entry=entry) for hit in hits))
