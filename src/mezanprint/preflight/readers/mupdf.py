"""MuPDF as a package of Python, where it is installed: a tool of tests and releases. It runs in a box."""

from pathlib import Path

from mezanprint.preflight.readers.readings import Reading


def read(file: Path) -> Reading:
    """Return the text of each page."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    with pymupdf.open(file) as document:
        return Reading("MuPDF", pymupdf.mupdf_version, tuple(page.get_text() for page in document))
