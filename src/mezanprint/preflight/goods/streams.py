"""The bytes of streams: all of them, and nothing behind their end."""

import zlib

from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.graph import Stream


class Hidden(ValueError):  # noqa: N818 - it says what is found
    """What a stream holds beside what its kind holds, in words."""


def unpacked(stream: Stream) -> bytes:
    """Return the bytes of a stream; ``Hidden`` if something follows the end of what was packed.

    A stream whose filter is not Flate comes as it is stored.
    """
    raw = stream.thing.read_raw_bytes()
    if stream.entries.get("/Filter") != "/FlateDecode":
        return raw
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(raw)
    except zlib.error:
        raise Hidden(msg("bytes that cannot be unpacked")) from None
    if not inflater.eof:
        raise Hidden(msg("bytes that cannot be unpacked"))
    if inflater.unused_data:
        raise Hidden(msg("something behind its end"))
    return data
