"""Photographs as backgrounds: where they lie, and what of them can be seen."""

from collections.abc import Iterable, Iterator
from functools import partial
from math import floor
from typing import Any, TypeAlias

from mezanprint.model.geometry import Area
from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.pictures.outlines import Outline
from mezanprint.typesetting.pictures.placements import Placed, View
from mezanprint.typesetting.weasyprint.weasy import RasterImage

Range: TypeAlias = tuple[float, float]
"""From and to, in px."""
_ROUNDING = 0.01
"""px that the layout may round away."""


def backgrounds_in(boxes_with_views: Iterable[tuple[Box, View]]) -> Iterator[tuple[Placed, bool]]:
    """Yield the pictures of the backgrounds of boxes, and whether what is hidden of one is known.

    It is not where parts of more than one copy are seen: such a picture is placed as if all of it were.
    """
    for box, view in boxes_with_views:
        for each in (box, *_columns(box)):
            yield from _layers(each, "background", view)
        if getattr(box, "canvas_background", None):
            yield from _layers(box, "canvas_background", view)


def _columns(box: Box) -> Iterator[Box]:
    for group in getattr(box, "column_groups", ()):
        yield group
        yield from group.children


def _layers(box: Box, name: str, view: View) -> Iterator[tuple[Placed, bool]]:
    background = getattr(box, name, None)
    for number, layer in enumerate(background.layers if background else ()):
        if isinstance(layer.image, RasterImage) and not layer.unbounded and 0 not in layer.size:
            yield _placed(box, name, number, view)


def _placed(box: Box, name: str, number: int, view: View) -> tuple[Placed, bool]:
    layer = getattr(box, name).layers[number]
    left, top = (place + origin for place, origin in zip(layer.position, layer.positioning_area[:2], strict=True))
    width, height = layer.size
    view = view.within(_painted(layer))
    seen = view.seen.bounds
    across = _seen_of(left, width, (seen.left, seen.right), layer.repeat[0])
    down = _seen_of(top, height, (seen.top, seen.bottom), layer.repeat[1])
    drawn = Area(left, top, left + width, top + height)
    if layer.repeat != ("no-repeat", "no-repeat"):
        (start, end), (above, below) = across or (left, drawn.right), down or (top, drawn.bottom)
        view = View(Outline.of(Area(start, above, end, below)), view.turn)
    return Placed(layer.image, drawn, view, partial(_put, box, name, number), box), bool(across and down)


def _painted(layer: Any) -> Outline:
    """Return where a layer is painted: of the cells of a row, the rectangle around all."""
    left, top, width, height = layer.painting_area
    area = Outline.of(Area(left, top, left + width, top + height))
    return area.within(Outline.rounded(layer.clipped_boxes[0])) if len(layer.clipped_boxes) == 1 else area


def _seen_of(start: float, size: float, seen: Range, repeat: str) -> Range | None:
    """Return what is seen of the first copy in one direction, or would be if all copies lay on it; None if unknown."""
    low, high = seen
    if repeat == "no-repeat":
        return low, high
    if high - low >= size:
        return start, start + size
    if repeat == "space":
        return None
    before = floor((low - start) / size + _ROUNDING / size) * size
    return (low - before, high - before) if high - before <= start + size + _ROUNDING else None


def _put(box: Box, name: str, number: int, raster: RasterImage) -> None:
    background = getattr(box, name)
    layers = list(background.layers)
    layers[number] = layers[number]._replace(image=raster)
    setattr(box, name, background._replace(layers=layers))
