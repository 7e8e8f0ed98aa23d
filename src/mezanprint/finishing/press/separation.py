"""From sRGB to the inks of a press, as its ICC profile has them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TypeAlias

from PIL import Image, ImageCms

from mezanprint.model.diagnostics import Fault, error
from mezanprint.model.translatable import msg

Rgb: TypeAlias = tuple[int, int, int]
"""sRGB, 0 to 255."""
Cmyk: TypeAlias = tuple[float, float, float, float]
"""Shares of ink, 0 to 1."""

_FOGRA39 = "ISOcoated_v2_300_bas.icc"
_NEUTRAL = 3
"""By how much the parts of a grey may differ: what is set in grey is printed in black ink alone."""


def standard_profile() -> bytes:
    """Return the profile of FOGRA39, coated paper, with 300 % ink at most (see ``profiles/LICENSE.txt``)."""
    return (files("mezanprint.finishing.press") / "profiles" / _FOGRA39).read_bytes()


@dataclass(frozen=True)
class Separation:
    """A way from sRGB to ink: relative colorimetric, with black-point compensation.

    ``twins`` are the inks of the theme's own colours; no profile knows that a text is to be pure black.
    """

    profile: bytes
    twins: Mapping[Rgb, Cmyk]

    def inks(self, colour: Rgb) -> Cmyk:
        """Return the inks of a colour: its twin, black alone for a grey, or what the profile says."""
        if colour in self.twins:
            return self.twins[colour]
        if max(colour) - min(colour) <= _NEUTRAL:
            return (0.0, 0.0, 0.0, 1 - sum(colour) / (3 * 255))
        pixel = self.picture(Image.new("RGB", (1, 1), colour)).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        cyan, magenta, yellow, black = (share / 255 for share in pixel)
        return cyan, magenta, yellow, black

    def picture(self, picture: Image.Image) -> Image.Image:
        """Return an sRGB picture in CMYK; 255 is full ink."""
        separated = ImageCms.applyTransform(picture, self._transform)
        assert separated is not None
        return separated

    @cached_property
    def _transform(self) -> ImageCms.ImageCmsTransform:
        return _transform(self.profile)


@lru_cache(maxsize=2)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def check_profile(path: str, profile: bytes) -> None:
    """Raise ``Fault`` unless the file at ``path`` is an ICC profile for printing in CMYK (ICC.1, 7.2)."""
    if profile[36:40] != b"acsp" or profile[12:16] != b"prtr" or profile[16:20] != b"CMYK":
        hint = msg("name an ICC profile of a printing condition, such as PSOcoated_v3.icc")
        raise Fault(
            error("finish-colour-profile", msg("`{path}` is no profile for printing in CMYK", path=path), None, hint)
        )
