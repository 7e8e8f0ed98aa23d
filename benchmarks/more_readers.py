"""What readers tell of a file: those of the program, and pypdf and pdfminer where they are installed."""

import importlib.util
from pathlib import Path

import pypdfium2
from bidi import get_display

import corpus
from mezanprint.preflight.readers.readers import read_text

NAMES = ("pypdf", "pdfminer")


def read(pdf: Path, *, rtl: bool) -> dict[str, str]:
    """Return the text of a file by reader, and under ``pdfium's call`` which needles its search call finds.

    pdfminer tells the characters of a line as they stand on paper: its lines are turned, as ``rtl`` says.
    """
    told = {reading.reader: reading.text for reading in read_text(pdf)}
    if importlib.util.find_spec("pypdf"):
        import pypdf

        told["pypdf"] = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    if importlib.util.find_spec("pdfminer"):
        from pdfminer.high_level import extract_text

        base = "R" if rtl else "L"
        told["pdfminer"] = "\n".join(get_display(line, base_dir=base) for line in extract_text(str(pdf)).splitlines())
    told["pdfium's call"] = "\0".join(_searched(pdf, corpus.prose("needles")))
    return told


def _searched(pdf: Path, needles: list[str]) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage() for page in document]
        return [needle for needle in needles if any(page.search(needle).get_next() for page in pages)]
    finally:
        document.close()
