"""Notices that another program has changed a file that is shown."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Thread

from mezanprint.engine.dependencies import Answers
from mezanprint.engine.watcher import moments
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files

_PATIENCE = 0.5
"""Seconds that the thread has to notice that it is to end."""


class Watching:
    """Watches what was read, in a thread of its own; what the studio writes itself is no news."""

    def __init__(self, root: Path, tell: Callable[[], None]) -> None:
        """Take the project folder, and who is told that a file is another one now."""
        self._root, self._tell = root, tell
        self._lock = Lock()
        self._reads: dict[str, str] = {}
        self._ending = Event()
        self._thread: Thread | None = None

    def look_at(self, reads: Mapping[str, str]) -> None:
        """Watch these files from now on, each with the answer that it gave when it was read."""
        with self._lock:
            self._reads.update(reads)
            if self._thread is None:
                self._thread = Thread(target=self._work, name="watching", daemon=True)
                self._thread.start()

    def wrote(self, path: str, data: bytes) -> None:
        """Know that a file was written by the studio."""
        with self._lock:
            self._reads[path] = hashlib.sha256(data).hexdigest()

    def stop(self) -> None:
        """End the thread."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _work(self) -> None:
        for is_due in moments(self._root):
            if self._ending.is_set():
                return
            if is_due and self._is_changed():
                self._tell()

    def _is_changed(self) -> bool:
        """Tell whether any file is another one than was known, and know it from now on."""
        with self._lock:
            reads = dict(self._reads)
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
