"""What a picture carries beside its pixels and shapes: place, time, camera, editor, words."""

import re
import struct
from collections.abc import Iterator

_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM"}
"""Chunks of PNG without which pixels would look otherwise (PNG 3, 11)."""
_SEGMENTS = {0xE0, 0xEE}
"""Application segments that say how pixels are coded: JFIF and Adobe."""
_OF_TEXT = re.compile(
    rb"<!--|<\?xml-|<(?:\w+:)?(?:script|style|metadata|title|desc|text|image|foreignObject|a)\b|\son\w+=|\sid=[\"'](?!n\d+[\"'])"
)
_HREF = re.compile(rb"(?:href|src)\s*=\s*[\"'](?!#)([^\"']*)")


def hidden_in(data: bytes, media_type: str) -> Iterator[str]:
    """Yield names of what a PNG, JPEG or SVG carries that is no picture; a font carries nothing of the document."""
    if media_type == "image/png":
        yield from _in_png(data)
    elif media_type == "image/jpeg":
        yield from _in_jpeg(data)
    elif media_type == "image/svg+xml":
        yield from (found[0].decode() for found in (*_OF_TEXT.finditer(data), *_HREF.finditer(data)))


def _in_png(data: bytes) -> Iterator[str]:
    place = 8
    while place + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        if name not in _CHUNKS:
            yield name.decode("latin-1")
        place += length + 12
    if place != len(data) or not data.startswith(b"\x89PNG"):
        yield "PNG"


def _in_jpeg(data: bytes) -> Iterator[str]:
    """Yield the segments before the pixels that are none of them; what follows the end counts, too."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and marker not in _SEGMENTS):
            yield f"APP{marker - 0xE0}" if marker != 0xFE else "COM"
        if marker == 0xDA:
            break
        place += length + 2
    if not data.endswith(b"\xff\xd9") or not data.startswith(b"\xff\xd8"):
        yield "JPEG"
