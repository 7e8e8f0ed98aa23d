"""The text of a file as a reader of PDF gives it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file as one reader gives it."""

    reader: str
    """``poppler``, ``poppler -raw``, ``pdfium``, ``pdf.js``, ``MuPDF``, ``PDFBox`` or ``PDFBox -sort``."""
    version: str
    pages: tuple[str, ...]
    """Text of each page; lines end with a newline."""
    failure: str = ""
    """Why there is no text, in the reader's words; empty when it could read the file."""

    @property
    def text(self) -> str:
        """Text of all pages."""
        return "\n".join(self.pages)
