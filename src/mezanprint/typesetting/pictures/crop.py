"""Pictures as they are printed: cut to what is seen, and no finer than the output needs.

Only the finished layout knows how large a picture is printed and what of it a box cuts off. So when the pages stand,
each picture is made anew from its clean pixels, and what was visible is drawn where it was.
"""

import io
from collections.abc import Iterator
from hashlib import md5
from math import ceil, floor
from typing import Any, TypeAlias

from PIL import Image, ImageDraw, ImageStat

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.geometry import PX_PER_INCH, Area
from mezanprint.model.translatable import msg
from mezanprint.typesetting.pictures.backgrounds import backgrounds_in
from mezanprint.typesetting.pictures.outlines import Outline, Point
from mezanprint.typesetting.pictures.placements import Placed, pictures_in, views
from mezanprint.typesetting.pictures.print_pictures import PrintedImage
from mezanprint.typesetting.pictures.raster import BIT_DPI, cleared, encode, scaled
from mezanprint.typesetting.weasyprint.weasy import Document, RasterImage

SLACK = 1.15
"""Pictures up to this much finer than needed stay as they are: making them anew would cost more than it saves."""
_TRANSPARENT = ("RGBA", "LA")
_ROUNDING = 0.05
"""Share of a pixel that may be hidden without being cut: roundings of the layout."""
_RIM = 2
"""Pixels beyond what is seen of a slanted or round edge that stay, for readers that draw between pixels."""
_Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of a picture."""


class _Shown:
    """What is seen of a picture, in place of the whole: layout and drawing take it for that."""

    share: Area
    """Which part of the whole it is, in shares of its sides."""
    whole: RasterImage

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Return the size of the whole, in px, and their ratio."""
        width, height, ratio = self.whole.get_intrinsic_size(resolution, font_size)
        return width, height, ratio

    def draw(self, stream: Any, concrete_width: float, concrete_height: float, style: Any) -> None:
        """Draw the part where it lies in a whole of this size."""
        stream.transform(e=self.share.left * concrete_width, f=self.share.top * concrete_height)
        super().draw(stream, self.share.width * concrete_width, self.share.height * concrete_height, style)  # type: ignore[misc]


class Part(_Shown, RasterImage):  # type: ignore[misc]
    """A part of a picture on a page for readers."""

    def __init__(self, image: Image.Image, whole: RasterImage, share: Area) -> None:
        """Take the pixels, the picture they are of, and which part of it they are."""
        data, _ = encode(image, lossy=whole.format == "JPEG")
        super().__init__(Image.open(io.BytesIO(data)), _digest(data), data)
        self.share, self.whole = share, whole


class PrintedPart(_Shown, PrintedImage):
    """A part of a picture on a page for printing; for a press it is coded without loss."""

    def __init__(self, image: Image.Image, whole: PrintedImage, share: Area) -> None:
        """Take the pixels, the picture they are of, and which part of it they are."""
        data, _ = encode(image, lossy=whole.format == "JPEG" and whole.printing.press is None)
        super().__init__(Image.open(io.BytesIO(data)), _digest(data), data, printing=whole.printing)
        self.share, self.whole, self.source = share, whole, whole.source


def _digest(data: bytes) -> str:
    return md5(data, usedforsecurity=False).hexdigest()


def fit_pictures(document: Document, dpi: int) -> tuple[Diagnostic, ...]:
    """Cut and scale the pictures of laid-out pages in place; return a warning for what cannot be cut.

    ``dpi`` is the finest resolution the output needs; pictures of single bits have their own.
    """
    diagnostics: list[Diagnostic] = []
    for page in document.pages:
        page_views = tuple(views(page))
        for placed in pictures_in(page_views):
            placed.put(_fitted(placed, dpi))
        for placed, known in backgrounds_in(page_views):
            placed.put(_fitted(placed, dpi))
            if not known:
                diagnostics.append(
                    _stays(msg("a background is seen in parts of several copies: what is hidden stays in the PDF"))
                )
        if any(isinstance(getattr(box, "border_image", None), RasterImage) for box, _ in page_views):
            diagnostics.append(_stays(msg("a border is made of a picture: what is hidden stays in the PDF")))
    return tuple(dict.fromkeys(diagnostics))


