"""What a file is that cannot be read as PDF, where its beginning says so."""

from pathlib import Path

from mezanprint.model.translatable import msg

_PAGES = (b"<!doctype html", b"<html")


def hints_of(file: Path) -> tuple[str, ...]:
    """Return what to do with a file that is no PDF; nothing where it does not look like any other kind we know."""
    with file.open("rb") as stream:
        beginning = stream.read(64).lstrip().lower()
    if beginning.startswith(_PAGES):
        return (msg("this is a web page: a browser shows it; for a PDF, build the document with another `--profile`"),)
    return ()
