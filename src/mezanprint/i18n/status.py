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
    """Return the state of each catalog of ``locale`` that stands or has a template; ``Fault`` if one is unsound.

    A catalog that is not there counts no messages at all.
    """
    states: list[Status] = []
    faults: list[Diagnostic] = []
    templates = (name for name in files.list("locales") if name.endswith(".pot"))
    catalogs = (name for name in files.list(f"locales/{locale}/LC_MESSAGES") if name.endswith(".po"))
    for domain in sorted({name.rpartition(".")[0] for name in (*templates, *catalogs)}):
        try:
            states.append(_count(read_catalog(files, locale, domain)))
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
