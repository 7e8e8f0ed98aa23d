"""What a page without paper takes from the typesetter's side: pictures that passed the gate, and the pinned fonts."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.project.files import Files
from mezanprint.typesetting.pictures.raster import MAX_PRINTED_INCHES
from mezanprint.typesetting.typeset import gate_of
from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts
from mezanprint.typesetting.weasyprint.house_fonts import house_fonts

_LONGEST = 1600
"""Pixels on the long side of a picture: a screen of 800 with two pixels to each."""


def page_pictures(composition: Composition, root: Path, unsure: list[Diagnostic]) -> Callable[[str], tuple[bytes, str]]:
    """Return what gives the picture at an address of a composition, with its media type; ``Fault`` for any other.

    ``unsure`` is given what is not certain of a picture.
    """
    gate = gate_of(composition, root, unsure, dpi=_LONGEST // MAX_PRINTED_INCHES)
    return ProjectFetcher(Files(root), composition.resources, gate).serve


def font_files(composition: Composition, root: Path) -> Mapping[str, tuple[Path, ...]]:
    """Return the files of each family that a composition may be set in: installed ones, and those of the house."""
    files: dict[str, tuple[Path, ...]] = {}
    pinned = ((font.family, font.locate()) for font in pinned_fonts())
    for family, path in (*pinned, *((font.family, font.path) for font in house_fonts(composition, root))):
        if path:
            files[family] = (*files.get(family, ()), path)
    return files
