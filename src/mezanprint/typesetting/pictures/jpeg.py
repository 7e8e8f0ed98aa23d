"""JPEG as a row of segments: what a picture needs to be drawn stays, everything else goes. Source: ITU-T T.81, annex B.

Only an ordinary file is taken apart; whatever is odd about one is a reason to decode it and write it anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APP0, APP14, DQT, DHT, DRI = 0xE0, 0xEE, 0xDB, 0xC4, 0xDD
_NOTES = (*range(0xE0, 0xF0), 0xFE)
_BASELINE, _EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2
_FRAMES = (_BASELINE, _EXTENDED, PROGRESSIVE)
_RESTARTS = range(0xD0, 0xD8)
_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00"
"""Says that three components are YCbCr, and nothing of density or thumbnails. Source: JFIF 1.02."""
_BLOCK = 8
"""Pixels on the side of a block."""
_COUNTS = 16
"""Bytes of a Huffman table that say how many codes of each length it has."""


class OddJpeg(ValueError):  # noqa: N818 - it says what the file is
    """The bytes make no ordinary JPEG."""


@dataclass(slots=True)
class _Table:
    marker: int
    body: bytes
    used: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it is kept: quantisation tables by number, Huffman tables by class and number."""
        return self.marker, {DQT: self.body[0] & 0x0F, DHT: self.body[0]}.get(self.marker, 0)


@dataclass(frozen=True, slots=True)
class _Component:
    across: int
    down: int
    """How often it is sampled in each direction."""
    table: int
    """Number of its quantisation table."""


