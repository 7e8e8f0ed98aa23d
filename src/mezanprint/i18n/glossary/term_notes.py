"""Approved terms of the glossaries, said to the translator beside each message that has them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mezanprint.i18n.glossary.glossary import Glossary, Term
from mezanprint.i18n.po.po_file import Entry

TERM = "Glossary ("
"""How such a note begins."""


def name_terms(entries: Iterable[Entry], glossaries: Sequence[Glossary]) -> Iterator[Entry]:
    """Yield each entry with a note for every term it has: ``Glossary (ar): siege = حصار``.

    The terms of all locales stand in the template catalog, each with its locale, and not each in its own catalog:
    ``msgmerge`` and Weblate take ``#.`` lines from the template, and would take out again what is not in it.
    """
    used = [glossary for glossary in glossaries if glossary.terms]
    for entry in entries:
        both = entry.source if entry.plural is None else f"{entry.source}\n{entry.plural}"
        notes = [_note(glossary, term) for glossary in used for term in glossary.terms_in(both) if term.translations]
        yield replace(entry, notes=(*entry.notes, *notes)) if notes else entry


def _note(glossary: Glossary, term: Term) -> str:
    why = f" ({' '.join(term.note.split())})" if term.note else ""
    return f"{TERM}{glossary.locale}): {term.name} = {' / '.join(term.translations)}{why}"
