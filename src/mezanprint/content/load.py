"""The first stage: a document's files become a typed tree in the source locale."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mezanprint.content.attachments import read_attachments
from mezanprint.content.data import MAX_BYTES, DataFiles
from mezanprint.content.fields import read_record
from mezanprint.content.head import Head, read_head, read_locale
from mezanprint.content.inline import check_marks
from mezanprint.content.links import check_mapping, read_links
from mezanprint.content.parse import read_yaml
from mezanprint.content.pasted import find_pasted, paragraphs_of, texts_of
from mezanprint.content.raw import Entry, Raw
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.reading import At, Reading
from mezanprint.content.sections import read_sections
from mezanprint.content.slips import check_slips
from mezanprint.content.source import Source
from mezanprint.content.swallowed import find_swallowed
from mezanprint.content.texts import read_text
from mezanprint.model.diagnostics import Diagnostic, Fault, has_errors, warning
from mezanprint.model.documents import Document, iter_datasets, iter_geographies
from mezanprint.model.kinds import DOCUMENT_KEYS, FieldSpec, FieldType, Kind
from mezanprint.model.texts import Text
from mezanprint.model.translatable import gettext_noop, msg
from mezanprint.project.config import Config
from mezanprint.project.discovery import CONTENT, DATA, document_path
from mezanprint.project.files import Files

TITLE = FieldSpec("title", FieldType.TEXT, required=True, says=gettext_noop("title of the document"), room=60)
_NOTE = FieldSpec("note", FieldType.TEXT, says=gettext_noop("note"), room=220)


def load_document(
    files: Files, config: Config, kinds: Mapping[str, Kind], document_id: str
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return a document in its source locale, with warnings; ``Fault`` with all findings if there is any error."""
    path = document_path(document_id)
    source, root = read_yaml(path, files.read_text(path, MAX_BYTES))
    faults: list[Diagnostic] = []
    head = read_head(faults, config, kinds, root)
    locales = tuple(spec.code for spec in config.locales)
    reading = Reading(
        files=files,
        data=DataFiles(files, faults, config.source_locale, locales),
        locale=head.locale,
        locales=locales,
        published=head.published,
        hijri=head.hijri,
        faults=faults,
    )
    reading.sources[path] = source
    document = _document(reading, head, root, document_id) if head.kind else None
    faults += _look_over(reading, source, root, config.ignored_checks)
    if document and not document.sections and kinds[document.kind].slots and not has_errors(tuple(faults)):
        hint = msg("write `sections:` and below it each section, beginning with `- id: ...`")
        message = msg("the document has no sections: its page would be empty below the title")
        faults.append(warning("content-no-sections", message, root.span, hint))
    found = tuple(sorted(dict.fromkeys(faults), key=_place))
    if document is None or has_errors(found):
        raise Fault(*found)
    return document, found


def _look_over(reading: Reading, source: Source, root: RawMapping, waived: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of the files that were read, whatever their texts are for."""
    data = reading.data
    shared = ((data.sources[f"{DATA}/{name}.yaml"], mapping) for name, mapping in data.roots.items() if mapping)
    for file, mapping in ((source, root), *shared):
        yield from find_swallowed(file, mapping)
        yield from find_pasted(file, texts_of(file, mapping), waived)
    for path, file in reading.sources.items():
        if path != source.path:
            yield from find_pasted(file, paragraphs_of(file), waived)


def read_source_locale(files: Files, config: Config, document_id: str) -> str:
    """Return the locale a document is written in, without the rest of it; ``Fault`` if its file can not be read."""
    path = document_path(document_id)
    _, root = read_yaml(path, files.read_text(path, MAX_BYTES))
    return read_locale([], config, root)


def _document(reading: Reading, head: Head, root: RawMapping, document_id: str) -> Document | None:
    kind = head.kind
    assert kind is not None
    at = At(document_id, "", "", f"{CONTENT}/{document_id}", reading.locale)
    heading = read_record(reading, (TITLE,), root, at, msg("the document"), (*root.keys(),))
    links = read_links(reading, root)
    reading.links.update(links)
    fields = read_record(reading, kind.fields, root, at, msg("the document"), DOCUMENT_KEYS)
    sections = read_sections(reading, kind, root.get("sections"), at)
    notes = _notes(reading, root, at)
    entries = {entry.key: entry for entry in _entries(root, "notes")}
    references = check_marks(reading, entries, None if root.get("links") is None else dict(links))
    check_slips(reading, [name for name, _ in links])
    title = heading.get("title")
    if head.date is None or not isinstance(title, Text):
        return None
    document = Document(
        id=document_id,
        kind=kind.name,
        source_locale=reading.locale,
        locale=reading.locale,
        date=head.date,
        editions=head.editions,
        title=title,
        fields=fields,
        sections=sections,
        notes=notes,
        links=links,
        references=references,
        span=root.span,
        layout=head.layout,
        limits=head.limits,
    )
    attachments = read_attachments(reading, root.get("attach"), at, iter_datasets(document), iter_geographies(document))
    return replace(document, attachments=attachments)


def _place(found: Diagnostic) -> tuple[str, int, int]:
    span = found.span
    return (span.path, span.line or 0, span.column or 0) if span else ("", 0, 0)


def _entries(root: RawMapping, key: str) -> tuple[Entry, ...]:
    raw: Raw | None = root.get(key)
    return raw.entries if isinstance(raw, RawMapping) else ()


def _notes(reading: Reading, root: RawMapping, at: At) -> tuple[tuple[str, Text], ...]:
    check_mapping(reading, root, "notes", msg("write `id: text`, each note on a line"))
    place = replace(at, key="notes")
    texts = (
        (entry.key, read_text(reading, _NOTE, entry.value, place.under(entry.key, msg("Note {name}", name=entry.key))))
        for entry in _entries(root, "notes")
    )
    return tuple((name, text) for name, text in texts if text)
