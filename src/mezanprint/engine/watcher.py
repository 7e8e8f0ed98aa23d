"""Says when to look whether something changed, however an editor saves."""

import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

FOLDERS = ("content", "templates", "locales", "fonts")
_TICK = 400
"""Milliseconds between looks at the settings, which stand outside the watched folders."""
_STEP = 30
"""Milliseconds of quiet that end a burst of changes: the steps of one save."""
_BURST = 300
_SCAN = 30.0
"""Seconds between full scans, for changes that the system does not tell (some network drives)."""
_BLIND_SCAN = 2.0
"""The same where the system tells nothing at all."""


def moments(root: Path) -> Iterator[bool]:
    """Yield, for ever, each moment at which to look whether something changed; True where all must be looked at.

    Follows the folders when they are replaced, and scans where they cannot be watched.
    """
    while True:
        places = _places(root)
        if not places:
            # The project, or the drive it is on, is away.
            time.sleep(_TICK / 1000)
            yield True
            continue
        due = 0.0  # what changed before the folders were watched is told by nobody
        try:
            for changes in watch(
                *places,
                watch_filter=None,
                step=_STEP,
                debounce=_BURST,
                rust_timeout=_TICK,
                yield_on_timeout=True,
                raise_interrupt=True,
            ):
                full = bool(changes) or time.monotonic() >= due
                due = time.monotonic() + _SCAN if full else due
                yield full
                if _places(root) != places:
                    break
        except (OSError, RuntimeError):
            # Nothing there to watch, or no watches left.
            time.sleep(_BLIND_SCAN)
            yield True


def _places(root: Path) -> dict[Path, int]:
    """Return the watched folders with the identity of each: a folder put in place of another is another one."""
    places = {}
    for folder in (root / name for name in FOLDERS):
        with suppress(OSError):  # not there, or renamed while we look
            if stat.S_ISDIR((status := folder.stat()).st_mode):
                places[folder] = status.st_ino
    return places
