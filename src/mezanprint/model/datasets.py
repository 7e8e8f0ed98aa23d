"""Tables of data: rows of texts and numbers, as a writer typed them or as a file of the project holds them."""

from dataclasses import dataclass
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
    """What stands in one cell: a text, a number, or nothing, which is never zero."""

    text: Text | None = None
    number: Decimal | None = None
    key: str = ""
    """``domain:key`` of a number, as of any value."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table of data. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    path: str = ""
    """Project-relative path of the file it came from; empty where it stands in the document itself."""
    key: str = ""

    def column(self, name: str) -> int | None:
        """Return the place of a column, or None."""
        return next((place for place, column in enumerate(self.columns) if column.name == name), None)
