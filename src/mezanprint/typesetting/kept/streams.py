"""Streams as they go into a PDF, packed once: programs of fonts and their maps, profiles of colours.

They are the same in many documents, and to pack a font costs as much as to write a page. What pages paint is packed
anew for each: no two documents have it in common.
"""

import zlib
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import PageStream, instead_of, pydyf

_data = pydyf.Stream.data
_MOST = 8_000_000
"""Bytes that are kept, packed and not."""
_LARGEST = 400_000
"""Bytes of one stream that is kept: programs of fonts are smaller, and attached files may be as large as they like."""
_LEVEL = 9
"""That of pydyf."""


class Streams:
    """The packed streams of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._packed: OrderedDict[bytes, bytes] = OrderedDict()
        self.size = 0
        """Bytes that are kept."""

    def pack(self, content: bytes) -> bytes:
        """Return what zlib makes of some bytes."""
        packed = self._packed.pop(content, None)
        if packed is None:
            packed = zlib.compress(content, _LEVEL)
            self.size += len(content) + len(packed)
        self._packed[content] = packed
        while self.size > _MOST:
            oldest, its_packed = self._packed.popitem(last=False)
            self.size -= len(oldest) + len(its_packed)
        return packed


STREAMS = Streams()
"""Those of this process."""


@contextmanager
def kept_streams() -> Iterator[None]:
    """Write the PDF that is written inside the block with the packed streams that are kept: the bytes are the same."""
    with instead_of(pydyf.Stream, "data", _WRITTEN):
        yield


def _written(stream: Any) -> bytes:
    """Return a stream as pydyf writes it."""
    parts = stream.stream
    is_shared = stream.compress and not isinstance(stream, PageStream) and len(parts) == 1
    if not (is_shared and isinstance(parts[0], bytes) and len(parts[0]) <= _LARGEST):
        return bytes(_data.fget(stream))
    packed = STREAMS.pack(parts[0])
    extra = pydyf.Dictionary({**stream.extra, "Filter": "/FlateDecode", "Length": len(packed)})
    return b"\n".join((extra.data, b"stream", packed, b"endstream"))


_WRITTEN: Any = property(_written)
