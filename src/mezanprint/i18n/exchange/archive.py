"""The archives that workbooks of translators are, and what is told of those that cannot be read."""

from collections.abc import Callable
from xml.sax.handler import ContentHandler

from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project import archives
from mezanprint.project.archives import BadArchiveError, TooLargeArchiveError


def read_parts(data: bytes, path: str, handler: Callable[[str], ContentHandler]) -> None:
    """Give each XML part of a workbook, by its name, to a handler of its own; ``Fault`` if it cannot be read."""
    try:
        archives.read_parts(data, handler)
    except TooLargeArchiveError as large:
        hint = msg("export it anew and copy the translations over")
        raise Fault(error("exchange-size", large.message, Span(path), hint)) from None
    except BadArchiveError as bad:
        raise unreadable(path, bad.message) from None


def unreadable(path: str, why: str) -> Fault:
    """Return the fault for a workbook that cannot be read."""
    hint = msg("save it anew as XLSX or ODS, without a password")
    return Fault(error("exchange-format", msg("not a workbook that can be read: {why}", why=why), Span(path), hint))
