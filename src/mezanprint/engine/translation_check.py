"""Checks the catalogs of translators, in a project or without one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mezanprint.engine.outcomes import Report
from mezanprint.engine.project import Project
from mezanprint.engine.translation import translated_locales
from mezanprint.i18n.catalogs import catalog_of, read_catalog
from mezanprint.i18n.checks import Rules, check_catalog, check_waivers
from mezanprint.i18n.glossary import read_glossary
from mezanprint.i18n.po_header import header_fields
from mezanprint.i18n.po_parser import MAX_BYTES, parse_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.documents import iter_messages
from mezanprint.model.domains import DATA, TEMPLATES, is_shared
from mezanprint.model.locales import direction_of
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.project.config import CONFIG_PATH
from mezanprint.project.files import Files


@dataclass(frozen=True, slots=True)
class Telling:
    """How findings are told: ``en`` or ``ar``, and whether the dictionary is asked."""

    language: str = "en"
    dictionary: bool = False


def check_project(
    root: Path, documents: Sequence[str] = (), locales: Sequence[str] = (), telling: Telling | None = None
) -> tuple[int, Report]:
    """Check the catalogs of a project; return how many there are, and what was found.

    ``documents`` and ``locales`` choose among them, by default all; the catalogs of shared data and of the templates
    belong to every document. ``Fault`` if the settings can not be read, or for a name that nothing has.
    """
    telling = telling or Telling()
    project = Project(Files(root))
    known = translated_locales(project.files("settings"))
    if faults := (*_unknown("document", documents, project.documents), *_unknown("locale", locales, known)):
        raise Fault(*faults)
    names = tuple(documents) or project.documents
    texts = tuple(_read_texts(project, names))
    shared = sorted({DATA} | {text.domain for text in texts if is_shared(text.domain)})
    found = list(check_waivers(Rules.of(project.config.ignored_checks).waived, Span(CONFIG_PATH), telling.language))
    checked = 0
    for locale in locales or known:
        catalogs, here = _check_locale(project, locale, (*names, *shared, TEMPLATES), texts, telling)
        checked, found = checked + catalogs, [*found, *here]
    return checked, Report(diagnostics=tuple(found))


def _unknown(kind: str, named: Iterable[str], known: tuple[str, ...]) -> Iterator[Diagnostic]:
    for name in named:
        if name not in known:
            hints = did_you_mean(name, known)
            if kind == "document":
                yield error("cli-document", f"there is no document `{name}`", None, *hints)
            else:
                yield error("cli-locale", f"`{name}` is no locale that the project translates into", None, *hints)


def _check_locale(
    project: Project, locale: str, domains: Iterable[str], texts: tuple[Text, ...], telling: Telling
) -> tuple[int, list[Diagnostic]]:
    files = project.files("catalogs")
    found: list[Diagnostic] = []
    checked = 0
    rules = replace(project.rules(locale), dictionary=telling.dictionary)
    try:
        rules = replace(rules, glossary=read_glossary(files, locale))
    except Fault as fault:
        found += fault.diagnostics
    for domain in domains:
        source_locale = project.source_locale(domain)
        if source_locale == locale:
            continue  # it is written in this locale
        try:
            catalog = read_catalog(files, locale, domain, source_locale)
        except Fault as fault:
            found += fault.diagnostics
            continue
        checked += not catalog.absent
        found += check_catalog(catalog, rules, telling.language, texts)
    return checked, found


def _read_texts(project: Project, documents: Iterable[str]) -> Iterator[Text]:
    for name in documents:
        try:
            document, _ = project.document(name)
        except Fault:
            continue  # what is wrong with content is for `mezanprint check`
        yield from iter_messages(document)


def check_files(paths: Iterable[Path], locale: str | None = None, telling: Telling | None = None) -> tuple[int, Report]:
    """Check catalogs that belong to no project; return how many there are, and what was found.

    A catalog is in ``locale``, or else in the language that its header names.
    """
    telling = telling or Telling()
    found: list[Diagnostic] = []
    checked = 0
    for path in paths:
        checked += 1
        try:
            found += _check_file(path, locale, telling)
        except Fault as fault:
            found += fault.diagnostics
    return checked, Report(diagnostics=tuple(found))


def _check_file(path: Path, locale: str | None, telling: Telling) -> tuple[Diagnostic, ...]:
    shown = path.as_posix()
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as bad:
        raise Fault(error("cli-file", f"`{shown}` can not be read: {bad.strerror}")) from None
    file = parse_po(data, shown)
    language = locale or (header_fields(file.header).get("language", "") if file.header else "")
    try:
        direction_of(language)
    except ValueError:
        hint = "name it: `--locale ar`"
        raise Fault(error("cli-file", f"the header of `{shown}` names no language", Span(shown, 1), hint)) from None
    catalog = catalog_of(file, language, path.stem, shown)
    return check_catalog(catalog, Rules(dictionary=telling.dictionary), telling.language)
