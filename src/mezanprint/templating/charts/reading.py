"""A section of a document read as a chart, in the language of a view; what is wrong with it is told at its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mezanprint.model.datasets import Cell, Column, ColumnType, Dataset
from mezanprint.model.documents import Value
from mezanprint.model.texts import Text
from mezanprint.templating.charts.chart import EMPTY, Chart, Series, Words
from mezanprint.templating.charts.forms import FORMS
from mezanprint.templating.texts.views import SectionView


@dataclass(frozen=True, slots=True)
class Printing:
    """How texts and numbers of a chart are printed in a language."""

    text: Callable[[Text], Words]
    number: Callable[[Decimal, Column], Words]
    day: Callable[[date], Words]
    month: Callable[[date], Words]


def chart_of(section: SectionView, printing: Printing) -> Chart:
    """Return the chart of a section whose columns are right."""
    rows = ordered_rows(section.fields.data, section)
    return _chart(section, printing, rows, rows)


def parts_of(section: SectionView, printing: Printing) -> tuple[tuple[Words, Chart], ...]:
    """Return a chart for each value of the column that parts them, with that value; all have the same rows.

    A row that one of them lacks is missing data there.
    """
    data: Dataset = section.fields.data
    parting, labels = place_of(data, section.fields.multiples), place_of(data, section.fields.labels)
    parts: dict[str, dict[str, int]] = {}
    names: dict[str, int] = {}
    for row in ordered_rows(data, section):
        name = source_of(data.rows[row][labels])
        names.setdefault(name, row)
        parts.setdefault(source_of(data.rows[row][parting]), {})[name] = row
    return tuple(
        (
            _words(data.rows[next(iter(rows.values()))][parting], data.columns[parting], printing),
            _chart(section, printing, list(names.values()), [rows.get(name) for name in names]),
        )
        for rows in parts.values()
    )


def _chart(section: SectionView, printing: Printing, names: Sequence[int], rows: Sequence[int | None]) -> Chart:
    """Return a chart that takes the names of its rows from ``names`` and their values from ``rows``."""
    fields = section.fields
    data: Dataset = fields.data
    labels = place_of(data, fields.labels)
    highlight = data.row(fields.highlight.value) if fields.highlight else None
    return Chart(
        fields.form.value,
        tuple(_words(data.rows[row][labels], data.columns[labels], printing) for row in names),
        tuple(_place(data.rows[row][labels]) for row in names),
        tuple(_series(data, place_of(data, value), rows, printing) for value in fields.values),
        names.index(highlight) if highlight in names else None,
    )


def source_of(cell: Cell) -> str:
    """Return what tells a cell from the others of its column, in every language."""
    if cell.text:
        return cell.text.source
    return str(cell.day or "" if cell.number is None else cell.number)


def place_of(data: Dataset, name: Value) -> int:
    """Return the place of a column that is there, as the content was checked for."""
    place = data.column(name.value)
    assert place is not None
    return place


def ordered_rows(data: Dataset, section: SectionView) -> list[int]:
    """Return the rows in the order in which they are drawn: as they stand, or from the greatest number on.

    The greatest comes first where rows have names, unless the writer says that their order means something. Years and
    days that run along a chart follow one another, whichever stands first in the data.
    """
    rows = list(range(len(data.rows)))
    labels = place_of(data, section.fields.labels)
    times = [(_place(data.rows[row][labels]), row) for row in rows]
    form, order = FORMS[section.fields.form.value], section.fields.order
    if form.is_ordered and all(time is not None for time, _ in times):
        return [row for _, row in sorted(times, key=lambda each: each[0] or 0)]
    has_names = data.columns[labels].type is ColumnType.TEXT and not form.is_ordered
    if order.value == "rows" if order else not has_names:
        return rows
    values = [place_of(data, name) for name in section.fields.values]
    weighed = values if form.has_parts else values[:1]
    return sorted(
        rows, key=lambda row: -sum((data.rows[row][place].number or Decimal(0) for place in weighed), Decimal(0))
    )


def _series(data: Dataset, place: int, rows: Sequence[int | None], printing: Printing) -> Series:
    column = data.columns[place]
    cells = [Cell() if row is None else data.rows[row][place] for row in rows]
    texts = tuple(printing.text(cell.text) if cell.text else None for cell in cells)
    return Series(printing.text(column.title), column, tuple(cell.number for cell in cells), texts)


def _words(cell: Cell, column: Column, printing: Printing) -> Words:
    if cell.text:
        return printing.text(cell.text)
    if cell.day:
        return (printing.month if cell.is_month else printing.day)(cell.day)
    return EMPTY if cell.number is None else printing.number(cell.number, column)


def _place(cell: Cell) -> Decimal | None:
    """Return where a row stands on a scale of numbers, years or days."""
    return Decimal(cell.day.toordinal()) if cell.day else cell.number
