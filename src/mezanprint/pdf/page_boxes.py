"""Pages and forms: the areas they state, and what they have from the nodes above them (ISO 32000-1, 7.7.3.4)."""

from typing import Any

import pikepdf

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import IDENTITY, Matrix, matrix_of

_HIGHEST = 64
"""Nodes above a page that are looked at: a damaged tree may run in circles."""


def inherited(node: Any, key: str) -> Any:
    """Return an entry of a page's dictionary or of the nodes above it; None where there is none."""
    for _ in range(_HIGHEST):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None


def resources_of(page: pikepdf.Page) -> Any:
    """Return what the content of a page may name; nothing for one that has no resources."""
    found = inherited(page.obj, "/Resources")
    return pikepdf.Dictionary() if found is None else found


def rectangle(sides: Any) -> Box:
    """Return four numbers of a file as left, bottom, right, top: any two opposite corners may stand there (7.9.5)."""
    x, y, x2, y2 = (float(side) for side in sides)
    return Box(min(x, x2), min(y, y2), max(x, x2), max(y, y2))


def page_box(page: pikepdf.Page, *names: str) -> Box:
    """Return the first of these boxes that a page states; its MediaBox otherwise. In pt."""
    return rectangle(next((page.obj[name] for name in names if name in page.obj), page.mediabox))


def form_matrix(form: Any) -> Matrix:
    """Return the matrix from a form or pattern to what draws it (8.10.2)."""
    return matrix_of(form.get("/Matrix", IDENTITY))
