"""Where the shapes of a drawing lie: what is off its canvas is not seen, but would be stored in the PDF."""

from typing import Any
from xml.etree.ElementTree import Element

from mezanprint.model.geometry import Area
from mezanprint.typesetting.weasyprint.weasy import SHAPE_BOUNDS, svg_transform

_REACH = 0.5
"""How far beyond a shape its stroke may reach, as a share of the canvas: more than any drawing needs."""


class _Ruler:
    """Lengths as WeasyPrint's geometry asks for them: px only, for a share of something is not known here."""

    def length(self, text: str | None, font_size: object = None) -> float:  # noqa: ARG002 - WeasyPrint's signature
        return float((text or "0").removesuffix("px"))

    def point(self, x: str | None, y: str | None, font_size: object = None) -> tuple[float, float]:
        return self.length(x, font_size), self.length(y, font_size)


def start_matrix() -> Any:
    """Return the matrix that changes nothing."""
    return svg_transform("", "", 16, 0)


def turned(element: Element, matrix: Any) -> Any:
    """Return the matrix that holds inside ``element``; None when that is not known."""
    if matrix is None or element.tag in ("svg", "use", "symbol"):
        return None
    return svg_transform(element.get("transform", ""), "", 16, 0) @ matrix


def lies_outside(element: Element, matrix: Any, canvas: Area) -> bool:
    """Tell whether a shape lies wholly off ``canvas``; False when that cannot be told."""
    if matrix is None or element.tag not in SHAPE_BOUNDS or element.tag in ("g", "use", "marker", "svg"):
        return False
    try:
        x, y, width, height = SHAPE_BOUNDS[element.tag](_Ruler(), element, 16)
    except (ValueError, IndexError, ZeroDivisionError):
        return False
    corners = [matrix.transform_point(across, down) for across in (x, x + width) for down in (y, y + height)]
    reach = _REACH * max(canvas.width, canvas.height)
    left, right = min(point[0] for point in corners), max(point[0] for point in corners)
    top, bottom = min(point[1] for point in corners), max(point[1] for point in corners)
    across = right < canvas.left - reach or left > canvas.right + reach
    return bool(across or bottom < canvas.top - reach or top > canvas.bottom + reach)
