"""What helps with a translation: agreed terms, what was translated before, strings around it, and who changed it."""

from collections.abc import Iterator, Mapping
from typing import Any

from mezanprint.i18n.catalogs.catalogs import catalog_path, read_if_present
from mezanprint.i18n.catalogs.memory_file import read_memory
from mezanprint.i18n.catalogs.near import NearTexts
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.studio.history import History
from mezanprint.studio.rows import Row
from mezanprint.studio.sessions import Session

_MOST = 5
"""Translations that are offered."""
_BESIDE = 3
"""Strings before and after that are named."""
_SAME = 100
"""Per cent of likeness of the same words."""


def help_with(files: Files, session: Session, id_: str, history: History) -> Mapping[str, Any]:
    """Return what helps with the translation of a message; what can not be read helps nobody and is told by checks."""
    row = session.row(id_)
    return {
        "glossary": list(_terms(files, session, row)),
        "memory": list(_memory(files, session, row)),
        "neighbours": _neighbours(session, id_),
        "history": list(_changes(history, row)),
    }


def _changes(history: History, row: Row) -> Iterator[dict[str, Any]]:
    if row.catalog is not None:
        for change in history.changes(row.catalog.path, row.message):
            yield {"when": change.day, "who": change.who, "forms": list(change.forms)}


def _terms(files: Files, session: Session, row: Row) -> Iterator[dict[str, Any]]:
    try:
        glossary = read_glossary(files, session.locale)
    except Fault:
        return
    both = row.message.source if row.message.plural is None else f"{row.message.source}\n{row.message.plural}"
    for term in glossary.terms_in(both):
        yield {
            "term": term.name,
            "translations": list(term.translations),
            "avoid": list(term.forbidden),
            "note": term.note,
        }


def _memory(files: Files, session: Session, row: Row) -> Iterator[dict[str, Any]]:
    """Yield other translations of the same words, then of like ones, the nearest first, each text once."""
    if row.catalog is None:
        return
    own = row.message.context or "", row.message.source
    offers: dict[tuple[str, ...], dict[str, Any]] = {}
    entries = [(domain, entry) for domain, entry in _translated(files, session.locale)]
    others = [
        (domain, entry)
        for domain, entry in entries
        if (domain, entry.context or "", entry.source) != (row.catalog.domain, *own) and len(entry.values) == row.count
    ]
    domains = {id(entry): domain for domain, entry in others}
    same = [(1.0, entry) for _, entry in others if _wording(entry) == _wording(row.message)]
    near = NearTexts(entry for _, entry in others if _wording(entry) != _wording(row.message))
    for score, entry in (*same, *near.find_all(row.message, row.count, _MOST)):
        likeness = _SAME if _wording(entry) == _wording(row.message) else min(round(_SAME * score), _SAME - 1)
        offer = {"source": entry.source, "forms": list(entry.values), "likeness": likeness}
        offers.setdefault(entry.values, {**offer, "where": domains[id(entry)]})
    yield from list(offers.values())[:_MOST]


def _wording(entry: Entry) -> tuple[str, str | None]:
    return entry.source, entry.plural


def _translated(files: Files, locale: str) -> Iterator[tuple[str, Entry]]:
    """Yield each confirmed translation of a locale with its domain; those of the memory have none."""
    names = [name for name in files.list(f"locales/{locale}/LC_MESSAGES") if name.endswith(".po")]
    for name in names:
        path = catalog_path(locale, name.removesuffix(".po"))
        try:
            data = read_if_present(files, path)
            catalog = parse_po(data, path) if data is not None else None
        except Fault:
            continue
        for entry in catalog.entries if catalog else ():
            if entry.id != (None, "") and not entry.blank and not entry.fuzzy:
                yield name.removesuffix(".po"), entry
    try:
        yield from (("", entry) for entry in read_memory(files, locale).entries if entry.id != (None, ""))
    except Fault:
        return


def _neighbours(session: Session, id_: str) -> list[str]:
    """Return the strings that are read before and after one on its page."""
    string = session.strings.get(id_)
    pages = set(string.pages) if string else set()
    order = [key for key, each in session.strings.items() if key == id_ or pages.intersection(each.pages)]
    if id_ not in order:
        return []
    place = order.index(id_)
    return [*order[max(0, place - _BESIDE) : place], *order[place + 1 : place + 1 + _BESIDE]]
