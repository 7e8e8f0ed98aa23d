"""The tree without what only the layout needed: blocks, paragraphs in them, and text without boxes inside."""

from mezanprint.typesetting.tags.tag_tree import Element, Kid, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import boxes

_SEE_THROUGH = ("Div", "NonStruct", "Span")
_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct", "Span")
"""Elements whose text stands in paragraphs. A ``Span`` is one when style sheets make a block of it."""
_LINES = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Link", "Reference", "Quote")
"""Elements that hold text alone."""
_EMPTY = ("TD", "TH")
"""Elements that stay where they are without anything in them: a row has as many cells as the others."""


def tidy(tags: Tags, element: Element) -> None:
    """Leave in the tree under ``element`` what means something.

    Boxes that say nothing give way to what is in them; text that stands in a group of blocks becomes a paragraph;
    what is empty goes.
    """
    kids: list[Kid] = []
    for kid in element["K"]:
        child = tags.element(kid)
        if child is None or child.number in tags.leaves:
            kids.append(kid)
            continue
        tidy(tags, child)
        kids += _kept(tags, element, child)
    if kind(element) in _GROUPS and not (kind(element) in _SEE_THROUGH and _is_inline(tags, element)):
        kids = _in_paragraphs(tags, element, kids)
    tags.fill(element, kids)


def _kept(tags: Tags, parent: Element, child: Element) -> list[Kid]:
    """Return what of ``child`` stays under ``parent``: itself, what is in it, or nothing."""
    if not child["K"] and kind(child) not in _EMPTY:
        return []
    if kind(child) not in _SEE_THROUGH:
        return [child.reference]
    if kind(parent) in _LINES or (len(child["K"]) == 1 and _is_only(parent, child)):
        return [part for kid in child["K"] for part in _unwrapped(tags, kid)]
    return list(child["K"])


def _unwrapped(tags: Tags, kid: Kid) -> list[Kid]:
    element = tags.element(kid)
    return list(element["K"]) if element is not None and kind(element) == "P" else [kid]


def _is_only(parent: Element, child: Element) -> bool:
    """Tell whether ``child`` is all of a cell, caption or item: then it needs no paragraph."""
    return kind(parent) in ("TD", "TH", "LBody", "Caption", "Note") and list(parent["K"]) == [child.reference]


def _in_paragraphs(tags: Tags, element: Element, kids: list[Kid]) -> list[Kid]:
    """Return ``kids`` with each stretch of text among them in a paragraph."""
    kids_in_order: list[Kid] = []
    text: list[Kid] = []
    for kid in (*kids, None):
        child = None if kid is None else tags.element(kid)
        if kid is not None and child is not None and _is_text(tags, child):
            text.append(kid)
            continue
        if text:
            paragraph = tags.add("P", element, text)
            tags.boxes[paragraph.number] = tags.boxes.get(element.number)
            kids_in_order.append(paragraph.reference)
            text = []
        if kid is not None:
            kids_in_order.append(kid)
    return kids_in_order


def _is_text(tags: Tags, element: Element) -> bool:
    return element.number in tags.leaves or kind(element) in ("Link", "Reference", "Span", "Quote")


def _is_inline(tags: Tags, element: Element) -> bool:
    """Tell whether an element stands in a line and holds no blocks."""
    box = tags.box(element)
    return isinstance(box, boxes.InlineLevelBox) and not isinstance(box, boxes.AtomicInlineLevelBox)
