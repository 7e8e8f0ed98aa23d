"""Catalogs brought up to date with the source, without losing a word a translator wrote."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from mezanprint.i18n.catalogs.catalogs import UNNAMED_SOURCE, catalog_path, read_if_present
from mezanprint.i18n.catalogs.figure_changes import changed_figures
from mezanprint.i18n.catalogs.match import match_entries
from mezanprint.i18n.catalogs.memory import Memory
from mezanprint.i18n.catalogs.memory_file import memory_path, read_memory
from mezanprint.i18n.catalogs.merge import explain, merge_entry, offer
from mezanprint.i18n.catalogs.other_versions import without_others
from mezanprint.i18n.po.plurals import parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import check_header, header_fields, name_source, new_header, source_language
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files


def update_locale(
    files: Files, locale: str, typos: Collection[str] = (), without: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return path and text of each catalog of ``locale`` that changes, merged from ``locales/*.pot`` on disk.

    Template catalogs that are written in ``locale`` themselves have no catalog there, and those of documents
    that are gone, ``without``, get none: nobody is to translate them.
    ``typos`` names messages (``key`` or ``document:key``) whose source was only corrected. ``Fault`` with the findings
    of every catalog that is unsound: nothing is written over a file that cannot be read.
    """
    faults: list[Diagnostic] = []
    read = _read_templates(files, faults)
    unwanted = {domain for domain in without if not files.exists(catalog_path(locale, domain))}
    templates = {
        domain: template for domain, template in read if domain not in unwanted and source_language(template) != locale
    }
    catalogs = dict(_read_catalogs(files, locale, templates, faults))
    elsewhere = _read_memory(files, locale, faults)
    if faults:
        raise Fault(*faults)
    merged = {domain: file for domain, (_, file) in catalogs.items()}
    for domain, template in templates.items():
        merged[domain] = merge_catalog(template, merged[domain], locale, domain, typos)
        faults.extend(_refuse_figures(merged[domain], catalogs[domain][1], domain, locale, typos))
    if faults:
        raise Fault(*faults)
    memory = Memory((*merged.items(), (memory_path(locale), elsewhere)))
    texts = {domain: write_po(remember(merged[domain], memory, domain)) for domain in templates}
    return tuple(
        (catalog_path(locale, domain), text.decode()) for domain, text in texts.items() if text != catalogs[domain][0]
    )


def message_names(files: Files) -> tuple[str, ...]:
    """Return what ``typos`` may name: each message of the template catalogs as ``document:key``."""
    faults: list[Diagnostic] = []
    names = tuple(
        f"{domain}:{_name(entry)}"
        for domain, template in _read_templates(files, faults)
        for entry in template.entries
        if entry.id != (None, "")
    )
    if faults:
        raise Fault(*faults)
    return names


def _read_templates(files: Files, faults: list[Diagnostic]) -> Iterator[tuple[str, PoFile]]:
    for name in files.list("locales"):
        if name.endswith(".pot"):
            try:
                yield name.removesuffix(".pot"), parse_po(files.read_bytes(f"locales/{name}"), f"locales/{name}")
            except Fault as fault:
                faults.extend(fault.diagnostics)


def _read_catalogs(
    files: Files, locale: str, templates: Mapping[str, PoFile], faults: list[Diagnostic]
) -> Iterator[tuple[str, tuple[bytes | None, PoFile]]]:
    """Yield domain, bytes and content of every catalog, those of documents that are gone too: they are memory."""
    here = (name.removesuffix(".po") for name in files.list(f"locales/{locale}/LC_MESSAGES") if name.endswith(".po"))
    for domain in sorted({*templates, *here}):
        path = catalog_path(locale, domain)
        try:
            data = read_if_present(files, path)
            yield domain, (data, _read_catalog(data, locale, path, templates.get(domain)))
        except Fault as fault:
            faults.extend(fault.diagnostics)


def _read_memory(files: Files, locale: str, faults: list[Diagnostic]) -> PoFile:
    try:
        return read_memory(files, locale)
    except Fault as fault:
        faults.extend(fault.diagnostics)
        return PoFile(())


def _read_catalog(data: bytes | None, locale: str, path: str, template: PoFile | None) -> PoFile:
    if data is None:
        assert template is not None
        name = path.rpartition("/")[2].removesuffix(".po")
        return PoFile((Slot(new_header(locale, name, source_language(template) or UNNAMED_SOURCE)),))
    catalog = parse_po(data, path)
    faults = tuple(check_header(catalog, locale, path))
    if faults:
        raise Fault(*faults)
    return catalog


