"""The structure of a PDF in the order in which it is read: elements, and the words between them.

What stands for the content of an element (``Alt``, ``ActualText``, ``E``) is its words; artifacts are in no element.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.marked_content import Words
from mezanprint.preflight.inspection.tags import Tree, kids


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure."""

    role: str
    """Its standard type: ``P``, ``H1``, ``Span``."""
    parts: tuple["Part", ...]
    """What is in it, in order."""
    columns: int = 1
    """Columns of a table that a cell goes over."""
    rows: int = 1

    @property
    def elements(self) -> tuple["Element", ...]:
        """Return the elements directly in it."""
        return tuple(part for part in self.parts if isinstance(part, Element))


Part: TypeAlias = Element | Words


def read_structure(document: pikepdf.Pdf) -> tuple[Element, ...]:
    """Return the elements at the top of the structure; nothing for a file without tags."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    tree, language = Tree(document, root), str(document.Root.get("/Lang", ""))
    return tuple(_element(tree, kid, -1, language, 1) for kid in kids(root) if tree.is_element(kid, 0))


def _element(tree: Tree, element: Any, page: int, language: str, depth: int) -> Element:
    page, language = tree.page(element, page), str(element.get("/Lang", language))
    role = tree.role(element)
    columns, rows = (_span(element, name) for name in ("/ColSpan", "/RowSpan"))
    instead = next((str(element[key]) for key in ("/ActualText", "/Alt", "/E") if str(element.get(key, ""))), "")
    if instead:
        return Element(role, (Words(instead, language),), columns, rows)
    parts = tuple(_parts(tree, element, page, language, depth))
    if role == "Link" and not any(_texts(parts)):
        parts = tuple(Words(text, language) for text in _descriptions(element))
    return Element(role, parts, columns, rows)


def _parts(tree: Tree, element: Any, page: int, language: str, depth: int) -> Iterator[Part]:
    for kid in kids(element):
        if tree.is_element(kid, depth):
            yield _element(tree, kid, page, language, depth + 1)
        for words in tree.words(kid, page):
            yield Words(words.text, words.language or language)


def _texts(parts: tuple[Part, ...]) -> Iterator[str]:
    """Yield the words in elements and between them, where there are any."""
    for part in parts:
        if isinstance(part, Words):
            yield part.text.strip()
        else:
            yield from _texts(part.parts)


def _descriptions(element: Any) -> Iterator[str]:
    """Yield what the annotations of a link without words say of themselves."""
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and "/Contents" in kid["/Obj"]:
            yield str(kid["/Obj"]["/Contents"])


def _span(element: Any, name: str) -> int:
    """Return over how many rows or columns a cell goes."""
    attributes = element.get("/A")
    holders = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    values = [holder[name] for holder in holders if isinstance(holder, pikepdf.Dictionary) and name in holder]
    return max(1, min(int(values[0]), 1000)) if values else 1
