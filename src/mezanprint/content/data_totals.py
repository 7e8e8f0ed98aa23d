"""Totals of data: whether they are the sums of what stands above them."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from mezanprint.content.reading import Reading
from mezanprint.model.datasets import ColumnType, Dataset
from mezanprint.model.diagnostics import warning
from mezanprint.model.translatable import msg


def check_totals(reading: Reading, data: Dataset, totals: Collection[int]) -> None:
    """Report each number in a row of totals that is the sum neither of the rows since the total before nor of all rows.

    Shares are not summed up; a total that is empty says nothing.
    """
    for place, column in enumerate(data.columns):
        if column.type not in (ColumnType.NUMBER, ColumnType.CURRENCY):
            continue
        for row in sorted(totals):
            number, span = data.rows[row][place].number, data.rows[row][place].span
            sums = tuple(_sums(data, place, row, totals))
            if number is None or span is None or not sums or number in sums:
                continue
            message = msg(
                "`{row}` is {number} in the column `{column}`, and the rows above it come to {sum}",
                row=data.row_names(row)[-1], number=format(number, "f"), column=column.name, sum=format(sums[0], "f"),
            )  # fmt: skip
            hint = msg("correct the number; if it was rounded or means something else, say so in a note")
            reading.note(warning("content-data-total", message, span, hint))


def _sums(data: Dataset, place: int, row: int, totals: Collection[int]) -> Iterator[Decimal]:
    """Yield the sum of the rows since the total before, and that of all rows above that are no totals."""
    start = max((total + 1 for total in totals if total < row), default=0)
    for first in dict.fromkeys((start, 0)):
        numbers = [data.rows[above][place].number for above in range(first, row) if above not in totals]
        if any(number is not None for number in numbers):
            yield sum((number for number in numbers if number is not None), Decimal(0))
