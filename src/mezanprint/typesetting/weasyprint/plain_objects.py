"""The file between the typesetter and finishing, which reads it once and writes all of it anew.

So it needs no identifier, for which pydyf would make each object and pack each stream a second time, and the stream in
which its objects stand is not packed, for it is unpacked at once. (Without such a stream qpdf would look for the end of
each object by itself, which takes it longer than to unpack them.) What they hold, and pages too, is made
bytes by what it is, which is asked once of each of tens of thousands of values.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import instead_of, pydyf

_write = pydyf.PDF.write
_to_bytes = pydyf._to_bytes


@contextmanager
def plain_objects() -> Iterator[None]:
    """Write the PDF that is written inside the block so."""
    with instead_of(pydyf.PDF, "write", _write_plainly), instead_of(pydyf, "_to_bytes", _bytes_of):
        yield


def _write_plainly(pdf: Any, output: Any, version: Any, *_: Any) -> None:
    pdf.add_object = partial(_add_unpacked, pdf)  # that of objects, and that of their places
    _write(pdf, output, version, identifier=False, compress=True)


def _add_unpacked(pdf: Any, added: Any) -> None:
    if isinstance(added, pydyf.Stream):
        added.compress = False
    pydyf.PDF.add_object(pdf, added)


def _bytes_of(value: Any) -> bytes:
    """Return what pydyf writes for a value; the most frequent kinds are asked for first."""
    if type(value) is bytes:
        return value
    if type(value) is str:
        return value.encode("ascii")
    if type(value) is int:
        return b"%d" % value
    if type(value) is float:
        return b"%d" % value if value.is_integer() else (b"%f" % value).rstrip(b"0")
    return bytes(_to_bytes(value))
