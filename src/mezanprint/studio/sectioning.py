"""Sections of a document on the page: listed, put in, moved and taken out."""

import hashlib
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from mezanprint.console.language import ENGLISH, LANGUAGES
from mezanprint.console.localization import localized
from mezanprint.content.editing.new_section import Means, new_section
from mezanprint.content.editing.section_list import SectionList
from mezanprint.content.geojson import SUFFIXES as OF_MAPS
from mezanprint.content.images import SUFFIXES
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import Document, Section, iter_texts
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import language_of
from mezanprint.model.translatable import as_message, msg
from mezanprint.project.discovery import CONTENT, DATA, document_path
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.islands import islands_of
from mezanprint.studio.saving import Saver
from mezanprint.studio.told import words
from mezanprint.studio.writing import put_files
from mezanprint.templating.texts.markup import PieceKind, parse_markup

ADD, MOVE, REMOVE = "add", "move", "remove"
ACTS = (ADD, MOVE, REMOVE)


def digest(data: bytes) -> str:
    """Return by what a page knows the file that it has seen."""
    return hashlib.sha256(data).hexdigest()


def sections_value(project: Project, name: str) -> Mapping[str, Any]:
    """Return the sections of a document, and what can be put in beside them."""
    document = project.document(name)[0]
    kind = project.kinds[document.kind]
    slots = {slot.name: words(as_message(slot.says)) for slot in kind.slots}
    components = {each.name: words(as_message(each.says)) for each in kind.components}
    firsts, spec = _first_words(document), project.config.locale(document.source_locale)
    return {
        "sections": [
            {**_row(section, slots, components), "title": title, "islands": islands_of(title, spec)}
            for section in document.sections
            for title in (firsts.get(section.id, ""),)
        ],
        "components": [{"component": each, "words": says} for each, says in components.items()],
        "slots": [{"slot": each, "words": says} for each, says in slots.items()],
        "seen": digest(project.files("sections").read_bytes(document_path(name))),
    }


def _row(section: Section, slots: Mapping[str, Any], components: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": section.id,
        "component": section.component,
        "words": components[section.component],
        "slot": section.slot,
        "slot_words": slots[section.slot],
    }


def _first_words(document: Document) -> dict[str, str]:
    """Return the first text of each section, by its id; it may be one that is shared with other documents."""
    firsts: dict[str, str] = {}
    for text in iter_texts(document):
        part, _, rest = text.key.partition(".")
        if part == "sections" and text.domain == document.id:
            firsts.setdefault(rest.partition(".")[0], _unmarked(text.source, bool(document.links)))
    return firsts


def _unmarked(source: str, links: bool) -> str:
    """Return a text without its markup and the marks of its notes; placeholders stay, for their names say most here."""
    shown = {PieceKind.TEXT: "{}", PieceKind.BREAK: " ", PieceKind.NOTE: "", PieceKind.PLACEHOLDER: "{{{}}}"}
    return "".join(shown[piece.kind].format(piece.text) for piece in parse_markup(source, links))


def change_sections(
    files: Files, saver: Saver, name: str, act: str, section: str, place: Mapping[str, Any], seen_digest: str
) -> Mapping[str, Any]:
    """Add a section, move or remove one, in the file that the page has seen; return which it was.

    To add one, ``section`` is its component. ``Refusal`` where the file is another by now; ``Fault`` where the document
    could not be read with it.
    """
    path = document_path(name)
    project = Project(files.beside())
    document = project.document(name)[0]
    data = project.files("edited").read_bytes(path)
    if digest(data) != seen_digest:
        raise Refusal(HTTPStatus.CONFLICT)
    listed, before = SectionList.of(path, data), place.get("before")
    if act == ADD:
        content = _new(project, document, section, place.get("slot", ""))
        section, edited = str(content["id"]), listed.add(content, before)
    else:
        edited = listed.move(section, before) if act == MOVE else listed.remove(section)
    put_files(files, saver, project, {path: edited})
    return {"saved": True, "section": section, "seen": digest(edited)}


def _new(project: Project, document: Document, component: str, slot: str) -> Mapping[str, Any]:
    kind: Kind = project.kinds[document.kind]
    spec = next((each for each in kind.components if each.name == component), None)
    if spec is None or slot not in {each.name for each in kind.slots}:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    language = language_of(document.source_locale)
    folder = project.files("sections").list(f"{CONTENT}/{document.id}")
    means = Means(
        localized(msg("New text"), language if language in LANGUAGES else ENGLISH),
        document.date.isoformat(),
        tuple(locale.code for locale in project.config.locales),
        tuple(_figures(project)),
        tuple(file for file in folder if file.lower().endswith(SUFFIXES)),
        tuple(file for file in folder if file.lower().endswith(OF_MAPS)),
    )
    return new_section(spec, slot, {each.id for each in document.sections}, means)


def _figures(project: Project) -> Iterator[str]:
    """Yield the names of all figures of a project; those in a file that can not be read are not known."""
    files = project.files("sections")
    for file in files.list(DATA):
        path = f"{DATA}/{file}"
        try:
            _, root = read_yaml(path, files.read_text(path))
        except Fault:
            continue
        figures = root.get("figures")
        if isinstance(figures, RawMapping):
            yield from (f"{file.removesuffix('.yaml')}.{key}" for key in figures.keys())  # noqa: SIM118 - no dict
