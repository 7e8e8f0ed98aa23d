"""The way to a value of a YAML file by keys and numbers, which an edit of another value does not change."""

from collections.abc import Iterator
from typing import TypeAlias

from mezanprint.content.raw import Mapping, Raw, Scalar, Sequence
from mezanprint.model.diagnostics import Span

Way: TypeAlias = tuple[str | int, ...]
"""Keys of mappings, and numbers of items from 0."""


def reach(root: Raw, way: Way) -> Raw | None:
    """Return what stands at the end of a way, or None."""
    node: Raw | None = root
    for step in way:
        match node:
            case Mapping():
                node = node.get(str(step))
            case Sequence(items) if isinstance(step, int) and step < len(items):
                node = items[step]
            case _:
                return None
    return node


def nodes(raw: Raw, way: Way = ()) -> Iterator[tuple[Way, Raw]]:
    """Yield all that is in a node and the node itself, each with the way to it, in the order of the file."""
    yield way, raw
    match raw:
        case Sequence(items):
            for number, item in enumerate(items):
                yield from nodes(item, (*way, number))
        case Mapping(entries):
            for entry in entries:
                yield from nodes(entry.value, (*way, entry.key))


def way_to(root: Raw, span: Span, kind: type[Scalar] | type[Mapping]) -> Way | None:
    """Return the way to the scalar or mapping that begins at ``span``, or to the ``|`` block that it is a line of."""
    for way, node in nodes(root):
        if not isinstance(node, kind):
            continue
        if (node.span.line, node.span.column) == (span.line, span.column):
            return way
        if isinstance(node, Scalar) and node.block_line and node.block_line <= (span.line or 0) <= _last_line(node):
            return way
    return None


def outline(raw: Raw) -> list[tuple[Way, str | None]]:
    """Return what is read of a file: each way, with the text of a scalar."""
    return [(way, node.value if isinstance(node, Scalar) else None) for way, node in nodes(raw)]


def _last_line(scalar: Scalar) -> int:
    """Return the last line of a block, 1-based."""
    line, column = scalar.end
    return line + bool(column)
