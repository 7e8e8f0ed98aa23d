"""An OpenDocument spreadsheet, as LibreOffice saves it, to rows (ODF 1.3, part 3)."""

from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from mezanprint.i18n.exchange.archive import read_parts, unreadable
from mezanprint.i18n.exchange.cells import MERGED, Cell, Table, text_cell
from mezanprint.i18n.exchange.columns import Parcel, read_tables
from mezanprint.model.cell_names import name_of_cell
from mezanprint.model.translatable import msg

_MAX_ROWS = 100_000
_MAX_COLUMNS = 30
_MAX_BLANKS = 10_000
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ASIDE = {"office:annotation", "text:ruby-text", "text:note", "text:tracked-changes"}
"""What stands inside a cell and is not said by it."""


class _Content(ContentHandler):
    """Gathers the sheets of ``content.xml``. Rows and cells that are repeated are written once, with a number."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, list[tuple[int, list[Cell]]]]] = []
        self._line = self._aside = 0
        self._row: list[Cell] = []
        self._pieces: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._row_repeated = 1

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the name is that of SAX
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "table:table":
            self.tables.append((attrs.get("table:name", ""), []))
            self._line = 0
        elif name == "table:table-row":
            self._row, self._row_repeated = [], _number(attrs, "table:number-rows-repeated")
        elif name in _CELLS:
            self._attributes, self._pieces = dict(attrs), []
        elif self._pieces is not None:
            self._start_inside(name, attrs)

    def _start_inside(self, name: str, attrs: AttributesImpl) -> None:
        assert self._pieces is not None
        if name == "text:p" and self._pieces:
            self._pieces.append("\n")
        elif name == "text:p":
            self._pieces.append("")
        elif name == "text:s":
            self._pieces.append(" " * min(_number(attrs, "text:c"), _MAX_BLANKS))
        elif name in ("text:tab", "text:line-break"):
            self._pieces.append("\t" if name == "text:tab" else "\n")

    def characters(self, content: str) -> None:
        # What stands in no paragraph is the layout of the file.
        if self._pieces and not self._aside:
            self._pieces.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - the name is that of SAX
        if self._aside:
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell(covered=name != _CELLS[0])
        elif name == "table:table-row" and self.tables:
            if any(cell.text or cell.holds for cell in self._row) and self._line < _MAX_ROWS:
                self.tables[-1][1].append((self._line + 1, self._row))
            self._line += self._row_repeated

    def _end_cell(self, *, covered: bool) -> None:
        times = _number(self._attributes, "table:number-columns-repeated")
        text = "".join(self._pieces or ())
        merged = covered or _is_merged(self._attributes)
        times = min(times, _MAX_COLUMNS - len(self._row))
        if not (text or merged or "table:formula" in self._attributes):
            self._row += [Cell()] * times
            times = 0
        for _ in range(times):
            name = name_of_cell(len(self._row) + 1, self._line + 1)
            self._row.append(Cell("", name, MERGED) if merged else _cell(self._attributes, text, name))
        self._pieces = None


def read_ods(data: bytes, path: str) -> Parcel:
    """Return what came in on the sheets of a document; ``Fault`` if it is none, or one that is too large."""
    content = _Content()
    read_parts(data, path, lambda part: content if part == "content.xml" else ContentHandler())
    if not content.tables:
        raise unreadable(path, msg("there is no sheet in it"))
    return read_tables((Table(name, lines) for name, lines in content.tables), path)


def _number(attributes: AttributesImpl | dict[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    return max(1, int(said)) if said.isdecimal() and len(said) < 9 else 1


def _is_merged(attributes: dict[str, str]) -> bool:
    return any(_number(attributes, f"table:number-{each}-spanned") > 1 for each in ("rows", "columns"))


def _cell(attributes: dict[str, str], text: str, name: str) -> Cell:
    kind = attributes.get("office:value-type", "string")
    if attributes.get("table:formula"):
        return Cell("", name, msg("a formula"))
    if kind in ("date", "time"):
        return Cell("", name, msg("the date or time {value}", value=text))
    if kind == "boolean":
        return Cell("", name, msg("the truth value {value}", value=text))
    if kind in ("float", "percentage", "currency"):
        return Cell(attributes.get("office:value", text), name, number=True)
    return text_cell(text, name)
