"""Tables of data: rows of texts and numbers, as a writer typed them or as a file of the project holds them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mezanprint.model.diagnostics import Span
from mezanprint.model.texts import Text


class ColumnType(StrEnum):
    """What stands in a column; decides how its cells are read, printed and aligned."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    YEAR = "year"
    """A whole number that is printed without thousands."""
    CURRENCY = "currency"
    DATE = "date"

    @property
    def is_counted(self) -> bool:
        """Whether its cells are amounts, which stand at their decimal sign and can be summed up."""
        return self in (ColumnType.NUMBER, ColumnType.PERCENT, ColumnType.CURRENCY)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Its name is that by which a document calls it; its title is what is printed."""

    name: str
    title: Text
    type: ColumnType
    span: Span
    unit: str = ""
    """ISO 4217 code of a column of amounts; otherwise empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: a text, a number, a day, or nothing, which is never zero."""

    text: Text | None = None
    number: Decimal | None = None
    key: str = ""
    """``domain:key`` of a number or day, as of any value."""
    day: date | None = None
    span: Span | None = None
    """Where a number or day stands."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.number is None and self.day is None and (self.text is None or not self.text.source)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of data. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    path: str = ""
    """Project-relative path of the file it came from; empty where it stands in the document itself."""
    key: str = ""
    carried: bool = False
    """Whether a PDF may carry the file: a text file of which all columns were taken."""

    def column(self, name: str) -> int | None:
        """Return the place of a column, or None."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)

    def row_name(self, place: int) -> str:
        """Return the name of a row: what its first cell says, as it was typed."""
        cell = self.rows[place][0]
        if cell.text:
            return cell.text.source
        return cell.day.isoformat() if cell.day else "" if cell.number is None else format(cell.number, "f")

    def row(self, name: str) -> int | None:
        """Return the place of the first row that is called so, or None."""
        return next((place for place in range(len(self.rows)) if self.row_name(place) == name), None)
