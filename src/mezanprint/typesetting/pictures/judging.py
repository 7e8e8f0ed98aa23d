"""A picture that somebody wants to print, judged as it will be when it is: by the gate, pixel by pixel."""

import io

from PIL import Image

from mezanprint.typesetting.pictures.raster import clean_image

_DPI = 300
"""A press's: the finest of the usual profiles."""


def judged_size(name: str, data: bytes) -> tuple[int, int]:
    """Return width and height of a picture of pixels, upright; ``Fault`` if it cannot be printed."""
    pixels, _ = clean_image(name, data, _DPI)
    with Image.open(io.BytesIO(pixels)) as image:
        return image.size
