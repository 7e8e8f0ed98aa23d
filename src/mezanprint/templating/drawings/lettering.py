"""Letters and signs of a drawing's words by script. The style sheet of drawings says the same of their size."""

from typing import NamedTuple

from mezanprint.model.geometry import MM_PER_PT


class Lettering(NamedTuple):
    """How labels are set, and how their words are listed for those who cannot see them."""

    size: float
    """mm."""
    line: float
    """Height of a line, mm."""
    comma: str
    semicolon: str


_LATIN = Lettering(8.75 * MM_PER_PT, 11.0 * MM_PER_PT, ",", ";")
_OTHERS = {"Arab": Lettering(9.4 * MM_PER_PT, 12.5 * MM_PER_PT, "\u060c", "\u061b")}


def lettering_of(script: str) -> Lettering:
    """Return the lettering of a script."""
    return _OTHERS.get(script, _LATIN)
