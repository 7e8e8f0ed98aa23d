"""Files of data beside a document: text files of cells, and workbooks, which a box reads."""

from dataclasses import replace
from functools import lru_cache

from mezanprint.content.data_grid import Grid, GridCell, squared
from mezanprint.content.images import locate_file
from mezanprint.content.raw import Scalar
from mezanprint.content.reading import At, Reading
from mezanprint.content.source import Source, read_source
from mezanprint.content.tabular.delimited import UnclosedQuoteError, read_cells, says_separator, separator_of
from mezanprint.content.workbooks import workbook_cells
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.translatable import msg

PLAIN = (".csv", ".tsv")
WORKBOOKS = (".xlsx",)
SUFFIXES = (*PLAIN, *WORKBOOKS)
MAX_BYTES = 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 2000, 60


def read_grid(reading: Reading, scalar: Scalar, at: At) -> Grid | None:
    """Return the table of a file that a document names, or None after a fault."""
    name, _, sheet = scalar.value.partition("#")
    if not name.lower().endswith(SUFFIXES):
        reading.note(_unknown_kind(scalar, name))
        return None
    path = locate_file(reading, replace(scalar, value=name), at)
    if path is None:
        return None
    try:
        grid = _plain(reading, path) if name.lower().endswith(PLAIN) else _workbook(reading, path, sheet)
    except Fault as fault:
        for each in fault.diagnostics:
            reading.note(each)
        return None
    square, faults = squared(grid)
    for each in (*faults, *_too_much(square)):
        reading.note(each)
    return None if faults else replace(square, first=next(iter(square.head), None))


def _unknown_kind(scalar: Scalar, name: str) -> Diagnostic:
    message = msg("`{value}` is no file of data that can be read", value=name[:80])
    known = msg("save it as `CSV UTF-8` (`.csv`, `.tsv`) or as an Excel workbook (`.xlsx`)")
    return error("content-data-file", message, scalar.span, known)


def _too_much(grid: Grid) -> tuple[Diagnostic, ...]:
    hint = msg("put together what a reader wants to see, and leave the rest in a file that is attached")
    if len(grid.rows) > MAX_ROWS:
        message = msg("the table has more than {limit} rows", limit=MAX_ROWS)
        return (error("content-too-large", message, grid.rows[MAX_ROWS][0].span, hint),)
    if len(grid.head) > MAX_COLUMNS:
        message = msg("the table has more than {limit} columns", limit=MAX_COLUMNS)
        return (error("content-too-large", message, grid.span, hint),)
    if not grid.rows:
        message = msg("the file has no rows below its head") if grid.head else msg("the file is empty")
        return (error("content-data-file", message, grid.span, msg("write a head of one line, and rows below it")),)
    return ()


def _plain(reading: Reading, path: str) -> Grid:
    source, separator, rows = _cells(path, reading.files.read_text(path, MAX_BYTES))
    reading.sources[path] = source
    head = rows[0] if rows else ()
    return Grid(head, rows[1:], Span(path, 1), path, separator)


@lru_cache(maxsize=16)
def _cells(path: str, text: str) -> tuple[Source, str, tuple[tuple[GridCell, ...], ...]]:
    """Return the cells of a text file. Remembered: a preview reads the same text again and again."""
    source, separator = read_source(path, text), separator_of(path, text)
    try:
        typed = read_cells(text, separator)
    except UnclosedQuoteError as bad:
        hint = msg('write a quote inside of quotes twice: `"the ""Sea"" road"`')
        message = msg("a quote is never closed, or something stands behind it")
        raise Fault(error("content-data-file", message, source.span(bad.line, 1), hint)) from None
    rows = tuple(
        tuple(GridCell(cell.value, source.span(cell.line, cell.column, cell.stop - cell.start)) for cell in row)
        for row in typed[says_separator(text) :]
    )
    return source, separator, tuple(row for row in rows if any(not cell.is_blank for cell in row))


def _workbook(reading: Reading, path: str, sheet: str) -> Grid:
    head, *rows = workbook_cells(reading.files.read_bytes(path), path, sheet) or ((),)
    return Grid(head, tuple(rows), Span(path, 1), path)
