"""A section of a document read as a chart, in the language of a view; what is wrong with it is told at its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mezanprint.model.datasets import Cell, Column, Dataset
from mezanprint.model.documents import Value
from mezanprint.model.texts import Text
from mezanprint.templating.charts.chart import EMPTY, Chart, Series, Words
from mezanprint.templating.texts.views import SectionView


@dataclass(frozen=True, slots=True)
class Printing:
    """How texts and numbers of a chart are printed in a language."""

    text: Callable[[Text], Words]
    number: Callable[[Decimal, Column], Words]
    day: Callable[[date], Words]


def chart_of(section: SectionView, printing: Printing) -> Chart:
    """Return the chart of a section whose columns are right."""
    fields = section.fields
    data: Dataset = fields.data
    labels = place_of(data, fields.labels)
    highlight = data.row(fields.highlight.value) if fields.highlight else None
    rows = ordered_rows(data, section)
    return Chart(
        fields.form.value,
        tuple(_words(data.rows[row][labels], data.columns[labels], printing) for row in rows),
        tuple(_place(data.rows[row][labels]) for row in rows),
        tuple(_series(data, place_of(data, value), rows, printing) for value in fields.values),
        None if highlight is None else rows.index(highlight),
    )


def place_of(data: Dataset, name: Value) -> int:
    """Return the place of a column that is there, as the content was checked for."""
    place = data.column(name.value)
    assert place is not None
    return place


def ordered_rows(data: Dataset, section: SectionView) -> list[int]:
    """Return the rows in the order in which they are drawn: as they stand, or from the greatest number on."""
    rows = list(range(len(data.rows)))
    order = section.fields.order
    if order is None or order.value != "value":
        return rows
    place = place_of(data, section.fields.values[0])
    return sorted(rows, key=lambda row: (data.rows[row][place].number is None, -(data.rows[row][place].number or 0)))


def _series(data: Dataset, place: int, rows: list[int], printing: Printing) -> Series:
    column = data.columns[place]
    cells = [data.rows[row][place] for row in rows]
    texts = tuple(printing.text(cell.text) if cell.text else None for cell in cells)
    return Series(printing.text(column.title), column, tuple(cell.number for cell in cells), texts)


def _words(cell: Cell, column: Column, printing: Printing) -> Words:
    if cell.text:
        return printing.text(cell.text)
    if cell.day:
        return printing.day(cell.day)
    return EMPTY if cell.number is None else printing.number(cell.number, column)


def _place(cell: Cell) -> Decimal | None:
    """Return where a row stands on a scale of numbers, years or days."""
    return Decimal(cell.day.toordinal()) if cell.day else cell.number
