"""Whether the theme's inks print what a screen shows, as far as a profile can tell."""

import io
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from PIL import Image, ImageCms

from mezanprint.finishing.press.separation import Cmyk, Rgb, Separation
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg
from mezanprint.project.icc import standard_profile

_Lab: TypeAlias = tuple[float, float, float]
_UNLIKE = 15.0
"""ΔE from which two colours are no more one colour said twice. Those of the theme stay under 8; the purest inks, which
no screen shows, under 13."""
_ZERO = 128
"""What stands for 0 in the second and third channel of a LAB picture of Pillow."""


def tell_unlike(composition: Composition, profile: bytes) -> Iterator[Diagnostic]:
    """Yield a warning for each colour of the theme whose inks print another one; nothing for a file in sRGB.

    ``profile`` is the project's own, or empty for that of FOGRA39.
    """
    separation = Separation(profile or standard_profile(), {})
    for rgb, inks in composition.twins:
        distance = _distance(_seen(rgb), _printed(separation.profile, inks))
        if distance > _UNLIKE:
            screen = f"#{bytes(rgb).hex()}"
            message = msg(
                "`{screen}` on a screen is another colour than `{inks}` in print: ΔE {distance}",
                screen=screen,
                inks=_shares(inks),
                distance=f"{distance:.0f}",
            )
            hint = msg(
                "change both in its `ink(...)`; the profile prints `{screen}` in `{inks}`",
                screen=screen,
                inks=_shares(separation.inks(rgb)),
            )
            yield warning("finish-ink-colour", message, None, hint)


def _shares(inks: Cmyk) -> str:
    return " ".join(f"{share:.2f}".rstrip("0").rstrip(".") for share in inks)


def _distance(one: _Lab, other: _Lab) -> float:
    """Return the ΔE of two colours: CIE94 with the weights of graphic arts (CIE 116-1995)."""
    chroma, other_chroma = math.hypot(*one[1:]), math.hypot(*other[1:])
    hue = max(0.0, math.dist(one[1:], other[1:]) ** 2 - (chroma - other_chroma) ** 2) ** 0.5
    parts = one[0] - other[0], (chroma - other_chroma) / (1 + 0.045 * chroma), hue / (1 + 0.015 * chroma)
    return math.hypot(*parts)


def _seen(colour: Rgb) -> _Lab:
    return _lab(Image.new("RGB", (1, 1), colour), _to_lab(b""))


def _printed(profile: bytes, inks: Cmyk) -> _Lab:
    cyan, magenta, yellow, black = (round(255 * share) for share in inks)
    return _lab(Image.new("CMYK", (1, 1), (cyan, magenta, yellow, black)), _to_lab(profile))


def _lab(pixel: Image.Image, way: ImageCms.ImageCmsTransform) -> _Lab:
    found = ImageCms.applyTransform(pixel, way)
    assert found is not None
    value = found.getpixel((0, 0))
    assert isinstance(value, tuple)
    lightness, a, b = value
    return lightness / 2.55, a - _ZERO, b - _ZERO


@lru_cache(maxsize=3)
def _to_lab(profile: bytes) -> ImageCms.ImageCmsTransform:
    """Return the way to CIE Lab from inks, or from sRGB for no profile, white as the paper and black as the ink is."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        source,
        ImageCms.createProfile("LAB"),
        "CMYK" if profile else "RGB",
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
