"""The cells of a table of data with their places, before anybody knows what they hold."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from mezanprint.content.raw import Raw
from mezanprint.content.tabular.numbers import COMMA, POINT, readings, without_percent
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.translatable import msg, nmsg

DECIMALS = {"point": POINT, "comma": COMMA}
"""What `decimal` may say of a file."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as it was typed."""

    value: str
    span: Span
    name: str = ""
    """What spreadsheet programs call it, ``B7``; empty where it has a column in its line."""
    raw: Raw | None = None
    """What stands in YAML, where a cell can be more than a text."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.value.strip() and self.raw is None


@dataclass(frozen=True, slots=True)
class Grid:
    """A head and rows of as many cells."""

    head: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    span: Span
    path: str = ""
    """Of the file; empty where the cells stand in the document."""
    separator: str = ""
    """Of a text file; what has none writes numbers in one form only."""
    first: GridCell | None = None
    """Head of the column that stands first in the file."""

    def column(self, place: int) -> tuple[GridCell, ...]:
        """Return the cells of a column that are not empty."""
        return tuple(row[place] for row in self.rows if not row[place].is_blank)

    def of(self, places: tuple[int, ...]) -> "Grid":
        """Return the table with some of its columns, in their order."""
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return replace(self, head=tuple(self.head[place] for place in places), rows=rows)


def squared(grid: Grid) -> tuple[Grid, tuple[Diagnostic, ...]]:
    """Return a table without its empty rows and its empty columns at the end; rows of another length are told."""
    width = len(grid.head)
    while width and grid.head[width - 1].is_blank and not any(_holds(row, width - 1) for row in grid.rows):
        width -= 1
    rows, faults = [], []
    for row in grid.rows:
        if all(cell.is_blank for cell in row):
            continue
        if any(not cell.is_blank for cell in row[width:]) or len(row) < width:
            faults.append(_uneven(row, width))
            continue
        rows.append(row[:width])
    return replace(grid, head=grid.head[:width], rows=tuple(rows)), tuple(faults)


def _holds(row: tuple[GridCell, ...], place: int) -> bool:
    return place < len(row) and not row[place].is_blank


def _uneven(row: tuple[GridCell, ...], width: int) -> Diagnostic:
    message = nmsg(
        "this row has {n} cell, and the head has {wanted}",
        "this row has {n} cells, and the head has {wanted}",
        len(row), wanted=width,
    )  # fmt: skip
    quotes = msg('put a cell into quotes in which a separator stands: `"1,250"`')
    lines = msg("the first line must be the head: delete titles above it and notes below")
    return error("content-uneven-rows", message, row[0].span, quotes, lines)


def decimal_sign(grid: Grid, places: tuple[int, ...]) -> tuple[str, Diagnostic | None]:
    """Return the sign that parts decimals in the columns of numbers of a text file, and a fault where none is sure.

    One cell that has one reading decides for all. Between commas a point parts decimals.
    """
    cells = [(cell, readings(without_percent(cell.value))) for place in places for cell in grid.column(place)]
    sure = {sign: cell for cell, numbers in cells if len(numbers) == 1 for sign in numbers}
    if len(sure) > 1:
        one, other = sure[POINT], sure[COMMA]
        message = msg(
            "`{one}` has a decimal point, and `{other}` in line {line} a decimal comma",
            one=one.value.strip(), other=other.value.strip(), line=other.span.line or 0,
        )  # fmt: skip
        return POINT, error("content-data-cell", message, one.span, msg("write all numbers of a file in one way"))
    unsure = [cell for cell, numbers in cells if len(set(numbers.values())) > 1]
    if sure or not unsure or (grid.separator == COMMA and not any(COMMA in cell.value for cell in unsure)):
        return next(iter(sure), POINT), None
    return POINT, _doubtful(unsure[0])


def _doubtful(cell: GridCell) -> Diagnostic:
    typed = cell.value.strip()
    point, comma = (format(number, "f") for number in _by_sign(typed))
    message = msg(
        "`{typed}` is {point} if a point parts decimals, and {comma} if a comma does",
        typed=typed, point=point, comma=comma,
    )  # fmt: skip
    hint = msg("say which beside `file`: `decimal: point` or `decimal: comma`")
    return error("content-data-cell", message, cell.span, hint)


def _by_sign(typed: str) -> Iterator[Decimal]:
    numbers = readings(without_percent(typed))
    return (numbers[sign] for sign in (POINT, COMMA))
