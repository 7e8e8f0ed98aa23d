"""What a template gets of a map: the drawing, and what stands beside it in each language of the edition."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A line beside a map: a mark, which is a number or a shade, and what it means."""

    mark: Markup
    words: Markup


@dataclass(frozen=True, slots=True)
class MapView:
    """A map with what stands beside it; ``keys``, ``legends`` and ``described`` are one for each language."""

    drawing: Markup
    inset: Markup
    """What lies around, with the frame of the map marked; empty where nobody asked for it."""
    keys: tuple[tuple[MapEntry, ...], ...]
    """Places that stand on the map as numbers."""
    legends: tuple[tuple[MapEntry, ...], ...]
    """Shades, from the least values on."""
    described: tuple[str, ...]
    """Names, with the values of shaded areas, for those who cannot see the map."""
