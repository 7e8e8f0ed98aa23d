"""Folders that the wheel carries inside the package, and that a checkout keeps beside ``src``."""

from collections.abc import Iterator
from pathlib import Path

import mezanprint

PACKAGE = Path(mezanprint.__file__).parent
STARTER = PACKAGE / "starter"


def shipped(name: str) -> Path:
    """Return the folder ``name``, such as ``templates`` or ``docs``, of this installation or this checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parents[1] / name


def shipped_catalogs() -> Iterator[tuple[str, Path]]:
    """Yield each catalog of the templates that come along, by its path in a project, and the file it is."""
    root = STARTER if (STARTER / "locales").is_dir() else PACKAGE.parents[1]
    for pattern in ("locales/templates.pot", "locales/*/LC_MESSAGES/templates.po"):
        for path in sorted(root.glob(pattern)):
            yield path.relative_to(root).as_posix(), path
