"""ToUnicode maps: what each code of a font says (ISO 32000-1, 9.10.3). Written in one form, read in any."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

_HEAD = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
    b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
)
_FOOT = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
_MOST = 100
"""Codes in one stretch (ISO 32000-1, 9.10.3, after Adobe's technical note 5014)."""
_STRETCH = re.compile(r"beginbf(char|range)(.*?)endbf\1", re.DOTALL)
_HEX = re.compile(r"<([0-9a-fA-F\s]*)>")
_RANGE = re.compile(r"<([^>]*)>\s*<([^>]*)>\s*(?:<([^>]*)>|\[(.*?)\])", re.DOTALL)
_LONGEST = 0xFFFF
"""Codes of a range that are read; a file may state one of four thousand million."""


def write_to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the map of two-byte codes to what they say; a code that says nothing is left out, as it must be."""
    lines = [*_HEAD]
    items = sorted((code, text) for code, text in texts.items() if text)
    for start in range(0, len(items), _MOST):
        batch = items[start : start + _MOST]
        lines.append(b"%d beginbfchar" % len(batch))
        lines += [b"<%04x> <%s>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in batch]
        lines.append(b"endbfchar")
    return b"\n".join([*lines, _FOOT])


def read_to_unicode(written: bytes) -> dict[int, str]:
    """Return what each code says by a map of anybody; what is no entry is passed over."""
    texts: dict[int, str] = {}
    for kind, body in _STRETCH.findall(written.decode("latin-1")):
        texts.update(_ranges(body) if kind == "range" else _single(body))
    return texts


@lru_cache(maxsize=128)
def read_own_to_unicode(written: bytes) -> Mapping[int, str]:
    """Return what each code says; ``ValueError`` unless the map is in the form of ``write_to_unicode``, to the byte."""
    # Ranges are never written here; they are refused unread, for they may be long.
    texts = {} if b"beginbfrange" in written else read_to_unicode(written)
    if write_to_unicode(texts) != written:
        raise ValueError("another form")
    return MappingProxyType(texts)


def _single(body: str) -> Iterator[tuple[int, str]]:
    words = _HEX.findall(body)
    return ((_number(code), _utf16(text)) for code, text in zip(words[::2], words[1::2], strict=False))


def _ranges(body: str) -> Iterator[tuple[int, str]]:
    """Yield the codes of ranges: each with a text of its own, or with the first one's counted on."""
    for first, last, single, several in _RANGE.findall(body):
        start, end = _number(first), min(_number(last), _number(first) + _LONGEST)
        if several:
            yield from zip(range(start, end + 1), map(_utf16, _HEX.findall(several)), strict=False)
        elif single:
            base = _utf16(single)
            for code in range(start, end + 1):
                yield code, base[:-1] + chr(ord(base[-1:] or " ") + code - start)


def _number(digits: str) -> int:
    return int("".join(digits.split()) or "0", 16)


def _utf16(digits: str) -> str:
    packed = "".join(digits.split())
    return bytes.fromhex(packed + "0" * (len(packed) % 2)).decode("utf-16-be", "replace")
