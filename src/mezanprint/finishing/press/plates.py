"""What lies on the plates at one place of a page, before or after one of its instructions.

pdfium knows light alone. So the inks of a copy are given to it as light: cyan, magenta and yellow as the red, green and
blue that they take away, and black by itself in a second copy. It mixes each of them as a press mixes inks.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, TypeAlias

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from mezanprint.finishing.press.separation import Cmyk
from mezanprint.model.geometry import PT_PER_INCH, Box
from mezanprint.pdf.content_rows import Instruction, instructions, numbers

Trail: TypeAlias = Sequence[tuple[str, int]]
"""The way to an instruction: the number of one that draws a form, the form's name, and so on; last its own number."""
Way: TypeAlias = Callable[[Cmyk], tuple[float, float, float]]
_ROUND = 1e-3
"""Share of a pixel by which a page is smaller than its pixels, so that nothing rounds it up to one more."""
_MAX_PIXELS = 40_000_000


def _coloured(inks: Cmyk) -> tuple[float, float, float]:
    return 1 - inks[0], 1 - inks[1], 1 - inks[2]


def _black(inks: Cmyk) -> tuple[float, float, float]:
    return (1 - inks[3],) * 3


@dataclass(frozen=True, slots=True)
class PixelArea:
    """A part of a page in whole pixels."""

    left: float
    bottom: float
    width: int
    height: int
    scale: float
    """Pixels a point."""

    @classmethod
    def of(cls, box: Box, dpi: float) -> "PixelArea":
        """Return the pixels that cover a box in points; fewer an inch where they would be too many."""
        share = max(1.0, (box[2] - box[0]) * (box[3] - box[1]) * (dpi / PT_PER_INCH) ** 2 / _MAX_PIXELS) ** 0.5
        scale = dpi / PT_PER_INCH / share
        left, bottom = floor(box[0] * scale), floor(box[1] * scale)
        width, height = max(1, ceil(box[2] * scale) - left), max(1, ceil(box[3] * scale) - bottom)
        return cls(left / scale, bottom / scale, width, height, scale)

    def part(self, pixels: tuple[int, int, int, int]) -> "PixelArea":
        """Return the area of some of its pixels: left, top, right and bottom, counted from its corner at the top."""
        left, top, right, bottom = pixels
        x, y = self.left + left / self.scale, self.bottom + (self.height - bottom) / self.scale
        return PixelArea(x, y, right - left, bottom - top, self.scale)

    @property
    def sides(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / self.scale, self.height / self.scale


class Plates:
    """The inks of one page, as they lie there after any of its instructions."""

    def __init__(self, page: pikepdf.Page) -> None:
        """Take a page in DeviceCMYK and DeviceGray."""
        self._copies = [_Copy(page, way) for way in (_coloured, _black)]
        self.known = self._copies[0].known
        """All inks that the page, or what it draws, sets as colours."""

    def inks(self, trail: Trail, last: int, area: PixelArea, tail: bytes = b"") -> Image.Image:
        """Return the inks in an area, in CMYK, before the instruction ``last`` of the content that ``trail`` leads to.

        ``trail`` is how that content is reached: the names of the forms with the instructions that draw them. ``tail``
        is painted last.
        """
        light, grey = (copy.rendered(trail, last, area, tail) for copy in self._copies)
        plates = [*ImageChops.invert(light.convert("RGB")).split(), ImageChops.invert(grey.convert("L"))]
        return Image.merge("CMYK", plates)


class _Copy:
    """A page whose inks are light."""

    def __init__(self, page: pikepdf.Page, way: Way) -> None:
        self._pdf = pikepdf.new()
        self._pdf.pages.append(page)
        self._page = self._pdf.pages[0]
        for key in ("/TrimBox", "/BleedBox", "/CropBox", "/Group"):
            if key in self._page.obj:
                del self._page.obj[key]
        self._contents: dict[Any, list[Instruction]] = {}
        self.known: set[Cmyk] = {(0.0, 0.0, 0.0, 0.0)}
        self._recolour(self._page.obj, self._page.Contents.read_bytes(), way)

    def _recolour(self, holder: Any, written: bytes, way: Way) -> None:
        """Turn the inks of what a page, form or pattern paints into light, in place."""
        if holder.objgen in self._contents:
            return
        given = list(instructions(written))
        self.known.update(inks_of(each.operator, each.numbers) for each in given if _sets_inks(each))
        content = self._contents[holder.objgen] = [_lit(each, way) for each in given]
        if "/Group" in holder:
            holder.Group.CS = Name.DeviceRGB
        if isinstance(holder, pikepdf.Stream):
            holder.write(_joined(content))
        else:
            self._page.Contents = self._pdf.make_stream(_joined(content))
        resources = holder.get("/Resources", {})
        masks = [
            state.SMask.G for state in _values(resources, "/ExtGState") if isinstance(state.get("/SMask"), Dictionary)
        ]
        for mask in masks:  # its greys are opacity, and no ink
            mask.Group.CS = Name.DeviceGray
            self._contents[mask.objgen] = []
        for thing in _values(resources, "/XObject", "/Pattern"):
            if thing.get("/Subtype") == Name.Image:
                _light_picture(thing, way)
            elif isinstance(thing, pikepdf.Stream):
                self._recolour(thing, thing.read_bytes(), way)
            elif "/Shading" in thing:
                _light_gradient(thing.Shading, way)
        for shading in _values(resources, "/Shading"):
            _light_gradient(shading, way)

    def rendered(self, trail: Trail, last: int, area: PixelArea, tail: bytes) -> Image.Image:
        """Return an area of the page as pdfium draws it, with nothing behind the instruction ``last``."""
        holders: list[Any] = [self._page.obj]
        for name, _ in trail:
            holders.append(holders[-1].Resources.XObject[name])
        ends = [*(number + 1 for _, number in trail), last]
        for holder, end in zip(holders, ends, strict=True):
            shown = _joined(self._contents[holder.objgen][:end]) + (b"\n" + tail if holder is holders[-1] else b"")
            (holder if isinstance(holder, pikepdf.Stream) else self._page.Contents).write(shown)
        width, height = ((side - _ROUND) / area.scale for side in (area.width, area.height))
        self._page.MediaBox = Array([area.left, area.bottom, area.left + width, area.bottom + height])
        out = io.BytesIO()
        self._pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        for holder in holders[1:]:
            holder.write(_joined(self._contents[holder.objgen]))
        return _drawn(out.getvalue(), area)


def _drawn(pdf: bytes, area: PixelArea) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn: Image.Image = document[0].render(scale=area.scale).to_pil().convert("RGB")
        return drawn.crop((0, 0, area.width, area.height))
    finally:
        document.close()


def _joined(content: list[Instruction]) -> bytes:
    return b"\n".join(each.raw for each in content)


def _values(resources: Any, *kinds: str) -> Iterator[Any]:
    for kind in kinds:
        yield from resources.get(kind, {}).values()


def _lit(instruction: Instruction, way: Way) -> Instruction:
    """Return an instruction that sets a colour of light where the other one sets an ink."""
    operator = instruction.operator
    if operator in ("cs", "CS") and instruction.operands[0] != b"/Pattern":
        return Instruction(operator, (b"/DeviceRGB",), b"/DeviceRGB " + operator.encode())
    if _sets_inks(instruction):
        light = numbers(*way(inks_of(operator, instruction.numbers)))
        return Instruction(operator, (), light + (b" RG" if operator.isupper() else b" rg"))
    return instruction


def _sets_inks(instruction: Instruction) -> bool:
    return instruction.operator.lower() in ("g", "k", "sc", "scn") and instruction.operands[-1][:1] != b"/"


def inks_of(operator: str, parts: Sequence[float]) -> Cmyk:
    """Return the inks that an operator sets: a grey, a tint of the colour on all plates, or four inks."""
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return cyan, magenta, yellow, black
    return (0.0, 0.0, 0.0, 1 - parts[0]) if operator in ("g", "G") else (parts[0],) * 4


def _light_gradient(shading: Any, way: Way) -> None:
    if shading.get("/ColorSpace") not in (Name.DeviceCMYK, Name.DeviceGray):
        return
    shading.ColorSpace = Name.DeviceRGB
    functions = [shading.Function]
    while functions:
        function = functions.pop()
        functions += list(function.get("/Functions", ()))
        for key in ("/C0", "/C1"):
            if key in function and len(function[key]) != 3:
                function[key] = Array(way(inks_of("g", [float(part) for part in function[key]])))


def _light_picture(picture: Any, way: Way) -> None:
    if picture.get("/ImageMask") or picture.get("/ColorSpace") not in (Name.DeviceCMYK, Name.DeviceGray):
        return
    pixels = pikepdf.PdfImage(picture).as_pil_image(apply_mask=False)
    if pixels.mode == "CMYK":
        cyan, magenta, yellow, black = pixels.split()
    else:
        black = ImageChops.invert(pixels.convert("L"))
        cyan = magenta = yellow = Image.new("L", pixels.size)
    plates = (black, black, black) if way is _black else (cyan, magenta, yellow)
    picture.write(ImageChops.invert(Image.merge("RGB", plates)).tobytes())
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    for key in ("/Decode", "/DecodeParms", "/Filter"):
        if key in picture:
            del picture[key]
