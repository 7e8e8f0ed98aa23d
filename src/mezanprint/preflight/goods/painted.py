"""What pages paint: content streams of the operators that this program writes, in the form in which it writes them.

No remark, no inline picture, no string but those that fonts show, no property of marked content but its number and the
place of a running head. Source of the operators: ISO 32000-1, annex A.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_N = rb"-?\d{1,7}(?:\.\d{0,6})?"
_NAME = rb"/[A-Za-z][\w.-]*"
_CODES = rb"<(?:[0-9a-f]{4})+>"
_TAGS = rb"/(?:Span|Figure|Artifact|P|Link|Lbl|H[1-6]|NonStruct|Div)"
_PLACES = rb"/Type /Pagination(?:/Subtype /(?:Header|Footer))?"
_ROW = rb"\[(?:(?:%(c)s(?:%(n)s)?)*|(?:%(c)s| %(n)s ?)*| (?:%(c)s |%(n)s )*)\]" % {b"c": _CODES, b"n": _N}
"""Codes and moves of the pen, as WeasyPrint, the text layer and pikepdf write them."""
_SPACED = rb"<< (?:/MCID \d+|(?:/Subtype /(?:Header|Footer) )?/Type /Pagination) >>"
_MARKED = rb"%s(?:\nBMC| BMC|\n<<(?:/MCID \d+|%s)>>\nBDC| %s BDC)" % (_TAGS, _PLACES, _SPACED)
_BY_NUMBERS: tuple[tuple[bytes, ...], ...] = (
    (
        b"q",
        b"Q",
        b"BT",
        b"ET",
        b"EMC",
        b"n",
        b"f",
        rb"f\*",
        b"S",
        b"s",
        b"B",
        rb"B\*",
        b"b",
        rb"b\*",
        b"W",
        rb"W\*",
        b"h",
    ),
    (b"w", b"J", b"j", b"M", b"Ts", b"g", b"G", b"sc", b"scn", b"SCN"),
    (b"m", b"l", b"Td"),
    (b"rg", b"RG", b"scn", b"SCN"),
    (b"re", b"k", b"K", b"v", b"y", b"scn", b"SCN"),
    (),
    (b"cm", b"c", b"Tm"),
)
"""Operators by how many numbers stand before them."""
_OTHERS = (
    rb"%s (?:gs|Do|cs|CS|scn|SCN|sh)" % _NAME,
    rb"/[A-Z]{6} -?\d{1,5}(?:\.\d{1,17})? Tf",
    rb"%s TJ" % _ROW,
    rb"\[ ?(?:%(n)s ?)*\] %(n)s d" % {b"n": _N},
    _MARKED,
)


def _tree(count: int = 0) -> bytes:
    """Return the pattern of operators with ``count`` numbers and more before them, no number read twice."""
    here = [*_BY_NUMBERS[count]]
    if count + 1 < len(_BY_NUMBERS):
        here.append(rb"%s %s" % (_N, _tree(count + 1)))
    return rb"(?:%s)" % b"|".join(here)


_INSTRUCTION = rb"(?:%s|%s)" % (b"|".join(_OTHERS), _tree())
_ONE_A_LINE = re.compile(rb"(?:%s(?:\n|\Z))*+\n?" % _INSTRUCTION)
_ON_SHEETS = re.compile(rb"(?:%s(?:[ \n]|\Z))*+\n?" % _INSTRUCTION)
_USES = re.compile(rb"(/[A-Za-z][\w.-]*) (?:\S+ (Tf)|(gs|Do|cs|CS|scn|SCN|sh)(?!\S))|\[([^]]*)\] TJ")
_SHOWN = re.compile(rb"<([0-9a-f]+)>")
_SOURCES = {
    b"Tf": "/Font", b"gs": "/ExtGState", b"Do": "/XObject", b"cs": "/ColorSpace", b"CS": "/ColorSpace",
    b"scn": "/Pattern", b"SCN": "/Pattern", b"sh": "/Shading",
}  # fmt: skip
DEVICES = frozenset({"/DeviceRGB", "/DeviceGray", "/DeviceCMYK", "/Pattern"})
"""Colour spaces that have a name without resources."""


@dataclass(slots=True)
class Painted:
    """What one content stream uses."""

    names: set[tuple[str, str]] = field(default_factory=set)
    """Kind of resource and name."""
    codes: Mapping[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Rows of codes by the name of the font that shows them, as hexadecimal."""


def stranger(content: bytes, *, on_sheets: bool = False) -> str:
    """Return what stands in a content stream where no instruction of this program does; empty if nothing does.

    What is written for the sheets of a print file has several instructions on a line.
    """
    end = (_ON_SHEETS if on_sheets else _ONE_A_LINE).match(content)
    assert end is not None
    if end.end() == len(content):
        return ""
    return " ".join(content[end.end() : end.end() + 40].decode("latin-1").split()) or "\\n"


def painted(written: bytes) -> Painted:
    """Return what a content stream uses."""
    uses, rows = set(), defaultdict(set)
    font = b""
    for name, tf, operator, row in _USES.findall(written):
        if row or not name:
            rows[font].add(row)
            continue
        uses.add((tf or operator, name))
        if tf:
            font = name
    drawing = Painted({(_SOURCES[operator], name.decode()) for operator, name in uses})
    for font, shown in rows.items():
        drawing.codes[font.decode()].update(b"".join(_SHOWN.findall(row)).decode() for row in shown)
    return drawing


def codes_of(row: str) -> tuple[int, ...]:
    """Return the codes of a row."""
    return struct.unpack(f">{len(row) // 4}H", bytes.fromhex(row))
