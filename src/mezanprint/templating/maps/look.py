"""What a map says beside where things are: what is lit, and how areas are shaded."""

from collections.abc import Mapping
from dataclasses import dataclass

from mezanprint.model.geography import Feature, Shape

RADII = (0.8, 1.2)
"""Of the mark of a place, mm, and of that of a lit one."""
SHADES = ("shade-1", "shade-2", "shade-3", "shade-4")
"""Tokens, from light to dark; neighbours differ by a quarter in lightness, which a photocopy keeps."""
NO_DATA = "paper"
"""Fill of an area without data, over which lines are drawn."""
EDGES = {"shade-1": "rule", "shade-2": "brand-mid"}
"""Outlines of shades that are hardly seen on paper, or beside each other with paper between them."""
_LAND, _LIT = "tint", "accent"
_DARK = ("shade-3", "shade-4", _LIT)


@dataclass(frozen=True, slots=True)
class Look:
    """How the features of one map are drawn."""

    width: float
    """mm."""
    lit: str = ""
    """Id of what the title speaks of."""
    fills: Mapping[str, str] | None = None
    """Shade of each area by its id, where areas are shaded; one that is not in it has no data."""
    highest: float = 0.0
    """mm that the map is high at most; 0 where it follows from its width."""

    def is_lit(self, feature: Feature) -> bool:
        """Tell whether the title speaks of a feature."""
        return bool(feature.id) and feature.id == self.lit

    def layer(self, part: tuple[Feature, object]) -> tuple[int, bool]:
        """Return over what a feature lies: places over lines over areas, and what is lit over its neighbours."""
        return (Shape.AREA, Shape.LINE, Shape.PLACE).index(part[0].shape), self.is_lit(part[0])

    def radius(self, feature: Feature) -> float:
        """Return the radius of the mark of a place; nothing of what has none."""
        return RADII[self.is_lit(feature)] if feature.shape is Shape.PLACE else 0.0

    def fill(self, feature: Feature) -> str:
        """Return the fill of an area."""
        if self.fills is not None:
            return self.fills.get(feature.id, NO_DATA)
        return _LIT if self.is_lit(feature) else _LAND

    def is_dark(self, feature: Feature) -> bool:
        """Tell whether letters on an area are light."""
        return feature.shape is Shape.AREA and self.fill(feature) in _DARK

    def is_hatched(self, feature: Feature) -> bool:
        """Tell whether an area has no data where others have."""
        return feature.shape is Shape.AREA and self.fill(feature) == NO_DATA
