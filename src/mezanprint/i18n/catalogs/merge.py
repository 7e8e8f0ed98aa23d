"""One message of a template catalog with what its old entry knows: what a translator wrote stays, and is marked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mezanprint.i18n.catalogs.figure_changes import changed_figures
from mezanprint.i18n.catalogs.match import likeness
from mezanprint.i18n.po.po_file import Entry, Previous
from mezanprint.i18n.words.changed_words import changed_words

_NOTHING = Previous()
_REASONS = ("Changed figure: ", "Changed words: ", "Translated before: ", "Translated elsewhere: ")
_ALMOST_SAME = 0.9
"""Share of letters in common up to which a change that was marked fuzzy is taken for a correction afterwards."""


def merge_entry(message: Entry, old: Entry | None, forms: int, *, typo: bool = False) -> Entry:
    """Return ``message`` with the translation, the translator's comments and the flags of ``old``.

    If the words changed, the translation is fuzzy and ``#|`` holds the words it was made for; with ``typo`` the change
    is a correction that leaves the translation as it was. ``forms`` is the number of forms of a counted phrase.
    """
    blank = ("",) * (1 if message.plural is None else forms)
    if old is None:
        return replace(message, values=blank, line=0, value_lines=())
    own_flags = [flag for flag in old.flags if flag not in message.flags]
    entry = replace(message, values=old.values, comments=old.comments, line=old.line, value_lines=old.value_lines)
    same = (old.source, old.plural) == (message.source, message.plural)
    if same and typo and was_corrected(old):
        own_flags, old = [flag for flag in own_flags if flag != "fuzzy"], replace(old, previous=_NOTHING)
    if same or not any(old.values) or (typo and _is_correction(message, old)):
        values = old.values if len(old.values) == len(blank) else blank
        flags = (*own_flags, *message.flags)
        previous = old.previous if old.fuzzy and any(old.values) else _NOTHING  # as msgmerge does
        return replace(entry, values=values, flags=_as_before(flags, old.flags), previous=previous)
    if (old.plural is None) != (message.plural is None):
        entry = replace(entry, values=old.values[-1:] * len(blank))
    flags = tuple(dict.fromkeys(("fuzzy", *own_flags, *message.flags)))
    return replace(entry, flags=flags, previous=made_for(old))


def made_for(entry: Entry) -> Previous:
    """Return the words that the translation of ``entry`` was made for: those of today, or the earlier ones (``#|``)."""
    if entry.fuzzy and entry.previous != _NOTHING:
        return entry.previous
    return Previous(entry.context, entry.source, entry.plural)


def offer(message: Entry, known: Entry) -> Entry:
    """Return ``message`` with the translation of ``known``, which has the same or like words, to be confirmed."""
    flags = tuple(dict.fromkeys(("fuzzy", *message.flags)))
    previous = Previous(known.context, known.source, known.plural)
    return replace(message, values=known.values, flags=flags, previous=previous)


def explain(entry: Entry, older: Entry | None = None) -> Entry:
    """Return ``entry`` with notes that say why it is fuzzy, as far as ``#|`` tells; they go when it is confirmed.

    ``known`` has the same words elsewhere: its translation is told where the old one stays.
    """
    return replace(entry, notes=(*entry.notes, *_reasons(entry, older)))


def without_reasons(notes: Iterable[str]) -> tuple[str, ...]:
    """Return the notes of an entry but for those that say why it is fuzzy."""
    return tuple(note for note in notes if not note.startswith(_REASONS))


def _reasons(entry: Entry, older: Entry | None) -> Iterator[str]:
    before = entry.previous
    if not entry.fuzzy or before.source is None:
        return
    if (before.source, before.plural) == (entry.source, entry.plural):
        where = f" at {before.context}" if before.context and before.context != entry.context else ""
        yield f"Translated before: the same words{where}"
        return
    if older is not None and older.values != entry.values:
        yield f"Translated elsewhere: {' / '.join(' '.join(value.split()) for value in older.values)}"
    elif before.context and before.context != entry.context:
        yield f"Translated before: like words at {before.context}"
    figures = figure_changes(entry)
    words = (change for change in changed_words(before.source, entry.source) if change not in figures)
    for kind, changes in (("figure", figures), ("words", words)):
        yield from (f"Changed {kind}: {old or 'none'} -> {new or 'none'}" for old, new in changes)


def figure_changes(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the figures that differ between the words a translation was made for (``#|``) and those of today."""
    before = entry.previous
    changes = [*changed_figures(before.source or "", entry.source)]
    if entry.plural is not None:
        changes += changed_figures(before.plural or before.source or "", entry.plural)
    return tuple(dict.fromkeys(changes))


def _is_correction(message: Entry, old: Entry) -> bool:
    return (old.plural is None) == (message.plural is None)


def was_corrected(old: Entry) -> bool:
    """Tell whether a fuzzy entry is so for a few letters of its own source only."""
    before = old.previous
    if before.source in (None, old.source) or before.context != old.context or figure_changes(old):
        return False
    plurals = likeness(before.plural or "", old.plural or "") >= _ALMOST_SAME
    return plurals and likeness(before.source or "", old.source) >= _ALMOST_SAME


def _as_before(flags: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same flags in the order they had, so that an entry does not change for its flags' order."""
    return before if sorted(flags) == sorted(before) else tuple(dict.fromkeys(flags))
