"""The one door for reads: plain files inside the project root, recorded as they are read."""

import errno
import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from types import MappingProxyType

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.encodings import is_wide, not_utf8
from mezanprint.project.folder import Folder
from mezanprint.project.held import LINKS, NO_LINK, descend, on_disk

ABSENT = "absent"
MAX_BYTES = 64 * 1024 * 1024
MAX_NAME_BYTES = 200
MAX_PATH_BYTES = 1000
_STRANGE = re.compile(r'[\\:*?"<>|#]|%[0-9A-Fa-f]{2}')
_STRANGE_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_BY_PATH = msg("name a file by its path from the project folder, with `/` between folders")


def project_path(path: str) -> str:
    """Return ``path`` in its one normal form (POSIX, NFC, no ``.``, no ``//``); ``Fault`` if it leaves the project.

    Refused besides ``..`` and absolute paths: addresses, hidden files, and names that another system reads differently
    (``con``, ``a:b``, a trailing dot or space). A path is no URL: nothing in it is decoded.
    """
    name = unicodedata.normalize("NFC", path)
    parts = [part for part in name.split("/") if part not in ("", ".")]
    # Whatever is printable has none of these categories, and a build asks ten thousand times.
    hidden = not name.isprintable() and any(unicodedata.category(char) in _STRANGE_CATEGORIES for char in name)
    if (
        hidden
        or _STRANGE.search(name)
        or not parts
        or name.startswith("/")
        or len(name.encode()) > MAX_PATH_BYTES
        or not all(map(_is_name, parts))
    ):
        raise Fault(_refused(path, msg("is not a path inside the project")))
    return "/".join(parts)


def _is_name(part: str) -> bool:
    """Tell whether a name means the same file on every system, and no hidden one."""
    plain = part[0] not in ".~- " and part[-1] not in ". " and len(part.encode()) <= MAX_NAME_BYTES
    return plain and not _DEVICE.fullmatch(part)


def _refused(path: str, why: str, hint: str = _BY_PATH) -> Diagnostic:
    shown = path.encode("unicode_escape").decode() if not path.isprintable() else path
    return error(
        "project-path",
        msg("`{path}` {why}", path=shown[:120], why=why),
        Span(shown[:120] or "."),
        hint,
    )


def missing(path: str) -> Diagnostic:
    """Return the finding for a file that is not there."""
    return error("project-missing-file", msg("`{path}` does not exist", path=path), Span(path))


def gone() -> Diagnostic:
    """Return the finding for a project whose folder is no more where it was."""
    return error(
        "project-gone",
        msg("the project folder is gone"),
        None,
        msg("put it back where it was, or build where it is now"),
    )


class Files:
    """Reads below one folder. Never outside it, no symbolic links, no devices, no network.

    Every call leaves a record ``path -> SHA-256 | absent | SHA-256 of the listing``, which the cache, the watcher
    and ``build --explain`` share.

    The folder is held open, so that all reads are of one folder though it may be renamed meanwhile. ``folder`` is the
    same one for what is written.
    """

    def __init__(self, root: Path) -> None:
        """Take the project folder; ``Fault`` if it is not there."""
        try:
            self.root = root.resolve(strict=True)
            self.folder = Folder.hold(self.root)
        except (FileNotFoundError, NotADirectoryError):
            raise Fault(gone()) from None
        self.records: dict[str, str] = {}

    def beside(self, records: Mapping[str, str] = MappingProxyType({})) -> "Files":
        """Return a reader of the same folder with records of its own, among them ``records`` from before."""
        other = copy(self)
        other.records = dict(records)
        return other

    def read_bytes(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a plain file of at most ``limit`` bytes; ``Fault`` if absent or refused."""
        path = project_path(path)
        try:
            with self._open(path) as descriptor:
                data = _read_plain(descriptor, path, limit)
        except (FileNotFoundError, NotADirectoryError):
            self._record(path, ABSENT)
            raise Fault(missing(path)) from None
        self._record(path, hashlib.sha256(data).hexdigest())
        return data

    def read_text(self, path: str, limit: int = MAX_BYTES) -> str:
        """Return a UTF-8 file as text: BOM dropped, every line end a line feed; ``Fault`` with the line otherwise."""
        data = self.read_bytes(path, limit).removeprefix(b"\xef\xbb\xbf")
        if is_wide(data):
            raise Fault(not_utf8(path, data, 0))
        try:
            return data.decode().replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as bad:
            raise Fault(not_utf8(path, data, bad.start)) from None

    def exists(self, path: str) -> bool:
        """Tell whether a plain file or folder stands at ``path``; records its digest, listing or absence."""
        path = project_path(path)
        try:
            with self._open(path) as descriptor:
                if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                    self._record(path + "/", _digest_listing(os.listdir(descriptor)))
                else:
                    self._record(path, hashlib.sha256(_read_plain(descriptor, path, MAX_BYTES)).hexdigest())
        except (FileNotFoundError, NotADirectoryError):
            self._record(path, ABSENT)
            return False
        return True

    def list(self, path: str) -> tuple[str, ...]:
        """Return the sorted names (NFC) in a folder, hidden ones apart; empty when it is absent."""
        path = project_path(path)
        names = self._names(path)
        self._record(path + "/", ABSENT if names is None else _digest_listing(names))
        return tuple(sorted({unicodedata.normalize("NFC", name) for name in names or () if not name.startswith(".")}))

    def _names(self, path: str) -> tuple[str, ...] | None:
        """Return the names in a folder as the disk has them, in any order; None when it is absent."""
        try:
            with self._open(path) as descriptor:
                return tuple(os.listdir(descriptor))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _record(self, path: str, answer: str) -> None:
        """Keep the first answer: if a file changes while a build reads it, the next build sees that it has changed."""
        self.records.setdefault(path, answer)

    @contextmanager
    def _open(self, path: str) -> Iterator[int]:
        """Open segment by segment without following links, so that no swap in between leads outside."""
        descriptor = descend(self.folder.held, path.split("/"), lambda folder, part: _enter(folder, part, path))
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _enter(folder: int, part: str, path: str) -> int:
    """Open one segment of ``path`` in an open folder."""
    try:
        return os.open(on_disk(folder, part), os.O_RDONLY | NO_LINK, dir_fd=folder)
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as failed:
        if failed.errno in (*LINKS, errno.ENXIO):
            raise Fault(_refused(path, msg("is a symbolic link or a device"))) from None
        why = foreign(os.strerror(failed.errno or 0).lower())
        raise Fault(
            error("project-unreadable", msg("`{path}` cannot be read: {why}", path=path, why=why), Span(path))
        ) from None


def _digest_listing(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "surrogateescape")).hexdigest()


def _read_plain(descriptor: int, path: str, limit: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Fault(_refused(path, msg("is not a plain file")))
    if status.st_size > limit:
        raise Fault(too_large(path, limit))
    with open(descriptor, "rb", closefd=False) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Fault(too_large(path, limit))
    return data


def too_large(path: str, limit: int) -> Diagnostic:
    """Return the finding for a file of more than ``limit`` bytes."""
    if limit < MAX_BYTES:
        hint = msg("divide it into smaller files")
        return _refused(path, msg("is larger than {limit} KiB", limit=limit // 1024), hint)
    hint = msg("save it smaller: a picture of 5000 pixels across fills the widest sheet, as JPEG of a few MB")
    return _refused(path, msg("is larger than {limit} MB", limit=limit // 1024**2), hint)
