"""How far the translation of a project is."""

from dataclasses import dataclass

from mezanprint.i18n.catalogs import Catalog, read_catalog
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.files import Files


@dataclass(frozen=True, slots=True)
class Status:
    """Messages of one catalog by their state, as ``msgfmt --statistics`` counts them."""

    locale: str
    domain: str
    path: str
    translated: int
    fuzzy: int
    untranslated: int


def read_status(files: Files, locale: str) -> tuple[Status, ...]:
    """Return the state of each catalog of ``locale`` that has a template catalog; ``Fault`` if one is unsound.

    A catalog that is not there counts no messages at all.
    """
    states: list[Status] = []
    faults: list[Diagnostic] = []
    for name in files.list("locales"):
        if name.endswith(".pot"):
            try:
                states.append(_count(read_catalog(files, locale, name.removesuffix(".pot"))))
            except Fault as fault:
                faults.extend(fault.diagnostics)
    if faults:
        raise Fault(*faults)
    return tuple(states)


def _count(catalog: Catalog) -> Status:
    entries = catalog.by_id.values()
    untranslated = sum(entry.blank for entry in entries)
    fuzzy = sum(entry.fuzzy and not entry.blank for entry in entries)
    finished = len(entries) - untranslated - fuzzy
    return Status(catalog.locale, catalog.domain, catalog.path, finished, fuzzy, untranslated)
