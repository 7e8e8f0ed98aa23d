"""Whole files or none: written aside, flushed to the disk, then moved over the old one."""

import fcntl
import hashlib
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
_TEMPORARY = re.compile(r"\.mezan-[0-9a-f]{8}\.tmp")


def write_whole(path: Path, data: bytes, mode: int = 0o666, *, parents: bool = False) -> None:
    """Give ``path`` the bytes ``data`` such that a reader, and a kill at any moment, meets the old or the new file.

    Folders are made with ``parents`` only: a build makes none where the project was. ``mode`` passes through the umask.
    ``OSError`` leaves the old file as it was.
    """
    if parents:
        path.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    # A short name of its own: an Arabic file name may already fill the 255 bytes a name can have.
    temporary = f".mezan-{secrets.token_hex(4)}.tmp"
    try:
        try:
            _write_new(folder, temporary, data, mode)
            os.replace(temporary, path.name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(temporary, dir_fd=folder)
            raise
        os.fsync(folder)
    finally:
        os.close(folder)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make one folder if it is not there; ``FileNotFoundError`` where that which it belongs in is gone."""
    try:
        folder.mkdir(mode)
    except FileExistsError:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise


def _write_new(folder: int, name: str, data: bytes, mode: int) -> None:
    with open(os.open(name, _NEW, mode, dir_fd=folder), "wb") as stream:
        # The lock tells sweep() that the writer is alive; it ends with the process, however that ends.
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_changed(path: Path, data: bytes, mode: int = 0o666, *, parents: bool = False) -> bool:
    """Write like ``write_whole`` unless the file already holds ``data``; tell whether it was written."""
    if digest_file(path) == hashlib.sha256(data).hexdigest():
        return False
    write_whole(path, data, mode, parents=parents)
    return True


def digest_file(path: Path) -> str | None:
    """Return the SHA-256 of a plain file, hexadecimal, or None when there is none."""
    with suppress(OSError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return None


def temporaries(folder: Path) -> tuple[Path, ...]:
    """Return the temporary files in ``folder`` that no living process is writing."""
    return tuple(path for path in sorted(folder.glob(".mezan-*.tmp")) if _is_abandoned(path))


def _is_abandoned(path: Path) -> bool:
    if not _TEMPORARY.fullmatch(path.name) or path.is_symlink():
        return False
    try:
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sweep(folder: Path) -> None:
    """Remove what killed runs left in ``folder``."""
    for path in temporaries(folder):
        path.unlink(missing_ok=True)
