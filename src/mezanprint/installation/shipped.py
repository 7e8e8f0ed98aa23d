"""Folders that the wheel carries inside the package, and that a checkout keeps beside ``src``."""

from pathlib import Path

import mezanprint

PACKAGE = Path(mezanprint.__file__).parent


def shipped(name: str) -> Path:
    """Return the folder ``name``, such as ``templates`` or ``docs``, of this installation or this checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parents[1] / name
