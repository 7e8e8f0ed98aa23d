"""Parts of which faults and sound files are made: pictures, colour spaces, gradients, patterns, letters, codes."""

import io
from functools import cache
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image, ImageCms

from planted_base import PROFILE, Make, stream

BLACK, WHITE = "0 0 0 1 k", "0 0 0 0 k"
AREA = "100 200 150 100 re f"


@cache
def photograph(width: int = 300, height: int = 200, mode: str = "CMYK") -> Image.Image:
    """Return a picture with soft and sharp places and at most 230 % of ink."""
    grain = Image.effect_mandelbrot((width, height), (-2, -1.5, 1, 1.5), 40)
    slope = Image.linear_gradient("L").resize((width, height))
    if mode == "CMYK":
        plates = ((slope, 0.7), (grain, 0.6), (slope.rotate(180), 0.7), (grain, 0.2))
        return Image.merge("CMYK", [plate.point([int(n * part) for n in range(256)]) for plate, part in plates])
    return Image.merge("RGB", [slope, grain, slope.rotate(180)]).convert(mode)


def picture(source: Image.Image | None = None, space: Any = "", coded: bytes | None = None, **entries: Any) -> Make:
    """Return the maker of a picture; its colour space is that of its mode where none is given."""
    source = photograph() if source is None else source
    space = space or {"CMYK": "/DeviceCMYK", "RGB": "/DeviceRGB", "L": "/DeviceGray", "1": "/DeviceGray"}[source.mode]
    size = {"Width": source.width, "Height": source.height, "BitsPerComponent": 1 if source.mode == "1" else 8}
    entries = {"Type": "/XObject", "Subtype": "/Image", "ColorSpace": space, **size, **entries}
    return stream(source.tobytes() if coded is None else coded, **entries)


def jpeg(source: Image.Image, quality: int = 95, space: Any = "", **entries: Any) -> Make:
    """Return the maker of a picture as JPEG; CMYK is stored upside down, as Adobe does."""
    coded = io.BytesIO()
    source.save(coded, "JPEG", quality=quality)
    if source.mode == "CMYK":
        entries = {"Decode": [1, 0] * 4, **entries}
    return picture(source, space, coded.getvalue(), Filter="/DCTDecode", **entries)


def place(x: float, y: float, width: float, height: float, name: str = "Im") -> str:
    """Return the operators that paint a picture in a rectangle of points."""
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q"


def text(
    words: str, size: float = 9, colour: str = BLACK, at: tuple[float, float] = (100, 300), before: str = ""
) -> str:
    """Return the operators that set a line in the font called ``F``."""
    return f"BT /F {size} Tf {colour} {before} {at[0]} {at[1]} Td ({words}) Tj ET"


def form(content: str, resources: Any = None, **entries: Any) -> Make:
    """Return the maker of a form as large as any page here."""
    box = entries.pop("BBox", [0, 0, 1200, 1200])
    return stream(content, Type="/XObject", Subtype="/Form", BBox=box, Resources=resources or {}, **entries)


def icc(profile: bytes, channels: int) -> list[Any]:
    """Return a colour space by profile."""
    return ["/ICCBased", stream(profile, N=channels)]


@cache
def srgb() -> bytes:
    """Return the profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def press_space() -> list[Any]:
    """Return the colour space of the press, by its profile."""
    return icc(PROFILE.read_bytes(), 4)


def blend(first: list[float], last: list[float]) -> dict[str, Any]:
    """Return the function from one colour to another."""
    return {"FunctionType": 2, "Domain": [0, 1], "C0": first, "C1": last, "N": 1}


def separation(name: str, ink: list[float], alternate: Any = "/DeviceCMYK") -> list[Any]:
    """Return the space of one named ink."""
    return ["/Separation", f"/{name}", alternate, blend([0.0 if len(ink) == 4 else 1.0] * len(ink), ink)]


def device_n(names: list[str], code: str, alternate: Any = "/DeviceCMYK", outputs: int = 4) -> list[Any]:
    """Return the space of several inks; ``code`` is PostScript from their tints to the alternate."""
    domain, span = [0, 1] * len(names), [0, 1] * outputs
    function = stream(f"{{{code}}}", FunctionType=4, Domain=domain, Range=span)
    return ["/DeviceN", [f"/{name}" for name in names], alternate, function]


def gradient(space: Any, first: list[float], last: list[float], **entries: Any) -> dict[str, Any]:
    """Return a gradient along the middle of the page, or round its middle with ``ShadingType=3``."""
    coords = [175, 250, 0, 175, 250, 90] if entries.get("ShadingType") == 3 else [100, 200, 250, 200]
    ends = {"Coords": coords, "Extend": [True, True], "Function": blend(first, last)}
    return {"ShadingType": 2, "ColorSpace": space, **ends, **entries}


def tiling(content: str, resources: Any = None, *, is_coloured: bool = True) -> Make:
    """Return the maker of a pattern of tiles of 20 points."""
    entries = {"PatternType": 1, "PaintType": 1 if is_coloured else 2, "TilingType": 1, "BBox": [0, 0, 20, 20]}
    return stream(content, Type="/Pattern", **entries, XStep=20, YStep=20, Resources=resources or {})


def type_3(glyph: str, resources: Any = None) -> dict[str, Any]:
    """Return a font whose only letter, ``A``, is drawn by ``glyph`` in a square of 1000."""
    widths = {"FirstChar": 65, "LastChar": 65, "Widths": [1000]}
    shape = {"FontBBox": [0, 0, 1000, 1000], "FontMatrix": [0.001, 0, 0, 0.001, 0, 0]}
    glyphs = {"CharProcs": {"a": stream(glyph)}, "Encoding": {"Type": "/Encoding", "Differences": [65, "/a"]}}
    return {"Type": "/Font", "Subtype": "/Type3", **shape, **widths, **glyphs, "Resources": resources or {}}


@cache
def _modules(words: str, kind: str) -> tuple[tuple[int, int, int, int], ...]:
    """Return the dark runs of a code as (column, row, length, rows in all)."""
    code = zxingcpp.create_barcode(words, getattr(zxingcpp.BarcodeFormat, kind))
    grid = Image.fromarray(np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)))
    runs = []
    for row in range(grid.height):
        start = None
        for column in range(grid.width + 1):
            is_dark = column < grid.width and not grid.getpixel((column, row))
            if is_dark and start is None:
                start = column
            elif not is_dark and start is not None:
                runs.append((start, row, column - start, grid.height))
                start = None
    return tuple(runs)


def code(x: float, y: float, module: float, colour: str = BLACK, kind: str = "QRCode", words: str = "") -> str:
    """Return a code for machines as rectangles, with modules of so many points, in one ink and without its room."""
    words = words or {"QRCode": "https://example.org/work", "EAN13": "4006381333931"}[kind]
    rectangles = " ".join(
        f"{x + column * module:.3f} {y + (rows - 1 - row) * module:.3f} {length * module:.3f} {module * 1.001:.3f} re"
        for column, row, length, rows in _modules(words, kind)
    )
    return f"{colour} {rectangles} f"
