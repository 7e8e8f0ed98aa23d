"""Rows as CSV, such as spreadsheet programs open with a double click: UTF-8 with a mark at its begin."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Literal

from mezanprint.i18n.exchange.cells import AS_UTF8, Cell, Table, text_cell
from mezanprint.i18n.exchange.columns import Parcel, cells, header, read_tables
from mezanprint.i18n.exchange.rows import Row
from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.project.encodings import encoding_of

_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet program would take for a formula and run, with apostrophes before it or not."""
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=([,;\t])", re.IGNORECASE)
"""A first line by which some programs tell Excel the separator."""


def write_csv(rows: Iterable[Row], locale: str) -> bytes:
    """Return the file. An apostrophe stands before every text that would be taken for a formula."""
    rows = tuple(rows)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header(rows, locale))
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells(row)] for row in rows)
    return _BOM + stream.getvalue().encode()


def read_csv(data: bytes, path: str) -> Parcel:
    """Return what came in. Commas, semicolons and tabs are known as separators: programs write them by country.

    UTF-8, UTF-16 (“Unicode text” of Excel) and the Arabic encoding of Windows are read. The last lacks letters and
    digits, for which programs put question marks: rows where that happened are left out and told.
    """
    text, is_poor = _decode(data, path)
    said = _SEPARATOR_LINE.match(text)
    first = next((line for line in text.splitlines() if "key" in line.lower()), text.partition("\n")[0])
    separator = said[1] if said else max(",;\t", key=first.count)
    try:
        parcel = read_tables((Table("", _lines(text, separator, path, csv.QUOTE_MINIMAL)),), path)
    except Fault:
        if separator != "\t":
            raise
        # Google puts no quotation marks round what stands between tabs, and takes out line breaks.
        parcel = read_tables((Table("", _lines(text, separator, path, csv.QUOTE_NONE)),), path)
    return _without_lost(parcel) if is_poor else parcel


def _decode(data: bytes, path: str) -> tuple[str, bool]:
    """Return the text, and whether its encoding lacks letters."""
    encoding = encoding_of(data)
    try:
        if encoding in ("utf-16-le", "utf-16-be"):
            return data.decode(encoding).removeprefix("\ufeff"), False
        return data.removeprefix(_BOM).decode(), False
    except UnicodeDecodeError as bad:
        if encoding == "cp1256":
            return data.decode(encoding), True
        line = data.count(b"\n", 0, bad.start) + 1
        message = msg("byte 0x{byte} is not UTF-8", byte=f"{data[bad.start]:02x}")
        raise Fault(error("exchange-format", message, Span(path, line), AS_UTF8)) from None


def _without_lost(parcel: Parcel) -> Parcel:
    """Return the rows in which no question mark stands for a letter: in Arabic it is another one than this."""
    lost = [row for row in parcel.rows if row.touched and "?" in row.translation and "?" not in row.source]
    message = msg("a question mark stands in the place of a letter that the encoding WINDOWS-1256 lacks")
    told = tuple(error("exchange-cell", message, row.span, AS_UTF8) for row in lost)
    kept = tuple(row for row in parcel.rows if row not in lost)
    unread = (*parcel.unread, *(row.key for row in lost))
    return replace(parcel, rows=kept, findings=parcel.findings + told, unread=unread)


def _lines(text: str, separator: str, path: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, list[Cell]]]:
    # The limit is one for the whole process: others must not get a smaller one.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting, strict=True)
    for row in count(1):
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            hint = msg('a cell with quotation marks or line breaks stands between `"`, and a `"` in it is doubled')
            raise Fault(
                error("exchange-format", msg("not CSV: {problem}", problem=foreign(str(bad))), Span(path, line), hint)
            ) from None
        yield line, [_cell(value, name_of_cell(column, row)) for column, value in enumerate(values, start=1)]


def _cell(value: str, name: str) -> Cell:
    return text_cell(value[1:] if value.startswith("'") and _FORMULA.match(value) else value, name)
