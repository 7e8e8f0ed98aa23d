"""pdfium, which comes with this program. It runs in a box, for a damaged file may crash it, and others may do worse."""

import base64
import ctypes
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as raw

from mezanprint.pdf.page_picture import picture_of
from mezanprint.preflight.inspection.facts import Image
from mezanprint.preflight.readers.readings import Reading

DPI = 96
FINE_DPI = 144
MAX_PICTURES = 60
"""Pages that are drawn at most: a report with more does not open well."""
MAX_PIXELS = 4_000_000
"""Of a picture in a report; an A2 sheet has as many. A larger page is drawn smaller."""
_FINE = 100_000
_WORD_END = " \t\r\n\x02\ufffe"

Share: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height in per cent of a page."""


@dataclass(frozen=True, slots=True)
class Look:
    """A page as a report shows it."""

    number: int
    """From 1."""
    png: str
    """Its picture, in Base64."""
    words: tuple[tuple[str, float, float, float, float], ...]
    """Each word with left, top, width and height in per cent of the picture."""
    box: tuple[float, float, float, float]
    """CropBox: left, bottom, right, top in pt."""
    dpi: float
    """Resolution of the picture: ``DPI``, or less for a page that is too large for it."""
    turn: int = 0
    """Degrees clockwise by which the picture is turned against ``box`` (``/Rotate``)."""

    @property
    def is_coarse(self) -> bool:
        """Whether the page is too large to be drawn in the usual resolution."""
        return self.dpi < DPI


@dataclass(frozen=True, slots=True)
class Looked:
    """What could be drawn of a file, and why there is no more."""

    pages: tuple[Look, ...]
    total: int
    """Pages of the file."""


def read(file: Path) -> Reading:
    """Return the text of each page."""
    version = str(pypdfium2.PDFIUM_INFO.build)
    try:
        document = pypdfium2.PdfDocument(file)
        return Reading("pdfium", version, tuple(page.get_textpage().get_text_range() for page in document))
    except pypdfium2.PdfiumError as bad:
        return Reading("pdfium", version, (), str(bad))


def look(file: Path, seconds: float) -> Looked:
    """Return a picture of each of the first pages with the places of its words, as far as ``seconds`` go."""
    document = pypdfium2.PdfDocument(file)
    looks: list[Look] = []
    while len(looks) < min(len(document), MAX_PICTURES) and time.process_time() < seconds:
        looks.append(_look(document[len(looks)], len(looks) + 1))
    return Looked(tuple(looks), len(document))


def draw(file: Path, numbers: frozenset[int] | None = None) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Return a fine picture of each page, or of those that are named (from 1), in Base64, with MediaBox and TrimBox."""
    document = pypdfium2.PdfDocument(file)
    wanted = (document[number - 1] for number in sorted(numbers)) if numbers is not None else iter(document)
    return tuple((_picture(page, FINE_DPI), (*page.get_mediabox(), *page.get_trimbox())) for page in wanted)


def images(file: Path) -> tuple[Image, ...]:
    """Return what pictures are on the pages; none for a file that pdfium can not open: ``read`` says why."""
    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError:
        return ()
    return tuple(image for number, page in enumerate(document, 1) for image in _images(page, number))


def _images(page: Any, number: int) -> Iterator[Image]:
    """Yield the pictures of a page with the resolution that they have at their size on it."""
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=12):
        told = thing.get_metadata()
        colours = pypdfium2.internal.ColorspaceToStr.get(told.colorspace, "?")
        dpi = round(min(told.horizontal_dpi, told.vertical_dpi), 1)
        yield Image(number, told.width, told.height, dpi, colours)


def _look(page: Any, number: int) -> Look:
    width, height = page.get_size()
    most = 72 * math.sqrt(MAX_PIXELS / max(1, width * height))
    dpi = min(DPI, most)
    words = tuple(_places(page))
    return Look(number, _picture(page, dpi), words, page.get_cropbox(), round(dpi, 1), page.get_rotation())


def _picture(page: Any, dpi: float) -> str:
    return base64.b64encode(picture_of(page, dpi)).decode()


def _places(page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield each word and its box (see ``_share``)."""
    text = page.get_textpage()
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(text.count_chars() + 1):
        character = text.get_text_range(index, 1) if index < text.count_chars() else " "
        if not character or character in _WORD_END:
            if boxes:
                yield ("".join(letters), *_share(page, boxes))
            letters, boxes = [], []
        else:
            letters.append(character)
            boxes.append(text.get_charbox(index, loose=True))


def _share(page: Any, boxes: list[tuple[float, float, float, float]]) -> Share:
    """Return the box round letters as left, top, width and height in per cent of the page as it is shown."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    (x0, y0), (x1, y1) = _shown(page, left, bottom), _shown(page, right, top)
    left, top, width, height = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    return round(left, 2), round(top, 2), round(width, 2), round(height, 2)


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page in per cent of its picture: turned and cut as viewers show it."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return 100 * across.value / _FINE, 100 * down.value / _FINE
