"""Where pictures of pixels stand on a page: how large, how turned, and what of them can be seen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import hypot
from typing import Any

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.tree import Box, content_box, paper_of, real
from mezanprint.typesetting.pictures.outlines import Outline
from mezanprint.typesetting.weasyprint.weasy import RasterImage, boxes, replacedbox_layout


@dataclass(frozen=True, slots=True)
class View:
    """What can be seen inside a box. Lengths are in the box's own px, as they are before it is turned."""

    seen: Outline
    turn: Any = None
    """WeasyPrint's matrix from the box to the page; None where nothing is turned."""

    def turned(self, matrix: Any) -> "View":
        """Return the same inside a box with a ``transform``."""
        turn = matrix @ self.turn if self.turn else matrix
        return View(self.seen.through(matrix.invert), turn)

    def within(self, outline: Outline) -> "View":
        """Return what an outline leaves of it."""
        return replace(self, seen=self.seen.within(outline))


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on a page."""

    raster: RasterImage
    drawn: Area
    """Where the whole picture lies, before it is turned."""
    view: View
    put: Callable[[RasterImage], None]
    """Sets another picture in its place."""
    box: Box

    @property
    def width(self) -> float:
        """Return the width of the whole picture on the page, in px."""
        a, b = self.view.turn.values[:2] if self.view.turn else (1, 0)
        return float(self.drawn.width * hypot(a, b))

    @property
    def height(self) -> float:
        """Return its height on the page, in px."""
        c, d = self.view.turn.values[2:4] if self.view.turn else (0, 1)
        return float(self.drawn.height * hypot(c, d))

    @property
    def bounds(self) -> Area:
        """Return the rectangle around it on the page."""
        outline = Outline.of(self.drawn)
        return (outline.through(self.view.turn) if self.view.turn else outline).bounds


def pictures_in(seen: Iterable[tuple[Box, View]]) -> Iterator[Placed]:
    """Yield the pictures among boxes; those of backgrounds are elsewhere."""
    for box, view in seen:
        raster = getattr(box, "replacement", None)
        if isinstance(raster, RasterImage) and box.style["visibility"] == "visible":
            width, height, left, top = replacedbox_layout(box)
            inside = _clipped(box, view).within(Outline.of(content_box(box)))
            drawn = Area(left, top, left + width, top + height)
            yield Placed(raster, drawn, inside, partial(setattr, box, "replacement"), box)


def views(page: Any) -> Iterator[tuple[Box, View]]:
    """Yield every box that is drawn on a page, with what can be seen where it stands, in the order of the document."""
    pending = [(page._page_box, View(Outline.of(paper_of(page))))]
    while pending:
        box, view = pending.pop()
        if box.transformation_matrix is not None:
            if not box.transformation_matrix.determinant:
                continue
            view = view.turned(box.transformation_matrix)
        yield box, view
        if box.children and not isinstance(box, boxes.ReplacedBox):
            inside = _clipped(box, view)
            pending += [(child, _inside_root(box, child, view) or inside) for child in map(real, box.children[::-1])]


def _inside_root(box: Box, child: Box, view: View) -> View | None:
    """Return what a page lets be seen of the root element, which it clips; None for what is none or is not clipped."""
    if not child.is_for_root_element or box.style["overflow"] == "visible":
        return None
    return view.within(Outline.rounded(box.rounded_padding_box()))


def _clipped(box: Box, view: View) -> View:
    """Return what a box lets be seen of what is in it. A page clips the root element alone."""
    if box.style["overflow"] == "visible" or isinstance(box, boxes.PageBox):
        return view
    return view.within(Outline.rounded(box.rounded_padding_box()))
