"""A page of a PDF as a picture, drawn by pdfium. Whose file it is decides whether that needs a box around it."""

import struct
import zlib
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


def picture_of(page: Any, dpi: float, level: int = SMALL) -> bytes:
    """Return the picture of a page of pdfium as PNG."""
    return _png(page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False), level)


def _png(bitmap: Any, level: int) -> bytes:
    """Return a bitmap of three or four bytes a pixel as PNG. Source: PNG specification, sections 5 and 9."""
    raw, channels, width = memoryview(bitmap.buffer).cast("B"), bitmap.n_channels, bitmap.width * bitmap.n_channels
    rows = (part for y in range(bitmap.height) for part in (b"\0", raw[y * bitmap.stride : y * bitmap.stride + width]))
    body = zlib.compress(b"".join(rows), level)
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2 if channels == 3 else 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)
