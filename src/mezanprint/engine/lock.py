"""One build of a project at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock

NAME = "lock"


@contextmanager
def alone(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock in the cache folder; call ``waiting`` once if another process holds it.

    The system frees it when its holder dies, however that is.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / NAME, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        _wait(lock, folder)
    try:
        yield
    finally:
        lock.release()


def _wait(lock: "BaseFileLock", folder: Path) -> None:
    try:
        lock.acquire()
    except FileNotFoundError:
        # The one we waited for was `clean`, and took the folder with it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
