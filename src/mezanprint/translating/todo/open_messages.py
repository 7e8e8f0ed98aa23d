"""The open messages of a project, document by document, in the order in which a reader meets them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import read_catalog
from mezanprint.i18n.catalogs.status import messages_of, read_template
from mezanprint.i18n.extraction.extract import template_path
from mezanprint.i18n.extraction.room import read_room
from mezanprint.i18n.glossary.glossary import read_glossary
from mezanprint.i18n.glossary.term_notes import TERM
from mezanprint.i18n.po.po_file import Entry
from mezanprint.i18n.todo import Demands, Task, find_task
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.model.documents import iter_messages
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.editions import Release
from mezanprint.model.texts import Text
from mezanprint.model.translatable import as_message, parted
from mezanprint.project.files import Files
from mezanprint.translating.catalog_check import unknown_names
from mezanprint.translating.catalog_update import translated_locales


@dataclass(frozen=True, slots=True)
class Part:
    """What is open in a document, or in the words of the templates."""

    document: str
    locale: str
    title: Text | None
    """Title of the document; the words of the templates have none."""
    tasks: tuple[Task, ...]


def read_todo(
    root: Path, documents: Sequence[str] = (), locales: Sequence[str] = ()
) -> tuple[tuple[Part, ...], tuple[Diagnostic, ...]]:
    """Return what is open, by default in all documents and locales, and why some of it could not be looked at.

    A text that several documents print stands in the first of them. ``Fault`` if the settings cannot be read, or for
    a name that nothing has.
    """
    project = Project(Files(root))
    locales_there = translated_locales(project.files("settings"))
    if faults := (
        *unknown_names("document", documents, project.documents),
        *unknown_names("locale", locales, locales_there),
    ):
        raise Fault(*faults)
    parts: list[Part] = []
    diagnostics: list[Diagnostic] = []
    for locale in locales or locales_there:
        seen: set[tuple[str, str]] = set()
        for name in (*(documents or project.documents), TEMPLATES):
            try:
                tasks = tuple(_words(project, locale) if name == TEMPLATES else _texts(project, name, locale, seen))
            except Fault as fault:
                diagnostics += fault.diagnostics
                continue
            if tasks:
                title = None if name == TEMPLATES else project.document(name)[0].title
                parts.append(Part(name, locale, title, tasks))
    return tuple(parts), tuple(dict.fromkeys(diagnostics))


def _demands(project: Project, locale: str) -> Demands:
    files, profiles = project.files("catalogs"), project.config.profiles
    rules = replace(project.rules(locale), glossary=read_glossary(files, locale))
    return Demands(rules, read_room(files), any(profile.release is Release.REVIEWED for profile in profiles))


def _texts(project: Project, name: str, locale: str, keys: set[tuple[str, str]]) -> Iterator[Task]:
    document, _ = project.document(name)
    catalogs, demands = project.catalogs(name, locale), _demands(project, locale)
    for text in iter_messages(document):
        catalog = catalogs.by_domain.get(text.domain)
        if catalog is None or (text.domain, text.key) in keys:
            continue
        keys.add((text.domain, text.key))
        if task := find_task(text, catalog.find(text.key, text.source), catalog, demands):
            yield task


def _words(project: Project, locale: str) -> Iterator[Task]:
    """Yield the open words of the templates, as the template catalog has them where there is one."""
    source_locale = project.source_locale(TEMPLATES)
    if source_locale == locale:
        return
    files, demands = project.files("catalogs"), _demands(project, locale)
    catalog = read_catalog(files, locale, TEMPLATES, source_locale)
    words = (
        messages_of(read_template(files, TEMPLATES))
        if files.exists(template_path(TEMPLATES))
        else catalog.by_id.values()
    )
    for word in words:
        text = _as_text(word, source_locale)
        if task := find_task(text, catalog.by_id.get((word.context or "", word.source)), catalog, demands):
            yield task


def _as_text(word: Entry, locale: str) -> Text:
    """Return a word of the templates as a text; its notes say where it stands, but for the terms of glossaries."""
    place = parted([as_message(note) for note in word.notes if not note.startswith(TERM)])
    span = Span(next(iter(word.references), template_path(TEMPLATES)))
    return Text(word.context or "", TEMPLATES, word.source, word.source, locale, span, place=place)
