"""What is made in one open folder."""

import errno
import fcntl
import os
import stat
from contextlib import suppress

from mezanprint.project.held import LINKS, NO_LINK, on_disk

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | NO_LINK
_LOCK = os.O_CREAT | os.O_RDWR | NO_LINK


def enter_folder(folder: int, part: str, mode: int | None) -> int:
    """Open a folder in an open one; with ``mode``, make it if it is not there. ``ELOOP`` for a link."""
    name = on_disk(folder, part)
    flags = os.O_RDONLY | os.O_DIRECTORY | NO_LINK
    try:
        return os.open(name, flags, dir_fd=folder)
    except NotADirectoryError:
        if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None
        raise
    except FileNotFoundError:
        if mode is None:
            raise
    with suppress(FileExistsError):
        os.mkdir(name, mode, dir_fd=folder)
    return os.open(name, flags, dir_fd=folder)


def write_new(folder: int, name: str, data: bytes, mode: int) -> None:
    """Write a file that is not there yet, down to the disk."""
    with open(os.open(name, _NEW, mode, dir_fd=folder), "wb") as stream:
        # The lock tells sweep() that the writer is alive; it ends with the process, however that ends.
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def open_lock(folder: int, name: str) -> int:
    """Open the lock file; what is no file of that one name was put there by somebody else, and makes room."""
    try:
        descriptor = os.open(name, _LOCK, 0o600, dir_fd=folder)
    except OSError as failed:
        if failed.errno not in (*LINKS, errno.ENXIO):
            raise
    else:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_nlink <= 1:
            return descriptor
        os.close(descriptor)
    os.unlink(name, dir_fd=folder)
    return os.open(name, _LOCK | os.O_EXCL, 0o600, dir_fd=folder)
