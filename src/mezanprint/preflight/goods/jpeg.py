"""JPEG pictures: the segments that draw them, and tables that a scan uses. Source: ITU-T T.81, annexes B and C."""

import re
from collections.abc import Iterator

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.streams import Hidden

_SOF, _DHT, _SOI, _EOI, _SOS, _DQT, _DRI = (0xC0, 0xC1, 0xC2), 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD
_NAMED = {0xE0: (b"JFIF\0", 14), 0xEE: (b"Adobe", 12)}
"""Segments that say how colours are to be read, with what they begin with and their size."""
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]")


class _Tables:
    """Tables that were given, and whether a scan has used them since."""

    def __init__(self) -> None:
        self._used: dict[tuple[str, int], bool] = {}

    def give(self, kind: str, number: int) -> None:
        self.check((kind, number))
        self._used[kind, number] = False

    def use(self, kind: str, number: int) -> None:
        if (kind, number) in self._used:
            self._used[kind, number] = True

    def check(self, *tables: tuple[str, int]) -> None:
        """Raise ``Hidden`` if one of these, or of all, was given and never used."""
        if not all(self._used.get(table, True) for table in tables or self._used):
            raise Hidden(msg("a table that draws nothing"))


def check_jpeg(jpeg: bytes, size: tuple[int, int]) -> None:
    """Raise ``Hidden`` if a picture of ``size`` holds more, or other things, than draws it.

    Whether the last bits of a scan draw anything is not looked at: that would mean to decode it.
    """
    tables, matches = _Tables(), dict[int, int]()
    frames = 0
    for marker, body in _segments(jpeg):
        if marker in _SOF:
            frames += 1
            if (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")) != size or len(
                body
            ) != 6 + 3 * body[5]:
                raise Hidden(msg("another size than it says"))
            matches = {body[at]: body[at + 2] for at in range(6, len(body), 3)}
        elif marker == _DQT:
            _take_quantisation(body, tables)
        elif marker == _DHT:
            _take_huffman(body, tables)
        elif marker == _SOS:
            _scan(body, tables, matches)
        elif marker == _DRI and len(body) != 2:
            raise Hidden(msg("a segment {marker}", marker=f"{marker:02X}"))
    if frames != 1:
        raise Hidden(msg("more than one picture"))
    tables.check()


def _segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each segment between start and end; ``Hidden`` for one that draws nothing, and for bytes beside them."""
    if jpeg[:2] != b"\xff\xd8":
        raise Hidden(msg("bytes without a marker"))
    place = 2
    while jpeg[place : place + 2] != b"\xff\xd9":
        if len(jpeg) < place + 4:
            raise Hidden(msg("no end"))
        if jpeg[place] != 0xFF:
            raise Hidden(msg("bytes without a marker"))
        marker, end = jpeg[place + 1], place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        body = jpeg[place + 4 : end]
        begins, length = _NAMED.get(marker, (b"", len(body)))
        if marker not in (*_SOF, _DHT, _SOS, _DQT, _DRI, *_NAMED) or not body.startswith(begins) or len(body) != length:
            raise Hidden(msg("a segment {marker}", marker=f"{marker:02X}"))
        if marker == 0xE0 and body[12:] != b"\0\0":
            raise Hidden(msg("a thumbnail"))
        yield marker, body
        if marker == _SOS:
            found = _END_OF_SCAN.search(jpeg, end)
            end = found.start() if found else len(jpeg)
        place = end
    if len(jpeg) > place + 2:
        raise Hidden(msg("something behind its end"))


def _take_quantisation(body: bytes, tables: _Tables) -> None:
    place = 0
    while place < len(body):
        tables.give("quantisation", body[place] & 15)
        place += 1 + 64 * (1 + (body[place] >> 4))
    if place != len(body):
        raise Hidden(msg("bytes behind a table"))


def _take_huffman(body: bytes, tables: _Tables) -> None:
    place = 0
    while place < len(body):
        tables.give("direct" if body[place] >> 4 == 0 else "alternating", body[place] & 15)
        place += 17 + sum(body[place + 1 : place + 17])
    if place != len(body):
        raise Hidden(msg("bytes behind a table"))


def _scan(body: bytes, tables: _Tables, matches: dict[int, int]) -> None:
    """Note the tables that a scan uses: of a progressive picture those of its part of the coefficients."""
    count = body[0]
    if len(body) != 4 + 2 * count:
        raise Hidden(msg("a segment {marker}", marker=f"{_SOS:02X}"))
    first, last = body[1 + 2 * count], body[2 + 2 * count]
    for at in range(1, 1 + 2 * count, 2):
        tables.use("quantisation", matches.get(body[at], -1))
        if first == 0:
            tables.use("direct", body[at + 1] >> 4)
        if last > 0:
            tables.use("alternating", body[at + 1] & 15)
