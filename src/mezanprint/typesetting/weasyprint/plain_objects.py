"""The file between the typesetter and finishing, which reads it once and writes all of it anew.

So it needs no identifier, for which pydyf would make each object and pack each stream a second time, and its objects
stand one after the other, not packed into a stream that is unpacked at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import instead_of, pydyf

_write = pydyf.PDF.write


@contextmanager
def plain_objects() -> Iterator[None]:
    """Write the PDF that is written inside the block so."""
    with instead_of(pydyf.PDF, "write", _write_plainly):
        yield


def _write_plainly(pdf: Any, output: Any, version: Any, *_: Any) -> None:
    _write(pdf, output, version, identifier=False, compress=False)
