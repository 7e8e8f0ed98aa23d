"""The one door for reads: plain files inside the project root, recorded as they are read."""

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error

ABSENT = "absent"
MAX_BYTES = 64 * 1024 * 1024
MAX_NAME_BYTES = 200
_OPEN = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def project_path(path: str) -> str:
    """Return ``path`` in its one normal form (POSIX, NFC, no ``.`` or ``..``); ``Fault`` if it leaves the project."""
    name = unicodedata.normalize("NFC", path)
    parts = name.split("/")
    bad = (
        not name or "\\" in name or ":" in parts[0] or any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name)
    )
    if bad or any(part in ("", ".", "..") or len(part.encode()) > MAX_NAME_BYTES for part in parts):
        raise Fault(_refused(path, "is not a path inside the project"))
    return name


def _refused(path: str, why: str) -> Diagnostic:
    return error(
        "project-path",
        f"`{path}` {why}",
        Span(path.encode("unicode_escape").decode()[:120] or "."),
        "name a file by its path from the project folder, with `/` between folders",
    )


class Files:
    """Reads below one folder. Never outside it, no symbolic links, no devices, no network.

    Every call leaves a record ``path -> SHA-256 | absent | SHA-256 of the listing``, which the cache, the watcher
    and ``build --explain`` share.
    """

    def __init__(self, root: Path) -> None:
        """Take the project folder; it must exist."""
        self.root = root.resolve(strict=True)
        self.records: dict[str, str] = {}

    def read_bytes(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a plain file of at most ``limit`` bytes; ``Fault`` if absent or refused."""
        path = project_path(path)
        try:
            with self._open(path) as descriptor:
                data = _read_plain(descriptor, path, limit)
        except (FileNotFoundError, NotADirectoryError):
            self.records[path] = ABSENT
            raise Fault(error("project-missing-file", f"`{path}` does not exist", Span(path))) from None
        self.records[path] = hashlib.sha256(data).hexdigest()
        return data

    def read_text(self, path: str, limit: int = MAX_BYTES) -> str:
        """Return a UTF-8 file as text: BOM dropped, every line end a line feed; ``Fault`` with the line otherwise."""
        data = self.read_bytes(path, limit).removeprefix(b"\xef\xbb\xbf")
        try:
            return data.decode().replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as bad:
            line = data.count(b"\n", 0, bad.start) + 1
            message = f"byte 0x{data[bad.start]:02x} is not UTF-8"
            raise Fault(error("project-utf8", message, Span(path, line), "save the file as UTF-8")) from None

    def exists(self, path: str) -> bool:
        """Tell whether a plain file or folder stands at ``path``; records its digest, listing or absence."""
        path = project_path(path)
        try:
            with self._open(path) as descriptor:
                if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                    self.records[path + "/"] = _digest_listing(os.listdir(descriptor))
                else:
                    self.records[path] = hashlib.sha256(_read_plain(descriptor, path, MAX_BYTES)).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            self.records[path] = ABSENT
            return False
        return True

    def list(self, path: str) -> tuple[str, ...]:
        """Return the sorted names in a folder, hidden ones apart; empty when it is absent."""
        path = project_path(path)
        try:
            with self._open(path) as descriptor:
                names = os.listdir(descriptor)
        except (FileNotFoundError, NotADirectoryError):
            self.records[path + "/"] = ABSENT
            return ()
        self.records[path + "/"] = _digest_listing(names)
        return tuple(sorted(name for name in names if not name.startswith(".")))

    @contextmanager
    def _open(self, path: str) -> Iterator[int]:
        """Open segment by segment without following links, so that no swap in between leads outside."""
        descriptor = os.open(self.root, os.O_RDONLY | os.O_CLOEXEC)
        try:
            for part in path.split("/"):
                try:
                    inner = os.open(part, _OPEN, dir_fd=descriptor)
                except OSError as failed:
                    if failed.errno in (errno.ELOOP, errno.ENXIO):
                        raise Fault(_refused(path, "is a symbolic link or a device")) from None
                    raise
                os.close(descriptor)
                descriptor = inner
            yield descriptor
        finally:
            os.close(descriptor)


def _digest_listing(names: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "surrogateescape")).hexdigest()


def _read_plain(descriptor: int, path: str, limit: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise Fault(_refused(path, "is not a plain file"))
    if status.st_size > limit:
        raise Fault(_refused(path, f"is larger than {limit // 1024} KiB"))
    with open(descriptor, "rb", closefd=False) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise Fault(_refused(path, f"is larger than {limit // 1024} KiB"))
    return data
