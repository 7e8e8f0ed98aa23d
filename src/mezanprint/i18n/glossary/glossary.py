"""The terms a project has agreed on: ``locales/<locale>/glossary.csv``.

Columns: ``term`` (words of the source), ``translation`` (approved), ``forbidden``, ``note``. In the first three a
semicolon stands between alternatives: plurals, feminine forms, spellings. Clitics, vowel marks, and the English plural
need none. A row without ``term`` forbids words whatever the source says.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from io import StringIO

from mezanprint.i18n.words.phrases import Occurrence, Phrases
from mezanprint.model.characters import check_characters
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files

COLUMNS = ("term", "translation", "forbidden", "note")
_MAX_READ = 4 * 1024 * 1024


class Breach(StrEnum):
    """How a translation departs from a glossary."""

    MISSING = "missing"
    """The source has the term, the translation none of its approved forms."""
    FORBIDDEN = "forbidden"
    """The translation has words that the glossary forbids."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary."""

    sources: tuple[str, ...]
    """The term in the source language and its alternatives; empty where words are forbidden everywhere."""
    translations: tuple[str, ...]
    """Approved, the preferred one first; empty in a row that only forbids."""
    forbidden: tuple[str, ...] = ()
    note: str = ""
    line: int = 0
    """1-based line of the CSV file."""

    @property
    def name(self) -> str:
        """The term itself, or what is forbidden in a row without one."""
        return self.sources[0] if self.sources else self.forbidden[0]


