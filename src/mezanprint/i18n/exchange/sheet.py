"""Rows as an XLSX workbook. The same rows always give the same bytes, and nothing in it says who made it or when."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from mezanprint.i18n.exchange.columns import COLUMNS, OPEN, cells, header
from mezanprint.i18n.exchange.rows import Row, State, source_locales
from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.locales import Direction, direction_of
from mezanprint.model.translatable import msg

MAX_CELL = 32_767
"""Characters a cell can hold."""
_WIDTHS = {"key": 34, "source": 60, "translation": 60, "state": 12, "room": 16, "note": 48, "stamp": 12}
_LTR, _RTL = 1, 2
"""Reading order of a cell (ECMA-376, 18.8.1)."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = (
    b"<?xml version='1.0' encoding='UTF-8'?>\n"
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_sheet(rows: Iterable[Row], locale: str) -> bytes:
    """Return the workbook; ``Fault`` if a text is longer than a cell can be.

    Every cell is text, so that none is run as a formula; only translation and state can be written into.
    """
    rows = tuple(rows)
    for row in rows:
        _check_length(row)
    book = openpyxl.Workbook(write_only=True)
    sheet: Any = book.create_sheet(locale[:31])
    _lay_out(sheet)
    title, looks = _title(sheet), {each: _looks(sheet, each, locale) for each in source_locales(rows)}
    sheet.append([_cell(sheet, name, title) for name in header(rows, locale)])
    for row in rows:
        of = looks[row.source_locale]
        sheet.append([_cell(sheet, text, of[name]) for name, text in zip(COLUMNS, cells(row), strict=True)])
    stream = io.BytesIO()
    book.save(stream)
    return _pin(stream.getvalue())


def _check_length(row: Row) -> None:
    longest = max(cells(row), key=len)
    if len(_spell(longest)) > MAX_CELL:
        message = msg(
            "`{key}` has a text of {count} characters; a cell holds {limit}",
            key=row.key[:80],
            count=len(longest),
            limit=MAX_CELL,
        )
        raise Fault(error("exchange-size", message, None, msg("export it as CSV or XLIFF")))


def _lay_out(sheet: Any) -> None:
    sheet.freeze_panes = "B2"
    for number, name in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTHS[name]
    protection = sheet.protection
    protection.sheet = True
    # False means that it is allowed.
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    state = DataValidation(type="list", formula1=f'"{",".join(State)}"', allow_blank=True)
    state.add("D2:D1048576")
    sheet.data_validations.append(state)


def _looks(sheet: Any, source_locale: str, locale: str) -> dict[str, Any]:
    """Return the look of each column of rows in a language, made once: for each cell it takes most of the time."""
    looks, ways = {}, {"key": _LTR, "source": _order(source_locale), "translation": _order(locale)}
    for name in COLUMNS:
        cell: Any = WriteOnlyCell(sheet)
        cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=ways.get(name, 0))
        cell.protection = Protection(locked=name not in OPEN)
        cell.number_format = "@"
        cell.quotePrefix = True
        looks[name] = cell._style
    return looks


def _order(locale: str) -> int:
    return _RTL if direction_of(locale) is Direction.RTL else _LTR


def _title(sheet: Any) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.font = Font(bold=True)
    return cell._style


def _cell(sheet: Any, text: str, look: Any) -> Any:
    cell: Any = WriteOnlyCell(sheet, _spell(text))
    cell.data_type = "s"  # else a text that begins with `=` would be a formula
    cell._style = look
    return cell


def _spell(text: str) -> str:
    """Spell what XML cannot hold as spreadsheet programs do: ``_x000B_``."""
    return _HIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _pin(data: bytes) -> bytes:
    """Return the same workbook without author, program and time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w") as pinned:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = _CORE if name == "docProps/core.xml" else made.read(name)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            pinned.writestr(info, part)
    return stream.getvalue()
