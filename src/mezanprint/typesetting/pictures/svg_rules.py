"""What a drawing may hold: elements, attributes and the shape of their values. Source of the names: SVG 2."""

import re
from collections.abc import Mapping

from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg

SVG = "http://www.w3.org/2000/svg"
SVG_PREFIX = f"{{{SVG}}}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


class Refused(Exception):  # noqa: N818 - control flow of the drawing gate
    """Why a drawing is refused, with the remedy."""


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


ELEMENTS = _names(
    """
    svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath
    """
)
DROPPED_ELEMENTS = _names("title desc metadata")
"""Words about the drawing: they are not drawn, but go with the file."""
TEXT_ELEMENTS = _names("text tspan textPath tref flowRoot")

NUMERIC = _names(
    """
    x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr d points pathLength transform gradientTransform viewBox offset
    stroke-width stroke-miterlimit stroke-dasharray stroke-dashoffset opacity fill-opacity stroke-opacity stop-opacity
    """
)
PAINT = _names(
    """
    fill stroke color stop-color fill-rule clip-rule clip-path stroke-linecap stroke-linejoin display visibility
    overflow preserveAspectRatio gradientUnits spreadMethod clipPathUnits vector-effect
    """
)
IDENTIFIER = re.compile(r"[\w.:-]{1,200}")
REFERENCE = re.compile(r"url\(\s*([\"']?)#(?P<id>[\w.:-]{1,200})\1\s*\)")
VALUE = re.compile(r"[\w\s.,#%()+-]*")
FUNCTION = re.compile(r"([\w-]*)\s*\(")
FUNCTIONS = _names("rgb rgba hsl hsla matrix translate scale rotate skewX skewY")
_NAMED = re.compile(r"\s*var\(\s*--([\w-]{1,80})\s*\)\s*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")

_RESIDUE = re.compile(
    r"(font|text|letter|word|line|white|writing|direction|unicode|baseline|dominant|alignment|inline-size|-|aria-|data-"
    r"|cursor|pointer-events|shape-(padding|margin|inside)|solid-|color-(interpolation|rendering)|(shape|image)-rendering|enable-background)"
)
_RESIDUE_NAMES = _names(
    "class content role version baseProfile contentScriptType contentStyleType lang zoomAndPan isolation"
)
_NEUTRAL = {
    "background": "transparent",
    "background-color": "transparent",
    "mix-blend-mode": "normal",
    "paint-order": "normal",
    "filter": "none",
    "mask": "none",
    "clip-path": "none",
    "marker": "none",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
}


def is_plain(value: str) -> bool:
    """Tell whether a value is words, numbers, colours and turns, with references to nothing but the drawing itself."""
    rest = REFERENCE.sub("", value)
    return bool(VALUE.fullmatch(rest)) and FUNCTIONS.issuperset(FUNCTION.findall(rest))


def painted(paint: str, colours: Mapping[str, str]) -> str:
    """Return a paint, of the theme's ``colours`` where it names one: ``var(--brand)``."""
    match = _NAMED.fullmatch(paint)
    if not match:
        return paint
    name = match[1]
    if name not in colours:
        message = msg("names the colour `{name}`, which the style sheets do not have", name=name)
        raise Refused(message, *did_you_mean(name, colours))
    return colours[name]


def is_residue(name: str, value: str) -> bool:
    """Tell whether an attribute has no effect on shapes, so that it is dropped without a word."""
    return name in _RESIDUE_NAMES or bool(_RESIDUE.match(name)) or _NEUTRAL.get(name) == value.strip()
