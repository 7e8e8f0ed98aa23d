"""Source texts written on the page: into the file that has them, if they read as was meant, and nothing beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeAlias

from mezanprint.content.editing.edited_files import edited_files
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import catalog_path, read_if_present
from mezanprint.i18n.catalogs.unconfirmed import unconfirmed_by
from mezanprint.i18n.extraction.text_entries import text_entry
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import iter_texts
from mezanprint.model.texts import Text, TextState
from mezanprint.project.files import Files
from mezanprint.project.memory_files import MemoryFiles
from mezanprint.studio.answers import Refusal
from mezanprint.studio.documents import main_side, places_on, string_value
from mezanprint.studio.saving import Saver
from mezanprint.studio.sessions import Session

Wordings: TypeAlias = str | Sequence[str]


def as_wordings(value: Wordings) -> tuple[str, ...]:
    """Return what a request has for a source text: one wording, or all forms of a counted phrase."""
    return (value,) if isinstance(value, str) else tuple(value)


def source_files(root: Path, document: str, sources: Mapping[str, Wordings]) -> Mapping[str, bytes]:
    """Return the files, by path, that edits of source texts make of those on the disk.

    ``Fault`` where a text cannot stand so.
    """
    return _edited(Project(Files(root)), document, sources) if sources else {}


def _edited(project: Project, document: str, sources: Mapping[str, Wordings]) -> Mapping[str, bytes]:
    edits = {id_: as_wordings(value) for id_, value in sources.items()}
    return edited_files(project.document(document)[0], edits, project.files("edited").read_bytes)


def shown_forms(
    session: Session, edits: Mapping[str, Sequence[str]], sources: Mapping[str, Wordings]
) -> Mapping[str, Sequence[str]]:
    """Return what the fields of the page hold: translations, and source texts where these are what is written there."""
    own = (id_ for id_ in sources if session.row(id_).catalog is None)
    return {**edits, **{id_: as_wordings(sources[id_]) for id_ in own}}


def write(
    files: Files, saver: Saver, session: Session, id_: str, wordings: Sequence[str], stood: Sequence[str]
) -> Mapping[str, Any]:
    """Write a source text where ``stood`` still stands, and return what the page is told.

    ``Refusal`` with what stands there if it is another text; ``Fault`` if the text cannot stand so, or its document
    would not be read any more.
    """
    session.row(id_)
    project = Project(files.beside())
    before = _text(project, session.document, id_)
    if before.wordings not in (tuple(stood), tuple(wordings)):
        raise _conflict(before)
    edited = _edited(project, session.document, {id_: wordings})
    try:
        put_files(files, saver, project, edited)
    except Refusal:  # somebody wrote into the file in this very moment
        raise _conflict(_text(Project(files.beside()), session.document, id_)) from None
    after = _text(Project(files.beside()), session.document, id_)
    _take_over(session, id_, after)
    places = {side.name: places_on(session, side, {}).get(id_) for side in session.sides.values()}
    return {
        "saved": True,
        "unconfirmed": unconfirmed(files, project, before, after),
        "string": string_value(session, session.config, id_, places, main_side(session.sides).name),
    }


def _conflict(stands: Text) -> Refusal:
    return Refusal(HTTPStatus.CONFLICT, {"stands": list(stands.wordings) if stands.forms else stands.source})


def put_files(files: Files, saver: Saver, project: Project, edited: Mapping[str, bytes | None]) -> None:
    """Write files that were made of what ``project`` has read, if they are still the same and all documents are sound.

    ``Fault`` with what would be wrong with a document that can be read now; ``Refusal`` if a file is another by now.
    """
    check_documents(project, {path: data for path, data in edited.items() if data is not None})
    reader = project.files("edited")
    for path, data in edited.items():
        known = reader.read_bytes(path) if reader.exists(path) else None

        def change(before: bytes | None, known: bytes | None = known, data: bytes | None = data) -> bytes | None:
            if before != known:
                raise Refusal(HTTPStatus.CONFLICT)
            return data

        saver.put(files, path, change)


def check_documents(project: Project, edited: Mapping[str, bytes]) -> None:
    """Raise ``Fault`` with what is wrong with a document after edits that could be read before them."""
    after = Project(MemoryFiles(project.root, edited))
    for name in project.documents:
        try:
            project.document(name)
        except Fault:
            continue
        after.document(name)


def unconfirmed(files: Files, project: Project, before: Text, after: Text) -> list[dict[str, Any]]:
    """Return in which locales a translation of a changed text is confirmed, and will not be after ``i18n update``."""
    result = []
    for spec in project.config.locales:
        path = catalog_path(spec.code, before.domain)
        data = read_if_present(files, path) if spec.code != before.locale and not before.kept else None
        if data is None:
            continue
        try:
            count = len(unconfirmed_by(parse_po(data, path), {after.key: text_entry(after)}, spec.code))
        except Fault:  # a catalog that can not be read has no translation that counts
            continue
        if count:
            result.append({"locale": spec.code, "count": count})
    return result


def _text(project: Project, document: str, id_: str) -> Text:
    texts = iter_texts(project.document(document)[0])
    text = next((text for text in texts if f"{text.domain}:{text.key}" == id_), None)
    if text is None:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    return text


def _take_over(session: Session, id_: str, text: Text) -> None:
    """Have a session know what a source says now."""
    with session.lock:
        row = replace(session.rows[id_], text=text, message=text_entry(text))
        session.rows = {**session.rows, id_: row}
        if string := session.strings.get(id_):
            state = string.state
            if row.catalog is not None and (entry := row.entry):
                state = TextState.MISSING if entry.blank else TextState.FUZZY
            session.strings = {**session.strings, id_: replace(string, source=text.source, state=state)}
