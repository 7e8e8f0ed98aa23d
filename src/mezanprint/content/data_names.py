"""Columns and rows of data that other fields name: whether there are such."""

from collections.abc import Iterator, Mapping

from mezanprint.content.reading import Reading
from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import error
from mezanprint.model.documents import Items, Node, Value
from mezanprint.model.kinds import FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg


def check_names(reading: Reading, fields: Mapping[str, Node]) -> None:
    """Report each name of a column or row that the data beside it, in the same record, has not."""
    data = next((node for node in fields.values() if isinstance(node, Dataset)), None)
    if data is None:
        return  # missing, which is said where it is required, or refused
    columns = [column.name for column in data.columns]
    rows = [name for row in range(len(data.rows)) if (name := data.row_name(row))]
    for value in (value for node in fields.values() for value in _names(node)):
        if value.type == FieldType.COLUMN and value.value not in columns:
            message = msg("the data has no column `{name}`", name=value.value)
            reading.note(error("content-data-name", message, value.span, *did_you_mean(value.value, columns)))
        elif value.type == FieldType.ROW and value.value not in rows:
            message = msg("the data has no row `{name}`", name=value.value)
            reading.note(error("content-data-name", message, value.span, *did_you_mean(value.value, rows)))


def _names(node: Node) -> Iterator[Value]:
    match node:
        case Items(items):
            for item in items:
                yield from _names(item)
        case Value():
            yield node
