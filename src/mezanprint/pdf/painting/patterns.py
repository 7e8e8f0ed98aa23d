"""Tiling patterns: what they paint in an area, at one of the places where they repeat it (ISO 32000-1, 8.7.3)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mezanprint.model.geometry import Box
from mezanprint.model.matrices import Matrix, product, shared, turned
from mezanprint.pdf.page_boxes import form_matrix, rectangle
from mezanprint.pdf.painting.painted import Container, Painted
from mezanprint.pdf.painting.state import Ink, State

if TYPE_CHECKING:
    from mezanprint.pdf.painting.content import Content

_UNCOLOURED = 2


def tiles(content: "Content", ink: Ink, area: Box) -> Iterator[Painted]:
    """Yield what the pattern of ``ink`` paints in ``area``: each thing once, as near its middle as it comes."""
    pattern = ink.pattern
    matrix = product(form_matrix(pattern), content.base)
    key = (pattern.objgen, matrix, ink.colour)
    cell = content.reading.cells.get(key)
    if cell is None or pattern.objgen == (0, 0):
        cell = content.reading.cells[key] = _cell(content, ink, matrix)
    a, b, c, d, _, _ = matrix
    across, along = float(pattern.XStep), float(pattern.YStep)
    steps = (across * a, across * b, along * c, along * d)
    alpha = content.state.alpha(ink)
    for thing in cell:
        x, y = _shift(thing.box, area, steps)
        left, bottom, right, top = thing.box
        if shown := shared(Box(left + x, bottom + y, right + x, top + y), area):
            placed = product(thing.matrix, (1, 0, 0, 1, x, y))
            yield replace(thing, box=shown, matrix=placed, alpha=min(alpha, thing.alpha), is_whole=False, outline=())


def _cell(content: "Content", ink: Ink, matrix: Matrix) -> tuple[Painted, ...]:
    """Return what is painted in one tile, where it lies that is not moved."""
    pattern, state = ink.pattern, content.state
    begun = State(matrix, turned(rectangle(pattern.BBox), matrix))
    is_stencil = pattern.get("/PaintType") == _UNCOLOURED
    if is_stencil:
        for each in (begun.fill, begun.stroke):
            each.colour = ink.colour
    begun.fill.overprints, begun.stroke.overprints = ink.overprints, ink.overprints
    begun.overprint_mode = state.overprint_mode
    resources = pattern.get("/Resources", content.resources)
    inner = content.inside(resources, begun, Container.PATTERN, [])
    inner.read(pattern, sets_colour=not is_stencil)
    return tuple(inner.found)


def _shift(box: Box, area: Box, steps: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return how far the repeat of ``box`` lies off that is nearest to the middle of ``area``."""
    across, along = ((area[side] + area[side + 2] - box[side] - box[side + 2]) / 2 for side in (0, 1))
    a, b, c, d = steps
    size = a * d - b * c
    if not size:
        return 0.0, 0.0
    right, up = round((across * d - along * c) / size), round((along * a - across * b) / size)
    return right * a + up * c, right * b + up * d
