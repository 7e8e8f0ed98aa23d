"""Composite glyphs appended to a subset TrueType font.

Written into the tables by hand: to compile a font anew takes longer than to set the page. Source of the formats:
OpenType specification, ``glyf``, ``loca``, ``hmtx``, ``hhea``, ``maxp``, ``head``, ``post``.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence

from mezanprint.typesetting.text_layer.codes import Composite

_KEPT = ("OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post", "prep")
"""What a PDF needs (ISO 32000-1, 9.9), and the licence bits in ``OS/2``. Names, characters and variations are the
dictionary's to tell, or done with; they take a fifth of a small font."""
_WORDS, _XY, _ROUND, _MORE = 0x0001, 0x0002, 0x0004, 0x0020
_MAGIC = 0xB1B0AFBA
_POST_3 = struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
"""A ``post`` table without glyph names."""


def add_composites(content: bytes, shapes: Iterable[Composite], upem: int) -> tuple[bytes, dict[Composite, int]]:
    """Return the font with a glyph for each shape, and their glyph ids. Shapes are in 1/1000 em."""
    tables = _tables(content)
    glyphs = _Glyphs(tables, upem / 1000)
    ids = {shape: glyphs.add(shape) for shape in shapes}
    glyphs.store(tables)
    return _file(tables, content[:4]), ids


def keep_needed(content: bytes) -> bytes:
    """Return the font with the tables that a PDF needs, and no others."""
    tables = {tag: data for tag, data in _tables(content).items() if tag in _KEPT}
    if "post" in tables:
        tables["post"] = _POST_3
    return _file(tables, content[:4])


def _tables(content: bytes) -> dict[str, bytes]:
    entries = (
        struct.unpack_from(">4sIII", content, 12 + 16 * n) for n in range(struct.unpack_from(">H", content, 4)[0])
    )
    return {tag.decode("latin-1"): content[start : start + length] for tag, _, start, length in entries}


class _Glyphs:
    """Outlines and metrics of a font, and what is added to them."""

    def __init__(self, tables: Mapping[str, bytes], scale: float) -> None:
        self._scale = scale
        count = struct.unpack_from(">H", tables["maxp"], 4)[0]
        wide = struct.unpack_from(">h", tables["head"], 50)[0]
        found = struct.unpack_from(f">{count + 1}{'I' if wide else 'H'}", tables["loca"])
        self._places: list[int] = list(found) if wide else [2 * place for place in found]
        self._glyf = bytearray(tables["glyf"])
        self._count: int = count
        self._metrics = _full_metrics(tables["hmtx"], struct.unpack_from(">H", tables["hhea"], 34)[0], count)
        self._widest: int = struct.unpack_from(">H", tables["hhea"], 10)[0]
        self._parts = 0

    def add(self, shape: Composite) -> int:
        """Append a composite glyph; return its id."""
        parts = [
            (gid, round(x * self._scale), round(y * self._scale)) for gid, x, y in shape.parts if self._has_ink(gid)
        ]
        box = self._box(parts)
        if parts:
            self._glyf += struct.pack(">h4h", -1, *box)
            for n, (part, x, y) in enumerate(parts, 1):
                more = _MORE if n < len(parts) else 0
                self._glyf += struct.pack(">HHhh", _WORDS | _XY | _ROUND | more, part, x, y)
            self._glyf += bytes(-len(self._glyf) % 4)
        self._places.append(len(self._glyf))
        advance = round(shape.advance * self._scale)
        self._metrics += struct.pack(">Hh", advance, box[0])
        self._widest, self._parts = max(self._widest, advance), max(self._parts, len(parts))
        self._count += 1
        return self._count - 1

    def _has_ink(self, gid: int) -> bool:
        return self._places[gid] < self._places[gid + 1]

    def _box(self, parts: Sequence[tuple[int, int, int]]) -> tuple[int, int, int, int]:
        """Return the box round all parts, from the boxes that their glyphs state."""
        if not parts:
            return 0, 0, 0, 0
        boxes = [
            (left + x, low + y, right + x, high + y)
            for gid, x, y in parts
            for left, low, right, high in (struct.unpack_from(">4h", self._glyf, self._places[gid] + 2),)
        ]
        lefts, lows, rights, highs = zip(*boxes, strict=True)
        return min(lefts), min(lows), max(rights), max(highs)

    def store(self, tables: dict[str, bytes]) -> None:
        """Put everything back into the tables."""
        tables["glyf"] = bytes(self._glyf)
        tables["loca"] = struct.pack(f">{len(self._places)}I", *self._places)
        tables["hmtx"] = bytes(self._metrics)
        head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 10, self._widest)
        struct.pack_into(">H", hhea, 34, self._count)
        _grow(maxp, self._count, self._parts)
        tables.update(head=bytes(head), hhea=bytes(hhea), maxp=bytes(maxp))


def _full_metrics(hmtx: bytes, full: int, count: int) -> bytearray:
    """Return advance and left bearing of each glyph; after ``full`` ones the table holds bearings only."""
    advance, rest = hmtx[4 * full - 4 : 4 * full - 2], hmtx[4 * full : 4 * full + 2 * (count - full)]
    return bytearray(hmtx[: 4 * full] + b"".join(advance + rest[i : i + 2] for i in range(0, len(rest), 2)))


def _grow(maxp: bytearray, glyphs: int, parts: int) -> None:
    """Raise the limits that a renderer reserves memory by."""
    points, contours, several, of_several = struct.unpack_from(">4H", maxp, 6)
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    most = (min(0xFFFF, parts * max(points, several)), min(0xFFFF, parts * max(contours, of_several)))
    struct.pack_into(">H", maxp, 4, glyphs)
    struct.pack_into(">2H", maxp, 10, max(several, most[0]), max(of_several, most[1]))
    struct.pack_into(">2H", maxp, 28, max(elements, parts), depth + 1)


def _file(tables: Mapping[str, bytes], version: bytes) -> bytes:
    """Return a font file, its checksums right."""
    tags = sorted(tables)
    power = len(tags).bit_length() - 1
    directory = version + struct.pack(">4H", len(tags), 16 << power, power, 16 * len(tags) - (16 << power))
    bodies, place, total = [], len(directory) + 16 * len(tags), 0
    for tag in tags:
        data = tables[tag] if tag != "head" else tables[tag][:8] + bytes(4) + tables[tag][12:]
        own = _sum(data)
        directory += struct.pack(">4sIII", tag.encode("latin-1"), own, place, len(data))
        bodies.append(data + bytes(-len(data) % 4))
        place, total = place + len(bodies[-1]), total + own
    start = struct.unpack_from(">I", directory, 12 + 16 * tags.index("head") + 8)[0] + 8
    whole = bytearray(b"".join([directory, *bodies]))
    # All begin at a multiple of four, so that the sum of the file is that of its parts.
    struct.pack_into(">I", whole, start, (_MAGIC - _sum(directory) - total) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
