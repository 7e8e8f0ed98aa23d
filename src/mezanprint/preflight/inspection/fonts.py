"""The fonts of a PDF: whether they are in the file, whether whole, and what their makers allow."""

import struct
from typing import Any

import pikepdf

from mezanprint.model.translatable import listed, msg
from mezanprint.pdf.fonts import descendant_of, is_embedded, name_of, program_of, without_subset
from mezanprint.preflight.inspection.facts import Font

RESTRICTED = 0x0002
_LICENCES = ((RESTRICTED, msg("no embedding")), (0x0004, msg("preview and print")), (0x0008, msg("editing")))
"""Bits of ``fsType``. Source: OpenType specification, OS/2 table."""


def read_fonts(document: pikepdf.Pdf) -> tuple[Font, ...]:
    """Return each font once, in the order of their names."""
    found = {_font(thing) for thing in document.objects if _is_font(thing)}
    return tuple(sorted(found, key=lambda font: (font.name, font.kind)))


def _is_font(thing: Any) -> bool:
    """Tell whether an object is a font that content can name: descendants are told with the font above them."""
    if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
        return False
    return str(thing.get("/Subtype")) in ("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3")


def _font(font: Any) -> Font:
    kind = str(font.get("/Subtype")).lstrip("/")
    if kind == "Type0" and len(font.get("/DescendantFonts", ())):
        kind = f"Type0 {str(descendant_of(font).get('/Subtype', '')).lstrip('/')}"
    name, program = name_of(font), program_of(font)
    rights = None if program is None else fs_type(program.read_bytes())
    whole = without_subset(name)
    return Font(whole, kind, is_embedded(font), whole != name, "/ToUnicode" in font, licence(rights), rights)


def fs_type(data: bytes) -> int | None:
    """Return the licence bits of a TrueType or OpenType file, or None where it has none."""
    if len(data) < 12:
        return None
    for entry in range(min(struct.unpack_from(">H", data, 4)[0], 64)):
        place = 12 + 16 * entry
        if data[place : place + 4] == b"OS/2" and len(data) >= place + 16:
            offset = struct.unpack_from(">I", data, place + 8)[0]
            return int(struct.unpack_from(">H", data, offset + 8)[0]) if len(data) >= offset + 10 else None
    return None


def licence(bits: int | None) -> str:
    """Return licence bits in words. Of several rights the widest counts."""
    if bits is None:
        return ""
    allowed = next((says for bit, says in reversed(_LICENCES) if bits & bit), msg("installable"))
    limits = ((0x0100, msg("no subsetting")), (0x0200, msg("bitmaps only")))
    return listed((allowed, *(says for bit, says in limits if bits & bit)))
