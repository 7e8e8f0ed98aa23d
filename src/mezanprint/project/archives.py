"""The archives that workbooks are: their XML parts are read with limits, without document types and entities.

Whoever calls this is in a box.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 200
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError),
    SAXException,
)
"""What reading a broken archive, or broken XML in it, raises."""


class BadArchiveError(Exception):
    """What is no archive that may be read: ``message`` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TooLargeArchiveError(BadArchiveError):
    """What unpacks to far too much."""


class MergedCells(ContentHandler):
    """Notes the areas of a sheet whose cells were merged, as spreadsheet programs write them: ``A1:B2``."""

    def __init__(self, areas: list[str]) -> None:
        super().__init__()
        self.areas = areas

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name is that of SAX
        """Keep the area of an element that merges cells."""
        if name.rpartition(":")[2] == "mergeCell":
            self.areas.append(attrs.get("ref", ""))


def read_parts(data: bytes, handler: Callable[[str], ContentHandler]) -> None:
    """Give each XML part of a workbook, by its name, to a handler of its own.

    ``BadArchiveError`` for what is no archive, unpacks to far too much, or has a document type, with which XML can
    grow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise TooLargeArchiveError(
                    msg(
                        "the workbook unpacks to more than {size} MiB or {parts} parts",
                        size=MAX_UNPACKED // 1024 // 1024,
                        parts=MAX_PARTS,
                    )
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    defusedxml.sax.parse(archive.open(part), handler(part.filename), forbid_dtd=True)
    except DefusedXmlException:
        raise BadArchiveError(msg("it declares a document type or entities")) from None
    except _BROKEN as bad:
        raise BadArchiveError(foreign(str(bad))) from None
