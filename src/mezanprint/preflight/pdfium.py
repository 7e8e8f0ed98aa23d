"""pdfium in a process of its own, for a damaged file may crash it: prints JSON.

``python -m mezanprint.preflight.pdfium TASK FILE``, with ``text`` for the text of each page, ``look`` for a picture of
each page with the places of its words, ``draw`` for fine pictures of all pages, ``images`` for what is on them.
"""

import base64
import ctypes
import json
import struct
import sys
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

DPI = 96
FINE_DPI = 144
MAX_PICTURES = 60
"""Pages that are drawn at most: a report with more does not open well."""
_FINE = 100_000
_WORD_END = " \t\r\n\x02\ufffe"


def main(arguments: list[str]) -> None:
    """Print what was asked of a file; end with one line on standard error if pdfium can not open it."""
    task, path = arguments
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as bad:
        sys.exit(str(bad))
    told: dict[str, Any] = {"version": str(pypdfium2.PDFIUM_INFO.build)}
    if task == "text":
        told["pages"] = [page.get_textpage().get_text_range() for page in document]
    elif task == "look":
        told["look"] = [_look(document[number]) for number in range(min(len(document), MAX_PICTURES))]
    elif task == "draw":
        told["drawn"] = [_picture(page, FINE_DPI) for page in document]
        told["boxes"] = [[*page.get_mediabox(), *page.get_trimbox()] for page in document]
    else:
        told["images"] = [image for number, page in enumerate(document, 1) for image in _images(page, number)]
    json.dump(told, sys.stdout)


def _images(page: Any, number: int) -> Iterator[dict[str, Any]]:
    """Yield the pictures of a page with the resolution that they have at their size on it."""
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=12):
        told = thing.get_metadata()
        colours = pypdfium2.internal.ColorspaceToStr.get(told.colorspace, "?")
        dpi = round(min(told.horizontal_dpi, told.vertical_dpi), 1)
        yield {"page": number, "width": told.width, "height": told.height, "dpi": dpi, "colours": colours}


def _look(page: Any) -> dict[str, Any]:
    return {"png": _picture(page, DPI), "words": list(_places(page)), "box": list(page.get_cropbox())}


def _picture(page: Any, dpi: int) -> str:
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)
    return base64.b64encode(_png(bitmap)).decode()


def _places(page: Any) -> Iterator[list[str | float]]:
    """Yield each word and its box (see ``_share``)."""
    text = page.get_textpage()
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(text.count_chars() + 1):
        character = text.get_text_range(index, 1) if index < text.count_chars() else " "
        if not character or character in _WORD_END:
            if boxes:
                yield ["".join(letters), *_share(page, boxes)]
            letters, boxes = [], []
        else:
            letters.append(character)
            boxes.append(text.get_charbox(index, loose=True))


def _share(page: Any, boxes: list[tuple[float, float, float, float]]) -> list[float]:
    """Return the box round letters as left, top, width and height in per cent of the page as it is shown."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    (x0, y0), (x1, y1) = _shown(page, left, bottom), _shown(page, right, top)
    return [round(share, 2) for share in (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))]


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page in per cent of its picture: turned and cut as viewers show it."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return 100 * across.value / _FINE, 100 * down.value / _FINE


def _png(bitmap: Any) -> bytes:
    """Return a bitmap of three or four bytes a pixel as PNG. Source: PNG specification, sections 5 and 9."""
    raw, channels = bytes(bitmap.buffer), bitmap.n_channels
    rows = [raw[y * bitmap.stride : y * bitmap.stride + bitmap.width * channels] for y in range(bitmap.height)]
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2 if channels == 3 else 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


if __name__ == "__main__":
    main(sys.argv[1:])
