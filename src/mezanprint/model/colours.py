"""Colours of a screen: how far apart two are, to the eye and in a grey print."""

import math
import re
from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]
"""sRGB, each from 0 to 255."""
Lab: TypeAlias = tuple[float, float, float]
"""CIE L*a*b*: lightness from 0 to 100, then red against green and yellow against blue."""

HEX = re.compile("#[0-9a-fA-F]{6}")
TEXT_CONTRAST = 4.5
"""What letters need against their ground (WCAG 2.2, 1.4.3)."""
_WHITE = (0.9505, 1.0, 1.089)
"""XYZ of D65."""


def rgb_of(colour: str) -> Rgb:
    """Return a colour written ``#rrggbb``."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def hex_of(colour: Rgb) -> str:
    """Return a colour as style sheets write it, ``#rrggbb``."""
    return f"#{bytes(colour).hex()}"


def _linear(colour: Rgb) -> tuple[float, ...]:
    shares = (part / 255 for part in colour)
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def luminance(colour: Rgb) -> float:
    """Return how much light a colour gives back, from 0 to 1 (WCAG 2.2: relative luminance)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: Rgb) -> float:
    """Return how light a colour looks, from 0 to 100: what is left of it in a grey print."""
    return 116 * _root(luminance(colour)) - 16


def lab(colour: Rgb) -> Lab:
    """Return a colour as the eye tells colours apart."""
    red, green, blue = _linear(colour)
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    fx, fy, fz = (_root(part / white) for part, white in zip((x, luminance(colour), z), _WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def distance(one: Lab, other: Lab) -> float:
    """Return the ΔE of two colours: CIE94 with the weights of graphic arts (CIE 116-1995)."""
    chroma, other_chroma = math.hypot(*one[1:]), math.hypot(*other[1:])
    hue = max(0.0, math.dist(one[1:], other[1:]) ** 2 - (chroma - other_chroma) ** 2) ** 0.5
    parts = one[0] - other[0], (chroma - other_chroma) / (1 + 0.045 * chroma), hue / (1 + 0.015 * chroma)
    return math.hypot(*parts)


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Return a colour that is ``share`` of one and for the rest the other."""
    red, green, blue = (round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True))
    return red, green, blue
