"""ToUnicode maps: what each code of a font says (ISO 32000-1, 9.10.3). Written in one form, and read in no other."""

import re
from collections.abc import Mapping

_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
)
_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_MOST = 100
"""Codes in one stretch (ISO 32000-1, 9.10.3, after Adobe's technical note 5014)."""
_CODE = re.compile(rb"^<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>$", re.MULTILINE)


def write_cmap(texts: Mapping[int, str]) -> bytes:
    """Return the map of two-byte codes to what they say; a code that says nothing is left out, as it must be."""
    lines = [*_HEAD]
    items = sorted((code, text) for code, text in texts.items() if text)
    for start in range(0, len(items), _MOST):
        batch = items[start : start + _MOST]
        lines.append(b"%d beginbfchar" % len(batch))
        lines += [b"<%04x> <%s>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in batch]
        lines.append(b"endbfchar")
    return b"\n".join([*lines, _FOOT])


def read_cmap(written: bytes) -> dict[int, str]:
    """Return what each code says; ``ValueError`` unless the map is in the form of ``write_cmap``, to the byte."""
    found = _CODE.findall(written.removeprefix(b"\n".join(_HEAD)))
    texts = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}
    if write_cmap(texts) != written:
        raise ValueError("another form")
    return texts
