"""``mezanprint new``: a small project that builds at once, with the templates to change as one likes."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mezanprint.engine.shipped import PACKAGE, shipped
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

STARTER = PACKAGE / "starter"
SETTINGS = "mezanprint.toml"
SOURCES = ("en", "ar")
"""Languages in which a project may begin: English with an Arabic translation, or Arabic alone."""
_NOT_COPIED = ("__pycache__", ".DS_Store")


def create(folder: Path, source: str = SOURCES[0]) -> tuple[str, ...]:
    """Make a project in ``folder``, which is new or empty; return its files, sorted. It is written in ``source``.

    All is made aside first, so that a folder holds a whole project or none. ``Fault`` if the folder is not empty or
    cannot be written.
    """
    shown = os.fspath(folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            hint = msg("name a folder that does not exist yet, or an empty one")
            raise Fault(
                error(
                    "starter-not-empty",
                    msg("`{path}` is there already and is not an empty folder", path=shown),
                    None,
                    hint,
                )
            )
        folder = folder.resolve()
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".mezanprint-new-", dir=folder.parent))
        try:
            return _fill(aside, folder, source)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as failed:
        reason = foreign(failed.strerror.lower()) if failed.strerror else msg("no reason given")
        message = msg("`{path}` cannot be made: {reason}", path=shown, reason=reason)
        raise Fault(error("starter-unwritable", message, None, msg("name a folder where you may write"))) from failed


def _fill(aside: Path, folder: Path, source: str) -> tuple[str, ...]:
    project = aside / "project"
    project.mkdir()
    for name, original in _originals(source):
        target = project / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, target)
    (project / ".gitignore").write_text("/build/\n*.mo\n")  # editors of catalogs compile them beside
    made = tuple(sorted(path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()))
    if not folder.exists():
        project.rename(folder)
    else:
        _move_into(project, folder)
    return made


def _move_into(project: Path, folder: Path) -> None:
    """Fill an empty folder, perhaps the one a shell stands in. The settings come last: they make it a project."""
    moved: list[Path] = []
    try:
        for path in sorted(project.iterdir(), key=lambda path: path.name == SETTINGS):
            moved.append(path.rename(folder / path.name))  # noqa: PERF401 - each is undone if a later one fails
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def _originals(source: str) -> Iterator[tuple[str, Path]]:
    """Yield each file of a new project and where it comes from; the starter's own take the place of others.

    The wheel carries all of them; a checkout shares its templates and their words.
    """
    roots = (("templates/", shipped("templates")), ("locales/", STARTER / "locales"))
    checkout = PACKAGE.parents[1]
    if not (STARTER / "locales").is_dir():
        for pattern in ("locales/templates.pot", "locales/*/LC_MESSAGES/templates.po"):
            for path in sorted(checkout.glob(pattern)):
                yield path.relative_to(checkout).as_posix(), path
    for prefix, root in (*roots, ("", STARTER / "shared"), ("", STARTER / source)):
        for path in sorted(root.rglob("*")):
            if path.is_file() and not any(part in _NOT_COPIED for part in path.parts):
                yield prefix + path.relative_to(root).as_posix(), path
