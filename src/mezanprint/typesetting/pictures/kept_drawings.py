"""Drawings that have passed the gate, each cleaned once: what it becomes depends on itself and the theme's colours."""

from collections.abc import Mapping
from functools import lru_cache

from mezanprint.typesetting.pictures.svg import clean_svg

_LARGEST = 100_000
"""Bytes of a drawing that is kept."""


def clean_drawing(path: str, data: bytes, colours: Mapping[str, str]) -> bytes:
    """Return what ``clean_svg`` does; ``Fault`` as there, each time anew."""
    if len(data) > _LARGEST:
        return clean_svg(path, data, colours)
    return _clean(path, data, tuple(colours.items()))


@lru_cache(maxsize=64)
def _clean(path: str, data: bytes, colours: tuple[tuple[str, str], ...]) -> bytes:
    return clean_svg(path, data, dict(colours))
