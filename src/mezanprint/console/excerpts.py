"""The line of a file that a finding is about, whole, with a mark under what is meant."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import accumulate

from mezanprint.console.legible import END, ISOLATE, RTL, RTL_RUN, spelt
from mezanprint.model.diagnostics import Span

_WIDEST = 100
"""Characters of a line that are shown at most."""
_OF_FILE = re.compile(r"(\s*(?:- +)*(?:(?:[A-Za-z_][\w-]*:|msg\w+(?:\[\d\])?) +)?[\"']?)(.*?)([\"']?\s*)")
"""A line of YAML or of a catalog: what stands before a text, the text, and the mark that closes it."""
_STARTS_RTL = re.compile(rf"[\W\d]*[{RTL}]")
_TAB, _OTHER_SPACE = "→", "␣"


def excerpt(span: Span) -> list[str]:
    """Return the line of a place that has one, and the carets under what it points at.

    A right-to-left text is one piece, which a terminal may show in either order: it is underlined whole.
    """
    line, column = _cropped(span.excerpt, span.column)
    cells = [_seen(char) for char in line]
    pieces = _pieces(line)
    for start, end in pieces:
        cells[start] = ISOLATE + cells[start]
        cells[end - 1] += END
    number = f"   {span.line}"
    lines = [f"{number} | {''.join(cells)}"]
    if column is not None:
        start, end = _widened(column - 1, column - 1 + max(1, span.length), pieces)
        before = [0, *accumulate(map(_cells, cells))]
        first, last = (before[min(place, len(line))] for place in (start, end))
        lines.append(f"{' ' * len(number)} | {' ' * first}{'^' * max(1, last - first)}")
    return lines


def _cropped(line: str, column: int | None) -> tuple[str, int | None]:
    """Cut a long line to a window around the column."""
    line = line.rstrip()
    if len(line) <= _WIDEST:
        return line, column
    start = max(0, min((column or 1) - _WIDEST // 3, len(line) - _WIDEST))
    cut = ("…" if start else "") + line[start : start + _WIDEST] + ("…" if start + _WIDEST < len(line) else "")
    return cut, column and column - start + (1 if start else 0)


def _seen(char: str) -> str:
    """Return a character of a file so that nobody takes it for another: a tab or a no-break space for a space."""
    if char == "\t":
        return _TAB
    if unicodedata.category(char) == "Co":
        return f"\\u{ord(char):04x}"
    return _OTHER_SPACE if char != " " and unicodedata.category(char) == "Zs" else spelt(char)


def _pieces(line: str) -> list[tuple[int, int]]:
    """Return where right-to-left pieces stand: a text that begins so with its numbers and signs, or each run."""
    parts = _OF_FILE.fullmatch(line)
    if parts and _STARTS_RTL.match(parts[2]):
        return [parts.span(2)]
    return [run.span() for run in RTL_RUN.finditer(line)]


def _widened(start: int, end: int, pieces: Iterable[tuple[int, int]]) -> tuple[int, int]:
    touched = [piece for piece in pieces if piece[0] < end and start < piece[1]]
    return min([start, *(first for first, _ in touched)]), max([end, *(last for _, last in touched)])


def _cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
