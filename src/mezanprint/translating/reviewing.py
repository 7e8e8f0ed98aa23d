"""Writes into catalogs who has looked at which translations, and takes it out again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.files import Files
from mezanprint.translating.extraction import write_catalogs

Change: TypeAlias = Callable[[Entry], Entry]
_Found: TypeAlias = tuple[str, Entry]
"""Domain and entry."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which messages of a locale are meant: those of ``keys``, in ``document`` if that is named, or else all of it."""

    locale: str
    keys: tuple[str, ...] = ()
    """``key``, ``document:key``, or a word of the templates."""
    document: str = ""
    """Name of a catalog."""


@dataclass(frozen=True, slots=True)
class Changed:
    """How many messages were meant, how many of them were left for they are not finished, and what was written."""

    messages: int
    unfinished: int
    written: tuple[str, ...]


def change_reviews(root: Path, choice: Chosen, change: Change, *, finished: bool) -> Changed:
    """Apply ``change`` to the chosen messages of a project and write their catalogs; all else in them stays.

    Where only ``finished`` ones may be changed, a document has the others left. ``Fault``, and nothing is written, for
    a key that no message has or several have, for one that is not finished, and for a catalog that cannot be read.
    """
    files = Files(root)
    catalogs = dict(_read_catalogs(files, choice))
    entries = [
        (domain, entry)
        for domain, file in catalogs.items()
        for entry in file.entries
        if not entry.obsolete and entry.id != (None, "")
    ]
    entries_meant = _choose(entries, choice) if choice.keys else entries
    ready = [(domain, entry) for domain, entry in entries_meant if not finished or not (entry.fuzzy or entry.blank)]
    if choice.keys and len(ready) < len(entries_meant):
        raise Fault(*(_refuse(found, choice.locale) for found in entries_meant if found not in ready))
    changed = {id(entry) for _, entry in ready}
    paths = write_catalogs(
        files.folder,
        (
            (catalog_path(choice.locale, domain), write_po(_changed(file, changed, change)))
            for domain, file in catalogs.items()
        ),
    )
    return Changed(len(ready), len(entries_meant) - len(ready), paths)


def _read_catalogs(files: Files, choice: Chosen) -> Iterator[tuple[str, PoFile]]:
    folder = f"locales/{choice.locale}/LC_MESSAGES"
    names = [name.removesuffix(".po") for name in files.list(folder) if name.endswith(".po")]
    if choice.document and choice.document not in names:
        message = msg("`{document}` has no catalog in `{locale}`", document=choice.document, locale=choice.locale)
        update = msg("run `mezanprint i18n update --locale {locale}`", locale=choice.locale)
        raise Fault(error("i18n-key", message, None, *(did_you_mean(choice.document, names) or (update,))))
    for name in names:
        if choice.document in ("", name):
            path = catalog_path(choice.locale, name)
            yield name, parse_po(files.read_bytes(path), path)


def _changed(file: PoFile, changed: set[int], change: Change) -> PoFile:
    slots = (replace(slot, entry=change(slot.entry)) if id(slot.entry) in changed else slot for slot in file.slots)
    return replace(file, slots=tuple(slots))


def _choose(entries: Sequence[_Found], choice: Chosen) -> list[_Found]:
    by_key: dict[str, list[_Found]] = {}
    for domain, entry in entries:
        name = entry.context or entry.source
        for key in (name, f"{domain}:{name}"):
            by_key.setdefault(key, []).append((domain, entry))
    faults = [fault for key in choice.keys for fault in _check_key(key, by_key)]
    if faults:
        raise Fault(*faults)
    return [by_key[key][0] for key in dict.fromkeys(choice.keys)]


def _check_key(key: str, by_key: dict[str, list[_Found]]) -> Iterator[Diagnostic]:
    entries = by_key.get(key, [])
    if not entries:
        hint = msg(
            "name a message by its key, `sections.who.title`, or as `document:key`; the catalog has it as `msgctxt`"
        )
        yield error("i18n-key", msg("no message has the key `{key}`", key=key), None, *did_you_mean(key, by_key), hint)
    elif len(entries) > 1:
        names = tuple(f"`{domain}:{key}`" for domain, _ in entries)
        yield error(
            "i18n-key",
            msg("several messages have the key `{key}`", key=key),
            None,
            msg("name one of them: {names}", names=names),
        )


def _refuse(found: _Found, locale: str) -> Diagnostic:
    domain, entry = found
    key = entry.context or entry.source
    message = (
        msg("`{key}` is not translated", key=key) if entry.blank else msg("nobody has confirmed `{key}` yet", key=key)
    )
    hint = msg("finish the translation, then review it")
    return error("i18n-key", message, Span(catalog_path(locale, domain), entry.value_line), hint)
