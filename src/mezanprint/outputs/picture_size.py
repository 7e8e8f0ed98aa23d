"""Whether a file is a picture that can be printed, and its size: as the picture gate of a build judges it."""

from pathlib import Path

from mezanprint.project.boxes.boxed import boxed
from mezanprint.project.boxes.budget import MEGABYTE, Budget

_MEMORY = 1536 * MEGABYTE
"""The largest pictures that the gate passes take as much."""


def picture_size(name: str, data: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels; ``Fault`` with what the picture gate says of it."""
    return boxed(_size, name, data, file=Path(name), budget=Budget(memory=_MEMORY))


def _size(name: str, data: bytes) -> tuple[int, int]:
    # Only the box has the libraries in it.
    from mezanprint.typesetting.pictures.judging import judged_size

    return judged_size(name, data)
