"""Names of the elements of a structure, as a listener knows them."""

import re

from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.marked_content import Words
from mezanprint.pdf.structure import Element

IN_LINE = frozenset(
    ("Span", "Em", "Strong", "Sub", "Lbl", "Link", "Reference", "Quote", "Code", "BibEntry", "Annot", "Figure",
     "Formula", "Form", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
)  # fmt: skip
"""Elements that may stand in a line of text."""
_HEADING = re.compile("H([0-9]+)")


def name_of(element: Element) -> str:
    """Return what a block is called, with its size where it has one; nothing for what is not said."""
    if level := _HEADING.fullmatch(element.role):
        return msg("heading {level}", level=level[1])
    match element.role:
        case "L":
            count = sum(1 for item in element.elements if item.role == "LI")
            return nmsg("list of {n} item", "list of {n} items", count)
        case "TOC":
            count = sum(1 for entry in element.elements if entry.role == "TOCI")
            return nmsg("contents of {n} entry", "contents of {n} entries", count)
        case "Table":
            rows, columns = _size(element)
            return msg(
                "table: {rows}, {columns}",
                rows=nmsg("{n} row", "{n} rows", rows),
                columns=nmsg("{n} column", "{n} columns", columns),
            )
        case "Figure":
            return msg("figure") if element.parts else msg("figure without a description")
        case _:
            return _BLOCKS.get(element.role, "")


def name_in_line(element: Element) -> str:
    """Return what an element in a line is called; a reference that is a link is told as the link."""
    if element.role == "Reference" and any(part.role == "Link" for part in element.elements):
        return ""
    return name_of(element) if element.role == "Figure" else _PARTS.get(element.role, "")


def _size(table: Element) -> tuple[int, int]:
    """Return how many rows and columns a table has; cells may go over several."""
    cells: set[tuple[int, int]] = set()
    rows = _rows(table)
    for y, row in enumerate(rows):
        for cell in row.elements:
            x = next(x for x in range(len(cells) + 1) if (y, x) not in cells)
            cells |= {(y + down, x + right) for down in range(cell.rows) for right in range(cell.columns)}
    return len(rows), len({x for _, x in cells})


def _rows(element: Element) -> list[Element]:
    found: list[Element] = []
    for part in element.elements:
        found += [part] if part.role == "TR" else _rows(part) if part.role in ("THead", "TBody", "TFoot") else []
    return found


def is_in_line(part: Element | Words) -> bool:
    """Tell whether a part of an element stands in a line of text.

    So do words, and what holds nothing but what stands in a line. Chromium puts words into groups without a meaning.
    """
    if isinstance(part, Words):
        return True
    if part.role == "NonStruct":
        return bool(part.parts) and not part.elements
    return part.role in IN_LINE and all(map(is_in_line, part.parts))


_BLOCKS = {
    "Document": msg("document"),
    "Title": msg("title"),
    "H": msg("heading"),
    "P": msg("paragraph"),
    "LI": msg("item"),
    "TOCI": msg("entry"),
    "TR": msg("row"),
    "TH": msg("header cell"),
    "TD": msg("cell"),
    "Caption": msg("caption"),
    "Formula": msg("formula"),
    "Note": msg("note"),
    "FENote": msg("note"),
    "BlockQuote": msg("quotation"),
    "Aside": msg("aside"),
    "Index": msg("index"),
}
"""Blocks with their names; what is not here is a group that nobody is told of."""
_PARTS = {
    "Link": msg("link"),
    "Reference": msg("reference"),
    "Quote": msg("quotation"),
    "Code": msg("code"),
    "BibEntry": msg("source"),
    "Formula": msg("formula"),
    "Form": msg("form field"),
}
