"""Repairs the catalogs of translators: shows what would change, then writes it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path
from typing import TypeAlias

from mezanprint.console.legible import legible
from mezanprint.engine.output_folder import writing
from mezanprint.i18n.checks.waivers import waive
from mezanprint.i18n.po.po_file import PoFile
from mezanprint.i18n.po.po_parser import MAX_BYTES, parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.i18n.repairs.catalog import Suggestion, find_suggestions, repair_catalog, take_suggestions
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.direction.bidi_controls import FSI, PDI, strip_controls
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.locales import Direction
from mezanprint.model.translatable import msg
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.translating.catalog_update import translated_locales
from mezanprint.translating.loose_catalogs import language_of_catalog, read_loose

_TEXT = re.compile(r'^([-+ ](?:msgstr(?:\[\d+\])? )?")(.*)(")$')
RepairsWithDiagnostics: TypeAlias = tuple[tuple["Repairs", ...], tuple[Diagnostic, ...]]
"""What can be repaired, and the faults of catalogs that can not be read."""


@dataclass(frozen=True, slots=True)
class Repairs:
    """What can be done for one catalog."""

    folder: Folder
    """Where it lies, with ``path`` below it."""
    path: str
    name: str
    """The path as people know it: from the project folder, or as they gave it."""
    locale: str
    data: bytes
    """The catalog as it was read."""
    read: PoFile
    repaired: PoFile
    suggestions: tuple[Suggestion, ...]
    """For a reader to confirm, one by one."""

    @property
    def diff(self) -> str:
        """What the repairs change in the file; empty if nothing."""
        return diff_of(self.name, self.data, write_po(self.repaired))

    def write(self, accepted: Iterable[Suggestion] = (), *, safe: bool = True) -> bool:
        """Write the catalog with its safe repairs and the accepted suggestions; tell whether anything changed.

        ``Fault`` if the file is no longer what was read, or can not be written; it then stays as it is.
        """
        data = write_po(take_suggestions(self.repaired if safe else self.read, accepted, self.locale))
        return put_in_place(self.folder, self.path, self.name, self.data, data)


def put_in_place(folder: Folder, path: str, name: str, before: bytes, after: bytes) -> bool:
    """Write a repaired file whole; tell whether anything changed. ``Fault`` if it is not ``before`` any more."""
    if after == before:
        return False
    with writing(name):
        still = folder.status(path) is not None and folder.read(path) == before
    if not still:
        hint = msg("run the command again: it repairs what is there now")
        raise Fault(error("i18n-file-changed", msg("the file was changed meanwhile"), Span(name), hint))
    with writing(name):
        folder.write(path, after)
    return True


def find_repairs(root: Path, locales: Iterable[str] = ()) -> RepairsWithDiagnostics:
    """Look through the catalogs of a project in ``locales``, by default all; ``Fault`` if its settings are unsound."""
    files = Files(root)
    waived = frozenset(waive(read_config(files, MEDIA).ignored_checks).codes)

    def plan(name: str, locale: str) -> Repairs:
        return _plan(files.folder, name, name, files.read_bytes(name, 2 * MAX_BYTES), locale, waived)

    return _collect(
        partial(plan, f"{folder}/{name}", locale)
        for locale in tuple(locales) or translated_locales(files)
        for folder in (f"locales/{locale}/LC_MESSAGES",)
        for name in files.list(folder)
        if name.endswith(".po")
    )


def find_repairs_of(paths: Iterable[Path]) -> RepairsWithDiagnostics:
    """Look through catalogs wherever they lie, each in the language that its header names."""
    return _collect(partial(_plan_file, path) for path in paths)


def _plan_file(path: Path) -> Repairs:
    folder = Folder.chosen(path.parent)
    return _plan(folder, path.name, path.as_posix(), read_loose(path), None, frozenset())


def _plan(folder: Folder, path: str, name: str, data: bytes, locale: str | None, waived: frozenset[str]) -> Repairs:
    file = parse_po(data, name)
    locale = locale or language_of_catalog(file, name)
    repaired = repair_catalog(file, locale, waived)
    return Repairs(folder, path, name, locale, data, file, repaired, find_suggestions(file, locale, waived))


def _collect(plans: Iterable[Callable[[], Repairs]]) -> RepairsWithDiagnostics:
    repairs: list[Repairs] = []
    faults: list[Diagnostic] = []
    for plan in plans:
        try:
            repairs.append(plan())
        except Fault as fault:
            faults.extend(fault.diagnostics)
    return tuple(repairs), tuple(faults)


def legible_diff(diff: str) -> str:
    """Return a diff as people read it: each text isolated as a whole, what cannot be seen spelt out."""
    return "".join(f"{legible(_TEXT.sub(_isolated, line))}\n" for line in diff.split("\n")[:-1])


def _isolated(text: re.Match[str]) -> str:
    inner = strip_controls(text[2])
    whole = inner == text[2] and first_strong(inner) is Direction.RTL
    return f"{text[1]}{FSI}{inner}{PDI}{text[3]}" if whole else text[0]


def diff_of(name: str, before: bytes, after: bytes) -> str:
    """Return what changes in a file; empty if nothing."""
    return "".join(f"{line}\n" for line in unified_diff(_lines(before), _lines(after), name, name, lineterm=""))


def _lines(data: bytes) -> list[str]:
    return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
