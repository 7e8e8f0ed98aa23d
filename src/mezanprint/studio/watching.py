"""Notices that another program has changed a file that is shown, or has built something."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread

from mezanprint.engine.build_history import NAME as RECORDS
from mezanprint.engine.dependencies import Answers
from mezanprint.engine.output_folder import BUILD, CACHE
from mezanprint.engine.watcher import FOLDERS, moments
from mezanprint.model.diagnostics import Fault
from mezanprint.project.config import CONFIG_PATH
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal

_PATIENCE = 0.5
"""Seconds that the thread has to notice that it is to end."""


class Watching:
    """Watches what was read, in a thread of its own; what the studio writes itself is no news."""

    def __init__(self, root: Path, tell: Callable[[], None], tell_built: Callable[[], None]) -> None:
        """Take the project folder, and who is told that a file is another one now, and that something was built."""
        self._root, self._tell, self._tell_built = root, tell, tell_built
        self._lock = Lock()
        self._reads: dict[str, str] = {}
        self._refused: Mapping[str, tuple[int, int]] | None = None
        """All files as they were before the last reading that failed."""
        self._ending = Event()
        self._thread: Thread | None = None

    def look_at(self, reads: Mapping[str, str]) -> None:
        """Watch these files from now on, each with the answer that it gave when it was read."""
        with self._lock:
            self._reads.update(reads)
            self._start()

    @contextmanager
    def looking_out(self) -> Iterator[None]:
        """Where a reading fails, take any change for news: nobody knows what it would have read further on."""
        before = _marks(self._root)
        try:
            yield
        except Refusal:
            with self._lock:
                self._refused = before
                self._start()
            raise

    @contextmanager
    def putting(self, path: str, data: bytes) -> Iterator[None]:
        """Know that the studio writes a file in this block: whoever looks meanwhile waits, and meets what is known."""
        with self._lock:
            self._reads[path] = hashlib.sha256(data).hexdigest()
            yield

    def stop(self) -> None:
        """End the thread."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name="watching", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        records = self._root / BUILD / CACHE / RECORDS
        before = _marks_of((str(records),))
        for is_due in moments(self._root):
            if self._ending.is_set():
                return
            is_changed = self._is_changed(all_of_them=is_due)
            if self._is_tried_again() or is_changed:
                self._tell()
            if (now := _marks_of((str(records),))) != before:
                before = now
                self._tell_built()

    def _is_tried_again(self) -> bool:
        """Tell whether what could not be read may be read now."""
        with self._lock:
            if self._refused is None or self._refused == _marks(self._root):
                return False
            self._refused = None
            return True

    def _is_changed(self, *, all_of_them: bool) -> bool:
        """Tell whether any file is another one than was known, and know it from now on.

        The settings lie outside the folders whose changes the system tells, so they are looked at each time.
        """
        with self._lock:
            reads = {path: digest for path, digest in self._reads.items() if all_of_them or path == CONFIG_PATH}
        with suppress(Fault, OSError):
            files = Files(self._root)
            answers = Answers(files)
            changed = {path for path, digest in reads.items() if not answers.are_still({path: digest})}
            with self._lock:
                # What was written by the studio meanwhile is known already.
                changed = {path for path in changed if self._reads.get(path) == reads[path]}
                self._reads.update({path: answers.of(path) for path in changed})
            return bool(changed)
        return False


def _marks(root: Path) -> Mapping[str, tuple[int, int]]:
    """Return time and size of all files that a project is made of."""
    walks = [os.walk(root / name) for name in FOLDERS]
    paths = [os.path.join(folder, name) for walk in walks for folder, _, names in walk for name in names]
    return _marks_of((*paths, str(root / CONFIG_PATH)))


def _marks_of(paths: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """Return time and size of those files that are there."""
    marks = {}
    for path in paths:
        with suppress(OSError):  # gone while we look
            status = os.stat(path, follow_symlinks=False)
            marks[path] = (status.st_mtime_ns, status.st_size)
    return marks
