"""A sheet of an XLSX workbook as cells of text: numbers as the sheet shows them. Only a box has the libraries in it."""

import datetime
import io
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.sax.xmlreader import AttributesImpl

import openpyxl
from openpyxl.utils import range_boundaries

from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.archives import BadArchiveError, MergedCells, read_parts

MAX_ROWS, MAX_COLUMNS = 20_000, 200
_SPELT = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
_SHOWN = re.compile(r"[^.]*[0#](?:\.(?P<decimals>0+))?[^0#.]*")
"""A format of numbers that says how many decimals are shown."""
_MOST_FINDINGS = 20
Rows = tuple[tuple[int, tuple[str, ...]], ...]
"""Each row with its number in the sheet."""


class _Sheet(MergedCells):
    """Notes the first cell with something in it that lies too far off to be read, too."""

    def __init__(self) -> None:
        super().__init__([])
        self.beyond = ""
        self._cell = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name is that of SAX
        super().startElement(name, attrs)
        local = name.rpartition(":")[2]
        if local == "c":
            self._cell = attrs.get("r", "")
        elif local in ("v", "is", "f") and self._cell and not self.beyond:
            column, row, *_ = range_boundaries(self._cell)
            if (row or 0) > MAX_ROWS or (column or 0) > MAX_COLUMNS:
                self.beyond = self._cell


def read_workbook(data: bytes, path: str, sheet: str) -> Rows:
    """Return the rows of a sheet, the first one where none is named; ``Fault`` with every cell that is none."""
    sheets: dict[str, _Sheet] = {}
    try:
        read_parts(data, lambda part: sheets.setdefault(part, _Sheet()))
        # The kept values of formulas are in one reading, and in the other that they are formulas.
        values: Any
        formulas: Any
        values, formulas = (
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=kept) for kept in (True, False)
        )
    except BadArchiveError as bad:
        raise _unreadable(path, bad.message) from None
    except Exception as bad:  # the library promises nothing of what it raises for a broken file
        raise _unreadable(path, foreign(str(bad)) or type(bad).__name__) from None
    name = _sheet(values, path, sheet)
    own = sheets.get(values[name]._worksheet_path, _Sheet())
    if own.beyond:
        hint = msg("keep one table on a sheet, from its first row on, and delete what stands far from it")
        message = msg("{cell} is too far off to belong to the table", cell=own.beyond)
        raise Fault(error("content-too-large", message, Span(path), hint))
    faults: list[Diagnostic] = []
    rows = tuple(_rows(values[name], formulas[name], path, faults))
    used = {number for number, _ in rows}
    for reference in own.areas:
        _, top, _, bottom = range_boundaries(reference)
        if top and used & set(range(top, (bottom or top) + 1)):
            hint = msg("undo the merging, and write into each cell what belongs to its row")
            message = msg("the cells {cells} are merged", cells=reference)
            faults.append(error("content-data-cell", message, Span(path, top), hint))
    if faults:
        raise Fault(*faults[:_MOST_FINDINGS])
    return rows


def _unreadable(path: str, why: str) -> Fault:
    hint = msg("save it anew as an Excel workbook (`.xlsx`) without a password, or as `CSV UTF-8`")
    return Fault(error("content-data-file", msg("not a workbook that can be read: {why}", why=why), Span(path), hint))


def _sheet(book: Any, path: str, name: str) -> str:
    names = [each.title for each in book.worksheets]
    if not names or (name and name not in names):
        message = msg("the workbook has no sheet `{name}`", name=name)
        raise Fault(error("content-data-file", message, Span(path), *did_you_mean(name, names)))
    return name or names[0]


def _rows(values: Any, formulas: Any, path: str, faults: list[Diagnostic]) -> Iterator[tuple[int, tuple[str, ...]]]:
    bounds = {"max_row": MAX_ROWS, "max_col": MAX_COLUMNS}
    both = zip(values.iter_rows(**bounds), formulas.iter_rows(**bounds), strict=True)
    for number, (row, typed) in enumerate(both, 1):
        cells = []
        for column, (cell, source) in enumerate(zip(row, typed, strict=True), 1):
            text, problem, hint = _text(cell, source)
            if problem:
                name = name_of_cell(column, number)
                message = msg("{cell} holds {what}", cell=name, what=problem)
                faults.append(error("content-data-cell", message, Span(path, number), hint))
            cells.append(text)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, tuple(cells)


def _text(cell: Any, source: Any) -> tuple[str, str, str]:
    """Return what a cell says; or what it holds that is none, and what to do."""
    value = cell.value
    if value is None:
        if getattr(source, "data_type", "") == "f":
            return "", msg("a formula whose result was not saved"), msg("open the workbook, and save it again")
        return "", "", ""
    if cell.data_type == "e":
        problem = msg("the error `{error}`", error=str(value))
        return "", problem, msg("mend the formula, or leave the cell empty")
    if isinstance(value, bool):
        problem = msg("the truth value {value}", value=str(value).upper())
        return "", problem, msg("write it in words, as a text")
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            return "", msg("a day with an hour"), msg("write the day alone, or the words as a text")
        return value.date().isoformat(), "", ""
    if isinstance(value, datetime.date):
        return value.isoformat(), "", ""
    if isinstance(value, datetime.time | datetime.timedelta):
        return "", msg("a time"), msg("format the cell as text, and write the words again")
    if isinstance(value, int | float):
        return _number(value, cell.number_format or ""), "", ""
    return _SPELT.sub(lambda spelt: chr(int(spelt[1], 16)), str(value)), "", ""


def _number(value: float, shown_as: str) -> str:
    """Return a number with the decimals that the sheet shows; where it leaves them open, as it was typed."""
    number = Decimal(f"{value:.15g}")
    form = shown_as.split(";")[0]
    sign = "%" if form.rstrip().endswith("%") else ""
    if sign:
        number *= 100
    if shape := _SHOWN.fullmatch(form.removesuffix("%").rstrip()):
        step = Decimal(1).scaleb(-len(shape["decimals"] or ""))
        number = number.quantize(step, ROUND_HALF_UP)
    text = format(number, "f")
    if not shape and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + sign
