"""Text files of cells: CSV and its kin, each cell with its place."""

import re
from dataclasses import dataclass
from functools import cache

SEPARATORS = ",;\t"
_QUOTED = re.compile('"[^"]*"')
_SAID = re.compile(r"sep=([,;\t|])\r?(?:\n|$)", re.IGNORECASE)
"""First line by which Excel is told of the separator."""


class UnclosedQuoteError(ValueError):
    """A quote that is never closed, or behind which something follows."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class DelimitedCell:
    """One cell: what it says, and from where to where it stands in the text, with its quotes."""

    value: str
    start: int
    stop: int
    line: int
    """Where it begins, from 1."""
    column: int
    """Likewise, in characters of its line."""


def separator_of(path: str, text: str) -> str:
    """Return what stands between the cells: what the file says, a tab in TSV, or the most frequent in its head."""
    if said := _SAID.match(text):
        return said[1]
    head = _QUOTED.sub("", text).split("\n", 1)[0]
    return "\t" if path.lower().endswith(".tsv") else max(SEPARATORS, key=head.count)


def read_cells(text: str, separator: str) -> tuple[tuple[DelimitedCell, ...], ...]:
    """Return the rows of a text, whatever ends its lines; ``UnclosedQuoteError`` where a quote is none."""
    rows: list[tuple[DelimitedCell, ...]] = []
    cells: list[DelimitedCell] = []
    position, line, first = 0, 1, 0
    while position < len(text) or cells:
        cell = _cell(text, position, separator, line, position - first + 1)
        cells.append(cell)
        if ends := text.count("\n", position, cell.stop):
            line, first = line + ends, text.rfind("\n", position, cell.stop) + 1
        position = cell.stop
        if text.startswith(separator, position):
            position += 1
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        line, first = line + 1, position
        rows.append(tuple(cells))
        cells = []
    return tuple(rows)


def says_separator(text: str) -> bool:
    """Tell whether the first line names the separator, and is no row."""
    return bool(_SAID.match(text))


def _cell(text: str, start: int, separator: str, line: int, column: int) -> DelimitedCell:
    """Return the cell that begins at ``start``."""
    if not text.startswith('"', start):
        match = _bare(separator).match(text, start)
        assert match is not None
        return DelimitedCell(match[0], start, match.end(), line, column)
    stop = start + 1
    while (stop := text.find('"', stop)) >= 0 and text.startswith('""', stop):
        stop += 2
    if stop < 0 or not (stop + 1 == len(text) or text[stop + 1] in f"{separator}\r\n"):
        raise UnclosedQuoteError(line)
    return DelimitedCell(text[start + 1 : stop].replace('""', '"'), start, stop + 1, line, column)


@cache
def _bare(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(separator)}\r\n]*")
