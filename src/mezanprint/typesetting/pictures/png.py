"""PNG as a row of chunks: text, times and other notes go before anything decodes them."""

from mezanprint.model.translatable import msg

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP", b"eXIf")
_MAX_NOTE = 1 << 20
"""Bytes of a colour profile or EXIF block that is still read, for the colours and the way up."""


class BadPng(ValueError):  # noqa: N818 - it says what the file is
    """The bytes do not make a PNG."""


def strip_chunks(data: bytes) -> bytes:
    """Return a PNG with only the chunks that decide its pixels; ``BadPng`` when it is cut off or no PNG.

    Text chunks can hold a bomb that Pillow would unpack on opening. Source: PNG specification, section 5.
    """
    if not data.startswith(SIGNATURE):
        raise BadPng(msg("no PNG signature"))
    chunks = [SIGNATURE]
    place = len(SIGNATURE)
    while True:
        length = int.from_bytes(data[place : place + 4], "big")
        name, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            raise BadPng(msg("the file ends too early"))
        if name in _KEPT and (name in (b"IDAT", b"IHDR") or length <= _MAX_NOTE):
            chunks.append(data[place:end])
        if name == b"IEND":
            return b"".join(chunks)
        place = end
