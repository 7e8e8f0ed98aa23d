"""Folders held open, and the way down from one: segment by segment, through no link."""

import errno
import os
import unicodedata
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path

NO_LINK = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
"""How everything below a held folder is opened: no link is followed, and no pipe waited for."""
LINKS = (errno.ELOOP, errno.EMLINK)
"""What systems say of a link that is not to be followed."""


class Held:
    """A folder, open as long as somebody has this value, wherever it is moved; ``OSError`` if there is none."""

    def __init__(self, path: Path) -> None:
        self.descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
        weakref.finalize(self, os.close, self.descriptor)


def descend(held: Held, parts: Iterable[str], enter: Callable[[int, str], int]) -> int:
    """Return a new descriptor of what lies at the end of ``parts``; ``enter`` opens one of them in an open folder."""
    descriptor = os.dup(held.descriptor)
    for part in parts:
        try:
            inner = enter(descriptor, part)
        finally:
            os.close(descriptor)
        descriptor = inner
    return descriptor


def on_disk(folder: int, part: str) -> str:
    """Return the name as the folder has it: some systems write accents and Arabic marks in decomposed form."""
    if part.isascii() or unicodedata.is_normalized("NFD", part):
        return part
    try:
        names = os.listdir(folder)
    except NotADirectoryError:
        return part
    return part if part in names else next((n for n in names if unicodedata.normalize("NFC", n) == part), part)


def segments(path: str) -> list[str]:
    """Return the names of a path that only goes down; ``OSError`` for any other."""
    parts = path.split("/") if path else []
    if any(part in ("", ".", "..") or "\0" in part for part in parts):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    return parts
