"""Figures in a CSV file, of which one cell is replaced: separators, quotes and ends of lines stay as they are."""

import re
from dataclasses import dataclass

from mezanprint.model.characters import check_controls
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project.encodings import not_utf8

_SEPARATORS = ",;\t"
_QUOTED = re.compile('"[^"]*"')
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, and from where to where it stands in the text, with its quotes."""

    value: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file as it stands, line ends included."""

    path: str
    text: str
    separator: str
    rows: tuple[tuple[Cell, ...], ...]
    bom: bytes = b""

    @classmethod
    def of(cls, path: str, data: bytes) -> "CsvTable":
        """Read a file; ``Fault`` if it is no UTF-8, or a quote in it is never closed."""
        bare = data.removeprefix(_BOM)
        try:
            text = bare.decode()
        except UnicodeDecodeError as bad:
            raise Fault(not_utf8(path, bare, bad.start)) from None
        first = _QUOTED.sub("", text).split("\n", 1)[0]
        separator = "\t" if path.endswith(".tsv") else max(_SEPARATORS, key=first.count)
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
        needs_quotes = any(sign in value for sign in (*_SEPARATORS, '"', "\n", "\r")) or value != value.strip()
        if needs_quotes or typed.startswith('"'):
            value = '"{}"'.format(value.replace('"', '""'))
        return self.bom + f"{self.text[: cell.start]}{value}{self.text[cell.stop :]}".encode()


def _rows(path: str, text: str, separator: str) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    cells: list[Cell] = []
    position = 0
    while position < len(text) or cells:
        cell = _cell(path, text, position, separator)
        cells.append(cell)
        position = cell.stop
        if text.startswith(separator, position):
            position += 1
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        rows.append(tuple(cells))
        cells = []
    return tuple(rows)


def _cell(path: str, text: str, start: int, separator: str) -> Cell:
    """Return the cell that begins at ``start``."""
    if not text.startswith('"', start):
        stop = start
        while stop < len(text) and text[stop] not in f"{separator}\r\n":
            stop += 1
        return Cell(text[start:stop], start, stop)
    stop = start + 1
    while (stop := text.find('"', stop)) >= 0 and text.startswith('""', stop):
        stop += 2
    if stop < 0 or not (stop + 1 == len(text) or text[stop + 1] in f"{separator}\r\n"):
        raise Fault(_fault(path, msg("a quote of this file is never closed"), text.count("\n", 0, start) + 1))
    return Cell(text[start + 1 : stop].replace('""', '"'), start, stop + 1)


def _fault(path: str, message: str, line: int | None) -> Diagnostic:
    return error("content-edit", message, Span(path, line), msg("change it in the file"))
