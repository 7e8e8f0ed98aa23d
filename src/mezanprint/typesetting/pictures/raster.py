"""The picture gate: what goes into a PDF is pixels, upright, in sRGB, with nothing else attached."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil, sqrt
from pathlib import PurePosixPath

from PIL import Image, ImageChops, ImageOps, ImageStat

from mezanprint.model.cropping import Crop
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, warning
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import Translatable, msg
from mezanprint.typesetting.pictures.jpeg import OddJpeg, strip
from mezanprint.typesetting.pictures.picture_colours import (
    FOR_READERS,
    Colours,
    has_bits,
    has_unnamed_inks,
    in_plain_mode,
    in_srgb,
)
from mezanprint.typesetting.pictures.png import SIGNATURE, BadPng, strip_chunks

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
BIT_DPI = 1200
"""Pixels an inch at which pictures of single bits are printed at the finest: a press has about twice as many."""
JPEG_QUALITY = 90
_GAP = 2.0
"""How much finer than wanted a picture is that is first made smaller in whole steps, to be scaled in little memory."""
_HAIR = 64
"""Share of a side by which an anonymous picture is made smaller: its blocks of 8 pixels then lie on none of before."""
_HANDY = 8000
"""Pixels on the long side of a picture that is scaled by hand."""
_DAMAGE = (OSError, SyntaxError, ValueError, RuntimeError, LookupError, TypeError, ArithmeticError, struct.error)
"""What the decoders raise of files that are broken, each in its own way."""
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
BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is to look: which part of it is seen, and in which two colours, of shadows and of lighter parts."""

    crop: Crop | None = None
    tones: tuple[str, str] | None = None


AS_IT_IS = Look()


def clean_image(
    path: str,
    data: bytes,
    dpi: int,
    *,
    anonymous: bool = False,
    colours: Colours = FOR_READERS,
    diagnostics: list[Diagnostic] | None = None,
    look: Look = AS_IT_IS,
) -> tuple[bytes, str]:
    """Return ``(bytes, media type)`` of a picture that may be printed; ``Fault`` for anything that is no such picture.

    Sizes are judged by the header, before a pixel is decoded. A JPEG that needs no turning, conversion or scaling
    keeps its pixels bit for bit, unless it shall be ``anonymous``: then each lossy picture is scaled by a hair and
    coded anew. ``dpi`` bounds the size: no picture is wider than A3 at that many pixels an inch. For a press nothing
    is coded with loss, and the picture brings its profile. ``diagnostics`` is given what is not certain. Of what the
    ``look`` leaves out no pixel is handed on.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tags nobody prints; what harms the pixels is an error
        form = FORMATS[PurePosixPath(path).suffix.lower()]
        image = _open(path, data, form)
        if diagnostics is not None and has_unnamed_inks(image) and not colours.assumed:
            diagnostics.append(_assumed(path))
        try:
            return _cleaned(image, form, data, dpi, colours, look, anonymous=anonymous)
        except _DAMAGE as bad:
            raise Fault(_broken(path, bad)) from None


def _cleaned(
    image: Image.Image, form: str, data: bytes, dpi: int, colours: Colours, look: Look, *, anonymous: bool
) -> tuple[bytes, str]:
    lossy = form in ("JPEG", "AVIF") or (form == "WEBP" and b"VP8L" not in data[:64])
    size = _printed_size(image, dpi, colours, by_a_hair=anonymous and lossy)
    plain = form == "JPEG" and size == image.size and not anonymous and look == AS_IT_IS and _is_plain(image, colours)
    if size != image.size:
        finer = _GAP if colours.keeps_profiles and image.width * image.height <= MAX_PIXELS_OF_OTHERS else 1
        image.draft("RGB", (ceil(finer * size[0]), ceil(finer * size[1])))
    image.load()
    if plain:
        with suppress(OddJpeg):
            return strip(data), "image/jpeg"
    return encode(_pixels(image, size, colours, look), lossy=lossy and not colours.keeps_profiles)


def _printed_size(image: Image.Image, dpi: int, colours: Colours, *, by_a_hair: bool) -> tuple[int, int]:
    """Return the size in which a picture is handed on, in pixels; smaller by a hair where that is asked for."""
    size, longest, most = image.size, dpi * MAX_PRINTED_INCHES, MAX_PRINTED_PIXELS
    if has_bits(image, colours):
        longest, most = BIT_DPI * MAX_PRINTED_INCHES, MAX_PIXELS_OF_OTHERS
    share = min(longest / max(size), sqrt(most / (size[0] * size[1])), 1 - by_a_hair / _HAIR, 1)
    width, height = (max(1, round(side * share)) for side in size)
    return width, height


def encode(image: Image.Image, *, lossy: bool) -> tuple[bytes, str]:
    """Return ``(bytes, media type)``: JPEG for lossy pictures without transparency, PNG for others, TIFF for inks."""
    out = io.BytesIO()
    if lossy and image.mode in ("RGB", "L"):
        image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
        return out.getvalue(), "image/jpeg"
    if image.mode == "CMYK":
        image.save(out, "TIFF", icc_profile=image.info.get("icc_profile"))
        return out.getvalue(), "image/tiff"
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


def _is_plain(image: Image.Image, colours: Colours) -> bool:
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    return upright and image.mode in ("RGB", "L") and not colours.profile_of(image)


def _pixels(image: Image.Image, size: tuple[int, int], colours: Colours, look: Look) -> Image.Image:
    """Return the pixels alone, upright, in sRGB and no more than ``size``, in a new image that knows nothing else.

    A picture that is too large is scaled down before anything else makes a copy of it. One that keeps its colours
    knows their profile.
    """
    profile, turn = colours.profile_of(image), _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    image = in_plain_mode(image, colours)
    if image.size != size:
        image = scaled(image, size, _GAP)
    image = image.transpose(turn) if turn is not None else image
    image = image.crop(look.crop.box(image.size)) if look.crop else image
    image = in_srgb(image, profile) if look.tones or not colours.keeps_profiles else image
    if look.tones:
        image, profile = _toned(image, look.tones), b""
    plain = Image.frombytes(image.mode, image.size, image.tobytes())
    if colours.keeps_profiles and profile:
        plain.info["icc_profile"] = profile
    return cleared(plain)


def _toned(image: Image.Image, tones: tuple[str, str]) -> Image.Image:
    """Return a picture in two colours and paper; what is invisible stays so."""
    toned = ImageOps.colorize(image.convert("L"), black=tones[0], mid=tones[1], white=_WHITE)
    if image.mode in ("RGBA", "LA"):
        toned.putalpha(image.getchannel("A"))
    return toned


def scaled(image: Image.Image, size: tuple[int, int], gap: float | None = None) -> Image.Image:
    """Return a picture with so many pixels. One of single bits is scaled as greys, which are then black or white."""
    if image.mode != "1":
        return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=gap)
    grey = image.convert("L").resize(size, Image.Resampling.LANCZOS, reducing_gap=gap)
    return grey.convert("1", dither=Image.Dither.NONE)


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


def _assumed(path: str) -> Diagnostic:
    message = msg("`{path}` is in CMYK and does not say of which press: taken as FOGRA39", path=path)
    hint = msg('ask its maker, and write `assume_cmyk = "FOGRA39"` in `mezanprint.toml`; or export it with its profile')
    return warning("image-cmyk", message, Span(path), hint)


def _broken(path: str, why: Exception) -> Diagnostic:
    hint = msg("copy the picture again from its source; {reason}", reason=_reason(why))
    return error("image-broken", msg("`{path}` is damaged or only half there", path=path), Span(path), hint)
