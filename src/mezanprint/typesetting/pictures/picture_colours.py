"""What becomes of the colours of a picture between its file and the page."""

import io
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageCms

from mezanprint.project.icc import inks_in_srgb, standard_profile

_SRGB = ImageCms.createProfile("sRGB")
_MODES = {"1": "L", "L": "L", "LA": "LA", "P": "RGB", "PA": "RGBA", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "CMYK"}
_OF_LIGHT = ("RGB", "RGBA")
_BLACK_AND_WHITE = {bytes(3), b"\xff" * 3}


@dataclass(frozen=True, slots=True)
class Colours:
    """What the output makes of colours. For readers everything is in sRGB, and two colours are greys."""

    assumed: bytes = b""
    """Profile of CMYK pictures that bring none; empty for the one of FOGRA39."""
    keeps_bits: bool = False
    """Print: what is black and white stays so, a bit for each pixel."""
    keeps_profiles: bool = False
    """A press: pixels keep their own colours until they become ink, in one step."""

    def profile_of(self, image: Image.Image) -> bytes:
        """Return the profile that says what a picture's colours are; nothing for sRGB and greys.

        For readers greys with a profile are colours, too.
        """
        own = _own_profile(image)
        if image.mode == "CMYK":
            return own or self.assumed or standard_profile()
        return own if not self.keeps_profiles or image.mode in (*_OF_LIGHT, "P", "PA") else b""


FOR_READERS = Colours()


def has_unnamed_inks(image: Image.Image) -> bool:
    """Tell whether a picture is in CMYK, and does not say of which press."""
    return image.mode == "CMYK" and not _own_profile(image)


def _own_profile(image: Image.Image) -> bytes:
    """Return the colour profile that a picture brings, unless it says sRGB, in which all our pixels are."""
    profile = image.info.get("icc_profile")
    if not profile:
        return b""
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError):
        return b""
    return b"" if "srgb" in name.lower() else bytes(profile)


def has_bits(image: Image.Image, colours: Colours) -> bool:
    """Tell whether a picture is handed on as single bits."""
    two_valued = image.mode == "1" or _is_two_valued(image)
    return colours.keeps_bits and two_valued and "transparency" not in image.info


def in_plain_mode(image: Image.Image, colours: Colours) -> Image.Image:
    """Return it as grey, RGB or CMYK, with opacity where it has any; as single bits where these are kept."""
    if has_bits(image, colours):
        return image.convert("1", dither=Image.Dither.NONE)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info:
        image = ImageChops.invert(image)  # Pillow takes each for one of Adobe's, which are stored upside down
    mode = _MODES.get(image.mode, "RGB")
    if "transparency" in image.info:
        mode = "LA" if image.mode in ("L", "1") else "RGBA"
    return image if image.mode == mode else image.convert(mode)


def _is_two_valued(image: Image.Image) -> bool:
    """Tell whether a palette holds black and white alone."""
    palette = image.palette.palette if image.mode == "P" and image.palette else b""
    return {bytes(palette[place : place + 3]) for place in range(0, len(palette), 3)} == _BLACK_AND_WHITE


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture in sRGB, from the colours that its ``profile`` says."""
    if image.mode == "CMYK":
        try:
            return inks_in_srgb(image, profile)
        except ImageCms.PyCMSError:
            return inks_in_srgb(image, standard_profile())
    if profile and image.mode in ("RGB", "L"):
        return _to_srgb(image, profile)
    if profile and image.mode == "RGBA":
        opacity = image.getchannel("A")
        image = _to_srgb(image.convert("RGB"), profile)
        image.putalpha(opacity)
    return image


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except ImageCms.PyCMSError:
        return image
    return converted or image
