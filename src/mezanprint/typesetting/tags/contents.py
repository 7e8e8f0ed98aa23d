"""Tables of contents: entries that refer to what they name (ISO 32000-1, 14.8.4.3.2).

HTML says which lists are one by ``role="doc-toc"`` (DPUB-ARIA 1.1), on the list or on what stands around it.
"""

from itertools import groupby
from typing import Any

from mezanprint.typesetting.tags.tag_tree import Element, Kid, Tags, kind

_ROLE = "doc-toc"
_BLOCKS = ("P", "L", "Figure", "Note", "Table")
"""What stands for itself in an entry; all else in it is text in a line."""


def make_contents(tags: Tags) -> None:
    """Make tables of contents of lists: a list in an entry becomes a table of its own behind that entry."""
    inside = _inside(tags)
    for element in tags.walk():
        box = tags.box(element)
        if kind(element) == "L" and box is not None and box.element in inside and box.element_tag in ("ol", "ul"):
            element["S"] = "/TOC"
            tags.fill(element, [kid for item in element["K"] for kid in _entry(tags, item)])


def _inside(tags: Tags) -> set[Any]:
    tops = [part for part in tags.html.iter() if _ROLE in (part.get("role") or "").split()]
    return {part for top in tops for part in top.iter()}


def _entry(tags: Tags, item: Kid) -> list[Kid]:
    """Return an entry, and the lists that stood in it."""
    entry = tags.element(item)
    if entry is None or kind(entry) != "LI":
        return [item]
    kids: list[Kid] = []
    nested: list[Kid] = []
    for part in tags.kids(entry):
        if kind(part) == "LBody":
            nested += [each.reference for each in tags.kids(part) if kind(each) == "L"]
            kids += _references(tags, entry, part)
        else:
            kids.append(part.reference)
    entry["S"] = "/TOCI"
    tags.fill(entry, kids)
    return [item, *nested]


def _references(tags: Tags, entry: Element, body: Element) -> list[Kid]:
    """Return what an entry says: each stretch of text that leads somewhere is a reference, other text a paragraph."""
    kids: list[Kid] = []
    for block, group in groupby(tags.kids(body), lambda each: kind(each) if kind(each) in _BLOCKS else ""):
        parts = list(group)
        if not block:
            parts = [tags.add("P", entry, [part.reference for part in parts])]
        for part in parts:
            if kind(part) == "P" and any(kind(each) == "Link" for each in tags.walk(part)):
                part["S"] = "/Reference"
        kids += [part.reference for part in parts if block != "L"]
    return kids
