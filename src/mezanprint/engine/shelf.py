"""The folder that the PDFs of a build go to."""

import errno
import hashlib
import os
from pathlib import Path

from mezanprint.engine.publish import digest_file, make_folder, sweep, write_whole
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.editions import Edition
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.files import gone

BUILD = "build"
CACHE = ".cache"
REPORT = "report.json"


class Shelf:
    """An output folder, with the name people know it by."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        """Take the project folder, and another place than its ``build/`` if one is wanted."""
        self.root = root
        self.folder = folder or root / BUILD
        self.is_own = self.folder.absolute() == (root / BUILD).absolute()
        absolute = self.folder.absolute()
        self.shown = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else str(self.folder)

    def open(self, editions: tuple[Edition, ...]) -> None:
        """Make the folders and sweep what killed runs left; ``Fault`` if PDFs could not be written there.

        The project folder itself is never made: it may be away for a moment.
        """
        for name in sorted({edition.locale_code for edition in editions}):
            folder = self.folder / name
            try:
                _make_folders(folder, self.root)
                sweep(folder)
                _check_access(folder)
            except OSError as failed:
                raise Fault(unwritable(f"{self.shown}/{name}", failed)) from None

    def make(self) -> None:
        """Make the folder, but never the project's; ``OSError`` if it can not be."""
        _make_folders(self.folder, self.root)

    def path(self, edition: Edition) -> str:
        """Return where the PDF of an edition goes, as people know it."""
        return f"{self.shown}/{edition.output_path}"

    def holds(self, edition: Edition) -> bool:
        """Tell whether a PDF of the edition stands there, of whatever age."""
        return (self.folder / edition.output_path).is_file()

    def put(self, place: str, pdf: bytes) -> bool:
        """Put a PDF in its place below the folder unless it is there already; tell whether it was not.

        ``OSError`` if it can not be.
        """
        path = self.folder / place
        if digest_file(path) == hashlib.sha256(pdf).hexdigest():
            return False
        write_whole(path, pdf)
        return True


def _make_folders(folder: Path, root: Path) -> None:
    """Make a folder and those it lies in, but not ``root`` or what that lies in; ``OSError`` where it can not be."""
    for each in reversed((folder, *folder.parents)):
        if not root.is_relative_to(each):
            make_folder(each)


def _check_access(folder: Path) -> None:
    """Raise ``PermissionError`` for a folder in which nothing can be made, and another ``OSError`` for none."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        if not os.access(".", os.W_OK | os.X_OK, dir_fd=descriptor):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    finally:
        os.close(descriptor)


def cache_folder(root: Path) -> Path:
    """Return the folder of kept results of the project below ``root``."""
    return root / BUILD / CACHE


def unwritable(path: str, failed: OSError) -> Diagnostic:
    """Return the finding for a place that can not be written, or for a project that is gone, folders and all."""
    if failed.errno == errno.ENOENT:
        return gone()
    return error(
        "build-write",
        msg("cannot be written: {reason}", reason=foreign(failed.strerror or str(failed))),
        Span(path),
        msg("make room, or let yourself write there; what stood there before is as it was"),
    )
