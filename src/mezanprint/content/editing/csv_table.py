"""Figures in a CSV file, of which one cell is replaced: separators, quotes and ends of lines stay as they are."""

from dataclasses import dataclass

from mezanprint.content.tabular.delimited import (
    SEPARATORS,
    DelimitedCell,
    UnclosedQuoteError,
    read_cells,
    separator_of,
)
from mezanprint.model.characters import check_controls
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project.encodings import not_utf8

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file as it stands, line ends included."""

    path: str
    text: str
    separator: str
    rows: tuple[tuple[DelimitedCell, ...], ...]
    bom: bytes = b""

    @classmethod
    def of(cls, path: str, data: bytes) -> "CsvTable":
        """Read a file; ``Fault`` if it is no UTF-8, or a quote in it is never closed."""
        bare = data.removeprefix(_BOM)
        try:
            text = bare.decode()
        except UnicodeDecodeError as bad:
            raise Fault(not_utf8(path, bare, bad.start)) from None
        separator = separator_of(path, text)
        return cls(path, text, separator, _rows(path, text, separator), data[: len(data) - len(bare)])

    def replace(self, row: int, column: int, value: str) -> bytes:
        """Return the file with another value in one cell, counted from 0; in quotes where it needs or had them."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            raise Fault(_fault(self.path, msg("there is no such cell"), None))
        if faults := check_controls(value):
            raise Fault(*(error("content-character", each.says, Span(self.path), each.hint) for each in faults))
        cell = self.rows[row][column]
        typed = self.text[cell.start : cell.stop]
        if value == cell.value:
            return self.bom + self.text.encode()
        needs_quotes = any(sign in value for sign in (*SEPARATORS, '"', "\n", "\r")) or value != value.strip()
        if needs_quotes or typed.startswith('"'):
            value = '"{}"'.format(value.replace('"', '""'))
        return self.bom + f"{self.text[: cell.start]}{value}{self.text[cell.stop :]}".encode()


def _rows(path: str, text: str, separator: str) -> tuple[tuple[DelimitedCell, ...], ...]:
    try:
        return read_cells(text, separator)
    except UnclosedQuoteError as bad:
        raise Fault(_fault(path, msg("a quote of this file is never closed"), bad.line)) from None


def _fault(path: str, message: str, line: int | None) -> Diagnostic:
    return error("content-edit", message, Span(path, line), msg("change it in the file"))
