"""Columns and rows of data that other fields name: whether there are such."""

from collections.abc import Iterator
from collections.abc import Mapping as Fields

from mezanprint.content.data_totals import check_totals
from mezanprint.content.raw import Mapping, Scalar, Sequence
from mezanprint.content.reading import Reading
from mezanprint.model.datasets import Dataset, Printed
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Items, Node, Value
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

_PARTS = (FieldType.COLUMN, FieldType.ROW)


def check_names(reading: Reading, fields: Fields[str, Node], specs: tuple[FieldSpec, ...], *, refused: bool) -> None:
    """Report each name of a column or row that the data beside it, in the same record, has not; and wrong sums.

    Of data that was ``refused`` nobody knows the names.
    """
    data = next((node for node in fields.values() if isinstance(node, Dataset)), None)
    if data is None:
        if not refused:
            for value in (value for node in fields.values() for value in _names(node) if value.type in _PARTS):
                message = msg("`{name}` is no part of data: there is none in this section", name=value.value)
                reading.note(error("content-data-name", message, value.span, msg("write `data`, or delete the key")))
        return
    columns = [column.name for column in data.columns]
    rows = tuple(dict.fromkeys(name for row in range(len(data.rows)) for name in data.row_names(row)))
    for value in (value for node in fields.values() for value in _names(node)):
        if value.type == FieldType.COLUMN and value.value not in columns:
            message = msg("the data has no column `{name}`", name=value.value)
            reading.note(error("content-data-name", message, value.span, *did_you_mean(value.value, columns)))
        elif value.type == FieldType.ROW and value.value not in rows:
            message = msg("the data has no row `{name}`", name=value.value)
            reading.note(error("content-data-name", message, value.span, *did_you_mean(value.value, rows)))
    for spec in specs:
        if (spec.item or spec).sums and spec.name in fields:
            totals = {data.row(value.value) for value in _names(fields[spec.name])}
            check_totals(reading, data, {place for place in totals if place is not None})


def printed_of(reading: Reading, specs: tuple[FieldSpec, ...], data: FieldSpec, record: Mapping) -> Printed:
    """Return what a record prints of its data, by the columns that its fields name; all where one stands elsewhere."""
    columns, without_head = set[str](), set[str]()
    for spec in specs:
        raw = record.get(spec.name)
        if raw is None or (spec.item or spec).type is not FieldType.COLUMN:
            continue
        names = raw.items if isinstance(raw, Sequence) else (raw,)
        if not all(isinstance(each, Scalar) and not reading.data.reference(each) for each in names):
            return Printed()
        typed = {reading.plain(each) for each in names if isinstance(each, Scalar)}
        columns |= typed
        if not (spec.item or spec).head or (spec.item and len(typed) == 1):
            without_head |= typed
    return Printed(frozenset(columns) if data.selects else None, data.first, frozenset(without_head))


def _names(node: Node) -> Iterator[Value]:
    match node:
        case Items(items):
            for item in items:
                yield from _names(item)
        case Value():
            yield node
