"""Gradients: the colours along them, of which the one with most ink counts (ISO 32000-1, 8.7.4.5)."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from mezanprint.pdf.painting.functions import DAMAGED, knots, read_function
from mezanprint.pdf.painting.meshes import corner_values
from mezanprint.pdf.painting.painted import Colour
from mezanprint.pdf.painting.spaces import Space

_STEPS = 64
"""Places along a gradient that are looked at, besides those where it may turn."""
_ROWS = 16
"""Places along each side of a gradient that has two."""


def darkest(shading: Any, space: Space) -> Colour:
    """Return the colour of a gradient that has most ink; without parts where that is not known."""
    if space.kind not in ("grey", "cmyk", "spot", "registration"):
        return Colour(space.kind, ())
    try:
        return max((space.colour(parts) for parts in _parts(shading, space)), key=lambda colour: colour.ink)
    except DAMAGED:
        return Colour(space.kind if space.kind != "grey" else "other", (), space.names, space.alternate)


def _parts(shading: Any, space: Space) -> Iterator[tuple[float, ...]]:
    """Yield colours at many places of a gradient."""
    kind, function = int(shading.ShadingType), shading.get("/Function")
    parts = read_function(function) if function is not None else tuple
    if kind == 1:
        left, right, bottom, top = (float(side) for side in shading.get("/Domain", (0, 1, 0, 1)))
        for column, row in product(range(_ROWS + 1), repeat=2):
            yield parts((left + (right - left) * column / _ROWS, bottom + (top - bottom) * row / _ROWS))
    elif kind in (2, 3):
        low, high = (float(end) for end in shading.get("/Domain", (0, 1)))
        steps = (low + (high - low) * step / _STEPS for step in range(_STEPS + 1))
        yield from (parts((at,)) for at in (*steps, *knots(function)) if low <= at <= high)
    else:
        yield from map(parts, corner_values(shading, 1 if function is not None else space.count))
