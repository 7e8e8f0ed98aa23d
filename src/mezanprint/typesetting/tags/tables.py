"""Tables: which head belongs to which cell (ISO 32000-1, 14.8.5.7; ISO 14289-1, 7.5)."""

from dataclasses import dataclass, field

from mezanprint.typesetting.boxes.tree import attribute
from mezanprint.typesetting.tags.tag_tree import Element, Tags, kind, set_attribute
from mezanprint.typesetting.weasyprint.weasy import pydyf

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}


@dataclass
class _Grid:
    """The cells of a table by row and column: one that spans stands in several places."""

    cells: dict[tuple[int, int], Element] = field(default_factory=dict)
    places: list[tuple[Element, range, range]] = field(default_factory=list)

    def put(self, cell: Element, row: int, width: int, height: int) -> None:
        column = 0
        while (row, column) in self.cells:
            column += 1
        rows, columns = range(row, row + height), range(column, column + width)
        self.cells |= {(y, x): cell for y in rows for x in columns}
        self.places.append((cell, rows, columns))


def head_tables(tags: Tags) -> None:
    """Say of each head whether it heads a row or a column, and of each cell which heads it has."""
    tables = [element for element in tags.walk() if kind(element) == "Table"]
    for number, table in enumerate(tables, 1):
        grid = _read(tags, table)
        heads = [place for place in grid.places if kind(place[0]) == "TH"]
        for place, (head, _, _) in enumerate(heads, 1):
            tags.name(head, f"table-{number:03}-{place:03}")
            set_attribute(head, "Table", "Scope", f"/{_scope(tags, head)}")
        for cell, rows, columns in grid.places:
            if kind(cell) == "TD":
                above = [head for head, _, at in heads if _heads(head, "Column") and set(at) & set(columns)]
                beside = [head for head, at, _ in heads if _heads(head, "Row") and set(at) & set(rows)]
                names = [pydyf.String(head["ID"].string) for head in (*beside, *above)]
                set_attribute(cell, "Table", "Headers", pydyf.Array(names))


def _read(tags: Tags, table: Element) -> _Grid:
    grid = _Grid()
    rows = [element for element in tags.walk(table) if kind(element) == "TR"]
    for number, row in enumerate(rows):
        for cell in tags.kids(row):
            box = tags.box(cell)
            grid.put(cell, number, getattr(box, "colspan", 1), getattr(box, "rowspan", 1))
    return grid


def _scope(tags: Tags, head: Element) -> str:
    """Return what a head is the head of: as the template says, or else of its row in the body of the table."""
    box = tags.box(head)
    said = box is not None and _SCOPES.get(attribute(box, "scope") or "")
    if said:
        return said
    row = tags.object(head["P"])
    in_head = kind(tags.object(row["P"])) == "THead"
    return "Column" if in_head or all(kind(cell) == "TH" for cell in tags.kids(row)) else "Row"


def _heads(head: Element, scope: str) -> bool:
    holders = head["A"] if isinstance(head["A"], list) else [head["A"]]
    return any(holder.get("Scope") == f"/{scope}" for holder in holders)
