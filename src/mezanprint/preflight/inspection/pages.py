"""Pages of a PDF: their boxes and their links."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from mezanprint.model.geometry import Box
from mezanprint.model.translatable import msg
from mezanprint.pdf.page_boxes import inherited
from mezanprint.preflight.inspection.facts import Link, Page

_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")


def read_pages(document: pikepdf.Pdf) -> tuple[Page, ...]:
    """Return every page with the boxes it states."""
    return tuple(
        Page(
            str(page.label),
            int(inherited(page.obj, "/Rotate") or 0),
            tuple((name, _box(value)) for name in _BOXES if (value := inherited(page.obj, f"/{name}")) is not None),
        )
        for page in document.pages
    )


def _box(value: Any) -> Box:
    left, bottom, right, top = (round(float(side), 2) for side in value)
    return Box(left, bottom, right, top)


def read_links(document: pikepdf.Pdf) -> tuple[Link, ...]:
    """Return every link annotation, page by page."""
    return tuple(_links(document))


def _links(document: pikepdf.Pdf) -> Iterator[Link]:
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
    for number, page in enumerate(document.pages, 1):
        for each in page.obj.get("/Annots", ()):
            if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Link":
                yield Link(number, _target(each, numbers), str(each.get("/Contents", "")))


def _target(annotation: Any, numbers: dict[tuple[int, int], int]) -> str:
    action = annotation.get("/A", pikepdf.Dictionary())
    if "/URI" in action:
        return str(action["/URI"])
    destination = annotation.get("/Dest", action.get("/D", action.get("/SD")))
    if isinstance(destination, pikepdf.Array) and len(destination):
        first = destination[0]
        known = first is not None and getattr(first, "objgen", None) in numbers
        return msg("page {page}", page=numbers[first.objgen]) if known else "?"
    if destination is not None:
        return f"`{str(destination).lstrip('/')}`"
    return str(action["/S"]).lstrip("/") if "/S" in action else msg("nothing")
