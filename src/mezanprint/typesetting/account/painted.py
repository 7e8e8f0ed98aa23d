"""Whether a box paints itself. Boxes are asked by the thousand, and most have nothing to paint."""

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.weasyprint.weasy import boxes

_UNPAINTED = (boxes.TextBox, boxes.ReplacedBox, boxes.TableColumnBox, boxes.TableColumnGroupBox)
_SIDES = ("top", "right", "bottom", "left")
_RULES = tuple(tuple(f"border_{side}_{what}" for what in ("width", "style", "color")) for side in _SIDES)


def is_painted(box: Box) -> bool:
    """Tell whether a box paints itself: a ground, a picture behind it, or a rule."""
    if box.element is None or isinstance(box, _UNPAINTED):
        return False
    style = box.style
    if style["visibility"] != "visible" or style["opacity"] == 0:
        return False
    if style["border_image_source"][0] != "none" or any(image[0] != "none" for image in style["background_image"]):
        return True
    return _is_ink(style["background_color"], style) or _is_ruled(style)


def _is_ruled(style: Box) -> bool:
    for width, kind, colour in _RULES:
        if style[width] and style[kind] not in ("none", "hidden") and _is_ink(style[colour], style):
            return True
    return False


def _is_ink(colour: object, style: Box) -> bool:
    if isinstance(colour, str) and colour == "currentcolor":
        colour = style["color"]
    return bool(getattr(colour, "alpha", 1))
