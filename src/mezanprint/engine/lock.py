"""One build of a project at a time."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mezanprint.engine.publish import make_folder
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import gone

NAME = "lock"
_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock in the cache folder; call ``waiting`` once if another process holds it.

    The system frees it when its holder dies, however that is. No folder is made but that one: ``Fault`` where the
    project is gone.
    """
    path = folder / NAME
    descriptor = _held(path, waiting)
    while not _is_at(descriptor, path):
        # The one we waited for was `clean`, and took the folder with it.
        os.close(descriptor)
        descriptor = _held(path, lambda: None)
    try:
        yield
    finally:
        os.close(descriptor)


def _held(path: Path, waiting: Callable[[], None]) -> int:
    try:
        make_folder(path.parent.parent)
        make_folder(path.parent, 0o700)
        descriptor = os.open(path, _OPEN, 0o600)
    except FileNotFoundError:
        raise Fault(gone()) from None
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


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
