"""Rows as CSV, such as spreadsheet programs open with a double click: UTF-8 with a mark at its begin."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from mezanprint.i18n.exchange.columns import Parcel, cells, header, read_cells
from mezanprint.i18n.exchange.rows import Row
from mezanprint.model.diagnostics import Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg

_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet program would take for a formula and run, with apostrophes before it or not."""
_LONGEST_CELL = 200_000


def write_csv(rows: Iterable[Row], locale: str) -> bytes:
    """Return the file. An apostrophe stands before every text that would be taken for a formula."""
    rows = tuple(rows)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(header(rows, locale))
    writer.writerows([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells(row)] for row in rows)
    return _BOM + stream.getvalue().encode()


def read_csv(data: bytes, path: str) -> Parcel:
    """Return what came in. Commas, semicolons and tabs are known as separators: programs write them by country."""
    try:
        text = data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as bad:
        line = data.count(b"\n", 0, bad.start) + 1
        message = msg("byte 0x{byte} is not UTF-8", byte=f"{data[bad.start]:02x}")
        hint = msg("save the sheet as `CSV UTF-8`, not as plain CSV, which loses Arabic letters")
        raise Fault(error("exchange-format", message, Span(path, line), hint)) from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    return read_cells(_lines(text, separator, path), path)


def _lines(text: str, separator: str, path: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
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
        yield line, [value[1:] if value.startswith("'") and _FORMULA.match(value) else value for value in values]
