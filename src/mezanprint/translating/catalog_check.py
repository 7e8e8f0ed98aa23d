"""Checks the catalogs of translators, in a project or without one."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import catalog_of, read_catalog
from mezanprint.i18n.checks import Rules, check_catalog, check_waivers, gather_habits
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.documents import iter_messages
from mezanprint.model.domains import DATA, TEMPLATES, is_shared
from mezanprint.model.results import Report
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg
from mezanprint.project.config import CONFIG_PATH
from mezanprint.project.files import Files
from mezanprint.translating.catalog_update import translated_locales
from mezanprint.translating.known_words import known_words
from mezanprint.translating.loose_catalogs import language_of_catalog, read_loose


def check_project(
    root: Path, documents: Sequence[str] = (), locales: Sequence[str] = (), *, dictionary: bool = False
) -> tuple[int, Report]:
    """Check the catalogs of a project; return how many there are, and what was found.

    ``documents`` and ``locales`` choose among them, by default all; the catalogs of shared data and of the templates
    belong to every document. ``Fault`` if the settings can not be read, or for a name that nothing has.
    """
    project = Project(Files(root))
    locales_there = translated_locales(project.files("settings"))
    if faults := (
        *unknown_names("document", documents, project.documents),
        *unknown_names("locale", locales, locales_there),
    ):
        raise Fault(*faults)
    names = tuple(documents) or project.documents
    texts = tuple(_read_texts(project, names))
    shared = sorted({DATA} | {text.domain for text in texts if is_shared(text.domain)})
    diagnostics = list(check_waivers(Rules.of(project.config.ignored_checks).waived, Span(CONFIG_PATH)))
    checked = 0
    for locale in locales or locales_there:
        domains = (*names, *shared, TEMPLATES)
        rules = replace(project.rules(locale), dictionary=dictionary)
        rules, found_in_lists = _with_lists(project, locale, names, rules)
        catalogs, here = _check_locale(project, locale, domains, texts, rules)
        checked, diagnostics = checked + catalogs, [*diagnostics, *found_in_lists, *here]
    return checked, Report(diagnostics=tuple(diagnostics))


def unknown_names(kind: str, named: Iterable[str], known: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield a finding for each name of a ``document``, or else of a locale, that is none of the known ones."""
    for name in named:
        if name not in known:
            hints = did_you_mean(name, known)
            if kind == "document":
                yield error("cli-document", msg("there is no document `{name}`", name=name), None, *hints)
            else:
                yield error(
                    "cli-locale", msg("`{code}` is no locale that the project translates into", code=name), None, *hints
                )


def _with_lists(
    project: Project, locale: str, documents: Iterable[str], rules: Rules
) -> tuple[Rules, tuple[Diagnostic, ...]]:
    """Return the rules of a locale with its glossary and its words, as far as these can be read."""
    files = project.files("catalogs")
    diagnostics: tuple[Diagnostic, ...] = ()
    try:
        rules = replace(rules, glossary=read_glossary(files, locale))
    except Fault as fault:
        diagnostics = fault.diagnostics
    try:
        rules = replace(rules, known=known_words(project, files, locale, documents, rules.glossary))
    except Fault as fault:
        diagnostics += fault.diagnostics
    return rules, diagnostics


def _check_locale(
    project: Project, locale: str, domains: Iterable[str], texts: tuple[Text, ...], rules: Rules
) -> tuple[int, list[Diagnostic]]:
    files = project.files("catalogs")
    diagnostics: list[Diagnostic] = []
    checked = 0
    for domain in domains:
        source_locale = project.source_locale(domain)
        if source_locale == locale:
            continue  # it is written in this locale
        try:
            catalog = read_catalog(files, locale, domain, source_locale)
        except Fault as fault:
            diagnostics += fault.diagnostics
            continue
        checked += not catalog.absent
        diagnostics += (*catalog.findings, *gather_habits(check_catalog(catalog, rules, texts)))
    return checked, diagnostics


def _read_texts(project: Project, documents: Iterable[str]) -> Iterator[Text]:
    for name in documents:
        try:
            document, _ = project.document(name)
        except Fault:
            continue  # what is wrong with content is for `mezanprint check`
        yield from iter_messages(document)


def check_files(paths: Iterable[Path], locale: str | None = None, *, dictionary: bool = False) -> tuple[int, Report]:
    """Check catalogs that belong to no project; return how many were looked at, and what was found.

    A catalog is in ``locale``, or else in the language that its header names; one that names none is not looked at.
    """
    diagnostics: list[Diagnostic] = []
    checked = 0
    for path in paths:
        try:
            diagnostics += _check_file(path, locale, dictionary=dictionary)
        except Fault as fault:
            diagnostics += fault.diagnostics
            if any(each.code == "cli-file" for each in fault.diagnostics):
                continue
        checked += 1
    return checked, Report(diagnostics=tuple(diagnostics))


def _check_file(path: Path, locale: str | None, *, dictionary: bool) -> tuple[Diagnostic, ...]:
    shown = path.as_posix()
    file = parse_po(read_loose(path), shown)
    command = f"mezanprint i18n check {shlex.quote(shown)} --locale ar"
    language = locale or language_of_catalog(file, shown, msg("name its language: `{command}`", command=command))
    catalog = catalog_of(file, language, path.stem, shown)
    return gather_habits(check_catalog(catalog, Rules(dictionary=dictionary)))
