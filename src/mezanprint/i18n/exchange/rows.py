"""The messages of catalogs as rows, one for each form of a translation: what every format of exchange holds."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mezanprint.i18n.catalogs.catalogs import UNNAMED_SOURCE, Catalog
from mezanprint.i18n.po.plurals import PROBED, Rule
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Span

_ROOM = re.compile(r"Room: |fits up to about \d+ characters")
_SAMPLES = 4


class State(StrEnum):
    """How far a translation is."""

    MISSING = "missing"
    FUZZY = "fuzzy"
    """A person must still confirm it."""
    TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Row:
    """One form of one message."""

    key: str
    """``catalog:key``, with the form of a counted phrase behind it: ``data:fishing.figures.killed.counted[3]``."""
    source: str
    translation: str
    state: State
    room: str = ""
    note: str = ""
    stamp: str = ""
    """State and digest of the translation when it was written out: tells who changed it since. Empty if unknown."""
    span: Span | None = None
    """Where the row stands in the file it was read from."""
    source_locale: str = UNNAMED_SOURCE
    """Locale of ``source``; a file that comes back need not say it."""

    @property
    def touched(self) -> bool:
        """Whether translation or state are not as they were written out."""
        return self.stamp != make_stamp(self.state, self.translation)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs: a form of an entry of a catalog."""

    catalog: Catalog
    entry: Entry
    form: int

    @property
    def source(self) -> str:
        """The words to translate: the singular for the form that counts one, the plural for all others."""
        entry = self.entry
        return entry.source if entry.plural is None or self.form == self.catalog.rule(1) else entry.plural

    @property
    def state(self) -> State:
        """How far this form is."""
        if not self.entry.values[self.form].strip():
            return State.MISSING
        return State.FUZZY if self.entry.fuzzy else State.TRANSLATED

    @property
    def stamp(self) -> str:
        """State and digest of the translation as it stands."""
        return make_stamp(self.state, self.entry.values[self.form])


def make_stamp(state: State, translation: str) -> str:
    """Return what a translation is known again by: its state and eight digits of its digest."""
    return f"{state}-{hashlib.sha256(translation.encode()).hexdigest()[:8]}"


def as_rows(catalogs: Iterable[Catalog]) -> tuple[Row, ...]:
    """Return a row for each form of each message, in the order of the catalogs."""
    return tuple(
        Row(
            key,
            place.source,
            place.entry.values[place.form],
            place.state,
            _room(place.entry),
            _note(place),
            place.stamp,
            source_locale=place.catalog.source_locale,
        )
        for key, place in places(catalogs).items()
    )


def places(catalogs: Iterable[Catalog]) -> Mapping[str, Place]:
    """Return every form of every message by the key of its row."""
    return {
        key if entry.plural is None else f"{key}[{form}]": Place(catalog, entry, form)
        for catalog in catalogs
        for key, entry in _named(catalog)
        for form in range(len(entry.values))
    }


def source_locales(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the locales of the source texts, the one of most rows first: templates may be in another than texts."""
    counts = Counter(row.source_locale for row in rows)
    return tuple(locale for locale, _ in counts.most_common()) or (UNNAMED_SOURCE,)


def _named(catalog: Catalog) -> Iterator[tuple[str, Entry]]:
    """Yield entries with their keys. Words of a template have no key of their own: there the words are part of it."""
    contexts = Counter(context for context, _ in catalog.by_id)
    for (context, source), entry in catalog.by_id.items():
        alone = contexts[context] == 1 and context and not re.search(r"[|\[]", context)
        key = context if alone else f"{context.replace('|', '||')} | {source.replace('[', '[[')}"
        yield f"{catalog.domain}:{key}", entry


def _room(entry: Entry) -> str:
    return "\n".join(note.removeprefix("Room: ") for note in entry.notes if _ROOM.match(note))


def _note(place: Place) -> str:
    entry = place.entry
    notes = [note for note in entry.notes if not _ROOM.match(note)]
    if entry.plural is not None:
        notes.append(_form_note(place.catalog.rule, place.form, len(place.entry.values)))
    if entry.fuzzy and entry.previous.source is not None:
        notes.append(f"Translated when the source said: {entry.previous.source}")
    return "\n".join(notes)


@lru_cache(maxsize=64)
def _form_note(rule: Rule, form: int, forms: int) -> str:
    """Say which numbers a form is for: the same words for each phrase of a catalog."""
    numbers = [number for number in PROBED if rule(number) == form]
    samples = ", ".join(map(str, numbers[:_SAMPLES])) + (", ..." if len(numbers) > _SAMPLES else "")
    return f"Form {form + 1} of {forms}, for {samples}"
