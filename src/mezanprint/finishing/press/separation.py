"""From sRGB to the inks of a press, as its ICC profile has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image

from mezanprint.project.icc import in_inks

Rgb: TypeAlias = tuple[int, int, int]
"""sRGB, 0 to 255."""
Cmyk: TypeAlias = tuple[float, float, float, float]
"""Shares of ink, 0 to 1."""

_NEUTRAL = 3
"""By how much the parts of a grey may differ: what is set in grey is printed in black ink alone."""


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
        return in_inks(picture, b"", self.profile)
