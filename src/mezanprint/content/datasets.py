"""Fields of type ``data``: a table typed in the document, or a file beside it, in one form for all that shows data."""

from collections.abc import Sequence
from dataclasses import replace

from mezanprint.content.data_columns import ColumnReader, Naming
from mezanprint.content.data_files import MAX_ROWS, read_grid
from mezanprint.content.data_grid import DECIMALS, Grid, GridCell
from mezanprint.content.raw import Entry, Mapping, Raw, Scalar, kind_of
from mezanprint.content.raw import Sequence as RawSequence
from mezanprint.content.reading import At, Reading
from mezanprint.content.unknown import unknown_key
from mezanprint.model.datasets import ColumnType, Dataset
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.kinds import FieldSpec
from mezanprint.model.locales import is_currency
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg, nmsg

KEYS = ("file", "decimal", "columns", "rows")
COLUMN_KEYS = ("head", "title", "type")
TYPES = tuple(str(each) for each in ColumnType if each is not ColumnType.CURRENCY)
"""What `type` of a column may say, beside the code of a currency."""


def read_data(reading: Reading, spec: FieldSpec, raw: Raw, at: At) -> Dataset | None:
    """Return a field of type ``data``."""
    if isinstance(raw, Scalar):
        named = reading.scalar(raw, f"`{spec.name}`")
        return _of_file(reading, named, Mapping((), raw.span), at) if named else None
    if not isinstance(raw, Mapping):
        message = msg("`{name}` must be a mapping, not {kind}", name=spec.name, kind=kind_of(raw))
        hint = msg("name a file, or write `columns` and `rows`")
        reading.note(error("content-wrong-shape", message, raw.span, hint))
        return None
    for entry in raw.entries:
        if entry.key not in KEYS:
            reading.note(
                unknown_key(entry, msg("unknown key `{key}` in {what}", key=entry.key, what=f"`{spec.name}`"), KEYS)
            )
    file = raw.get("file")
    if file is not None:
        scalar = reading.scalar(file, "`file`")
        return _of_file(reading, scalar, raw, at) if scalar else None
    return _typed(reading, raw, at)


def _of_file(reading: Reading, scalar: Scalar, raw: Mapping, at: At) -> Dataset | None:
    faults = len(reading.faults)
    if (rows := raw.get("rows")) is not None:
        message = msg("`rows` stand beside `file`: the rows are those of the file")
        reading.note(error("content-data-file", message, rows.span, msg("delete one of the two")))
    grid = read_grid(reading, scalar, at)
    if grid is None:
        return None
    names, chosen, decimal = _of_head(reading, grid), _columns(reading, raw), _decimal(reading, raw)
    places = [(naming, place) for place, naming in enumerate(names)]
    if chosen is not None:
        places = _places(reading, chosen, names)
    if len(reading.faults) > faults or not places:
        return None
    shown = {place for at_page, (naming, place) in enumerate(places) if reading.printed.has(naming.name, at_page)}
    unseen = frozenset(range(len(grid.head))) - shown
    grid = grid.of(tuple(place for _, place in places))
    dataset = _dataset(reading, grid, [naming for naming, _ in places], at, decimal)
    return dataset and replace(dataset, unseen=unseen)


def _of_head(reading: Reading, grid: Grid) -> tuple[Naming, ...]:
    """Return the columns as the head of a file names them."""
    names: dict[str, Naming] = {}
    for number, cell in enumerate(grid.head, 1):
        name = " ".join(cell.value.split())
        if not name:
            name = f"#{number}"
            message = msg("column {number} has no head", number=number)
            reading.note(error("content-data-column", message, cell.span, msg("write a head into the first line")))
        elif name in names:
            message = msg("two columns are called `{name}`", name=name)
            reading.note(error("content-data-column", message, cell.span, msg("give each a name of its own")))
        names[name] = Naming(name, cell.span, Scalar(cell.value, cell.span))
    return tuple(names.values())


def _places(
    reading: Reading, columns: Sequence[tuple[str, Naming]], names: Sequence[Naming]
) -> list[tuple[Naming, int]]:
    """Return each column that a document takes with its place in the file."""
    heads = {naming.name: place for place, naming in enumerate(names)}
    places = []
    for head, naming in columns:
        if head not in heads:
            message = msg("the file has no column `{name}`", name=head)
            reading.note(error("content-data-column", message, naming.span, *did_you_mean(head, heads)))
            continue
        own = names[heads[head]]
        title = own.title if isinstance(naming.title, Scalar) and naming.title is _UNTITLED else naming.title
        places.append((replace(naming, title=title), heads[head]))
    return places


_UNTITLED = Scalar("", Span(""))
"""In the place of a title that the document does not say."""


def _columns(reading: Reading, raw: Mapping) -> tuple[tuple[str, Naming], ...] | None:
    """Return what `columns` says of each: the head of its column in a file, and what the document calls it."""
    columns = raw.get("columns")
    if columns is None:
        return None
    if not isinstance(columns, Mapping):
        message = msg("`{name}` must be a mapping, not {kind}", name="columns", kind=kind_of(columns))
        hint = msg("write `name: {{title: ..., type: number}}`, each column on a line")
        reading.note(error("content-wrong-shape", message, columns.span, hint))
        return ()
    return tuple(each for entry in columns.entries if (each := _column(reading, entry)))


