"""A house's own face: what its documents have in common, whatever they are."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How the pages of all kinds are set."""

    SOBER = "sober"
    """Calm and exact: white ground, beams, one loud thing a page."""
    BOLD = "bold"
    """Dark fields and tints to the edge, display faces, large figures."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What ``[brand]`` of the settings says."""

    look: Look = Look.SOBER