def merge_catalog(
    template: PoFile, catalog: PoFile, locale: str, domain: str = "", typos: Collection[str] = ()
) -> PoFile:
    """Return ``catalog`` with the messages of ``template`` in their order; the catalog must have a header.

    The header says of which language the messages are, if it said otherwise.
    A text that stayed keeps its translation and its lines. One whose source changed keeps its translation, marked
    fuzzy, with the words it was made for (``#|``). A new one is empty. What is gone is kept as obsolete at the end.
    """
    header = catalog.header
    assert header is not None
    forms, _ = parse_plural_forms(header_fields(header).get("plural-forms") or plural_header(locale))
    messages = [entry for entry in template.entries if entry.id != (None, "")]
    matched = match_entries(messages, catalog.entries)
    slots = {id(slot.entry): slot for slot in catalog.slots}
    first, language = slots.pop(id(header)), source_language(template) or UNNAMED_SOURCE
    if (source_language(catalog) or UNNAMED_SOURCE) != language:
        first = replace(first, entry=name_source(header, language))
    result = [first]
    for number, message in enumerate(messages):
        old = matched.get(number)
        entry = merge_entry(message, old, forms, typo=_is_named(message, domain, typos))
        result.append(replace(slots.pop(id(old)), entry=entry) if old is not None else Slot(entry))
    gone = [replace(slot, entry=_retire(slot.entry)) for slot in slots.values() if not _empty(slot.entry)]
    return replace(catalog, slots=_space(result + gone, catalog))


def remember(merged: PoFile, memory: Memory, domain: str = "") -> PoFile:
    """Return a merged catalog with what ``memory`` offers for empty messages, and notes that say why some are fuzzy.

    The memory is that of the merged catalogs, so that the same source and the same translations always give the same.
    """
    return replace(
        merged, slots=tuple(replace(slot, entry=_remember(slot.entry, memory, domain)) for slot in merged.slots)
    )


def _remember(entry: Entry, memory: Memory, domain: str) -> Entry:
    if entry.obsolete or entry.id == (None, ""):
        return entry
    if not entry.fuzzy and not entry.blank:
        entry = replace(entry, comments=without_others(entry.comments))
    known = memory.recall(entry, domain, len(entry.values))
    if not any(entry.values):
        like = known or memory.recall_like(entry, len(entry.values))
        entry = entry if like is None else offer(entry, like)
    return explain(entry, known)


def _name(message: Entry) -> str:
    """Return the key of a message; words of the templates have none and are named by themselves."""
    return message.context or message.source


def _is_named(message: Entry, domain: str, typos: Collection[str]) -> bool:
    return bool(typos) and (_name(message) in typos or f"{domain}:{_name(message)}" in typos)


def _refuse_figures(
    merged: PoFile, catalog: PoFile, domain: str, locale: str, typos: Collection[str]
) -> Iterator[Diagnostic]:
    """Tell of messages that were named as corrected and whose figures changed: a figure is no typo."""
    if not typos:
        return
    old = {entry.line: entry for entry in catalog.entries}
    for entry in merged.entries:
        if not entry.line or not _is_named(entry, domain, typos):
            continue
        for was, now in changed_figures(old[entry.line].source, entry.source):
            message = msg(
                "`{key}` is no correction: the figure {was} -> {now}",
                key=_name(entry),
                was=was or msg("none"),
                now=now or msg("none"),
            )
            hint = msg("update without `--typo` for this key, and change the figure in the translation")
            yield error("i18n-typo", message, Span(catalog_path(locale, domain), entry.line), hint)


def _empty(entry: Entry) -> bool:
    return not entry.obsolete and not any(entry.values) and not entry.comments


def _retire(entry: Entry) -> Entry:
    if entry.obsolete:
        return entry
    return replace(entry, obsolete=True, notes=(), references=())


def _space(slots: Iterable[Slot], catalog: PoFile) -> tuple[Slot, ...]:
    """Put an empty line before an entry that stood first and now follows another."""
    first = catalog.slots[0].entry
    lead = catalog.newline
    top, *rest = slots
    return (top, *(replace(slot, lead=lead) if slot.read is first and not slot.lead else slot for slot in rest))
