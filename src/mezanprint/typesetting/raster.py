"""The picture gate: what goes into a PDF is pixels, upright, in sRGB, with nothing else attached."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import sqrt
from pathlib import PurePosixPath

from PIL import Image, ImageChops, ImageCms, ImageStat

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import Translatable, msg
from mezanprint.typesetting.jpeg import OddJpeg, strip
from mezanprint.typesetting.png import SIGNATURE, BadPng, strip_chunks

FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".gif": "GIF",
    ".bmp": "BMP",
}
"""What a name must say of its file. Of a file with several pictures the first is printed."""
MAX_PIXELS = {"JPEG": 200_000_000, "WEBP": 60_000_000}
"""What is decoded in three quarters of a worker's memory: a JPEG is made smaller while it is read, a WebP lies there
twice."""
MAX_PIXELS_OF_OTHERS = 100_000_000
MAX_SIDE = 65_500
"""The longest side of a JPEG."""
MAX_PRINTED_INCHES = 17
"""The long side of A3, the largest sheet of the house, and a little more."""
MAX_PRINTED_PIXELS = 40_000_000
"""What is printed of a picture at the finest, whatever the resolution of the output."""
JPEG_QUALITY = 90
_GAP = 2.0
"""How much finer than wanted a picture is that is first made smaller in whole steps, to be scaled in little memory."""
_HAIR = 64
"""Share of a side by which an anonymous picture is made smaller: its blocks of 8 pixels then lie on none of before."""
_HANDY = 8000
"""Pixels on the long side of a picture that is scaled by hand."""
_DAMAGE = (OSError, SyntaxError, ValueError, RuntimeError, LookupError, TypeError, ArithmeticError, struct.error)
"""What the decoders raise of files that are broken, each in its own way."""
_SRGB = ImageCms.createProfile("sRGB")
_MODES = {"1": "L", "L": "L", "LA": "LA", "P": "RGB", "PA": "RGBA", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "CMYK"}
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its orientation. Source: EXIF 2.32, 4.6.4."""