@dataclass(frozen=True, slots=True)
class Violation:
    """One departure of a translation from the glossary."""

    breach: Breach
    term: Term
    found: str = ""
    """The forbidden words as they stand in the translation, clitics and all."""
    start: int = 0
    """Offset of ``found`` in the translation."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of one locale; without any where the project has no such file."""

    locale: str
    path: str
    terms: tuple[Term, ...] = ()
    _sources: Phrases[Term] = field(init=False, repr=False, compare=False)
    _words: Phrases[tuple[Breach, Term]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the terms by their first words."""
        forbidden = [(phrase, (Breach.FORBIDDEN, term)) for term in self.terms for phrase in term.forbidden]
        approved = [(phrase, (Breach.MISSING, term)) for term in self.terms for phrase in term.translations]
        object.__setattr__(self, "_sources", Phrases((p, term) for term in self.terms for p in term.sources))
        object.__setattr__(self, "_words", Phrases([*approved, *forbidden]) if forbidden else Phrases(()))

    def terms_in(self, source: str) -> tuple[Term, ...]:
        """Return the terms that a source text has, in order; one that stands only inside a longer term is not."""
        return tuple(dict.fromkeys(found.owner for found in self._sources.find(source)))

    def violations(self, source: str, translation: str) -> tuple[Violation, ...]:
        """Return the approved terms that ``translation`` lacks, and the forbidden ones it has.

        Words are forbidden where the source has the term of their row, or everywhere if the row has none; never as
        part of an approved term. Where forbidden words are found, the approved ones are not said to be missing too.
        """
        terms = self.terms_in(source)
        found = tuple(self._find_forbidden(terms, translation))
        excused = {violation.term for violation in found}
        wanted = (term for term in terms if term.translations and term not in excused)
        lacks = (term for term in wanted if not _approved(term).find(translation, lenient=True))
        return (*found, *(Violation(Breach.MISSING, term) for term in lacks))

    def _find_forbidden(self, terms: Sequence[Term], translation: str) -> Iterator[Violation]:
        found: Iterable[Occurrence[tuple[Breach, Term]]] = self._words.find(translation)
        for start, end, (breach, term) in found:
            if breach is Breach.FORBIDDEN and (term in terms or not term.sources):
                yield Violation(breach, term, translation[start:end], start)


@cache
def _approved(term: Term) -> Phrases[Term]:
    # Term by term: a longer approved term would hide a shorter one that begins alike.
    return Phrases((phrase, term) for phrase in term.translations)


def glossary_path(locale: str) -> str:
    """Return where the glossary of a locale stands in a project."""
    return f"locales/{locale}/glossary.csv"


def read_glossary(files: Files, locale: str) -> Glossary:
    """Return the glossary of a locale, empty if there is no file; ``Fault`` with every row that can not be used."""
    path = glossary_path(locale)
    if not files.exists(path):
        return Glossary(locale, path)
    text = files.read_text(path, _MAX_READ)
    faults: list[Diagnostic] = []
    terms = tuple(_read_rows(text, path, faults))
    if faults:
        raise Fault(*faults)
    return Glossary(locale, path, terms)


def _read_rows(text: str, path: str, faults: list[Diagnostic]) -> Iterator[Term]:
    lines = text.split("\n")
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    columns: list[str] = []
    line_of_term: dict[str, int] = {}
    line = 0
    try:
        for row in rows:
            first, line = line + 1, rows.line_num
            span = Span(path, first, excerpt=lines[first - 1][:300])
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = [cell.strip().lower() for cell in row]
                faults.extend(_check_columns(columns, span))
                if faults:
                    return
            elif (term := _read_row(row, columns, span, faults)) and not _repeats(term, line_of_term, span, faults):
                yield term
    except csv.Error as bad:
        hint = msg("put a cell with a comma or a quotation mark between quotation marks, and double those inside it")
        span = Span(path, line + 1, excerpt=lines[min(line, len(lines) - 1)][:300])
        faults.append(
            error("i18n-glossary-file", msg("the row is no CSV: {problem}", problem=foreign(str(bad))), span, hint)
        )


def _check_columns(columns: list[str], span: Span) -> Iterator[Diagnostic]:
    if len(columns) == 1 and ";" in columns[0]:
        hint = msg("save the table with commas: semicolons stand between alternatives of a term")
        yield error("i18n-glossary-file", msg("the columns are parted by semicolons"), span, hint)
        return
    for name in columns:
        if name not in COLUMNS:
            hints = did_you_mean(name, COLUMNS) or (msg("columns are {names}", names=COLUMNS),)
            yield error("i18n-glossary-file", msg("unknown column `{name}`", name=name), span, *hints)
    for name in COLUMNS[:2]:
        if columns.count(name) != 1:
            says = (
                msg("no column `{name}`", name=name)
                if name not in columns
                else msg("more than one column `{name}`", name=name)
            )
            hint = msg("the first line names the columns: {names}", names=",".join(COLUMNS))
            yield error("i18n-glossary-file", says, span, hint)


def _read_row(row: list[str], columns: list[str], span: Span, faults: list[Diagnostic]) -> Term | None:
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        hint = msg("put a cell with a comma in it between quotation marks")
        faults.append(error("i18n-glossary-file", msg("the row has more cells than there are columns"), span, hint))
        return None
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
    sources, translations, forbidden = (_alternatives(cells.get(name, "")) for name in COLUMNS[:3])
    wrong = [fault.says for cell in cells.values() for fault in check_characters(cell)]
    if not forbidden and not (sources and translations):
        wrong.append(msg("the row lacks its term or its translation"))
    if both := sorted(set(translations) & set(forbidden)):
        wrong.append(msg("`{term}` is approved and forbidden", term=both[0]))
    hint = msg("a row has a term with its translation, or words that are forbidden")
    faults.extend(error("i18n-glossary-file", says, span, hint) for says in wrong)
    return None if wrong else Term(sources, translations, forbidden, cells.get("note", ""), span.line or 0)


def _alternatives(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _repeats(term: Term, line_of_term: dict[str, int], span: Span, faults: list[Diagnostic]) -> bool:
    again = [source for source in term.sources if source.lower() in line_of_term]
    for source in again:
        hint = msg("put all translations of a term into one row, with a semicolon between them")
        says = msg("`{name}` stands already in line {line}", name=source, line=line_of_term[source.lower()])
        faults.append(error("i18n-glossary-file", says, span, hint))
    line_of_term.update((source.lower(), term.line) for source in term.sources if source.lower() not in line_of_term)
    return bool(again)
