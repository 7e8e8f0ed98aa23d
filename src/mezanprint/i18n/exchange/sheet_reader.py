"""An XLSX workbook to rows, whatever program saved it."""

import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

from mezanprint.i18n.exchange.archive import read_parts, unreadable
from mezanprint.i18n.exchange.cells import MERGED, Cell, Table, text_cell
from mezanprint.i18n.exchange.columns import Parcel, read_tables
from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.diagnostics import Fault
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.archives import MergedCells

_MAX_ROWS = 100_000
_MAX_COLUMNS = 30
_SPELT = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
Area = tuple[int, int, int, int]
"""First column and row, last column and row."""


def read_sheet(data: bytes, path: str) -> Parcel:
    """Return what came in on the sheets of a workbook; ``Fault`` if it is none, or one that is too large."""
    merged: dict[str, list[str]] = {}
    read_parts(data, path, lambda part: MergedCells(merged.setdefault(part, [])))
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        return read_tables((Table(sheet.title, _lines(sheet, merged)) for sheet in book.worksheets), path)
    except Fault:
        raise
    except Exception as bad:  # the library promises nothing of what it raises for a broken file
        raise unreadable(path, foreign(str(bad)) or type(bad).__name__) from None


def _lines(sheet: Any, merged: dict[str, list[str]]) -> Iterator[tuple[int, list[Cell]]]:
    areas = _areas(merged.get(sheet._worksheet_path, ()))
    for line, row in enumerate(sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS), start=1):
        here = [area for area in areas if area[1] <= line <= area[3]]
        cells = [
            Cell() if each.value is None else _cell(each, name_of_cell(column, line))
            for column, each in enumerate(row, start=1)
        ]
        for left, _, right, _ in here:
            for column in range(left, min(right, len(cells)) + 1):
                cells[column - 1] = Cell("", name_of_cell(column, line), MERGED)
        yield line, cells


def _areas(references: Iterable[str]) -> list[Area]:
    bounds = map(range_boundaries, references)
    return [(left, top, right, bottom) for left, top, right, bottom in bounds if left and top and right and bottom]


def _cell(cell: Any, name: str) -> Cell:
    value, kind = cell.value, getattr(cell, "data_type", "s")
    if kind == "f":
        return Cell("", name, msg("a formula"))
    if isinstance(value, str):
        return text_cell(_SPELT.sub(lambda found: chr(int(found[1], 16)), value), name)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return Cell("", name, msg("the date or time {value}", value=str(value)))
    if isinstance(value, bool):
        return Cell("", name, msg("the truth value {value}", value=str(value).upper()))
    return Cell(f"{value:.15g}", name, number=True)
