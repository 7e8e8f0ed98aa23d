"""``mezanprint new``: a small project that builds at once, with the templates to change as one likes."""

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.folder import SETTINGS, Folder
from mezanprint.project.shipped import STARTER, shipped, shipped_catalogs
from mezanprint.translating.merge_driver import ATTRIBUTES, CATALOGS

SOURCES = ("en", "ar")
"""Languages in which a project may begin: English with an Arabic translation, or Arabic alone."""
_ASIDE = re.compile(r"\.mezanprint-new-[0-9a-f]{8}")
_MAKING, _WHOLE, _LOCK = "making", "whole", "lock"
"""In a folder aside: a project that is being made, one that is all there, and the sign that somebody works on it."""
_NOT_COPIED = ("__pycache__", ".DS_Store")


def create(folder: Path, source: str = SOURCES[0]) -> tuple[str, ...]:
    """Make a project in ``folder``, which is new or empty; return its files, sorted. It is written in ``source``.

    All is made aside first, so that a folder holds a whole project or none; what a killed run left is taken away, or
    brought to its end. ``Fault`` if the folder is not empty, is a link, or cannot be written.
    """
    shown_path = os.fspath(folder)
    try:
        place = Path(os.path.abspath(folder))
        parent = Folder.chosen(place.parent)
        target, status = parent.below(place.name), parent.status(place.name)
        if status is None and place.name:
            return _make(parent, place.name, source)
        if status is None or not stat.S_ISDIR(status.st_mode) or (not _resumed(target) and target.names()):
            hint = msg("name a folder that does not exist yet, or an empty one")
            message = msg("`{path}` is there already and is not an empty folder", path=shown_path)
            raise Fault(error("starter-not-empty", message, None, hint))
        return _made(target) if target.names() else _move_in(target, source)
    except OSError as failed:
        reason = foreign(failed.strerror.lower()) if failed.strerror else msg("no reason given")
        message = msg("`{path}` cannot be made: {reason}", path=shown_path, reason=reason)
        raise Fault(error("starter-unwritable", message, None, msg("name a folder where you may write"))) from failed


def _make(parent: Folder, name: str, source: str) -> tuple[str, ...]:
    """Make a project aside and let it appear as a whole."""
    for rest in _rests(parent):
        parent.remove_all(rest)
    with _aside(parent) as aside:
        made = _fill(aside.below(_MAKING), source)
        aside.move(_MAKING, parent, name)
    return made


def _move_in(target: Folder, source: str) -> tuple[str, ...]:
    """Fill an empty folder, perhaps the one a shell stands in, which is why none is put in its place."""
    with _aside(target) as aside:
        made = _fill(aside.below(_MAKING), source)
        aside.move(_MAKING, aside, _WHOLE)
        _move_rest(aside, target)
    return made


def _move_rest(aside: Folder, target: Folder) -> None:
    """Move the parts of a whole project to their places. The settings come last: they make it a project."""
    moved: list[str] = []
    whole = aside.below(_WHOLE)
    try:
        for name in sorted(whole.names(), key=lambda name: name == SETTINGS):
            if target.status(name):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name)
            whole.move(name, target, name)
            moved.append(name)
    except BaseException:
        for name in moved:
            target.move(name, whole, name)
        raise


def _resumed(target: Folder) -> bool:
    """Bring to its end what a killed run began in a folder; tell whether there was a whole project."""
    resumed = False
    for name in _rests(target):
        rest = target.below(name)
        if rest.below(_WHOLE).is_there():
            _move_rest(rest, target)
            resumed = True
        target.remove_all(name)
    return resumed


def _rests(folder: Folder) -> tuple[str, ...]:
    """Return the names of what killed runs of this user left in a folder, which others may share."""
    return tuple(name for name in folder.names() if _ASIDE.fullmatch(name) and _is_rest(folder, name))


def _is_rest(folder: Folder, name: str) -> bool:
    status, aside = folder.status(name), folder.below(name)
    ours = status is not None and stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    return ours and (not aside.holds(_LOCK) or aside.is_abandoned(_LOCK))


@contextmanager
def _aside(folder: Folder) -> Iterator[Folder]:
    """Make a folder to work in, which is ours as long as we live."""
    name = f".mezanprint-new-{secrets.token_hex(4)}"
    aside = folder.below(name)
    try:
        with aside.lock(_LOCK, lambda: None):
            yield aside
    finally:
        with suppress(OSError):
            folder.remove_all(name)


def _fill(project: Folder, source: str) -> tuple[str, ...]:
    for name, original in _originals(source):
        project.write(name, original.read_bytes())
    project.write(".gitignore", b"/build/\n*.mo\n")  # editors of catalogs compile them beside
    project.write(ATTRIBUTES, CATALOGS.encode())
    return _made(project)


def _made(project: Folder) -> tuple[str, ...]:
    """Return the paths of all files of a project, sorted."""
    paths: list[str] = []
    for name in project.names():
        inner = project.below(name)
        paths += (f"{name}/{path}" for path in _made(inner)) if inner.is_there() else [name]
    return tuple(sorted(paths))


def _originals(source: str) -> Iterator[tuple[str, Path]]:
    """Yield each file of a new project and where it comes from; the starter's own take the place of others.

    The wheel carries all of them; a checkout shares its templates and their words.
    """
    yield from shipped_catalogs()
    for prefix, root in (("templates/", shipped("templates")), ("", STARTER / source)):
        for path in sorted(root.rglob("*")):
            if path.is_file() and not any(part in _NOT_COPIED for part in path.parts):
                yield prefix + path.relative_to(root).as_posix(), path
