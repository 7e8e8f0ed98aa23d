"""HarfBuzz as a page would use it, on one font file: which glyphs a word becomes, and where their ink is."""

import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_int32, c_uint, c_uint32, c_void_p
from dataclasses import dataclass
from functools import cache
from typing import Any

from mezanprint.project.system import LIBRARIES

_READONLY = 1  # HB_MEMORY_MODE_READONLY: the bytes stay as long as the font


class _Info(Structure):
    _fields_ = [(name, c_uint32) for name in ("codepoint", "mask", "cluster", "var1", "var2")]


class _Position(Structure):
    _fields_ = [(name, c_int32) for name in ("x_advance", "y_advance", "x_offset", "y_offset", "var")]


class _Extents(Structure):
    _fields_ = [(name, c_int32) for name in ("x_bearing", "y_bearing", "width", "height")]


_FUNCTIONS = {
    "hb_blob_create": (c_void_p, c_char_p, c_uint, c_int, c_void_p, c_void_p),
    "hb_face_create": (c_void_p, c_void_p, c_uint),
    "hb_face_get_upem": (c_uint, c_void_p),
    "hb_font_create": (c_void_p, c_void_p),
    "hb_font_get_glyph_extents": (c_int, c_void_p, c_uint32, POINTER(_Extents)),
    "hb_buffer_create": (c_void_p,),
    "hb_buffer_destroy": (None, c_void_p),
    "hb_buffer_add_utf8": (None, c_void_p, c_char_p, c_int, c_uint, c_int),
    "hb_buffer_guess_segment_properties": (None, c_void_p),
    "hb_buffer_get_glyph_infos": (POINTER(_Info), c_void_p, POINTER(c_uint)),
    "hb_buffer_get_glyph_positions": (POINTER(_Position), c_void_p, POINTER(c_uint)),
    "hb_shape": (None, c_void_p, c_void_p, c_void_p, c_uint),
}
"""What each returns, and what it takes."""


@cache
def _harfbuzz() -> Any:
    """Open the library that pages are shaped with: not by way of the typesetter, which needs fonts of its own."""
    (need,) = (need for need in LIBRARIES if need.name == "HarfBuzz")
    for name in need.libraries:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        for function, (result, *arguments) in _FUNCTIONS.items():
            call = getattr(library, function)  # an index would give a new one each time
            call.restype, call.argtypes = result, arguments
        return library
    raise OSError(need.name)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a line, with the ink of it from the start of the line, in em; from left to right."""

    number: int
    letter: int
    """Which letter of the word it begins with, from 0."""
    left: float
    right: float
    end: float
    """Where the next glyph begins."""
    height: float
    """Of its ink over its own base, which in nastaliq lies above the line."""


class Shaper:
    """A font file that words can be set in."""

    def __init__(self, data: bytes) -> None:
        """Open a font; it is there as long as the process, which is a box."""
        self._data, self._library = data, _harfbuzz()
        face = self._library.hb_face_create(self._library.hb_blob_create(data, len(data), _READONLY, None, None), 0)
        self._em = self._library.hb_face_get_upem(face)
        self._font = self._library.hb_font_create(face)

    def glyphs(self, word: str) -> list[Glyph]:
        """Return the glyphs of a word as they stand on a line, from left to right."""
        library, data, count = self._library, word.encode(), c_uint()
        buffer = library.hb_buffer_create()
        library.hb_buffer_add_utf8(buffer, data, len(data), 0, len(data))
        library.hb_buffer_guess_segment_properties(buffer)
        library.hb_shape(self._font, buffer, None, 0)
        infos = library.hb_buffer_get_glyph_infos(buffer, count)
        positions = library.hb_buffer_get_glyph_positions(buffer, count)
        starts = {len(word[:place].encode()): place for place in range(len(word))}
        glyphs, pen = [], 0
        for info, position in ((infos[place], positions[place]) for place in range(count.value)):
            start, pen = pen + position.x_offset, pen + position.x_advance
            glyphs.append(self._glyph(info.codepoint, starts[info.cluster], start, pen))
        library.hb_buffer_destroy(buffer)
        return glyphs

    def _glyph(self, number: int, letter: int, x: int, end: int) -> Glyph:
        ink = _Extents()
        self._library.hb_font_get_glyph_extents(self._font, number, ink)
        left = x + ink.x_bearing
        right, height = left + ink.width, ink.y_bearing
        return Glyph(number, letter, *(each / self._em for each in (left, right, end, height)))

    def width(self, word: str) -> float:
        """Return how wide a word is, in em."""
        return self.glyphs(word)[-1].end

    def forms(self, word: str) -> list[tuple[int, ...]]:
        """Return the glyphs of each letter in the order of reading; of a ligature all with its first letter."""
        forms = [tuple[int, ...]() for _ in word]
        for glyph in self.glyphs(word):
            forms[glyph.letter] = (*forms[glyph.letter], glyph.number)
        return forms
