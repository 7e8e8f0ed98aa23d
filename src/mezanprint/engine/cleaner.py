"""Removes what builds, proofs and dummies made, and nothing else."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from mezanprint.engine import build_history as records
from mezanprint.engine import lock
from mezanprint.engine.build_history import read_records
from mezanprint.engine.cache import entries
from mezanprint.engine.lock import alone
from mezanprint.engine.output_folder import (
    BUILD,
    CACHE,
    OPENING,
    REPORT,
    SCHEMA_FILES,
    STUDIO_FILES,
    cache_folder,
    writing,
)
from mezanprint.model.editions import GALLERY, PROOFS
from mezanprint.project.files import Files
from mezanprint.project.folder import Folder


def made(root: Path) -> tuple[str, ...]:
    """Return the paths of what was made of the project and is still as it was made; the cache comes last.

    ``Fault`` if the project is gone, or a link stands in the place of a folder of ours.
    """
    with writing(BUILD):
        return _made(Files(root).folder)


def _made(root: Folder) -> tuple[str, ...]:
    build, cache = root.below(BUILD), cache_folder(root)
    outputs = read_records(cache).outputs
    files = [path for path, digest in sorted(outputs.items()) if build.digest(path) == digest]
    files += [f"{folder}/{name}" for folder in _folders(build) for name in build.below(folder).temporaries()]
    files += build.temporaries()
    files += [path for path in (REPORT, *SCHEMA_FILES, *STUDIO_FILES) if build.holds(path)]
    kept = _kept(cache)
    if set(kept) != set(cache.names()):
        files += [f"{CACHE}/{name}" for name in kept]
    elif cache.is_there():
        files.append(CACHE)
    return tuple(f"{BUILD}/{path}" for path in files)


def _kept(cache: Folder) -> tuple[str, ...]:
    """Return the names of our files in the cache folder, which may have others: it may be that of another program."""
    beside = (name for name in (lock.NAME, records.NAME, OPENING) if cache.holds(name))
    # The lock goes last: who finds none may begin to build.
    return tuple(sorted((*entries(cache), *beside), key=lambda name: (name == lock.NAME, name)))


def _folders(build: Folder) -> tuple[str, ...]:
    """Return the folders of editions and, before the ones that they lie in, of their proofs and of samples."""
    inner = (f"{outer}/{name}" for outer in (PROOFS, GALLERY) for name in _inside(build.below(outer)))
    return (*inner, *(name for name in _inside(build) if name != CACHE))


def _inside(folder: Folder) -> tuple[str, ...]:
    if not folder.is_there():
        return ()
    return tuple(name for name in folder.names() if folder.below(name).is_there())


def clean(root: Path, waiting: Callable[[], None]) -> tuple[str, ...]:
    """Remove what ``made`` names and the folders that are empty then; return what was removed.

    ``waiting`` is called when a build of the project must end first. ``Fault`` as for ``made``, or where nothing may
    be removed.
    """
    folder = Files(root).folder
    with ExitStack() as held:
        if cache_folder(folder).is_there():
            held.enter_context(alone(cache_folder(folder), waiting))
        with writing(BUILD):
            return _remove(folder)


def _remove(root: Folder) -> tuple[str, ...]:
    paths = _made(root)
    build, cache = root.below(BUILD), cache_folder(root)
    for path in paths:
        if path == cache.path:
            for name in _kept(cache):
                cache.remove(name)
        else:
            root.remove(path)
    for folder in (cache, *map(build.below, _folders(build)), build):
        folder.remove_empty()
    return paths
