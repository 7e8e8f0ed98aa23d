"""The logo of the house as it stands on the finished page: whether anything of it is seen."""

from collections.abc import Iterator

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Span, warning
from mezanprint.model.geometry import PX_PER_INCH, Area
from mezanprint.model.translatable import msg
from mezanprint.pdf.page_picture import draw_part
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
        for path, box in standing.items():
            place = _inside(_drawn(box), paper_of(page))
            if place and _is_one_colour(draw_part(pdf, index, PX_PER_INCH, place)):
                yield _told(path)


def _is_logo(box: Box, logos: set[str]) -> bool:
    return isinstance(box, boxes.ReplacedBox) and file_of(box.element) in logos


def _drawn(box: Box) -> Area:
    """Return where the picture itself lies in its box."""
    width, height, left, top = replacedbox_layout(box)
    return Area(left, top, left + width, top + height)


def _inside(place: Area, paper: Area) -> tuple[int, int, int, int] | None:
    """Return the sides of a logo in pixels from the left and the top of the paper, without its edges."""
    left, top = place.left + _EDGE - paper.left, place.top + _EDGE - paper.top
    right, bottom = place.right - _EDGE - paper.left, place.bottom - _EDGE - paper.top
    if right - left < 1 or bottom - top < 1:
        return None  # so small that another finding is about it
    return round(left), round(top), round(right), round(bottom)


def _is_one_colour(pixels: bytes) -> bool:
    inks = (pixels[ink::3] for ink in range(3))
    return all(max(ink) - min(ink) < _FAINT for ink in inks if ink)


def _told(path: str) -> Diagnostic:
    message = msg("the logo `{path}` is one colour where it stands: nothing of it is seen", path=path)
    hint = msg(
        "look at the file: it may be empty, all transparent or white; for dark grounds name another as `logo_on_dark`"
    )
    return warning("image-logo", message, Span(path), hint)
