"""The picture gate: what goes into a PDF is pixels, upright, in sRGB, with nothing else attached."""

import io
import struct
import warnings
from contextlib import suppress
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageOps

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import Translatable, msg
from mezanprint.typesetting.jpeg import strip
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
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
MAX_PRINTED_INCHES = 17
"""The long side of A3, the largest sheet of the house, and a little more."""
JPEG_QUALITY = 90
_DAMAGE = (OSError, SyntaxError, ValueError, RuntimeError, LookupError, TypeError, ArithmeticError, struct.error)
"""What the decoders raise of files that are broken, each in its own way."""
_SRGB = ImageCms.createProfile("sRGB")
_MODES = {"1": "L", "L": "L", "LA": "LA", "P": "RGB", "PA": "RGBA", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB"}


def clean_image(path: str, data: bytes, dpi: int) -> tuple[bytes, str]:
    """Return ``(bytes, media type)`` of a picture that may be printed; ``Fault`` for anything that is no such picture.

    Sizes are judged by the header, before a pixel is decoded. A JPEG that needs no turning, conversion or scaling
    keeps its pixels bit for bit. ``dpi`` bounds the size: no picture is wider than A3 at that many pixels an inch.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tags nobody prints; what harms the pixels is an error
        return _cleaned(path, data, dpi)


def _cleaned(path: str, data: bytes, dpi: int) -> tuple[bytes, str]:
    form = FORMATS[PurePosixPath(path).suffix.lower()]
    image = _open(path, data, form)
    longest = dpi * MAX_PRINTED_INCHES
    kept = form == "JPEG" and max(image.size) <= longest and _is_plain(image)
    try:
        if not kept and max(image.size) > longest:
            image.draft("RGB", (longest, longest))
        image.load()
        if kept:
            return strip(data), "image/jpeg"
        lossy = form in ("JPEG", "AVIF") or (form == "WEBP" and b"VP8L" not in data[:64])
        return encode(_shrunk(_pixels(image), longest), lossy=lossy)
    except _DAMAGE as bad:
        raise Fault(_broken(path, bad)) from None


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
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(plain), formats=(form,))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Fault(_too_large(path)) from None
    except _DAMAGE as bad:
        cut = isinstance(bad, BadPng) and data.startswith(SIGNATURE)
        raise Fault(_broken(path, bad) if cut else _wrong_kind(path, form, _kind_of(data))) from None
    width, height = image.size
    if width * height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise Fault(_too_large(path, image.size))
    if not width or not height:
        raise Fault(_wrong_kind(path, form, msg("it has no pixels")))
    return image


def _is_plain(image: Image.Image) -> bool:
    upright = image.getexif().get(0x0112, 1) == 1
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


def _pixels(image: Image.Image) -> Image.Image:
    """Return the pixels alone, upright and in sRGB, in a new image that knows nothing else."""
    profile = _profile(image)
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    mode = _MODES.get(image.mode, "RGB")
    if "transparency" in image.info:
        mode = "LA" if image.mode in ("L", "1") else "RGBA"
    if profile and mode in ("RGB", "L") and image.mode in ("RGB", "L", "CMYK"):
        image = _to_srgb(image, profile)
        mode = "RGB"
    elif profile and image.mode == "RGBA":
        opacity = image.getchannel("A")
        image = _to_srgb(image.convert("RGB"), profile)
        image.putalpha(opacity)
    image = image.convert(mode)
    return Image.frombytes(mode, image.size, image.tobytes())


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted or image


def _shrunk(image: Image.Image, longest: int) -> Image.Image:
    if max(image.size) <= longest:
        return image
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
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


def _too_large(path: str, size: tuple[int, int] | None = None) -> Diagnostic:
    limit = msg(
        "at most {pixels} million pixels, and {side} on a side",
        pixels=MAX_PIXELS // 1_000_000,
        side=MAX_SIDE,
    )
    message = msg("`{path}` is too large a picture", path=path)
    if size is not None:
        message = msg("{fault} ({width} × {height} pixels)", fault=message, width=size[0], height=size[1])
    return error("image-size", message, Span(path), limit)


def _reason(why: Exception) -> str:
    """Return our own reason, or what Pillow says."""
    said = why.args[0] if why.args else ""
    return said if isinstance(said, Translatable) else foreign(" ".join(str(why).split())[:120])


def _broken(path: str, why: Exception) -> Diagnostic:
    hint = msg("copy the picture again from its source; {reason}", reason=_reason(why))
    return error("image-broken", msg("`{path}` is damaged or only half there", path=path), Span(path), hint)
