"""A land that is nowhere, for samples of maps: four areas about a crossing."""

from collections.abc import Sequence

from mezanprint.model.diagnostics import Span
from mezanprint.model.geography import Feature, Geography, Position, Shape

_COAST: tuple[Position, ...] = ((0, 1), (0.9, 0.8), (1.3, 0), (0.8, -0.9), (0, -1), (-1, -0.7), (-1.2, 0), (-0.8, 0.9))
_PLACE = Span("templates/base/components.toml", 1)


def sample_geography(path: str, ids: Sequence[str], key: str) -> Geography:
    """Return a land of four areas, which have these ids."""
    areas = (Feature(id_, Shape.AREA, (_quarter(number),), ()) for number, id_ in enumerate(ids))
    return Geography(path, tuple(areas), _PLACE, key)


def _quarter(number: int) -> tuple[Position, ...]:
    """Return a quarter of the land, clockwise from the north."""
    coast = [_COAST[(2 * number + step) % len(_COAST)] for step in range(3)]
    return ((0, 0), *coast, (0, 0))
