"""Pictures too coarse for the size they are printed at, named by file and section while both are known."""

from collections.abc import Iterator
from math import ceil

from mezanprint.model.compositions import Composition, Resource
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.editions import COARSE, SOFT
from mezanprint.model.geometry import MM_PER_INCH, MM_PER_PX, PX_PER_INCH
from mezanprint.model.translatable import msg
from mezanprint.typesetting.account.subject import file_of, name_picture
from mezanprint.typesetting.pictures.placements import Placed, pictures_in, views
from mezanprint.typesetting.weasyprint.weasy import Document

_SEEN = 100
"""dpi below which anybody sees the pixels of a photograph on paper."""
_ROUNDING = 1
"""dpi that the layout may round away."""
_NOISE = 1e-6
"""Pixels that lengths in binary fractions are off by: no picture need be a pixel wider for them."""


def check_resolution(document: Document, composition: Composition) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of the content whose pixels would be seen: an error in print, else a warning.

    A picture that is merely soft is told of in print only. The logo has edges, and whatever is too coarse blurs them.
    """
    resources = {resource.path: resource for resource in composition.resources if resource.key or resource.is_logo}
    profile = composition.edition.profile
    # Whatever a file is made for, somebody will print it.
    least = (SOFT if profile.is_print else COARSE) * profile.image_dpi
    limit = max(least, min(_SEEN, profile.image_dpi))
    for number, page in enumerate(document.pages, 1):
        for picture in pictures_in(views(page)):
            resource = resources.get(file_of(picture.box.element))
            dpi = _dpi(picture)
            if resource and dpi < (profile.image_dpi if resource.is_logo else limit) - _ROUNDING:
                coarse = profile.is_print and dpi < COARSE * profile.image_dpi - _ROUNDING
                span = Span(f"build/{composition.edition.output_path}", page=number, area=picture.bounds.in_points())
                yield _told(resource, picture, dpi, profile.image_dpi, span, coarse=coarse)


def _dpi(picture: Placed) -> float:
    """Return the pixels an inch in the direction that has fewer of them."""
    raster = picture.raster
    if min(picture.width, picture.height) <= 0:
        return float("inf")
    return float(min(raster.width / picture.width, raster.height / picture.height) * PX_PER_INCH)


def _section(key: str) -> str | None:
    """Return the key of the section in which a picture stands; None where it stands in none."""
    return ".".join(key.split(".")[:2]) if ":sections." in key else None


def _told(resource: Resource, placed: Placed, dpi: float, least: int, span: Span, *, coarse: bool) -> Diagnostic:
    width = placed.width * MM_PER_PX
    message = msg(
        "{picture} has {dpi} dpi at its {width} mm on the page; {wanted} are wanted",
        picture=name_picture(placed.box.element, None, _section(resource.key)),
        dpi=f"{dpi:.0f}",
        width=f"{width:.0f}",
        wanted=least,
    )
    pixels = ceil(width / MM_PER_INCH * least - _NOISE)
    tell = error if coarse else warning
    if resource.is_logo:
        hint = msg("use one of {pixels} pixels across, or a drawing (SVG), which is sharp at any size", pixels=pixels)
        return tell("image-resolution", message, Span(resource.path), hint)
    hint = msg("use one of {pixels} pixels across, or show it smaller", pixels=pixels)
    return tell("image-resolution", message, span, hint, key=resource.key)
