"""What is painted behind boxes: of most there is nothing, which is found once for each style."""

from contextlib import AbstractContextManager
from operator import itemgetter
from typing import Any

from mezanprint.typesetting.kept.styles import keep_measure
from mezanprint.typesetting.weasyprint.weasy import AbsolutePlaceholder, instead_of, weasyprint

_background = weasyprint.layout.background
_lay = _background.layout_box_backgrounds
_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_IMAGES = ("border_image_source", "mask_border_source")
_paint = itemgetter(
    *_CORNERS, *_IMAGES,
    "visibility", "image_orientation", "background_image", "background_color", "color", "box_shadow",
)  # fmt: skip
_SQUARE = dict.fromkeys(_CORNERS, (0, 0))


def _lay_once(page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None) -> None:
    """Find what is behind a box and all in it as ``layout_box_backgrounds`` does, which it stands in for."""
    if style is not None or not layout_children or box is page:
        _lay(page, box, get_image, layout_children, style)
        return
    real = box._box if type(box) is AbsolutePlaceholder else box
    style, paint = real.style, _paint(real.style)
    if (unpainted := vars(style).get("unpainted")) and unpainted[0] == paint:
        vars(real).update(_SQUARE)
        for child in real.all_children():
            _lay_once(page, child, get_image)
        real.background = None
        return
    _lay(page, box, get_image)
    is_square = all((0, "px") in style[corner] for corner in _CORNERS)
    if is_square and real.background is None and all(style[image][0] == "none" for image in _IMAGES):
        keep_measure(style, "unpainted", (paint, None))


def kept_backdrops() -> AbstractContextManager[bool]:
    """Lay out what is laid out inside the block so."""
    return instead_of(_background, "layout_box_backgrounds", _lay_once)