@dataclass(slots=True)
class _Reading:
    """A JPEG that is being read: what goes on so far, tables not yet known to be of use included."""

    parts: list[bytes | _Table] = field(default_factory=list)
    tables: dict[tuple[int, int], _Table] = field(default_factory=dict)
    frame: int = 0
    size: tuple[int, int] = (0, 0)
    components: dict[int, _Component] = field(default_factory=dict)
    """By their names in the file."""
    scanned: set[int] = field(default_factory=set)
    noted: tuple[bytes, ...] = ()

    def take(self, marker: int, segment: bytes) -> None:
        """Keep what of a segment is needed."""
        body = segment[4:]
        if marker in (DQT, DHT, DRI):
            for table in _tables(marker, body):
                self.tables[table.place] = table
                self.parts.append(table)
        elif marker in _FRAMES:
            self._take_frame(marker, body)
            self.parts.append(segment)
        elif marker == SOS:
            coded = 2 + _number(segment[2:4])
            self._use(segment[4:coded])
            self._check_restarts(segment[5 : 5 + 2 * segment[4] : 2], segment[coded:])
            self.parts.append(segment)
        elif marker in (APP0, APP14):
            self.noted += (body,)
        elif marker not in _NOTES:
            _odd()

    def _take_frame(self, marker: int, body: bytes) -> None:
        if self.frame or len(body) != 6 + 3 * body[5] or body[0] != 8 or not _number(body[1:3]):
            _odd()
        self.frame, self.size = marker, (_number(body[3:5]), _number(body[1:3]))
        for place in range(6, len(body), 3):
            across, down = divmod(body[place + 1], 16)
            self.components[body[place]] = _Component(across or _odd(), down or _odd(), body[place + 2])
        if len(self.components) != body[5] or len(self.components) not in (1, 3):
            _odd()

    def _use(self, body: bytes) -> None:
        """Mark the tables that a scan uses. Quantisation tables are those of a component's first scan."""
        count = body[0]
        if not self.frame or len(body) != 4 + 2 * count:
            _odd()
        start, approximation = body[1 + 2 * count], body[3 + 2 * count]
        for name, coding in zip(body[1 : 1 + 2 * count : 2], body[2 : 2 + 2 * count : 2], strict=True):
            if name not in self.scanned:
                self._mark(DQT, self.components[name].table)
            self.scanned.add(name)
            if self.frame != PROGRESSIVE or (start == 0 and approximation < 0x10):
                self._mark(DHT, coding >> 4)
            if self.frame != PROGRESSIVE or start > 0:
                self._mark(DHT, 0x10 | coding & 0x0F)

    def _mark(self, marker: int, number: int) -> None:
        self.tables[marker, number].used = True

    def _check_restarts(self, names: bytes, coded: bytes) -> None:
        """Restart markers count from 0 to 7 and again, and there are as many as the interval asks for."""
        table = self.tables.get((DRI, 0))
        interval = _number(table.body) if table else 0
        wanted = (self._units([self.components[name] for name in names]) - 1) // interval if interval else 0
        found = [coded[place + 1] for place in _places(coded) if coded[place + 1]]
        if found != [_RESTARTS[number % 8] for number in range(wanted)]:
            _odd()
        if table and wanted:
            table.used = True

    def _units(self, components: list[_Component]) -> int:
        """Return the number of units that a scan codes (A.2)."""
        across = max(each.across for each in self.components.values())
        down = max(each.down for each in self.components.values())
        if len(components) == 1:
            width, height = (
                -(-side * part // whole)
                for side, part, whole in zip(
                    self.size, (components[0].across, components[0].down), (across, down), strict=True
                )
            )
            return -(-width // _BLOCK) * -(-height // _BLOCK)
        return -(-self.size[0] // (_BLOCK * across)) * -(-self.size[1] // (_BLOCK * down))

    def finished(self) -> bytes:
        """Return the file: all that draws, in its order."""
        if self.scanned != set(self.components) or not self.scanned:
            _odd()
        head = _JFIF if len(self.components) == 1 or self._is_ycc() else _odd()
        return b"".join((b"\xff\xd8", head, *map(_written, self.parts), b"\xff\xd9"))

    def _is_ycc(self) -> bool:
        """Tell whether three components are luminance and colour, as all who read JPEG agree."""
        adobe = [body for body in self.noted if body.startswith(b"Adobe")]
        jfif = any(body.startswith(b"JFIF\0") for body in self.noted)
        if adobe:
            return all(len(body) == 12 and body[11] == 1 for body in adobe)
        return jfif or sorted(self.components) in ([0, 1, 2], [1, 2, 3])


def strip(data: bytes) -> bytes:
    """Return the same pixels, bit for bit, with nothing that drawing does not need; ``OddJpeg`` otherwise.

    Notes of any kind, unused tables, and bytes between and behind the segments go. What is left is as its maker wrote
    it: the tables in use and the coded pixels.
    """
    reading = _Reading()
    try:
        for marker, segment in segments(data):
            if marker not in (SOI, EOI):
                reading.take(marker, segment)
    except (KeyError, IndexError):
        raise OddJpeg from None
    return reading.finished()


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield ``(marker, bytes)`` from SOI to EOI, a scan with its coded pixels; what follows EOI is not yielded."""
    if data[:2] != b"\xff\xd8":
        _odd()
    yield SOI, data[:2]
    place = 2
    while True:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        if data[place : place + 2] == b"\xff\xd9":
            yield EOI, data[place : place + 2]
            return
        if len(data) < place + 4 or data[place] != 0xFF:
            _odd()
        marker = data[place + 1]
        end = place + 2 + _number(data[place + 2 : place + 4])
        end = _scan_end(data, end) if marker == SOS else end
        if end > len(data) or end < place + 4:
            _odd()
        yield marker, data[place:end]
        place = end


def _scan_end(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            _odd()
        if data[place + 1] != 0 and data[place + 1] not in _RESTARTS:
            return place
        place += 2


def _places(coded: bytes) -> Iterator[int]:
    """Yield where 0xFF stands in coded pixels."""
    place = coded.find(b"\xff")
    while place >= 0:
        yield place
        place = coded.find(b"\xff", place + 2)


def _tables(marker: int, body: bytes) -> Iterator[_Table]:
    """Yield the tables of a segment, each by itself; an interval of restarts is one, too."""
    while body:
        if marker == DRI:
            yield _Table(marker, body) if len(body) == 2 else _odd()
            return
        size = 1 + (64 << (body[0] >> 4)) if marker == DQT else 1 + _COUNTS + sum(body[1 : 1 + _COUNTS])
        if size > len(body) or (marker == DQT and body[0] >> 4 > 1):
            _odd()
        yield _Table(marker, body[:size])
        body = body[size:]


def _written(part: bytes | _Table) -> bytes:
    if isinstance(part, bytes):
        return part
    return bytes((0xFF, part.marker)) + (len(part.body) + 2).to_bytes(2, "big") + part.body if part.used else b""


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _odd() -> NoReturn:
    raise OddJpeg
