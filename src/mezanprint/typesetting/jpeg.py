"""JPEG as a row of segments: what a picture needs to be drawn stays, everything else goes."""

from collections.abc import Iterator

from mezanprint.model.translatable import msg

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APP0, APP14, DRI = 0xE0, 0xEE, 0xDD
_JFIF_LENGTH = 16
_ADOBE_LENGTH = 14
_TABLES = (0xDB, 0xC4, DRI)
_FRAMES = (0xC0, 0xC1, 0xC2)
_STANDALONE = (*range(0xD0, 0xD8), 0x01)


class BadJpeg(ValueError):  # noqa: N818 - it says what the file is
    """The bytes do not make a JPEG."""


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield ``(marker, bytes)`` from SOI to EOI, a scan with its entropy-coded data; what follows EOI is not yielded.

    Source: ITU-T T.81, annex B.
    """
    if data[:2] != b"\xff\xd8":
        raise BadJpeg(msg("no start of image"))
    yield SOI, data[:2]
    place = 2
    while True:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        if len(data) < place + 2 or data[place] != 0xFF:
            raise BadJpeg(msg("no marker where one must stand"))
        marker = data[place + 1]
        if marker == EOI:
            yield EOI, data[place : place + 2]
            return
        end = place + 2 if marker in _STANDALONE else place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        end = _scan_end(data, end) if marker == SOS else end
        if end > len(data) or end < place + 2:
            raise BadJpeg(msg("a segment is longer than the file"))
        yield marker, data[place:end]
        place = end


def _scan_end(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise BadJpeg(msg("the scan has no end"))
        if data[place + 1] != 0 and data[place + 1] not in _STANDALONE:
            return place
        place += 2


def needed(marker: int, segment: bytes) -> bool:
    """Tell whether a segment is needed to draw the picture: EXIF, XMP, IPTC, ICC, comments and thumbnails are not."""
    if marker == APP0:
        return segment[4:9] == b"JFIF\0" and len(segment) == _JFIF_LENGTH + 2
    if marker == APP14:
        return segment[4:9] == b"Adobe" and len(segment) == _ADOBE_LENGTH + 2
    return marker in (SOI, EOI, SOS, *_TABLES, *_FRAMES)


def strip(data: bytes) -> bytes:
    """Return the same pixels, bit for bit, with no segment that drawing does not need; ``BadJpeg`` otherwise."""
    return b"".join(segment for marker, segment in segments(data) if needed(marker, segment))
