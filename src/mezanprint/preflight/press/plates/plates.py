"""Plates as pictures, read from the format that Ghostscript writes them in.

Adobe Photoshop File Formats Specification, November 2019: a header, three sections that begin with their length, and
the planes one after the other. A plane holds light: 0 is full ink.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

PROCESS = ("C", "M", "Y", "K")
_HEADER = struct.Struct(">4sH6xHIIHH")
_CMYK = 4
_NAMES = 0x03EE
"""Resource with the names of the planes beyond those of the process inks, each after its length."""


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of one page, 0 for full ink and 255 for none."""

    inks: tuple[str, ...]
    """``C``, ``M``, ``Y``, ``K`` and the names of spot inks."""
    images: tuple[Image.Image, ...]


def read_plates(data: bytes) -> Plates:
    """Return the plates; ``ValueError`` if the data is none."""
    try:
        signature, _, number, height, width, depth, mode = _HEADER.unpack_from(data)
        (resources, *_), at = _sections(data)
        (packing,) = struct.unpack_from(">H", data, at)
        inks = (*PROCESS, *_spots(resources))
    except struct.error:
        raise ValueError("cut off") from None
    size, start = width * height, at + 2
    if (signature, depth, mode, packing, len(inks)) != (b"8BPS", 8, _CMYK, 0, number):
        raise ValueError("not as expected")
    if len(data) < start + number * size:
        raise ValueError("cut off")
    planes = (data[start + place * size : start + (place + 1) * size] for place in range(number))
    return Plates(inks, tuple(Image.frombytes("L", (width, height), plane) for plane in planes))


def _sections(data: bytes) -> tuple[list[bytes], int]:
    """Return resources and layers of a file, and where its planes begin."""
    at, sections = _HEADER.size, []
    for _ in ("colours", "resources", "layers"):
        (length,) = struct.unpack_from(">I", data, at)
        sections.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return sections[1:], at


def _spots(resources: bytes) -> Iterator[str]:
    at = 0
    while at < len(resources):
        number, name = struct.unpack_from(">4xHB", resources, at)
        at += 6 + (name + 2) // 2 * 2
        (length,) = struct.unpack_from(">I", resources, at)
        if number == _NAMES:
            yield from _strings(resources[at + 4 : at + 4 + length])
        at += 4 + length + length % 2


def _strings(data: bytes) -> Iterator[str]:
    while data and data[0]:  # the last may be followed by a zero, to an even length
        yield data[1 : 1 + data[0]].decode("utf-8", "replace")
        data = data[1 + data[0] :]