def _column(reading: Reading, entry: Entry) -> tuple[str, Naming] | None:
    raw = entry.value
    if not isinstance(raw, Mapping):
        message = msg("`{name}` must be a mapping, not {kind}", name=entry.key, kind=kind_of(raw))
        hint = msg("write `{name}: {{title: ..., type: number}}`", name=entry.key)
        reading.note(error("content-wrong-shape", message, raw.span, hint))
        return None
    for inner in raw.entries:
        if inner.key not in COLUMN_KEYS:
            message = msg(
                "unknown key `{key}` in {what}", key=inner.key, what=msg("the column `{name}`", name=entry.key)
            )
            reading.note(unknown_key(inner, message, COLUMN_KEYS))
    head = raw.get("head")
    said = reading.scalar(head, "`head`") if head is not None else None
    kind, unit = _type(reading, raw)
    title = raw.get("title")
    naming = Naming(entry.key, entry.span, _UNTITLED if title is None else title, kind, unit)
    return " ".join(said.value.split()) if said else entry.key, naming


def _type(reading: Reading, raw: Mapping) -> tuple[ColumnType | None, str]:
    value = raw.get("type")
    scalar = reading.scalar(value, "`type`") if value is not None else None
    if scalar is None:
        return None, ""
    if scalar.value in TYPES:
        return ColumnType(scalar.value), ""
    if is_currency(scalar.value):
        return ColumnType.CURRENCY, scalar.value
    message = msg("`{value}` is no type of a column", value=scalar.value)
    hints = (*did_you_mean(scalar.value, TYPES), msg("or an ISO 4217 currency code such as `USD`"))
    reading.note(error("content-value", message, scalar.span, *hints))
    return None, ""


def _decimal(reading: Reading, raw: Mapping) -> str:
    value = raw.get("decimal")
    scalar = reading.scalar(value, "`decimal`") if value is not None else None
    if scalar and scalar.value not in DECIMALS:
        message = msg("`{value}` is no value of `{name}`", value=scalar.value, name="decimal")
        reading.note(error("content-value", message, scalar.span, *did_you_mean(scalar.value, DECIMALS)))
    return scalar.value if scalar else ""


def _typed(reading: Reading, raw: Mapping, at: At) -> Dataset | None:
    """Return a table that stands in the document."""
    columns, rows = raw.get("columns"), raw.get("rows")
    if columns is None or rows is None:
        key = "columns" if columns is None else "rows"
        message = msg("the key `{name}` is missing in {what}", name=key, what=msg("a table of data"))
        hint = msg("write `columns` and `rows`, or the name of a `file`")
        reading.note(error("content-missing-key", message, raw.span, hint))
        return None
    names = tuple(
        replace(naming, title=Scalar(naming.name, naming.span)) if naming.title is _UNTITLED else naming
        for _, naming in _columns(reading, raw) or ()
    )
    lines = _rows(reading, rows, len(names))
    if not names or lines is None:
        return None
    head = tuple(GridCell(naming.name, naming.span) for naming in names)
    return _dataset(reading, Grid(head, tuple(lines), raw.span), names, at, "")


def _rows(reading: Reading, raw: Raw, width: int) -> list[tuple[GridCell, ...]] | None:
    if not isinstance(raw, RawSequence) or not raw.items:
        message = msg("`rows` must be a list of rows")
        reading.note(error("content-wrong-shape", message, raw.span, msg("write `- [2016, 120]`, each row on a line")))
        return None
    if len(raw.items) > MAX_ROWS:
        message = msg("the table has more than {limit} rows", limit=MAX_ROWS)
        reading.note(error("content-too-large", message, raw.items[MAX_ROWS].span, msg("put it into a file")))
        return None
    rows, faults = [], len(reading.faults)
    for number, row in enumerate(raw.items, 1):
        if not isinstance(row, RawSequence):
            message = msg("row {number} must be a list, not {kind}", number=number, kind=kind_of(row))
            reading.note(error("content-wrong-shape", message, row.span, msg("write `- [2016, 120]`")))
        elif len(row.items) != width:
            message = nmsg(
                "row {number} of `{name}` has {n} cell, and `{model}` has {wanted}",
                "row {number} of `{name}` has {n} cells, and `{model}` has {wanted}",
                len(row.items), number=number, name="rows", model="columns", wanted=width,
            )  # fmt: skip
            reading.note(error("content-uneven-rows", message, row.span, msg('write `""` for a cell that stays empty')))
        else:
            rows.append(tuple(_cell(reading, item) for item in row.items))
    return rows if len(reading.faults) == faults else None


def _cell(reading: Reading, raw: Raw) -> GridCell:
    if isinstance(raw, Scalar):
        return GridCell(raw.value, raw.span, raw=raw if raw.value.strip() else None)
    if isinstance(raw, RawSequence):
        message = msg("a cell must be a text, not {kind}", kind=kind_of(raw))
        reading.note(error("content-wrong-shape", message, raw.span))
    return GridCell("", raw.span, raw=raw)


def _dataset(reading: Reading, grid: Grid, names: Sequence[Naming], at: At, decimal: str) -> Dataset | None:
    faults = len(reading.faults)
    columns, rows = ColumnReader(reading, grid, at, decimal).read(names)
    if len(reading.faults) > faults:
        return None
    return Dataset(columns, rows, grid.span, grid.path, at.name)
