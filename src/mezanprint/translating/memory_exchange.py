"""Translations from project to project: out of the catalogs as TMX, and into the memory that updates offer from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mezanprint import __version__
from mezanprint.engine.output_folder import writing
from mezanprint.i18n.catalogs.catalogs import UNNAMED_SOURCE, catalog_path
from mezanprint.i18n.catalogs.memory_file import MAX_BYTES, grow, memory_path, read_memory
from mezanprint.i18n.exchange.tmx import Unit, write_tmx
from mezanprint.i18n.exchange.tmx_reader import read_tmx
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_header import source_language
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.outputs.table import MEDIA
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.catalog_update import translated_locales
from mezanprint.translating.extraction import write_catalogs
from mezanprint.translating.loose_catalogs import read_loose


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a memory took in."""

    new: int
    same: int
    written: tuple[str, ...]


def export_memory(root: Path, target: Path, locales: Iterable[str] = ()) -> int:
    """Write every confirmed translation into ``locales``, by default all, to ``target``; return how many there are.

    ``Fault`` if a catalog can not be read, if there is nothing to write, or for a bad target.
    """
    files = Files(root)
    units: dict[tuple[object, ...], Unit] = {}
    faults: list[Diagnostic] = []
    for locale in tuple(locales) or translated_locales(files):
        for domain, file in _catalogs(files, locale, faults):
            for unit in _units(file, locale, domain):
                units.setdefault((unit.texts, unit.singular, unit.forms), unit)
    if faults:
        raise Fault(*faults)
    if not units:
        raise Fault(error("exchange-nothing", msg("nothing is translated yet"), None, msg("translate something first")))
    with writing(str(target)):
        Folder.chosen(target.parent, files.folder).write(target.name, write_tmx(units.values(), __version__))
    return len(units)


def _catalogs(files: Files, locale: str, faults: list[Diagnostic]) -> Iterator[tuple[str, PoFile]]:
    names = (name.removesuffix(".po") for name in files.list(f"locales/{locale}/LC_MESSAGES") if name.endswith(".po"))
    for domain in names:
        path = catalog_path(locale, domain)
        try:
            yield domain, parse_po(files.read_bytes(path), path)
        except Fault as fault:
            faults += fault.diagnostics
    try:
        yield "", read_memory(files, locale)
    except Fault as fault:
        faults += fault.diagnostics


def _units(file: PoFile, locale: str, domain: str) -> Iterator[Unit]:
    source_locale = source_language(file) or UNNAMED_SOURCE
    for entry in file.entries:
        if entry is file.header or entry.fuzzy or entry.blank or source_locale == locale:
            continue
        context = ":".join(part for part in (domain, entry.context) if part)
        if entry.plural is None:
            yield Unit(((source_locale, entry.source), (locale, entry.values[0])), context)
        else:
            texts = ((source_locale, entry.plural), (locale, entry.values[-1]))
            yield Unit(texts, context, entry.source, entry.values)


def import_memory(root: Path, source: Path) -> Remembered:
    """Take the translations of a TMX file into the memories of the locales that it has; updates offer them then.

    The file is read in a box. ``Fault``, and nothing is written, if it or a memory can not be read, or if it has no
    language of the project beside that of the texts.
    """
    data = read_loose(source, MAX_BYTES)
    if len(data) > MAX_BYTES:
        message = msg("the file is larger than {limit} MiB", limit=MAX_BYTES // 1024 // 1024)
        raise Fault(error("exchange-size", message, Span(str(source)), msg("divide it")))
    units = boxed(read_tmx, data, str(source), file=source, budget=Budget())
    files = Files(root)
    config = read_config(files, MEDIA)
    new = same = 0
    changed: list[tuple[str, bytes]] = []
    for locale in translated_locales(files):
        written_in = config.source_locale if config.source_locale != locale else config.template_locale
        known = list(_entries(units, written_in, locale, source.stem))
        grown = grow(read_memory(files, locale), known, locale, written_in)
        new, same = new + grown.new, same + grown.same
        changed += [(memory_path(locale), write_po(grown.file))] if grown.new else []
    if not new and not same:
        message = msg("the file has no translations into a language of the project")
        hint = msg("export it with the languages of `mezanprint.toml`")
        raise Fault(error("exchange-locale", message, Span(str(source)), hint))
    return Remembered(new, same, write_catalogs(files.folder, changed))


def _entries(units: Iterable[Unit], source_locale: str, locale: str, name: str) -> Iterator[Entry]:
    for unit in units:
        source, translation = _in(unit, source_locale), _in(unit, locale)
        if source is None or translation is None:
            continue
        context = " ".join(part for part in (name, unit.context) if part)
        if unit.singular:
            yield Entry(unit.singular, context, source, unit.forms)
        else:
            yield Entry(source, context, values=(translation,))


def _in(unit: Unit, locale: str) -> str | None:
    """Return the text of a unit in ``locale``, or in the same language as elsewhere it is written."""
    wanted = _tag(locale)
    texts = {_tag(language): text for language, text in reversed(unit.texts)}
    found = [text for language, text in texts.items() if language.split("-")[0] == wanted.split("-")[0]]
    return texts.get(wanted, found[-1] if found else None)


def _tag(language: str) -> str:
    return language.replace("_", "-").lower()
