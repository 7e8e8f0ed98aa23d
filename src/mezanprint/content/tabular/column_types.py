"""What a column holds, where nobody said so: told from its cells."""

import re
from collections.abc import Callable, Sequence

from mezanprint.content.tabular.numbers import has_percent, without_percent
from mezanprint.model.datasets import ColumnType

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"1[89]\d{2}|20\d{2}", re.ASCII)
_YEARS = re.compile(r"years?|السنة|سنة|العام|عام|ann[ée]e", re.IGNORECASE)


def type_of(head: str, cells: Sequence[str], is_number: Callable[[str], bool], *, is_first: bool) -> ColumnType:
    """Return the type of a column from its head and those cells that are not empty.

    A column of which most cells are numbers is one of numbers: what does not fit is then a fault to be told, and no
    reason to print all others as texts. Years are so if they stand first or the head says it.
    """
    if not cells:
        return ColumnType.TEXT
    if all(DAY.fullmatch(cell) for cell in cells):
        return ColumnType.DATE
    if all(MONTH.fullmatch(cell) for cell in cells) and not all(map(_is_two_years, cells)):
        return ColumnType.MONTH
    if all(_YEAR.fullmatch(cell) for cell in cells) and (is_first or _YEARS.fullmatch(head.strip())):
        return ColumnType.YEAR
    numbers = [cell for cell in cells if is_number(without_percent(cell))]
    if 2 * len(numbers) <= len(cells):
        return ColumnType.TEXT
    return ColumnType.PERCENT if any(map(has_percent, numbers)) else ColumnType.NUMBER


def _is_two_years(cell: str) -> bool:
    """Tell whether what could be a month may be a year that begins in one and ends in the next: ``2009-10``."""
    first, _, last = cell.partition("-")
    return (int(first) + 1) % 100 == int(last)