def clean_image(path: str, data: bytes, dpi: int, *, anonymous: bool = False) -> tuple[bytes, str]:
    """Return ``(bytes, media type)`` of a picture that may be printed; ``Fault`` for anything that is no such picture.

    Sizes are judged by the header, before a pixel is decoded. A JPEG that needs no turning, conversion or scaling
    keeps its pixels bit for bit, unless it shall be ``anonymous``: then each lossy picture is scaled by a hair and
    coded anew. ``dpi`` bounds the size: no picture is wider than A3 at that many pixels an inch.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tags nobody prints; what harms the pixels is an error
        return _cleaned(path, data, dpi, anonymous=anonymous)


def _cleaned(path: str, data: bytes, dpi: int, *, anonymous: bool) -> tuple[bytes, str]:
    form = FORMATS[PurePosixPath(path).suffix.lower()]
    image = _open(path, data, form)
    lossy = form in ("JPEG", "AVIF") or (form == "WEBP" and b"VP8L" not in data[:64])
    size = _printed_size(image.size, dpi * MAX_PRINTED_INCHES, by_a_hair=anonymous and lossy)
    try:
        plain = form == "JPEG" and size == image.size and not anonymous and _is_plain(image)
        if size != image.size:
            image.draft("RGB", size)
        image.load()
        if plain:
            with suppress(OddJpeg):
                return strip(data), "image/jpeg"
        return encode(_pixels(image, size), lossy=lossy)
    except _DAMAGE as bad:
        raise Fault(_broken(path, bad)) from None


def _printed_size(size: tuple[int, int], longest: int, *, by_a_hair: bool) -> tuple[int, int]:
    """Return the size in which a picture is handed on, in pixels; smaller by a hair where that is asked for."""
    share = min(longest / max(size), sqrt(MAX_PRINTED_PIXELS / (size[0] * size[1])), 1 - by_a_hair / _HAIR, 1)
    width, height = (max(1, round(side * share)) for side in size)
    return width, height


def encode(image: Image.Image, *, lossy: bool) -> tuple[bytes, str]:
    """Return ``(bytes, media type)``: JPEG for lossy pictures without transparency, PNG for all others."""
    out = io.BytesIO()
    if lossy and image.mode in ("RGB", "L"):
        image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
        return out.getvalue(), "image/jpeg"
    image.save(out, "PNG", compress_level=1)
    return out.getvalue(), "image/png"


def _open(path: str, data: bytes, form: str) -> Image.Image:
    try:
        plain = strip_chunks(data) if form == "PNG" else data
        with _sizes_judged_here():
            image = Image.open(io.BytesIO(plain), formats=(form,))
    except _DAMAGE as bad:
        cut = isinstance(bad, BadPng) and data.startswith(SIGNATURE)
        raise Fault(_broken(path, bad) if cut else _wrong_kind(path, form, _kind_of(data))) from None
    width, height = image.size
    most = MAX_PIXELS.get(form, MAX_PIXELS_OF_OTHERS)
    if width * height > most or max(image.size) > MAX_SIDE:
        raise Fault(_too_large(path, image.size, most))
    if not width or not height:
        raise Fault(_wrong_kind(path, form, msg("it has no pixels")))
    return image


@contextmanager
def _sizes_judged_here() -> Iterator[None]:
    """Have Pillow open what it would refuse without naming its size."""
    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _is_plain(image: Image.Image) -> bool:
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    return upright and image.mode in ("RGB", "L") and not _profile(image)


def _profile(image: Image.Image) -> bytes | None:
    """Return the colour profile unless it says sRGB, in which all our pixels are."""
    profile = image.info.get("icc_profile")
    if not profile:
        return None
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return None
    return None if "srgb" in name.lower() else bytes(profile)


def _pixels(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the pixels alone, upright, in sRGB and no more than ``size``, in a new image that knows nothing else.

    A picture that is too large is scaled down before anything else makes a copy of it.
    """
    profile, turn = _profile(image), _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    image = _in_plain_mode(image)
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    image = image.transpose(turn) if turn is not None else image
    image = _in_srgb(image, profile)
    return cleared(Image.frombytes(image.mode, image.size, image.tobytes()))


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """Return it as grey, RGB or CMYK, with opacity where it has any."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = _MODES.get(image.mode, "RGB")
    if "transparency" in image.info:
        mode = "LA" if image.mode in ("L", "1") else "RGBA"
    return image if image.mode == mode else image.convert(mode)


def cleared(image: Image.Image) -> Image.Image:
    """Return a picture whose invisible pixels are all of one colour, the mean of the others.

    What was erased is else still there for anybody to take out. That colour leaves no seam where readers draw between
    pixels. Those that are visible in part keep theirs.
    """
    if image.mode not in ("RGBA", "LA"):
        return image
    hidden = image.getchannel("A").point(lambda opacity: 0 if opacity else 255)
    if hidden.getextrema() == (0, 0):
        return image
    mean = ImageStat.Stat(image, ImageChops.invert(hidden)).mean[:-1] if hidden.getextrema()[0] == 0 else ()
    image.paste((*map(round, mean or (0,) * (len(image.mode) - 1)), 0), mask=hidden)
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and image.mode in ("RGB", "L", "CMYK"):
        image = _to_srgb(image, profile)
    elif profile and image.mode == "RGBA":
        opacity = image.getchannel("A")
        image = _to_srgb(image.convert("RGB"), profile)
        image.putalpha(opacity)
    return image.convert("RGB") if image.mode == "CMYK" else image


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted or image


def _kind_of(data: bytes) -> str:
    """Return what a file is whose name says something else."""
    with warnings.catch_warnings(), suppress(*_DAMAGE, Image.DecompressionBombError):
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=tuple(set(FORMATS.values()))) as image:
            return msg("it is a {form} picture", form=str(image.format))
    return msg("it is no picture that is known")


def _wrong_kind(path: str, form: str, reason: str) -> Diagnostic:
    hint = msg("save the picture anew as {form}; {reason}", form=form, reason=reason)
    return error(
        "image-kind", msg("`{path}` is not the {form} picture its name says", path=path, form=form), Span(path), hint
    )


def _too_large(path: str, size: tuple[int, int], most: int) -> Diagnostic:
    message = msg(
        "`{path}` is too large a picture ({width} × {height} pixels)", path=path, width=size[0], height=size[1]
    )
    limit = msg("at most {pixels} million pixels, and {side} on a side", pixels=most // 10**6, side=MAX_SIDE)
    name = PurePosixPath(path)
    small = f"{name.stem}-small{name.suffix}"
    way = msg("`magick {old} -resize {side}x{side} {new}` scales it down", old=name.name, new=small, side=_HANDY)
    return error("image-size", message, Span(path), limit, way)


def _reason(why: Exception) -> str:
    """Return our own reason, or what Pillow says."""
    said = why.args[0] if why.args else ""
    return said if isinstance(said, Translatable) else foreign(" ".join(str(why).split())[:120])


def _broken(path: str, why: Exception) -> Diagnostic:
    hint = msg("copy the picture again from its source; {reason}", reason=_reason(why))
    return error("image-broken", msg("`{path}` is damaged or only half there", path=path), Span(path), hint)
