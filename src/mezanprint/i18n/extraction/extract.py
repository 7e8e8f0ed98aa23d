"""Template catalogs (``.pot``) from the documents and templates of a project. The same source gives the same bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jinja2 import Environment, TemplateSyntaxError, nodes

from mezanprint.i18n.extraction.room import read_room
from mezanprint.i18n.extraction.text_entries import text_entries
from mezanprint.i18n.glossary.glossary import Glossary, read_glossary
from mezanprint.i18n.glossary.term_notes import name_terms
from mezanprint.i18n.po.po_file import Entry, Id, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.documents import Document, iter_texts
from mezanprint.model.domains import TEMPLATES, is_shared
from mezanprint.model.foreign import foreign
from mezanprint.model.kinds import Kind
from mezanprint.model.translatable import msg
from mezanprint.project.config import Config
from mezanprint.project.files import Files

FOLDER = "templates"
_SUFFIX = ".jinja"
_CALLS = {"_": 1, "pgettext": 2}
"""Functions that translate, with how many constant arguments each takes; the view comes after them."""
_MARK = "NOTE:"
_NEAR = 2
"""A note belongs to the first call at most so many lines below it."""


def template_path(domain: str) -> str:
    """Return where the template catalog of ``domain`` stands in a project."""
    return f"locales/{domain}.pot"


def extract(
    files: Files, config: Config, kinds: Mapping[str, Kind], documents: Iterable[Document]
) -> tuple[tuple[str, str], ...]:
    """Return path and text of every template catalog: one a document, ``data`` and ``templates``.

    ``Fault`` with file and line of each template that cannot be read: its words must not vanish unnoticed. A catalog
    holds no time, so it changes only when a message does.
    """
    documents = tuple(documents)
    room = read_room(files)
    catalogs = {document.id: text_entries(document.id, (document,), room) for document in documents}
    texts = [text for document in documents for text in iter_texts(document)]
    shared = {text.domain: text.locale for text in texts if is_shared(text.domain)}
    catalogs |= {domain: text_entries(domain, documents, room) for domain in sorted(shared)}
    catalogs[TEMPLATES] = _extract_templates(files, kinds)
    sources = {document.id: document.source_locale for document in documents}
    sources |= shared | {TEMPLATES: config.template_locale}
    glossaries = [read_glossary(files, spec.code) for spec in config.locales]
    return tuple(
        (template_path(domain), _write(domain, entries, sources[domain], glossaries))
        for domain, entries in catalogs.items()
        if entries
    )


def _write(domain: str, entries: Iterable[Entry], source_locale: str, glossaries: Iterable[Glossary]) -> str:
    named = name_terms(entries, [each for each in glossaries if each.locale != source_locale])
    slots = (Slot(entry) for entry in (new_header(None, domain, source_locale), *named))
    return write_po(PoFile(tuple(slots))).decode()


def _extract_templates(files: Files, kinds: Mapping[str, Kind]) -> tuple[Entry, ...]:
    merged: dict[Id, Entry] = {}
    faults: list[Diagnostic] = []
    for path in _list_templates(files, FOLDER):
        kind = kinds.get(path.split("/")[1])
        try:
            entries = _extract_template(files.read_text(path), path, (kind.says,) if kind else ())
        except Fault as fault:
            faults.extend(fault.diagnostics)
            continue
        for entry in entries:
            merged[entry.id] = _merge(merged[entry.id], entry) if entry.id in merged else entry
    if faults:
        raise Fault(*faults)
    return tuple(merged.values())


def _list_templates(files: Files, folder: str) -> Iterator[str]:
    for name in files.list(folder):
        path = f"{folder}/{name}"
        if name.endswith(_SUFFIX):
            yield path
        else:
            yield from _list_templates(files, path)


def _merge(first: Entry, again: Entry) -> Entry:
    notes = dict.fromkeys((*first.notes, *again.notes))
    references = dict.fromkeys((*first.references, *again.references))
    return replace(first, notes=tuple(notes), references=tuple(references))


def _extract_template(source: str, path: str, place: tuple[str, ...]) -> tuple[Entry, ...]:
    environment = Environment()  # noqa: S701 - only parsed, never rendered
    lines = source.split("\n")
    try:
        tree = environment.parse(source, filename=path)
        comments = _read_notes(environment, source)
    except TemplateSyntaxError as bad:
        span = Span(path, bad.lineno, excerpt=lines[bad.lineno - 1])
        message = msg(
            "the template cannot be read: {problem}", problem=foreign(_first_lower(bad.message or "syntax error"))
        )
        raise Fault(error("i18n-template", message, span, msg("mend the template, then extract again"))) from None
    calls = [
        call for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.node.name in _CALLS
    ]
    faults = [_refuse(call, path, lines) for call in calls if _words(call) is None]
    if faults:
        raise Fault(*faults)
    entries = []
    for call in sorted(calls, key=lambda call: call.lineno):
        *context, words = _words(call) or ("",)
        notes = (*place, *_take_notes(comments, call.lineno))
        entries.append(Entry(words, context[0] if context else None, notes=notes, references=(path,)))
    return tuple(entries)


def _words(call: nodes.Call) -> tuple[str, ...] | None:
    """Return the constant texts of a call, or None if one of them is not a text that can be read."""
    assert isinstance(call.node, nodes.Name)
    wanted = _CALLS[call.node.name]
    words = [each.value for each in call.args[:wanted] if isinstance(each, nodes.Const)]
    good = len(words) == wanted and all(isinstance(word, str) and word.strip() for word in words)
    return tuple(words) if good else None


def _refuse(call: nodes.Call, path: str, lines: list[str]) -> Diagnostic:
    assert isinstance(call.node, nodes.Name)
    message = msg("`{name}` is called without its words", name=call.node.name)
    hint = msg(
        "write the words themselves in quotation marks: what is put together or in a variable is never translated"
    )
    return error("i18n-template", message, Span(path, call.lineno, excerpt=lines[call.lineno - 1]), hint)


def _read_notes(environment: Environment, source: str) -> list[tuple[int, str]]:
    """Return the notes to translators with the line on which each ends."""
    notes = []
    for number, token, value in environment.lex(source):
        if token == "comment" and value.strip().startswith(_MARK):  # noqa: S105 - a token of a template
            words = " ".join(value.strip().removeprefix(_MARK).split())
            notes.append((number + value.count("\n"), words))
    return notes


def _take_notes(notes: list[tuple[int, str]], line: int) -> list[str]:
    """Take the notes that end just above ``line``; each is used once."""
    taken = [note for note in notes if note[0] <= line]
    for note in taken:
        notes.remove(note)
    return [words for end, words in taken if line - end <= _NEAR]


def _first_lower(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")
