"""Everything in a document that has a colour, put into inks."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mezanprint.finishing.press.separation import Separation
from mezanprint.finishing.press.stored import separate_picture

_INKS = {"rg": "k", "RG": "K"}
_SPACES = {"cs": "rg", "CS": "RG"}
_PAINTS = {"sc": "rg", "scn": "rg", "SC": "RG", "SCN": "RG"}
_COLOUR = re.compile(
    rb"(?<!\S)(?:(?P<space>/\S+) (?P<set>cs|CS)|(?P<colour>[\d.]+ [\d.]+ [\d.]+) (?P<paint>rg|RG|scn?|SCN?))(?!\S)"
)
"""A colour space set or a colour of three parts: operators stand as WeasyPrint writes them, and in no string."""
_CURVES = (2, 3)
"""Types of functions between two colours: exponential, and several stitched together (ISO 32000-1, 7.10)."""


def separate(document: pikepdf.Pdf, separation: Separation) -> None:
    """Put the colours of a document's pages, drawings, gradients and pictures into inks, in place.

    Greys stay as they are: DeviceGray prints as black ink. What this does not know, preflight finds.
    """
    for content in _contents(document):
        _separate_content(document, content, separation)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            separate_picture(thing, separation)
        elif isinstance(thing, Dictionary | pikepdf.Stream) and "/ShadingType" in thing:
            _separate_gradient(thing, separation)
    for resources in _resources(document):
        for name in ("/srgb", "/lab-d65", "/lab-d50"):
            if name in resources.get("/ColorSpace", Dictionary()):
                del resources.ColorSpace[name]


def _contents(document: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all pages, form XObjects and tiling patterns."""
    yield from document.pages
    for thing in document.objects:
        is_form = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form
        if is_form or (isinstance(thing, pikepdf.Stream) and thing.get("/PatternType") == 1):
            yield thing


def _resources(document: pikepdf.Pdf) -> Iterator[Any]:
    for content in _contents(document):
        resources = content.obj.get("/Resources") if isinstance(content, pikepdf.Page) else content.get("/Resources")
        if resources is not None:
            yield resources


def _separate_content(document: pikepdf.Pdf, content: Any, separation: Separation) -> None:
    stream = content.obj.Contents if isinstance(content, pikepdf.Page) else content
    before = stream.read_bytes()
    spaces: dict[str, str] = {}

    def in_ink(match: re.Match[bytes]) -> bytes:
        if match["space"]:
            spaces[_SPACES[match["set"].decode()]] = match["space"].decode()
            return match[0]
        operator = match["paint"].decode()
        paint = _PAINTS.get(operator, operator)
        if operator in _PAINTS and spaces.get(paint) not in ("/srgb", "/DeviceRGB"):
            return match[0]
        inks = separation.inks(_colour(match["colour"].split()))
        return b" ".join([*(_number(share) for share in inks), _INKS[paint].encode()])

    changed = _COLOUR.sub(in_ink, before)
    if changed != before and isinstance(content, pikepdf.Page):
        content.Contents = document.make_stream(changed)
    elif changed != before:
        content.write(changed)


def _number(share: float) -> bytes:
    return f"{share:.4f}".rstrip("0").rstrip(".").encode()


def _colour(operands: Any) -> tuple[int, int, int]:
    red, green, blue = (round(255 * float(part)) for part in operands)
    return red, green, blue


def _is_light(space: Any) -> bool:
    if isinstance(space, Array):
        return space[0] == Name.CalRGB or (space[0] == Name.ICCBased and space[1].N == 3)
    return bool(space == Name.DeviceRGB)


def _separate_gradient(shading: Any, separation: Separation) -> None:
    if not _is_light(shading.get("/ColorSpace")) or "/Function" not in shading:
        return
    functions = list(_simple(shading.Function))
    if functions:
        for function in functions:
            for key in ("/C0", "/C1"):
                function[key] = Array([round(share, 4) for share in separation.inks(_colour(function[key]))])
        shading.ColorSpace = Name.DeviceCMYK


def _simple(function: Any) -> Iterator[Any]:
    """Yield the functions between two colours that a gradient is made of."""
    if isinstance(function, Array) or function.get("/FunctionType") not in _CURVES:
        return
    if function.FunctionType == _CURVES[0]:
        yield function
    for part in function.get("/Functions", ()):
        yield from _simple(part)
