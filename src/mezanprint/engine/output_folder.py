"""The folder that the files of a build go to."""

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.editions import Edition
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.files import gone
from mezanprint.project.folder import Folder

BUILD = "build"
CACHE = ".cache"
REPORT = "report.json"
SCHEMAS = "schemas"
SCHEMA_FILES = tuple(f"{SCHEMAS}/{name}.json" for name in ("settings", "components", "kind", "document", "data"))
STUDIO = ".studio"
"""The folder of what is there only while the studio runs, readable by its owner only."""
SAVING = "saving"
"""The file in it that is locked while a translation is written."""
OPENING = "open.html"
"""The file by which a browser is led to a page of ours: in the cache folder, or in that of the studio."""
STUDIO_FILES = tuple(f"{STUDIO}/{name}" for name in (OPENING, SAVING))


class OutputFolder:
    """An output folder, with the name people know it by."""

    def __init__(self, root: Folder, out: Path | None = None) -> None:
        """Take the project folder, and another place than its ``build/`` if one is wanted."""
        self.folder = root.below(BUILD) if out is None else Folder.chosen(out, root)
        self.is_own = self.folder == root.below(BUILD)
        self.shown = self.folder.name

    def open(self, editions: tuple[Edition, ...]) -> None:
        """Make the folders and sweep what killed runs left; ``Fault`` if nothing could be written there."""
        for name in sorted({edition.locale_code for edition in editions}):
            folder = self.folder.below(name)
            with writing(folder.name):
                folder.make()
                folder.sweep()
                folder.check_access()

    def path(self, edition: Edition) -> str:
        """Return where the file of an edition goes, as people know it."""
        return f"{self.shown}/{edition.output_path}"

    def holds(self, edition: Edition) -> bool:
        """Tell whether a file of the edition stands there, of whatever age."""
        with suppress(OSError):
            return self.folder.holds(edition.output_path)
        return False

    def has(self, place: str, data: bytes) -> bool:
        """Tell whether this very file stands in its place below the folder."""
        return self.folder.digest(place) == hashlib.sha256(data).hexdigest()

    def put(self, place: str, data: bytes) -> bool:
        """Put a file in its place below the folder unless it is there already; tell whether it was not.

        ``OSError`` if it can not be.
        """
        return self.folder.write_changed(place, data)


def cache_folder(root: Folder) -> Folder:
    """Return the folder of kept results of the project in ``root``."""
    return root.below(f"{BUILD}/{CACHE}")


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Make a ``Fault`` of what hinders the writing of ``path``."""
    try:
        yield
    except OSError as failed:
        raise Fault(unwritable(path, failed)) from None


def unwritable(path: str, failed: OSError) -> Diagnostic:
    """Return the finding for a place that can not be written, or for a project that is gone, folders and all."""
    if failed.errno == errno.ENOENT:
        return gone()
    if failed.errno == errno.ELOOP:
        link = str(failed.filename or path)
        hint = msg("put a folder in its place; to write on another drive, name a folder there with `--out`")
        message = msg("`{path}` is a link, and nothing is written through a link", path=link)
        return error("build-link", message, Span(link), hint)
    return error(
        "build-write",
        msg("cannot be written: {reason}", reason=foreign(failed.strerror or str(failed))),
        Span(path),
        msg("make room, or let yourself write there; what stood there before is as it was"),
    )
