"""The ink of pictures: of those pixels that are seen."""

import functools
import operator
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageMath

from mezanprint.pdf.painting.spaces import Space, read_space

_FULL = 255
_PIXELS = 1_000_000
"""That are added up at a time."""


def most_ink(picture: Any) -> float:
    """Return the most ink that a picture has in one place, in per cent; 0 where it holds none that can be told.

    Samples are those of the file (ISO 32000-1, 8.9.5): a JPEG is not taken to be inverted but by its ``/Decode``.
    """
    space = read_space(picture.get("/ColorSpace"))
    if space.kind not in ("cmyk", "spot"):
        return 0.0
    try:
        data = picture.read_bytes(decode_level=pikepdf.StreamDecodeLevel.all)
        return _of_table(picture, space, data) if space.table else _of_samples(picture, space, data)
    except (pikepdf.PdfError, ValueError):
        return 0.0  # packed in a way that this does not know


def _of_table(picture: Any, space: Space, data: bytes) -> float:
    """Return the most ink of the colours of a table that are used."""
    bits = int(picture.get("/BitsPerComponent", 8))
    step, mask = range(0, 8, bits), (1 << bits) - 1
    used = {byte >> shift & mask for byte in set(data) for shift in step}
    return max((space.colour((index,)).ink for index in used), default=0.0)


def _of_samples(picture: Any, space: Space, data: bytes) -> float:
    width, height, bits = int(picture.Width), int(picture.Height), int(picture.get("/BitsPerComponent", 8))
    if bits == 16:
        data = data[::2]
    elif bits != 8:
        return 0.0
    size, count = (width, height), space.count
    if len(data) < width * height * count:
        raise ValueError("too few samples")
    stated = [float(end) for end in picture.get("/Decode", space.whole)]
    planes = []
    for number in range(count):
        plane = Image.frombytes("L", size, data[number : width * height * count : count])
        low, high = stated[2 * number : 2 * number + 2]
        if (low, high) != (0, 1):
            plane = plane.point([round(_FULL * (low + (high - low) * value / _FULL)) for value in range(_FULL + 1)])
        planes.append(plane)
    if (seen := _seen(picture, size)) is not None:
        planes = [ImageChops.darker(plane, seen) for plane in planes]
    return _most(planes)


def _seen(picture: Any, size: tuple[int, int]) -> Image.Image | None:
    """Return a mask that is 255 where a picture is seen, and 0 elsewhere; None where it has none."""
    mask = picture.get("/SMask", picture.get("/Mask"))
    if not isinstance(mask, pikepdf.Stream):
        return None
    own, data = (int(mask.Width), int(mask.Height)), mask.read_bytes(decode_level=pikepdf.StreamDecodeLevel.all)
    is_stencil = "/SMask" not in picture
    bits = 1 if is_stencil else int(mask.get("/BitsPerComponent", 8))
    if bits not in (1, 8):
        return None
    read = Image.frombytes("1" if bits == 1 else "L", own, data[: own[1] * (-(-own[0] // 8) if bits == 1 else own[0])])
    turned = float(mask.get("/Decode", (0, 1))[0]) == 1
    hidden = _FULL if is_stencil != turned else 0
    # What is seen a little is printed as well.
    return read.convert("L").point([0 if value == hidden else _FULL for value in range(_FULL + 1)]).resize(size, 0)


def _most(planes: list[Image.Image]) -> float:
    """Return the greatest sum of planes in one place, in per cent; sums are wide, so a few rows at a time."""
    width, height = planes[0].size
    rows = max(1, _PIXELS // width)
    most, names = 0, [f"plane{number}" for number in range(len(planes))]
    for top in range(0, height, rows):
        strip = (0, top, width, min(top + rows, height))
        named = {name: plane.crop(strip) for name, plane in zip(names, planes, strict=True)}
        sums = ImageMath.lambda_eval(lambda known: functools.reduce(operator.add, map(known.get, names)), **named)
        most = max(most, sums.getextrema()[1])
    return most / _FULL * 100
