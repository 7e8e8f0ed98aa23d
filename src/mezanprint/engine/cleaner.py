"""Removes what builds made, and nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

from mezanprint.engine.lock import alone
from mezanprint.engine.publish import digest_file, temporaries
from mezanprint.engine.records import read_records
from mezanprint.engine.shelf import BUILD, REPORT, cache_folder


def made(root: Path) -> tuple[Path, ...]:
    """Return what builds of the project made and what is still as they made it; the cache folder comes last."""
    build, cache = root / BUILD, cache_folder(root)
    outputs = read_records(cache).outputs
    files = [build / path for path, digest in sorted(outputs.items()) if digest_file(build / path) == digest]
    folders = sorted({build, *(path.parent for path in files), *(p for p in build.glob("*") if p.is_dir())})
    files += [path for folder in folders for path in temporaries(folder)]
    if (build / REPORT).is_file():
        files.append(build / REPORT)
    return (*files, cache) if cache.exists() else tuple(files)


def clean(root: Path, waiting: Callable[[], None]) -> tuple[Path, ...]:
    """Remove what ``made`` names and the folders that are empty then; return what was removed.

    ``waiting`` is called when a build of the project must end first.
    """
    if not cache_folder(root).is_dir():
        return _remove(root)
    with alone(cache_folder(root), waiting):
        return _remove(root)


def _remove(root: Path) -> tuple[Path, ...]:
    paths = made(root)
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for folder in (*sorted(p for p in (root / BUILD).glob("*") if p.is_dir()), root / BUILD):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return paths
