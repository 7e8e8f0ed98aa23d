"""How the catalogs of a project keep to its glossary: each term with its uses."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import left, phrase, right, width
from mezanprint.i18n.catalogs.catalogs import Catalog, read_catalog
from mezanprint.i18n.checks.pair import plain
from mezanprint.i18n.glossary.glossary import Glossary, Term, read_glossary
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.translatable import msg, parted
from mezanprint.project.files import Files
from mezanprint.translating.catalog_update import translated_locales

_WIDEST = 40
"""Characters of a term that a table shows at most."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """One term of a glossary in the finished messages of all catalogs of its locale."""

    locale: str
    term: Term
    used: int
    """Messages whose source has the term; of a row that forbids words everywhere, messages that have them."""
    broken: int
    """Those of them whose translation lacks the approved term or has a forbidden one."""


def count_terms(root: Path, locales: Iterable[str] = ()) -> tuple[TermUse, ...]:
    """Return the terms of each glossary in its order; ``Fault`` if a glossary or a catalog can not be read."""
    files = Files(root)
    uses: list[TermUse] = []
    faults: list[Diagnostic] = []
    for locale in tuple(locales) or translated_locales(files):
        try:
            glossary = read_glossary(files, locale)
            catalogs = [read_catalog(files, locale, domain) for domain in _domains(files, locale)]
        except Fault as fault:
            faults.extend(fault.diagnostics)
        else:
            uses.extend(_count(glossary, catalogs))
    if faults:
        raise Fault(*faults)
    return tuple(uses)


def _domains(files: Files, locale: str) -> tuple[str, ...]:
    return tuple(n.removesuffix(".po") for n in files.list(f"locales/{locale}/LC_MESSAGES") if n.endswith(".po"))


def _count(glossary: Glossary, catalogs: Iterable[Catalog]) -> Iterator[TermUse]:
    used, broken = Counter[Term](), Counter[Term]()
    for catalog in catalogs:
        for entry in catalog.by_id.values():
            if entry.fuzzy or entry.blank:
                continue
            wrong = _broken(glossary, entry)
            broken.update(wrong)
            used.update({*glossary.terms_in(plain(_source(entry))), *wrong})
    return (TermUse(glossary.locale, term, used[term], broken[term]) for term in glossary.terms)


def _broken(glossary: Glossary, entry: Entry) -> set[Term]:
    source = plain(_source(entry))
    return {each.term for value in entry.values for each in glossary.violations(source, plain(value))}


def _source(entry: Entry) -> str:
    return entry.source if entry.plural is None else entry.plural


def as_table(uses: Sequence[TermUse], language: str = ENGLISH) -> str:
    """Return a line for each term: locale, term, approved words, uses, and how many of them are not as approved."""
    head = (msg("locale"), msg("term"), msg("used"), msg("not kept"), msg("translation"))
    rows = [tuple(phrase(cell, language) for cell in row) for row in (head, *map(_row, uses))]
    widths = [max(width(row[column]) for row in rows) for column in range(4)]
    lines = (
        "  ".join(
            (left(locale, widths[0]), left(term, widths[1]), right(used, widths[2]), right(broken, widths[3]), words)
        )
        for locale, term, used, broken, words in rows
    )
    return "".join(f"{legible(line.rstrip())}\n" for line in lines)


def _row(use: TermUse) -> tuple[str, str, str, str, str]:
    term = use.term
    words = "; ".join(term.translations) or msg("not: {words}", words=parted(term.forbidden))
    name = term.name if len(term.name) <= _WIDEST else term.name[: _WIDEST - 1] + "…"
    return (
        use.locale,
        name if term.sources else msg("(any)"),
        str(use.used),
        str(use.broken) if use.broken else "",
        words,
    )
