"""Whether a font has a glyph for a code: what it leads to, and what the font program holds (ISO 32000-1, 9.6, 9.7).

Where that can not be told for certain, it has one.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from fontTools.agl import toUnicode
from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont, TTLibError

from mezanprint.pdf.fonts import differences

_SPACES = frozenset((*range(33), 127, 160, 173))
"""Codes of simple fonts that need no glyph: blanks and controls."""
_BROKEN = (TTLibError, ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError, pikepdf.PdfError)
"""What a damaged font raises where a whole one has a value of another kind."""
Lacks = Callable[[int], bool]


def lacks_glyph(font: Any) -> Lacks:
    """Return what tells of a code of a font whether it leads to ``.notdef`` or to nothing."""
    try:
        match str(font.get("/Subtype")):
            case "/Type0":
                return _composite(font)
            case "/TrueType":
                return _truetype(font)
            case "/Type1" | "/MMType1":
                return _type1(font)
            case _:
                return _lacks_none
    except _BROKEN:
        return _lacks_none


def _lacks_none(_code: int) -> bool:
    return False


def _composite(font: Any) -> Lacks:
    """Of codes that are CIDs; other character maps are not read."""
    if str(font.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
        return _lacks_none
    descendant = font.DescendantFonts[0]
    descriptor = descendant.FontDescriptor
    if "/FontFile2" in descriptor:
        count = _truetype_program(descriptor.FontFile2)["maxp"].numGlyphs
        table = descendant.get("/CIDToGIDMap")
        if isinstance(table, pikepdf.Stream):
            glyphs = table.read_bytes()
            return lambda cid: not 0 < int.from_bytes(glyphs[2 * cid : 2 * cid + 2], "big") < count
        return lambda cid: not 0 < cid < count
    program = _compact(descriptor.FontFile3)
    if hasattr(program, "ROS"):
        cids = {int(name[3:]) for name in program.charset if name.startswith("cid")}
        return lambda cid: cid == 0 or cid not in cids
    count = len(program.charset)
    return lambda cid: not 0 < cid < count


def _truetype_program(stream: Any) -> TTFont:
    return TTFont(BytesIO(stream.read_bytes()), lazy=True)


def _compact(stream: Any) -> Any:
    """Return the first font of a CFF, alone or in an OpenType file."""
    data = stream.read_bytes()
    if data[:4] == b"OTTO":
        return TTFont(BytesIO(data), lazy=True)["CFF "].cff.topDictIndex[0]
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    return fonts.topDictIndex[0]


def _type1(font: Any) -> Lacks:
    """Of what the font says by name; an encoding other than its own, and old programs, are not read."""
    differing = differences(font)
    stream = font.get("/FontDescriptor", pikepdf.Dictionary()).get("/FontFile3")
    if stream is None:
        return lambda code: differing.get(code) == ".notdef"
    program = _compact(stream)
    held = set(program.charset) - {".notdef"}
    encoding = font.get("/Encoding")
    is_own = encoding is None or (isinstance(encoding, pikepdf.Dictionary) and "/BaseEncoding" not in encoding)
    own = StandardEncoding if program.Encoding == "StandardEncoding" else program.Encoding
    base = dict(enumerate(own)) if is_own and isinstance(own, list) else {}
    names = base | differing
    return lambda code: code not in _SPACES and code in names and names[code] not in held


def _truetype(font: Any) -> Lacks:
    """Of any way that leads from a code to a glyph: readers do not agree on the one that counts (9.6.6.4)."""
    program = _truetype_program(font.FontDescriptor.FontFile2)
    tables = [table.cmap for table in program["cmap"].tables] if "cmap" in program else []
    if not tables:
        return _lacks_none
    named = differences(font)

    def lacks(code: int) -> bool:
        letters = toUnicode(named[code]) if code in named else bytes([code]).decode("cp1252", "ignore")
        mac = bytes([code]).decode("mac-roman")
        keys = {code, *(high | code for high in (0xF000, 0xF100, 0xF200)), *map(ord, letters[:1]), ord(mac)}
        found = {table[key] for table in tables for key in keys if key in table}
        return code not in _SPACES and not found - {".notdef"} and named.get(code) not in program.getReverseGlyphMap()

    return lacks