def _stays(message: str) -> Diagnostic:
    hint = msg(
        "set it as a picture with `object-fit`, or as a background with `no-repeat`: these are cut; or cut the file"
    )
    return warning("image-crop", message, None, hint)


def _fitted(picture: Placed, dpi: int) -> RasterImage:
    """Return a picture of the visible part alone, at the resolution needed."""
    raster, area = picture.raster, picture.drawn
    if min(picture.width, picture.height) <= 0:
        return raster
    outline = picture.view.seen.within(Outline.of(area))
    box = _box_of(raster, area, outline.bounds)
    finest = BIT_DPI if raster.mode == "1" else dpi
    scale = finest / PX_PER_INCH * picture.width / raster.width, finest / PX_PER_INCH * picture.height / raster.height
    whole = box == (0, 0, raster.width, raster.height) and outline.is_rectangle
    if whole and min(scale) * SLACK >= 1:
        return raster
    with Image.open(io.BytesIO(raster.image_data.data)) as image:
        image.load()
    part = image.crop(box)
    if min(scale) * SLACK < 1:
        width, height = (max(1, round(side * min(by, 1))) for side, by in zip(part.size, scale, strict=True))
        part = scaled(part, (width, height))
    share = Area(*(edge / side for edge, side in zip(box, (raster.width, raster.height) * 2, strict=True)))
    if not outline.is_rectangle:
        part = _blanked(part, list(_points_on(part, outline, area, share)))
    return _part(cleared(part), raster, share, image.info.get("icc_profile"))


def _part(pixels: Image.Image, raster: RasterImage, share: Area, profile: bytes | None) -> RasterImage:
    if not isinstance(raster, PrintedImage):
        return Part(pixels, raster, share)
    pixels.info = {"icc_profile": profile} if profile else {}
    return PrintedPart(pixels, raster, share)


def _box_of(raster: RasterImage, area: Area, part: Area) -> _Box:
    """Return the pixels that can be seen, all those included that can be seen in part; one at least."""
    across, down = raster.width / area.width, raster.height / area.height
    left = min(max(0, floor((part.left - area.left) * across + _ROUNDING)), raster.width - 1)
    top = min(max(0, floor((part.top - area.top) * down + _ROUNDING)), raster.height - 1)
    right = min(ceil((part.right - area.left) * across - _ROUNDING), raster.width)
    bottom = min(ceil((part.bottom - area.top) * down - _ROUNDING), raster.height)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _points_on(part: Image.Image, seen: Outline, drawn: Area, share: Area) -> Iterator[Point]:
    """Yield the corners of what is seen in pixels of a part."""
    for x, y in seen.points:
        across = ((x - drawn.left) / drawn.width - share.left) / share.width
        down = ((y - drawn.top) / drawn.height - share.top) / share.height
        yield across * part.width, down * part.height


def _blanked(part: Image.Image, outline: list[Point]) -> Image.Image:
    """Return a part whose pixels outside a slanted or round outline are of one colour, or transparent."""
    mask = Image.new("L", part.size)
    draw = ImageDraw.Draw(mask)
    draw.polygon(outline, fill=255)
    draw.line([*outline, *outline[:2]], fill=255, width=2 * _RIM + 1, joint="curve")
    if part.mode in _TRANSPARENT:
        return Image.composite(part, Image.new(part.mode, part.size), mask)
    mean = tuple(round(value) for value in ImageStat.Stat(part, mask).mean)
    return Image.composite(part, Image.new(part.mode, part.size, mean if len(mean) > 1 else mean[0]), mask)
