"""The one door for writes: whole files or none, in folders that are held open and reached through no link.

What somebody names on the command line, outside the project, is his own choice and may be reached by links
(``Folder.chosen``). Everything else lies below a held folder, and each segment of the way is opened by itself.
"""

import errno
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

from mezanprint.project.entries import enter_folder, open_lock, write_new
from mezanprint.project.held import NO_LINK, Held, descend, on_disk, segments

SETTINGS = "mezanprint.toml"
"""What makes a folder a project."""
MAX_BYTES = 1024**3
"""Of a file that is read or compared: nothing that we write comes near."""
_TEMPORARY = re.compile(r"\.mezan-[0-9a-f]{8}\.tmp")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder below a held one, which need not be there yet: a value, like a path that cannot be led astray.

    Paths are POSIX and go downwards only. Every method raises ``OSError`` with the path that hindered it, ``ELOOP``
    for a link; those that look for a file find none where one could not be read.
    """

    held: Held
    path: str = ""
    """From the held folder; empty for that itself."""
    place: Path = Path()
    """Where the held folder was when it was opened."""
    shown: str = ""
    """What stands before paths that people are told: nothing in a project."""

    @classmethod
    def hold(cls, place: Path) -> "Folder":
        """Open a folder that is there, by whatever links it is reached."""
        return cls(Held(place), place=place)

    @classmethod
    def chosen(cls, typed: Path, root: "Folder | None" = None) -> "Folder":
        """Return the folder that somebody named, which need not be there.

        In the project ``root``, or in another one, it is below that. Elsewhere it may be reached by links as far as it
        is there; what is not there yet is made below.
        """
        path = Path(os.path.abspath(typed))
        ways = [(place, path.relative_to(place).as_posix()) for place in (path, *path.parents)]
        for place, rest in ways:
            if root and root._is_at(place):
                return root.below(rest)
        # The outermost: one that stands in it may be there by a link.
        projects = [way for way in ways[1:] if (way[0] / SETTINGS).is_file()]
        for place, rest in projects[-1:] or ways:
            with suppress(OSError):
                return cls(Held(place), place=place, shown=f"{place}/".replace("//", "/")).below(rest)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))

    def _is_at(self, place: Path) -> bool:
        with suppress(OSError):
            return os.path.samestat(os.fstat(self.held.descriptor), place.stat())
        return False

    def below(self, path: str) -> "Folder":
        """Return the folder at ``path`` below this one."""
        return replace(self, path="/".join(part for part in (self.path, path) if part not in ("", ".")))

    @property
    def name(self) -> str:
        """The path as people are told it."""
        return f"{self.shown}{self.path}".rstrip("/") or self.shown

    def make(self, *, private: bool = False) -> None:
        """Make the folder and those it lies in, as far as they are not there; ``private`` lets nobody else look in.

        The held folder itself is never made again: it may be away, and another one must not take its place.
        """
        descriptor = self._open(0o700 if private else 0o777)
        try:
            if private and stat.S_IMODE(os.fstat(descriptor).st_mode) != 0o700:
                os.fchmod(descriptor, 0o700)
        finally:
            os.close(descriptor)

    def is_there(self) -> bool:
        """Tell whether there is such a folder; a link to one is none."""
        with suppress(OSError):
            os.close(self._open())
            return True
        return False

    def names(self) -> tuple[str, ...]:
        """Return the names of all that is in the folder, sorted; none where it is not there."""
        try:
            descriptor = self._open()
        except FileNotFoundError:
            return ()
        try:
            return tuple(sorted(os.listdir(descriptor)))
        finally:
            os.close(descriptor)

    def check_access(self) -> None:
        """Raise ``PermissionError`` for a folder in which nothing can be made."""
        descriptor = self._open()
        try:
            if not os.access(".", os.W_OK | os.X_OK, dir_fd=descriptor):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), self.name)
        finally:
            os.close(descriptor)

    def status(self, path: str) -> os.stat_result | None:
        """Return what stands at ``path``, a link for a link; None where nothing does."""
        with suppress(FileNotFoundError, NotADirectoryError), self._parent(path) as (folder, name):
            return os.stat(name, dir_fd=folder, follow_symlinks=False)
        return None

    def holds(self, path: str) -> bool:
        """Tell whether a plain file stands at ``path``."""
        status = self.status(path)
        return status is not None and stat.S_ISREG(status.st_mode)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a plain file; None when there is none."""
        with suppress(OSError), self.reading(path) as stream:
            return stream.read(MAX_BYTES)
        return None

    def digest(self, path: str) -> str | None:
        """Return the SHA-256 of a plain file, hexadecimal; None when there is none."""
        with suppress(OSError), self.reading(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
        return None

    def write(self, path: str, data: bytes, mode: int = 0o666) -> None:
        """Give a file the bytes ``data`` such that a reader, and a kill at any moment, meets the old or the new one.

        Folders on the way are made. ``mode`` passes through the umask. What stood there is replaced, whatever it was,
        but a folder: a link is not followed, and other names of the same file keep their bytes.
        """
        with self._parent(path, make=True) as (folder, name):
            # A short name of its own: an Arabic file name may already fill the 255 bytes a name can have.
            temporary = f".mezan-{secrets.token_hex(4)}.tmp"
            try:
                write_new(folder, temporary, data, mode)
                os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                with suppress(FileNotFoundError):
                    os.unlink(temporary, dir_fd=folder)
                raise
            os.fsync(folder)

    def write_changed(self, path: str, data: bytes, mode: int = 0o666) -> bool:
        """Write like ``write`` unless the file already holds ``data``; tell whether it was written."""
        if self.digest(path) == hashlib.sha256(data).hexdigest():
            return False
        self.write(path, data, mode)
        return True

    def move(self, name: str, target: "Folder", new: str) -> None:
        """Move what is called ``name`` here to ``target``, under the name ``new``; an empty folder there gives way."""
        with self._parent(name, blamed=False) as (here, old), target._parent(new, make=True) as (there, last):
            os.replace(old, last, src_dir_fd=here, dst_dir_fd=there)

    def remove(self, path: str) -> None:
        """Remove a file, or the link itself; there need be none."""
        with suppress(FileNotFoundError), self._parent(path) as (folder, name):
            os.unlink(name, dir_fd=folder)

    def remove_empty(self) -> None:
        """Remove the folder if there is nothing in it."""
        with suppress(OSError), self._parent("") as (folder, name):
            os.rmdir(name, dir_fd=folder)

    def remove_all(self, name: str) -> None:
        """Remove a folder with all that is in it; of links in it, the links."""
        with self._parent(name) as (folder, last):
            shutil.rmtree(last, dir_fd=folder)

    def make_room(self, name: str) -> None:
        """Remove the folder that stands where a file of ours belongs; all else gives way to that by itself."""
        status = self.status(name)
        if status is not None and stat.S_ISDIR(status.st_mode):
            self.remove_all(name)

    def temporaries(self) -> tuple[str, ...]:
        """Return the names of temporary files that no living process is writing."""
        return tuple(name for name in self.names() if _TEMPORARY.fullmatch(name) and self.is_abandoned(name))

    def is_abandoned(self, name: str) -> bool:
        """Tell whether a file or folder is locked by no living process."""
        with suppress(OSError), self._parent(name) as (folder, last):
            descriptor = os.open(last, os.O_RDONLY | NO_LINK, dir_fd=folder)
            try:
                if not stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    return True
            finally:
                os.close(descriptor)
        return False

    def sweep(self) -> None:
        """Remove what killed runs left in the folder."""
        for name in self.temporaries():
            self.remove(name)

    @contextmanager
    def lock(self, name: str, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold a lock file in the folder, which is made private; call ``waiting`` once if another process holds it.

        The system frees it when its holder dies, however that is.
        """
        descriptor = self._locked(name, waiting)
        while not self._is_still(descriptor, name):
            # The one we waited for was `clean`, and took the folder with it.
            os.close(descriptor)
            descriptor = self._locked(name, lambda: None)
        try:
            yield
        finally:
            os.close(descriptor)

    def _locked(self, name: str, waiting: Callable[[], None]) -> int:
        self.make(private=True)
        with self._parent(name) as (folder, last):
            descriptor = open_lock(folder, last)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        except BaseException:
            os.close(descriptor)
            raise
        return descriptor

    def _is_still(self, descriptor: int, name: str) -> bool:
        there = self.status(name)
        return there is not None and os.path.samestat(os.fstat(descriptor), there)

    @contextmanager
    def _parent(self, path: str, *, make: bool = False, blamed: bool = True) -> Iterator[tuple[int, str]]:
        """Open the folder that ``path`` lies in; yield it with the last name, as the disk has it.

        What fails with it open is told of ``path`` if that is ``blamed``.
        """
        *way, name = segments(self.below(path).path) or [""]
        descriptor = replace(self, path="/".join(way))._open(0o777 if make else None)
        try:
            yield descriptor, on_disk(descriptor, name)
        except OSError as failed:
            if blamed:
                failed.filename, failed.filename2 = self.below(path).name, None
            raise
        finally:
            os.close(descriptor)

    @contextmanager
    def reading(self, path: str) -> Iterator[BufferedReader]:
        """Open a plain file for reading."""
        with self._parent(path) as (folder, name):
            descriptor = os.open(name, os.O_RDONLY | NO_LINK, dir_fd=folder)
            try:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
                with open(descriptor, "rb", closefd=False) as stream:
                    yield stream
            finally:
                os.close(descriptor)

    def _open(self, mode: int | None = None) -> int:
        """Open the folder; with ``mode``, its permissions, make it and those it lies in if they are not there."""
        parts, done = segments(self.path), list[str]()

        def enter(folder: int, part: str) -> int:
            done.append(part)
            try:
                return enter_folder(folder, part, mode if mode is None or len(done) == len(parts) else 0o777)
            except OSError as failed:
                failed.filename = f"{self.shown}{'/'.join(done)}"
                raise

        return descend(self.held, parts, enter)
