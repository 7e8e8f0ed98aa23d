"""Pictures as a file for the press stores them: grey or four inks, without loss or as JPEG."""

import io
import zlib
from hashlib import md5
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageMath

from mezanprint.finishing.document.picture_sources import SOURCE
from mezanprint.finishing.press.separation import Separation

_TRIES = 4
_INKS = (Name.DeviceGray, Name.DeviceCMYK)


def separate_picture(picture: Any, separation: Separation) -> None:
    """Put the pixels of a picture in sRGB into inks, in place and without loss; greys and inks stay as they are."""
    if picture.get("/ImageMask") or picture.get("/ColorSpace") in _INKS or _is_calibrated_grey(picture):
        return
    pixels = pikepdf.PdfImage(picture).as_pil_image(apply_mask=False).convert("RGB")
    picture.write(separation.picture(pixels).tobytes())
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceCMYK, 8
    for key in ("/Decode", "/Intent"):
        if key in picture:
            del picture[key]


def _is_calibrated_grey(picture: Any) -> bool:
    space = picture.get("/ColorSpace")
    return isinstance(space, Array) and space[0] == Name.CalGray


def pixels_of(picture: Any) -> Image.Image:
    """Return the pixels of a picture in DeviceCMYK or DeviceGray, in CMYK."""
    pixels = pikepdf.PdfImage(picture).as_pil_image(apply_mask=False)
    if pixels.mode == "CMYK":
        return pixels
    black = ImageChops.invert(pixels.convert("L"))
    none = Image.new("L", pixels.size)
    return Image.merge("CMYK", (none, none, none, black))


def opacity_of(picture: Any, share: float) -> Image.Image:
    """Return how opaque each pixel of a picture is that is drawn with so much opacity."""
    size = int(picture.Width), int(picture.Height)
    if "/SMask" not in picture:
        return Image.new("L", size, round(255 * share))
    mask = pikepdf.PdfImage(picture.SMask).as_pil_image().convert("L")
    mask = mask if mask.size == size else mask.resize(size)
    return mask if share == 1 else mask.point(lambda opacity: round(opacity * share))


def add_picture(document: pikepdf.Pdf, pixels: Image.Image, source: Any = None) -> tuple[str, Any]:
    """Return a new picture of a document with its name: CMYK, or grey where black is its only ink."""
    *colours, black = pixels.split()
    if all(plate.getextrema() == (0, 0) for plate in colours):
        pixels = ImageChops.invert(black)
    data = pixels.tobytes()
    image = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=pixels.width,
        Height=pixels.height,
        ColorSpace=Name.DeviceGray if pixels.mode == "L" else Name.DeviceCMYK,
        BitsPerComponent=8,
        Interpolate=False,
    )
    if source is not None and SOURCE in source:
        image[SOURCE] = source[SOURCE]
    size = f"{pixels.width} {pixels.height} {pixels.mode} ".encode()
    return f"/i{md5(size + data, usedforsecurity=False).hexdigest()}0", document.make_stream(data, image)


def code_pictures(document: pikepdf.Pdf, quality: int, limit: int) -> None:
    """Code the pictures of a document as JPEG where that is smaller, in place; 1 to 100 is the ``quality``.

    Colours have as many pixels as brightness. No pixel that is decoded again has more ink than ``limit`` per cent.
    """
    for picture in document.objects:
        if not isinstance(picture, pikepdf.Stream) or picture.get("/Subtype") != Name.Image or "/Filter" in picture:
            continue
        if picture.get("/ColorSpace") in _INKS and picture.BitsPerComponent == 8 and "/SMask" not in picture:
            pixels = pikepdf.PdfImage(picture).as_pil_image()
            coded = _coded(pixels, quality, limit)
            if coded and len(coded) < len(zlib.compress(picture.read_bytes())):
                picture.write(coded, filter=Name.DCTDecode)
                if pixels.mode == "CMYK":  # Pillow stores inks upside down, as Adobe does
                    picture.Decode = Array([1, 0] * 4)


def _coded(pixels: Image.Image, quality: int, limit: int) -> bytes:
    """Return a picture as JPEG; nothing if it would have too much ink whatever is taken off before."""
    most = 255 * limit / 100
    allowed = most
    for _ in range(_TRIES):
        out = io.BytesIO()
        pixels.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
        over = _total(Image.open(io.BytesIO(out.getvalue()))) - most if pixels.mode == "CMYK" else 0
        if over <= 0:
            return out.getvalue()
        allowed -= over + 1
        pixels = _held(pixels, allowed)
    return b""


def _total(pixels: Image.Image) -> float:
    """Return the most ink of a pixel, of four times 255."""
    cyan, magenta, yellow, black = (plate.convert("I") for plate in pixels.split())
    total = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    return float(total.getextrema()[1])


def _held(pixels: Image.Image, most: float) -> Image.Image:
    """Return a picture with less colour where it has more ink than ``most``; black, which has the drawing, stays."""
    *colours, black = pixels.split()
    sums = ImageMath.lambda_eval(
        lambda ink: ink["float"](ink["c"]) + ink["m"] + ink["y"], **dict(zip("cmy", colours, strict=True))
    )
    share = ImageMath.lambda_eval(
        lambda ink: ink["min"](1.0, (most - ink["k"]) / ink["max"](ink["sums"], 1.0)), k=black.convert("F"), sums=sums
    )
    held = [
        ImageMath.lambda_eval(lambda ink: ink["convert"](ink["plate"] * ink["share"], "L"), plate=plate, share=share)
        for plate in colours
    ]
    return Image.merge("CMYK", (*held, black))
