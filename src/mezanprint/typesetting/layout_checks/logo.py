"""The logo of the house as it stands on the finished page: whether anything of it is seen."""

import io
from collections.abc import Iterator

from PIL import Image, ImageStat

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Span, warning
from mezanprint.model.geometry import PX_PER_INCH, Area
from mezanprint.model.translatable import msg
from mezanprint.pdf.page_picture import draw_page
from mezanprint.typesetting.account.subject import file_of
from mezanprint.typesetting.boxes.tree import Box, descendants, paper_of
from mezanprint.typesetting.weasyprint.weasy import Document, boxes, replacedbox_layout

_EDGE = 1.5
"""px at each side where a logo is mixed with what it stands on."""
_FAINT = 24
"""What differs by less in red, green and blue, of 255, is one colour to the eye. Tints of a design differ by more."""


def check_logo(document: Document, pdf: bytes, composition: Composition) -> Iterator[Diagnostic]:
    """Yield a warning for each logo that is one colour where it stands.

    The page is looked at and not the file: so are found a picture that is wholly transparent, a drawing without
    shapes, white on paper, dark on a dark ground, and a square of one colour.
    """
    logos = {resource.path for resource in composition.resources if resource.is_logo}
    for index, page in enumerate(document.pages if logos else ()):
        standing = {file_of(box.element): box for box in descendants(page._page_box) if _is_logo(box, logos)}
        if not standing:
            continue
        picture = Image.open(io.BytesIO(draw_page(pdf, index, PX_PER_INCH))).convert("RGB")
        for path, box in standing.items():
            if _is_one_colour(picture, _drawn(box), paper_of(page)):
                yield _told(path)


def _is_logo(box: Box, logos: set[str]) -> bool:
    return isinstance(box, boxes.ReplacedBox) and file_of(box.element) in logos


def _drawn(box: Box) -> Area:
    """Return where the picture itself lies in its box."""
    width, height, left, top = replacedbox_layout(box)
    return Area(left, top, left + width, top + height)


def _is_one_colour(page: Image.Image, place: Area, paper: Area) -> bool:
    left, top = place.left + _EDGE - paper.left, place.top + _EDGE - paper.top
    right, bottom = place.right - _EDGE - paper.left, place.bottom - _EDGE - paper.top
    if right - left < 1 or bottom - top < 1:
        return False  # so small that another finding is about it
    part = page.crop((round(left), round(top), round(right), round(bottom)))
    return all(high - low < _FAINT for low, high in ImageStat.Stat(part).extrema)


def _told(path: str) -> Diagnostic:
    message = msg("the logo `{path}` is one colour where it stands: nothing of it is seen", path=path)
    hint = msg(
        "look at the file: it may be empty, all transparent or white; for dark grounds name another as `logo_on_dark`"
    )
    return warning("image-logo", message, Span(path), hint)
