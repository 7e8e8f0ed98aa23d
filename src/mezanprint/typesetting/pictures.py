"""Pictures as they are printed: cut to what is seen, and no finer than the output needs.

Only the finished layout knows how large a picture is printed and what of it a box cuts off. So when the pages stand,
each picture is made anew from its clean pixels, and its box drawn where the visible part was.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from typing import Any, TypeAlias

from PIL import Image

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.typesetting.raster import encode
from mezanprint.typesetting.tree import Box, Rect, children, content_box, padding_box, paper_of
from mezanprint.typesetting.weasy import Document, RasterImage, boxes, replacedbox_layout

PX_PER_INCH = 96
SLACK = 1.15
"""Pictures up to this much finer than needed stay as they are: making them anew would cost more than it saves."""
Colour: TypeAlias = tuple[int, int, int]
"""sRGB, from 0 to 255."""
WHITE = (255, 255, 255)
_TRANSPARENT = ("RGBA", "LA")
_HIDDEN_SHARE = 0.02
"""A part smaller than this share of the picture may be cut off unsaid and uncut: roundings of the layout."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on a page."""

    box: Box
    drawn: Rect
    """Where the whole picture lies."""
    seen: Rect
    """What of it can be seen."""
    ground: Colour | None
    """What it stands on; None where that is a picture, or nothing is known of it."""


def fit_pictures(document: Document, dpi: int, inks: frozenset[Colour] | None = None) -> tuple[Diagnostic, ...]:
    """Cut and scale the pictures of laid-out pages in place; return a warning for what cannot be cut.

    ``dpi`` is the finest resolution the output needs. Turned or scaled boxes are left as they are. For a press,
    ``inks`` are the colours that are printed in inks of their own: transparent pictures are laid on their ground,
    unless it is one of these, beside which the same colour in a picture would be seen.
    """
    found: list[Diagnostic] = []
    for page in document.pages:
        for placed in placed_in(page._page_box, paper_of(page)):
            _fit(placed, dpi, placed.ground if inks is not None and placed.ground not in inks else None)
        found += _check_backgrounds(page._page_box)
    return tuple(dict.fromkeys(found))


def placed_in(box: Box, seen: Rect, ground: Colour | None = WHITE) -> Iterator[Placed]:
    """Yield the pictures of pixels in a box on ``ground``, but for turned ones; ``seen`` is what can be seen of it."""
    style = box.style
    if style["transform"]:
        return
    ground = _ground(style, ground)
    if isinstance(box, boxes.ReplacedBox):
        if isinstance(box.replacement, RasterImage) and style["visibility"] == "visible":
            width, height, left, top = replacedbox_layout(box)
            drawn = Rect(left, top, left + width, top + height)
            yield Placed(box, drawn, drawn.within(content_box(box)).within(seen), ground)
        return
    if style["overflow"] != "visible" and not isinstance(box, boxes.PageBox | boxes.LineBox | boxes.InlineBox):
        seen = seen.within(padding_box(box))
    for child in children(box):
        yield from placed_in(child, seen, ground)


def _ground(style: Any, around: Colour | None) -> Colour | None:
    """Return what the content of a box stands on, on a ground ``around``."""
    colour = style["background_color"]
    if any(kind != "none" for kind, _ in style["background_image"]) or style["opacity"] != 1:
        return None
    if colour == "currentcolor" or 0 < colour.alpha < 1:
        return None
    if not colour.alpha:
        return around
    red, green, blue = (round(255 * part) for part in colour.to("srgb").coordinates)
    return red, green, blue


def _fit(placed: Placed, dpi: int, ground: Colour | None) -> None:
    """Give the box a picture of the visible part alone, at the resolution needed, on ``ground`` if there is one."""
    raster = placed.box.replacement
    drawn, seen = placed.drawn, placed.seen
    if drawn.width <= 0 or drawn.height <= 0:
        return
    cut = seen.width * seen.height < (1 - _HIDDEN_SHARE) * drawn.width * drawn.height
    finest = max(raster.width / drawn.width, raster.height / drawn.height) * PX_PER_INCH
    laid = ground is not None and raster.mode in _TRANSPARENT
    if not cut and not laid and finest <= dpi * SLACK:
        return
    with Image.open(io.BytesIO(raster.image_data.data)) as image:
        image.load()
    visible = seen if cut else drawn
    part = _crop(_laid_on(image, ground) if ground and laid else image, drawn, visible)
    width, height = (max(1, round(side / PX_PER_INCH * dpi)) for side in (visible.width, visible.height))
    if max(part.width / width, part.height / height) > SLACK:
        part = part.resize((width, height), Image.Resampling.LANCZOS)
    _put(placed.box, part, visible, lossy=raster.format == "JPEG")


def _laid_on(image: Image.Image, ground: Colour) -> Image.Image:
    """Return a transparent picture as it is seen on a ground of one colour."""
    whole = Image.new("RGBA", image.size, ground)
    whole.alpha_composite(image.convert("RGBA"))
    return whole.convert("RGB")


def _crop(image: Image.Image, drawn: Rect, visible: Rect) -> Image.Image:
    across, down = image.width / drawn.width, image.height / drawn.height
    left, top = round((visible.left - drawn.left) * across), round((visible.top - drawn.top) * down)
    right, bottom = round((visible.right - drawn.left) * across), round((visible.bottom - drawn.top) * down)
    left, top = min(left, image.width - 1), min(top, image.height - 1)
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _put(box: Box, part: Image.Image, visible: Rect, *, lossy: bool) -> None:
    """Let ``box`` draw ``part`` exactly over ``visible``; what was around the content moves along."""
    data, _ = encode(part, lossy=lossy)
    name = md5(data, usedforsecurity=False).hexdigest()
    box.replacement = RasterImage(Image.open(io.BytesIO(data)), name, data)
    style = box.style.copy()
    style["object_fit"], style["object_position"] = "fill", box.style["object_position"]
    box.style = style
    box.position_x += visible.left - box.content_box_x()
    box.position_y += visible.top - box.content_box_y()
    box.width, box.height = visible.width, visible.height


def _check_backgrounds(box: Box) -> Iterator[Diagnostic]:
    """Warn of photographs used as a background larger than their box: they are stored whole."""
    background = getattr(box, "background", None)
    for layer in background.layers if background else ():
        if not isinstance(layer.image, RasterImage) or layer.unbounded:
            continue
        width, height = layer.size
        _, _, area_width, area_height = layer.painting_area
        if width > area_width * (1 + _HIDDEN_SHARE) or height > area_height * (1 + _HIDDEN_SHARE):
            yield warning(
                "image-crop",
                msg("a background picture is larger than its box: the hidden part stays in the PDF"),
                None,
                msg("set it as a picture with `object-fit`, which is cut, or cut the file"),
            )
    for child in children(box):
        yield from _check_backgrounds(child)
