"""QR codes (ISO/IEC 18004): addresses for the camera of a telephone."""

from collections.abc import Iterator, Sequence

import segno

from mezanprint.model.qr import QUIET
from mezanprint.templating.drawings.drawing import Drawing, Path, Shape
from mezanprint.templating.drawings.shapes import rect

_LEVEL = "m"
"""Up to 15 % of a code may be spoilt: paper is folded and soiled, which L (7 %) does not bear well; Q and H make the
modules of the same code smaller, and smaller modules are what telephones fail at."""


def rows_of(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of an address, row by row, dark ones true. What fits beside it makes the code no larger."""
    code = segno.make_qr(address, error=_LEVEL, boost_error=True)
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def draw_code(rows: Sequence[Sequence[bool]], side: float, ink: str, paper: str) -> Drawing:
    """Return a code whose dark parts are ``side`` mm wide, on a ground of paper that is its quiet zone."""
    module = side / len(rows)
    whole = side + 2 * QUIET * module
    dark = Shape(tuple(_squares(rows, module)), fill=ink)
    bare = QUIET * module
    return Drawing(whole, whole, (rect(0, 0, whole, whole, paper), dark), (), mirrored=False, bare=(bare, bare))


def _squares(rows: Sequence[Sequence[bool]], module: float) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield one path of all dark modules, those beside each other as one: edges inside of it would be seen as lines."""
    for row, modules in enumerate(rows, QUIET):
        top, bottom = row * module, (row + 1) * module
        for start, width in _runs(modules):
            left, right = (start + QUIET) * module, (start + width + QUIET) * module
            yield from _box(left, top, right, bottom)


def _runs(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for place, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None


def _box(left: float, top: float, right: float, bottom: float) -> Path:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ()))
