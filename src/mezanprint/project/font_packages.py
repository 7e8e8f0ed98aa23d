"""Font files out of installed packages."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from mezanprint.model.brand import FontFile


def places_of(fonts: Iterable[FontFile]) -> tuple[Path, ...]:
    """Return where those of some fonts are that lie in packages."""
    paths = (locate(font.package.partition("==")[0], font.path) for font in fonts if font.package)
    return tuple(filter(None, paths))


def locate(package: str, file: str) -> Path | None:
    """Return where a file of an installed package is; None where it is not.

    ``file`` is its path in the installation: ``fontpkg_amiri/files/Amiri-Regular.ttf``.
    """
    try:
        path = Path(str(distribution(package).locate_file(file)))
    except PackageNotFoundError:
        return None
    return path if path.is_file() else None


def files_of(package: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files of an installed package whose names end so; ``LookupError`` if there is no such package."""
    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:
        raise LookupError(package) from None
    return tuple(sorted(path.as_posix() for path in files if path.suffix.lower() in suffixes))


def version_of(package: str) -> str:
    """Return the version of an installed package; ``LookupError`` if there is none such."""
    try:
        return distribution(package).version
    except PackageNotFoundError:
        raise LookupError(package) from None
