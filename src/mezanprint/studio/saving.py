"""Saves a translation: one entry of one catalog changes, every other byte of the file stays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from threading import Lock
from typing import Any

from mezanprint.engine.output_folder import BUILD, SAVING, STUDIO, writing
from mezanprint.i18n.catalogs.catalogs import catalog_of, read_if_present
from mezanprint.i18n.catalogs.rewording import find_entry, reworded
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, has_errors
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder
from mezanprint.studio.answers import Refusal
from mezanprint.studio.edits import parsed_catalog, translatable
from mezanprint.studio.rows import Row

_ATTEMPTS = 3
"""How often a file is read anew that another program changes in the very moment in which it is to be written."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a saving: the row with its catalog as it is now, and what the checks say of the translation.

    With ``is_written`` false nothing was written: checks object, and the translation was to be confirmed.
    """

    row: Row
    findings: tuple[Diagnostic, ...]
    is_written: bool = True


class Saver:
    """The one door through which the studio writes into files of a project."""

    def __init__(self, putting: Callable[[str, bytes], AbstractContextManager[None]]) -> None:
        """Take who must know of each file while it is written."""
        self._lock, self._putting = Lock(), putting
        self._replaced: dict[tuple[str, Entry], Slot] = {}
        """The lines of entries that were changed here: who takes a change back gets them as they were broken."""
        self._last: tuple[str, bytes, PoFile] = ("", b"", PoFile(()))
        """Path, bytes and content of what was made last."""

    @contextmanager
    def alone(self, folder: Folder) -> Iterator[None]:
        """Let nobody else save in the project meanwhile, in this studio or in another one."""
        place = folder.below(f"{BUILD}/{STUDIO}")
        with self._lock, writing(place.name), place.lock(SAVING, lambda: None):
            yield

    def leave(self, folder: Folder) -> None:
        """Take away the lock; whoever waits for it makes a new one."""
        place = folder.below(f"{BUILD}/{STUDIO}")
        with suppress(OSError):
            if place.is_abandoned(SAVING):
                place.remove(SAVING)
                place.remove_empty()

    def put(self, files: Files, path: str, change: Callable[[bytes | None], bytes | None]) -> bytes | None:
        """Write what ``change`` makes of the bytes of a file, if these are still its bytes then; return the new ones.

        Where it makes None of them, nothing is written. ``Refusal`` if the file is never twice the same, ``Fault`` if
        it can not be written.
        """
        with self.alone(files.folder):
            for _ in range(_ATTEMPTS):
                before = read_if_present(files, path)
                after = change(before)
                if files.folder.read(path) != before:
                    continue
                if after is not None and after != before:
                    with writing(path), self._putting(path, after):
                        files.folder.write(path, after)
                return after
        raise Refusal(HTTPStatus.CONFLICT)

    def save(
        self,
        files: Files,
        row: Row,
        new: tuple[Sequence[str], Sequence[str]],
        check: Callable[[Row], tuple[Diagnostic, ...]],
        *,
        confirmed: bool,
    ) -> Saved:
        """Save the forms of a translation, the first of ``new``, where the second, what was seen, still stands.

        ``Refusal`` with what stands there if it does not.
        """
        forms, seen = new
        translatable({row.id: row}, row.id, forms)
        assert row.catalog is not None
        path, saved = row.catalog.path, list[Saved]()

        def change(before: bytes | None) -> bytes | None:
            file = self._parsed(path, before, row)
            compare(find_entry(file, row.message), row, forms, seen)
            data = write_po(self._as_before(path, file, reworded(file, row.message, forms, confirmed=confirmed)))
            catalog = row.catalog
            assert catalog is not None
            self._last = path, data, parse_po(data, path)
            now = catalog_of(self._last[2], catalog.locale, catalog.domain, path, catalog.source_locale)
            new_row = replace(row, catalog=now)
            findings = check(new_row)
            is_good = not (confirmed and has_errors(findings))
            saved[:] = [Saved(new_row if is_good else row, findings, is_good)]
            return data if is_good else None

        self.put(files, path, change)
        return saved[0]

    def _parsed(self, path: str, data: bytes | None, row: Row) -> PoFile:
        """Return a catalog as it is, which is known if it was written here last."""
        return self._last[2] if self._last[:2] == (path, data) else parsed_catalog(data, row)

    def _as_before(self, path: str, before: PoFile, after: PoFile) -> PoFile:
        """Return a changed file with the lines that its new entries had before, if they were here before."""
        if len(before.slots) != len(after.slots):
            return after
        slots = list(after.slots)
        for number, (old, new) in enumerate(zip(before.slots, slots, strict=True)):
            if old is not new and old.read is not None:
                self._replaced.setdefault((path, _bare(old.read)), old)
                if kept := self._replaced.get((path, _bare(new.entry))):
                    slots[number] = replace(new, raw=kept.raw, read=new.entry)
        return replace(after, slots=tuple(slots))


def _bare(entry: Entry) -> Entry:
    """Return an entry without its place in a file."""
    return replace(entry, line=0, value_lines=())


def compare(entry: Entry | None, row: Row, forms: Sequence[str], seen: Sequence[str]) -> None:
    """Raise ``Refusal`` with what stands in a catalog if that is neither what was seen nor what is to be saved."""
    stands = entry.values if entry is not None and len(entry.values) == row.count else ("",) * row.count
    if stands not in (tuple(seen), tuple(forms)):
        value: Mapping[str, Any] = {"stands": list(stands), "fuzzy": entry is not None and entry.fuzzy}
        raise Refusal(HTTPStatus.CONFLICT, value)
