"""Catalogs brought up to date with the source, without losing a word a translator wrote."""

from dataclasses import replace

from mezanprint.i18n.catalogs import catalog_path, read_if_present
from mezanprint.i18n.match import match_entries
from mezanprint.i18n.plurals import parse_plural_forms, plural_header
from mezanprint.i18n.po_file import Entry, PoFile, Previous, Slot
from mezanprint.i18n.po_header import check_header, header_fields, new_header
from mezanprint.i18n.po_parser import parse_po
from mezanprint.i18n.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.files import Files

_NOTHING = Previous()


def update_locale(files: Files, locale: str) -> tuple[tuple[str, str], ...]:
    """Return path and text of each catalog of ``locale`` that changes, merged from ``locales/*.pot`` on disk.

    ``Fault`` with the findings of every catalog that is unsound: nothing is written over a file that cannot be read.
    """
    changed: list[tuple[str, str]] = []
    faults: list[Diagnostic] = []
    for name in files.list("locales"):
        if not name.endswith(".pot"):
            continue
        try:
            path, before, after = _update_domain(files, locale, name.removesuffix(".pot"))
        except Fault as fault:
            faults.extend(fault.diagnostics)
            continue
        if after != before:
            changed.append((path, after.decode()))
    if faults:
        raise Fault(*faults)
    return tuple(changed)


def _update_domain(files: Files, locale: str, domain: str) -> tuple[str, bytes | None, bytes]:
    source = f"locales/{domain}.pot"
    template = parse_po(files.read_bytes(source), source)
    path = catalog_path(locale, domain)
    before = read_if_present(files, path)
    if before is None:
        language = header_fields(template.header or new_header(None, domain, "en")).get("x-source-language", "en")
        catalog = PoFile((Slot(new_header(locale, domain, language)),))
        return path, None, write_po(update_catalog(template, catalog, locale))
    catalog = parse_po(before, path)
    faults = tuple(check_header(catalog, locale, path))
    if faults:
        raise Fault(*faults)
    return path, before, write_po(update_catalog(template, catalog, locale))


def update_catalog(template: PoFile, catalog: PoFile, locale: str) -> PoFile:
    """Return ``catalog`` with the messages of ``template`` in their order; the catalog must have a header.

    A text that stayed keeps its translation and its lines. One whose source changed keeps its translation, marked
    fuzzy, with the words it was made for (``#|``). A new one is empty. What is gone is kept as obsolete at the end.
    """
    header = catalog.header
    assert header is not None
    forms, _ = parse_plural_forms(header_fields(header).get("plural-forms") or plural_header(locale))
    messages = [entry for entry in template.entries if entry.id != (None, "")]
    matched = match_entries(messages, catalog.entries)
    slots = {id(slot.entry): slot for slot in catalog.slots}
    result = [slots.pop(id(header))]
    for number, message in enumerate(messages):
        old = matched.get(number)
        entry = _merge(message, old, forms)
        result.append(replace(slots.pop(id(old)), entry=entry) if old is not None else Slot(entry))
    gone = [replace(slot, entry=_retire(slot.entry)) for slot in slots.values() if not _empty(slot.entry)]
    return replace(catalog, slots=_space(result + gone, catalog))


def _merge(message: Entry, old: Entry | None, forms: int) -> Entry:
    """Return ``message`` with what ``old`` knows: the translation, the translator's comments and flags."""
    blank = ("",) * (1 if message.plural is None else forms)
    if old is None:
        return replace(message, values=blank, line=0, value_lines=())
    own_flags = [flag for flag in old.flags if flag not in message.flags]
    kept = replace(message, values=old.values, comments=old.comments, line=old.line, value_lines=old.value_lines)
    same = (old.source, old.plural) == (message.source, message.plural)
    if same or not any(old.values):
        values = old.values if len(old.values) == len(blank) else blank
        flags = (*own_flags, *message.flags)
        return replace(
            kept, values=values, flags=_as_before(flags, old.flags), previous=old.previous if same else _NOTHING
        )
    if (old.plural is None) != (message.plural is None):
        kept = replace(kept, values=old.values[-1:] * len(blank))
    flags = tuple(dict.fromkeys(("fuzzy", *own_flags, *message.flags)))
    before = Previous(old.context, old.source, old.plural)
    return replace(kept, flags=flags, previous=old.previous if old.previous != _NOTHING else before)


def _as_before(flags: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the same flags in the order they had, so that an entry does not change for its flags' order."""
    return before if sorted(flags) == sorted(before) else tuple(dict.fromkeys(flags))


def _empty(entry: Entry) -> bool:
    return not entry.obsolete and not any(entry.values) and not entry.comments


def _retire(entry: Entry) -> Entry:
    if entry.obsolete:
        return entry
    return replace(entry, obsolete=True, notes=(), references=())


def _space(slots: list[Slot], catalog: PoFile) -> tuple[Slot, ...]:
    """Put an empty line before an entry that stood first and now follows another."""
    first = catalog.slots[0].entry
    lead = catalog.newline
    return (
        slots[0],
        *(replace(slot, lead=lead) if slot.read is first and not slot.lead else slot for slot in slots[1:]),
    )
