"""Pictures on pages for printing: single bits, and pixels that wait in their own colours until they become ink.

WeasyPrint knows pictures in sRGB with eight bits a part. On pages that are printed ours stand in place of its own; each
says of which file it is, for the findings of preflight. That does not leave the house: finishing takes it out.
"""

import io
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Any

from PIL import Image, ImageCms

from mezanprint.project.icc import in_inks, is_of_press, standard_profile
from mezanprint.typesetting.weasyprint.weasy import RasterImage, instead_of, pydyf, weasyprint

_COMPONENTS = {"1": "/DeviceGray", "L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Press:
    """What pictures are printed with."""

    profile: bytes
    condition: str

    def inks(self, image: Image.Image) -> Image.Image:
        """Return a picture that brings a profile in the inks of the press; without one, it is left as it is."""
        source = image.info.get("icc_profile", b"")
        if image.mode == "CMYK" and is_of_press(source, self.profile, self.condition):
            return image
        if not source or image.mode not in ("RGB", "CMYK"):
            return image
        try:
            return in_inks(image, source, self.profile)
        except ImageCms.PyCMSError:  # a profile of other colours than the picture's
            return in_inks(image, standard_profile(), self.profile) if image.mode == "CMYK" else image


@dataclass(frozen=True, slots=True)
class Printing:
    """How pictures get on the pages of one document."""

    press: Press | None = None
    """None where pages stay in sRGB."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path of the file of each picture, by WeasyPrint's name of the picture."""


class PrintedImage(RasterImage):  # type: ignore[misc]
    """A picture as the gate hands it on: WeasyPrint's own would make single bits RGB, and could not read inks."""

    def __init__(self, image: Image.Image, name: str, data: bytes, *_: object, printing: Printing) -> None:
        """Take what WeasyPrint gives to its own class, and what the page is printed with."""
        self.id, self.printing = name, printing
        self.source = printing.sources.get(name, "")
        self.width, self.height = image.size
        self.ratio = self.width / self.height if self.height else inf
        self.mode, self.format = image.mode, "JPEG" if image.format == "JPEG" else "PNG"
        self.invert_colors = self.optimize = False
        self._dpi = None
        self._cache: dict[str, bytes] = {}
        self.image_data = self.cache_image_data(data)

    def get_x_object(self, interpolate: bool, dpi_ratio: float) -> Any:
        """Return the picture as it is written: a JPEG as it is coded, other pixels without loss."""
        stream = super().get_x_object(interpolate, dpi_ratio) if self.format == "JPEG" else self._written(interpolate)
        if self.source:
            stream.extra["Source"] = pydyf.String(self.source)
        return stream

    def _written(self, interpolate: bool) -> Any:
        image: Image.Image = Image.open(io.BytesIO(self.image_data.data))
        opacity = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
        if opacity:
            image = image.convert(image.mode[:-1])
        if self.printing.press:
            image = self.printing.press.inks(image)
        stream = _stream(image, interpolate)
        if opacity:
            stream.extra["SMask"] = _stream(opacity, interpolate)
        return stream


def _stream(image: Image.Image, interpolate: bool) -> Any:
    """Return a picture without opacity as an image XObject (ISO 32000-1, 8.9.5)."""
    extra = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": _COMPONENTS[image.mode],
        "BitsPerComponent": 1 if image.mode == "1" else 8,
        "Interpolate": "true" if interpolate else "false",
        "Filter": "/FlateDecode",
    }
    return pydyf.Stream([zlib.compress(image.tobytes())], pydyf.Dictionary(extra))


@contextmanager
def printed_pictures(printing: Printing | None) -> Iterator[None]:
    """Have pictures be ours on pages that are laid out in the block; None leaves them to WeasyPrint."""
    if printing is None:
        yield
        return
    with instead_of(weasyprint.images, "RasterImage", partial(PrintedImage, printing=printing)):
        yield
