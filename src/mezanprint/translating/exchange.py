"""Catalogs out to files for people without a gettext editor, and their work back into the catalogs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from mezanprint.engine.output_folder import writing
from mezanprint.engine.project import Project
from mezanprint.i18n.catalogs.catalogs import Catalog, read_catalog, read_if_present
from mezanprint.i18n.exchange.columns import Parcel
from mezanprint.i18n.exchange.comma import read_csv, write_csv
from mezanprint.i18n.exchange.intake import Intake, apply_changes, take_in
from mezanprint.i18n.exchange.ods import read_ods
from mezanprint.i18n.exchange.rows import as_rows
from mezanprint.i18n.exchange.sheet import write_sheet
from mezanprint.i18n.exchange.sheet_reader import read_sheet
from mezanprint.i18n.exchange.xliff import write_xliff
from mezanprint.i18n.exchange.xliff1 import write_xliff1
from mezanprint.i18n.exchange.xliff_reader import read_xliff
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import Budget
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.catalog_update import translated_locales
from mezanprint.translating.extraction import write_catalogs

_Way = TypeVar("_Way")
MAX_BYTES = 20 * 1024 * 1024
_WRITERS: Mapping[str, Callable[..., bytes]] = {
    ".xlf": write_xliff,
    ".xliff": write_xliff,
    ".xlsx": write_sheet,
    ".csv": write_csv,
}
_READERS: Mapping[str, Callable[[bytes, str], Parcel]] = {
    ".xlf": read_xliff,
    ".xliff": read_xliff,
    ".xlsx": read_sheet,
    ".ods": read_ods,
    ".csv": read_csv,
    ".txt": read_csv,
    ".tsv": read_csv,
}


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of a file that came back: its messages, and the catalogs that were written."""

    intake: Intake
    written: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def export_catalogs(root: Path, locale: str, target: Path, *, xliff1: bool = False) -> int:
    """Write the catalogs of ``locale`` to ``target`` in the format its name ends with; return the number of rows.

    With ``xliff1`` it is XLIFF 1.2 instead of 2.0.

    ``Fault`` if a catalog can not be read, if there is none, if the name ends with no format, or for a bad target.
    """
    write = _format(target, _WRITERS)
    project = Project(Files(root))
    rows = as_rows(_read_catalogs(project, locale))
    if not rows:
        hint = msg("run `mezanprint i18n update --locale {locale}`: it makes them from the source", locale=locale)
        raise Fault(error("exchange-nothing", msg("there are no catalogs in `{locale}`", locale=locale), None, hint))
    data = (write_xliff1 if xliff1 else write)(rows, locale)
    with writing(str(target)):
        Folder.chosen(target.parent, project.folder).write(target.name, data)
    return len(rows)


def import_catalogs(root: Path, source: Path, locale: str = "") -> Returned:
    """Take the translations of a file into the catalogs of the locale it names, or else of ``locale``.

    The file is read in a box. ``Fault``, and nothing is written, if the file or a catalog can not be read. What of its
    rows can not be taken in is told in the findings; all other messages are.
    """
    read = _format(source, _READERS)
    parcel = boxed(read, _read_bytes(source), str(source), file=source, budget=Budget())
    files = Files(root)
    project = Project(files)
    code = _locale(translated_locales(files), parcel.locale, locale, str(source))
    catalogs = _read_catalogs(project, code)
    intake = take_in(parcel.rows, catalogs, project.rules(code), parcel.unread)
    changed = []
    for catalog in catalogs:
        changes = intake.changes[catalog.domain]
        data = read_if_present(project.files("exchange"), catalog.path)
        if not changes or data is None:
            continue
        changed.append((catalog.path, write_po(apply_changes(parse_po(data, catalog.path), changes))))
    return Returned(intake, write_catalogs(files.folder, changed), (*parcel.findings, *intake.findings))


def _format(path: Path, known: Mapping[str, _Way]) -> _Way:
    """Return what writes or reads the format that a name ends with."""
    way = known.get(path.suffix.lower())
    if way is None:
        hint = msg("end the name with {suffixes}", suffixes=tuple(f"`{suffix}`" for suffix in known))
        if path.suffix.lower() in _READERS:
            message = msg("files ending in `{suffix}` are read, but not written", suffix=path.suffix.lower())
        else:
            message = msg("the name of the file does not say its format")
        raise Fault(error("exchange-format", message, Span(str(path)), hint))
    return way


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as failed:
        message = msg("cannot be read: {reason}", reason=foreign(failed.strerror or str(failed)))
        raise Fault(error("exchange-format", message, Span(str(path)), msg("name a file that is there"))) from None
    if len(data) > MAX_BYTES:
        message = msg("the file is larger than {limit} MiB", limit=MAX_BYTES // 1024 // 1024)
        raise Fault(
            error("exchange-size", message, Span(str(path)), msg("it holds more than translations; export it anew"))
        )
    return data


def _locale(locales: tuple[str, ...], from_file: str, from_name: str, path: str) -> str:
    """Return the locale of a file: what it says itself, what was named, or the only one there is."""
    codes = dict.fromkeys(code.replace("-", "_") for code in (from_file, from_name) if code)
    if len(codes) > 1:
        raise Fault(
            error(
                "exchange-locale",
                msg("the file is in `{said}`, not in `{named}`", said=from_file, named=from_name),
                Span(path),
            )
        )
    code = next(iter(codes), locales[0] if len(locales) == 1 else "")
    match = next((each for each in locales if each.replace("-", "_") == code), None)
    if match is None:
        message = (
            msg("`{code}` is no locale that the project translates into", code=code)
            if code
            else msg("no locale is named")
        )
        hints = did_you_mean(code, locales) or (msg("name it with `--locale`"),)
        raise Fault(error("exchange-locale", message, Span(path), *hints))
    return match


def _read_catalogs(project: Project, locale: str) -> tuple[Catalog, ...]:
    """Return every catalog of a locale that is translated; ``Fault`` with the findings of all that are unsound."""
    files = project.files("exchange")
    catalogs: list[Catalog] = []
    faults: list[Diagnostic] = []
    for name in files.list(f"locales/{locale}/LC_MESSAGES"):
        if not name.endswith(".po"):
            continue
        try:
            domain = name.removesuffix(".po")
            if (source_locale := project.source_locale(domain)) != locale:
                catalogs.append(read_catalog(files, locale, domain, source_locale))
        except Fault as fault:
            faults.extend(fault.diagnostics)
    if faults:
        raise Fault(*faults)
    return tuple(catalogs)
