"""Boxes without borders, and colours that were used before: nearly all of a page, and soon drawn.

WeasyPrint asks each box for the colours and styles of its four borders, and turns each colour into numbers anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import PageStream, instead_of, pydyf, weasyprint

_draw_border = weasyprint.draw.draw_border
_set_color = PageStream.set_color


@contextmanager
def plain_boxes() -> Iterator[None]:
    """Draw what is drawn inside the block so."""
    with (
        instead_of(weasyprint.draw, "draw_border", _draw_any_border),
        instead_of(PageStream, "set_color", _set_known_color),
    ):
        yield


def _draw_any_border(stream: Any, box: Any) -> None:
    widths = box.border_top_width or box.border_right_width or box.border_bottom_width or box.border_left_width
    if widths or box.style["border_image_source"][0] != "none" or box.style["column_rule_width"]:
        _draw_border(stream, box)


def _set_known_color(stream: Any, color: Any, stroke: bool = False) -> None:
    coordinates = color.coordinates
    if color.space != "srgb" or None in coordinates:
        _set_color(stream, color, stroke)
        return
    stream.set_alpha(color.alpha, stroke)
    current = "_current_color_stroke" if stroke else "_current_color"
    if getattr(stream, current) != ("srgb", *coordinates):
        setattr(stream, current, ("srgb", *coordinates))
        stream.stream.append(_operator(coordinates, stroke))


@lru_cache(maxsize=1_000)
def _operator(coordinates: tuple[float, ...], stroke: bool) -> bytes:
    stream = pydyf.Stream()
    stream.set_color_rgb(*coordinates, stroke)
    operator: bytes = stream.stream[0]
    return operator
