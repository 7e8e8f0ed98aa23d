"""Font programs: the tables that a PDF needs, nothing between or behind them, and no shape that no page shows.

Source of the formats: OpenType specification, ``glyf``, ``loca``, ``maxp``, ``head``.
"""

import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.streams import Hidden

_TABLES = frozenset({"OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post", "prep"})
_POST = struct.pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0)
_REPEAT, _SIZES = 0x08, 0x36
_STEPS = tuple(
    (1 if flag & 0x02 else 0 if flag & 0x10 else 2) + (1 if flag & 0x04 else 0 if flag & 0x20 else 2)
    for flag in range(64)
)
"""Bytes of the steps to a point, across and up, by its flag."""
_FILL = 3
_WORDS, _SCALE, _MORE, _BOTH_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


def check_program(program: bytes, shown: Iterable[int]) -> None:
    """Raise ``Hidden`` if a TrueType font holds more than the ``shown`` glyphs, and those that these are made of."""
    try:
        _program(program).check(shown)
    except (struct.error, IndexError, KeyError):
        raise Hidden(msg("tables that no font has")) from None


def _tables(program: bytes) -> dict[str, bytes]:
    """Return the tables of a font, which stand behind one another in their order, filled up with zeros."""
    count = struct.unpack_from(">H", program, 4)[0]
    place, tables = 12 + 16 * count, {}
    for number in range(count):
        raw, _, start, length = struct.unpack_from(">4sIII", program, 12 + 16 * number)
        tag, filled = raw.decode("latin-1"), length + -length % 4
        if tag not in _TABLES or tag in tables:
            raise Hidden(msg("a table `{tag}`", tag=tag))
        if start != place or program[start + length : start + filled].strip(b"\0"):
            raise Hidden(msg("bytes between its tables"))
        tables[tag] = program[start : start + length]
        place += filled
    if place != len(program):
        raise Hidden(msg("something behind its end"))
    if tables.get("post", _POST) != _POST:
        raise Hidden(msg("names of glyphs"))
    return tables


class _Program:
    """A font program whose tables are in order. What it holds is the same in every file that has it."""

    def __init__(self, program: bytes) -> None:
        """Read its tables; ``Hidden`` if they hold anything beside glyphs."""
        tables = _tables(program)
        wide = struct.unpack_from(">h", tables["head"], 50)[0]
        self._count = count = struct.unpack_from(">H", tables["maxp"], 4)[0]
        if len(tables["loca"]) != (count + 1) * (4 if wide else 2):
            raise Hidden(msg("bytes behind a table"))
        places = struct.unpack(f">{count + 1}{'I' if wide else 'H'}", tables["loca"])
        self._places = places if wide else tuple(2 * place for place in places)
        self._glyf = tables["glyf"]
        if places[0] or self._places[-1] != len(self._glyf) or list(places) != sorted(places):
            raise Hidden(msg("bytes between its glyphs"))
        self._drawn = len(set(places)) - 1
        """Glyphs that are not empty."""
        self._parts: dict[int, frozenset[int]] = {}

    def check(self, codes: Iterable[int]) -> None:
        """Raise ``Hidden`` if it has other glyphs than those of the codes, and those that these are made of."""
        places = self._places
        reached = {0, *(glyph for glyph in codes if glyph < self._count)}
        pending = list(reached)
        while pending:
            new = self._parts_of(pending.pop()) - reached
            reached |= new
            pending += new
        if sum(places[glyph] != places[glyph + 1] for glyph in reached) != self._drawn:
            raise Hidden(msg("a glyph that no page shows"))

    def _parts_of(self, glyph: int) -> frozenset[int]:
        parts = self._parts.get(glyph)
        if parts is None:
            outline = self._glyf[self._places[glyph] : self._places[glyph + 1]]
            parts = self._parts[glyph] = frozenset(_parts(outline))
        return parts


@lru_cache(maxsize=64)
def _program(program: bytes) -> _Program:
    return _Program(program)


def _parts(glyph: bytes) -> Iterator[int]:
    """Yield the glyphs that a glyph is made of; ``Hidden`` if it ends before its bytes do."""
    contours = struct.unpack_from(">h", glyph)[0] if glyph else 0
    place = 10 if glyph else 0
    if contours >= 0:
        place = _outline_end(glyph, contours) if contours else place
    else:
        more = True
        while more:
            flags, part = struct.unpack_from(">HH", glyph, place)
            yield part
            place += 8 if flags & _WORDS else 6
            place += 2 if flags & _SCALE else 4 if flags & _BOTH_SCALES else 8 if flags & _MATRIX else 0
            more = bool(flags & _MORE)
    if glyph[place:].strip(b"\0") or len(glyph) - place > _FILL:
        raise Hidden(msg("bytes behind a glyph"))


def _outline_end(glyph: bytes, contours: int) -> int:
    """Return where an outline ends: its points are as many as its last contour says, each with a flag and its steps."""
    points: int
    points, program = struct.unpack_from(">HH", glyph, 8 + 2 * contours)
    place: int = 12 + 2 * contours + program
    steps = count = 0
    while count <= points:
        flag = glyph[place]
        times = 1 + glyph[place + 1] if flag & _REPEAT else 1
        place += 2 if flag & _REPEAT else 1
        steps += times * _STEPS[flag & _SIZES]
        count += times
    return place + steps
