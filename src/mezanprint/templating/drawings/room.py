"""How wide a drawing may be: what its slot leaves it, of which the kind tells the width."""

from mezanprint.model.kinds import Kind
from mezanprint.model.paper import size_of

SCREEN = 84.0
"""mm on a web page, where drawings grow and shrink with it: labels are still read on a telephone."""
_MARGINS = 40.0
"""Of a page whose kind says nothing of the width of its slots, mm."""
_GUTTER = 10.0
"""Between two languages side by side, mm."""


def column_width(kind: Kind, slot: str, languages: int) -> float:
    """Return the width of one of the languages that stand side by side in a slot, mm."""
    spec = next(spec for spec in kind.slots if spec.name == slot)
    whole = spec.width or size_of(kind.page)[0] - _MARGINS
    if languages == 1:
        return whole
    return spec.half or (whole - _GUTTER * (languages - 1)) / languages


def full_width(kind: Kind, slot: str, languages: int) -> float:
    """Return the width of all languages of a slot together, mm."""
    return languages * column_width(kind, slot, languages) + (languages - 1) * _GUTTER
