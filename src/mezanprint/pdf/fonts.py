"""Fonts of a PDF: their codes, how far these move the pen, what they mean, and whether the font is in the file."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from mezanprint.pdf.to_unicode import read_to_unicode

UNKNOWN = "\ufffd"
"""What a code says that the font does not explain."""
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def name_of(font: Any) -> str:
    """Return what a font calls itself, with the six letters of a subset if it is one."""
    return str(font.get("/BaseFont", font.get("/Name", "?"))).lstrip("/")


def without_subset(name: str) -> str:
    """Return the name of a font without the six letters of a subset (ISO 32000-1, 9.6.4)."""
    return _SUBSET.sub("", name)


def descendant_of(font: Any) -> Any:
    """Return the font that has the glyphs of a composite one (9.7.1); any other font itself."""
    has_one = font.get("/Subtype") == "/Type0" and len(font.get("/DescendantFonts", ()))
    return font["/DescendantFonts"][0] if has_one else font


def program_of(font: Any) -> Any:
    """Return the stream of a font's program; None where the file has none (9.9)."""
    descriptor = descendant_of(font).get("/FontDescriptor", pikepdf.Dictionary())
    return next((descriptor[key] for key in _PROGRAMS if key in descriptor), None)


def is_embedded(font: Any) -> bool:
    """Tell whether the file has what draws a font's letters: a program, or those of a Type 3 font themselves."""
    return font.get("/Subtype") == "/Type3" or program_of(font) is not None


def code_size(font: Any) -> int:
    """Return the bytes of a code; character maps with codes of several sizes are not read."""
    return 2 if font.get("/Subtype") == "/Type0" else 1


def split_codes(shown: bytes, size: int) -> Iterator[int]:
    """Yield the codes of a shown string; half a code at its end is none."""
    return (int.from_bytes(shown[at : at + size], "big") for at in range(0, len(shown) - size + 1, size))


def differences(font: Any) -> dict[int, str]:
    """Return the glyph names that a font gives to codes in the place of those of its encoding (9.6.6.1)."""
    encoding = font.get("/Encoding")
    names: dict[int, str] = {}
    code = 0
    for part in encoding.get("/Differences", ()) if isinstance(encoding, pikepdf.Dictionary) else ():
        if isinstance(part, pikepdf.Name):
            names[code] = str(part)[1:]
            code += 1
        else:
            code = int(part)
    return names


class Meanings:
    """What the codes of one font mean."""

    def __init__(self, font: Any) -> None:
        self._size = code_size(font)
        self._texts = read_to_unicode(font["/ToUnicode"].read_bytes()) if "/ToUnicode" in font else None

    def text(self, codes: bytes) -> str:
        """Return the text of a shown string; a simple font without a map is taken for one of western letters."""
        if self._texts is None and self._size == 1:
            return codes.decode("cp1252", "replace")
        texts = self._texts or {}
        return "".join(texts.get(code, UNKNOWN) for code in split_codes(codes, self._size))


class Widths:
    """Widths of a font's codes, in 1/1000 em (9.2.4, 9.7.4.3)."""

    def __init__(self, font: Any) -> None:
        self._size = code_size(font)
        if self._size == 2:
            descendant = font.DescendantFonts[0]
            self._usual = float(descendant.get("/DW", 1000))
            self._known = _listed_widths(descendant.get("/W", ()))
        else:
            first = int(font.get("/FirstChar", 0))
            # The widths of a Type 3 font are in the units of its letters (ISO 32000-1, table 112).
            unit = 1000 * abs(float(font.FontMatrix[0])) if font.get("/Subtype") == "/Type3" else 1
            self._usual = float(font.get("/FontDescriptor", pikepdf.Dictionary()).get("/MissingWidth", 500))
            self._known = {first + i: unit * float(width) for i, width in enumerate(font.get("/Widths", ()))}

    def advances(self, shown: bytes) -> tuple[tuple[float, bool], ...]:
        """Return for each code its width, and whether it is the one-byte space that word spacing widens."""
        codes = split_codes(shown, self._size)
        return tuple((self._known.get(code, self._usual), self._size == 1 and code == 32) for code in codes)


def _listed_widths(table: Any) -> dict[int, float]:
    """Return the widths of a ``/W`` array: ``first [w w w]`` or ``first last w``."""
    widths: dict[int, float] = {}
    items = list(table)
    while len(items) >= 2:
        first = int(items.pop(0))
        following = items.pop(0)
        if isinstance(following, pikepdf.Array):
            widths |= {first + i: float(width) for i, width in enumerate(following)}
        elif items:
            width = float(items.pop(0))
            widths |= dict.fromkeys(range(first, min(int(following), 0xFFFF) + 1), width)
    return widths
