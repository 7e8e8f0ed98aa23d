"""A finished PDF as pdfium has it open, for all that is asked of it one after the other.

To open a file, parse its pages and find the letters on them costs more than most questions about them.
"""

import atexit
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page, the letters on it, and these as text."""

    page: pypdfium2.PdfPage
    letters: pypdfium2.PdfTextPage
    text: str


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file with its pages."""

    document: pypdfium2.PdfDocument
    pages: Sequence[OpenPage]

    def close(self) -> None:
        """Give back what pdfium holds of it."""
        self.document.close()


@lru_cache(maxsize=1)
def open_file(pdf: bytes) -> OpenFile:
    """Return a file opened by pdfium, which stays open for the next question about it."""
    document = pypdfium2.PdfDocument(pdf)
    return OpenFile(document, tuple(map(_opened, document)))


# Before pdfium goes, or it names on the way whatever is open.
atexit.register(open_file.cache_clear)


def take_open(pdf: bytes) -> OpenFile:
    """Return a file for one who changes its pages and closes it: whoever asks next gets it as it is."""
    taken = open_file(pdf)
    open_file.cache_clear()
    return taken


def _opened(page: pypdfium2.PdfPage) -> OpenPage:
    letters = page.get_textpage()
    return OpenPage(page, letters, letters.get_text_range())
