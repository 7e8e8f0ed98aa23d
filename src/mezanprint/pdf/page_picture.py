"""A page of a PDF as a picture, drawn by pdfium. Whose file it is decides whether that needs a box around it."""

import struct
import zlib
from collections.abc import Iterator
from math import ceil
from typing import Any

import pypdfium2

SMALL, FAST = 6, 1
"""Levels of deflate: for what is kept, and for what is looked at once."""


def draw_page(pdf: bytes, index: int, dpi: float, *, level: int = FAST) -> bytes:
    """Return the picture of a page, from 0, as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return picture_of(document[index], dpi, level)
    finally:
        document.close()


def draw_part(pdf: bytes, index: int, dpi: float, sides: tuple[int, int, int, int]) -> bytes:
    """Return a part of a page, from 0: red, green and blue of each pixel, row by row, and nothing off the page.

    ``sides`` are its left, top, right and bottom in pixels from the left and the top of the page.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page, scale = document[index], dpi / 72
        across, down = (ceil(side * scale) for side in page.get_size())
        left, top, right, bottom = sides
        cut = max(left, 0), max(down - bottom, 0), max(across - right, 0), max(top, 0)
        if cut[0] + cut[2] >= across or cut[1] + cut[3] >= down:
            return b""
        # What is cut off is rounded up to whole pixels.
        crop = tuple(max(side - 0.5, 0) / scale for side in cut)
        return b"".join(_rows(page.render(scale=scale, crop=crop, rev_byteorder=True)))
    finally:
        document.close()


def picture_of(page: Any, dpi: float, level: int = SMALL) -> bytes:
    """Return the picture of a page of pdfium as PNG."""
    return _png(page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False), level)


def _png(bitmap: Any, level: int) -> bytes:
    """Return a bitmap of three or four bytes a pixel as PNG. Source: PNG specification, sections 5 and 9."""
    body = zlib.compress(b"".join(part for row in _rows(bitmap) for part in (b"\0", row)), level)
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2 if bitmap.n_channels == 3 else 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _rows(bitmap: Any) -> Iterator[memoryview]:
    raw, width = memoryview(bitmap.buffer).cast("B"), bitmap.width * bitmap.n_channels
    return (raw[start : start + width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride))
