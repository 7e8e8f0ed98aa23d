"""The archives that workbooks are: their XML parts are read with limits, without document types and entities."""

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml.common import DefusedXmlException

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

_MAX_UNPACKED = 100 * 1024 * 1024
_MAX_PARTS = 200
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError),
    SAXException,
)
"""What reading a broken archive, or broken XML in it, raises."""


def read_parts(data: bytes, path: str, handler: Callable[[str], ContentHandler]) -> None:
    """Give each XML part of a workbook, by its name, to a handler of its own.

    ``Fault`` for what is no archive, unpacks to far too much, or has a document type, with which XML can grow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise Fault(_too_large(path))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    defusedxml.sax.parse(archive.open(part), handler(part.filename), forbid_dtd=True)
    except DefusedXmlException:
        raise unreadable(path, msg("it declares a document type or entities")) from None
    except _BROKEN as bad:
        raise unreadable(path, foreign(str(bad))) from None


def unreadable(path: str, why: str) -> Fault:
    """Return the fault for a workbook that cannot be read."""
    hint = msg("save it anew as XLSX or ODS, without a password")
    return Fault(error("exchange-format", msg("not a workbook that can be read: {why}", why=why), Span(path), hint))


def _too_large(path: str) -> Diagnostic:
    message = msg(
        "the workbook unpacks to more than {size} MiB or {parts} parts",
        size=_MAX_UNPACKED // 1024 // 1024,
        parts=_MAX_PARTS,
    )
    return error("exchange-size", message, Span(path), msg("export it anew and copy the translations over"))
