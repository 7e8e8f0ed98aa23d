"""Tables of data: rows of texts and numbers, as a writer typed them or as a file of the project holds them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mezanprint.model.diagnostics import Span
from mezanprint.model.texts import Text

_MONTH = len("2026-11")


class ColumnType(StrEnum):
    """What stands in a column; decides how its cells are read, printed and aligned."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    YEAR = "year"
    """A whole number that is printed without thousands."""
    CURRENCY = "currency"
    DATE = "date"
    MONTH = "month"
    """A month of a year, ``2025-01``."""
    ID = "id"
    """What names a row for programs: as it was typed in every language, and printed in no table."""

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
    """Of a month its first."""
    is_month: bool = False
    span: Span | None = None
    """Where a number or day stands."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.typed

    @property
    def typed(self) -> str:
        """What it says in the language of the document: a text, a number, ``2026-11-22`` or ``2026-11``."""
        if self.text:
            return self.text.source
        if self.day:
            return self.day.isoformat()[: _MONTH if self.is_month else None]
        return "" if self.number is None else format(self.number, "f")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a section prints of its data: only that is checked and translated. Nothing said, it prints all."""

    columns: frozenset[str] | None = None
    """The columns, by their names; None for all."""
    has_first: bool = False
    """Whether the first column is printed, whatever it is called."""
    without_head: frozenset[str] = frozenset()
    """Columns of which the cells are printed and not the head."""

    def has(self, name: str, place: int) -> bool:
        """Tell whether the cells of a column are printed, which stands at a place from 0."""
        return self.columns is None or name in self.columns or (self.has_first and place == 0)

    def has_head(self, name: str) -> bool:
        """Tell whether its head is."""
        return (self.columns is None or name in self.columns) and name not in self.without_head


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of data. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    path: str = ""
    """Project-relative path of the file it came from; empty where it stands in the document itself."""
    key: str = ""
    unseen: frozenset[int] = frozenset()
    """Places of the columns of its file that are not printed of it here, from 0."""

    def column(self, name: str) -> int | None:
        """Return the place of a column, or None."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)

    def row_name(self, place: int) -> str:
        """Return the name of a row: what its first cell says, as it was typed."""
        return next(iter(self.row_names(place)), "")

    def row_names(self, place: int) -> tuple[str, ...]:
        """Return all that a row may be called by: what its cells say that are no amounts, in their order."""
        cells = zip(self.columns, self.rows[place], strict=True)
        return tuple(cell.typed for column, cell in cells if not column.type.is_counted and not cell.is_empty)

    def row(self, name: str) -> int | None:
        """Return the place of the first row that is called so, or None."""
        return next((place for place in range(len(self.rows)) if name in self.row_names(place)), None)
