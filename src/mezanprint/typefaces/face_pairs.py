"""Two scripts of one size: how much larger an Arabic face is set, measured beside the Latin one that it stands with."""

from collections.abc import Mapping
from pathlib import Path

from mezanprint.model.brand import Brand, FontFile
from mezanprint.model.font_reports import FontReport
from mezanprint.project.brand_fonts import LEAST, MOST
from mezanprint.project.font_packages import locate
from mezanprint.typefaces.boxed_fonts import look_at
from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

_SHARE = 0.835
"""Of the Latin x-height that bodies of Arabic letters come to in the two pairs of the program (docs/designers.md)."""
_LATIN, _ARABIC = "IBM Plex Sans", "IBM Plex Sans Arabic"
"""What is set where the house has no face of its own."""


def measured_scale(brand: Brand, reports: Mapping[FontFile, FontReport], root: Path) -> float:
    """Return by how much Arabic is set larger than Latin in the faces of a brand; 0 where that can not be measured.

    ``reports`` are of fonts that the project does not have yet.
    """
    texts = {faces.script: faces.text for faces in brand.type}
    latin, arabic = (
        _regular(texts.get(script) or usual, brand, reports, root)
        for script, usual in (("Latn", _LATIN), ("Arab", _ARABIC))
    )
    if not latin or not arabic or not latin.x_height or not arabic.medial_height:
        return 0.0
    return max(LEAST, min(MOST, round(_SHARE * latin.x_height / arabic.medial_height, 2)))


def _regular(family: str, brand: Brand, reports: Mapping[FontFile, FontReport], root: Path) -> FontReport | None:
    """Return what is in the file of a family that its text is set in."""
    files = {file: None for each in brand.fonts if each.name == family for file in each.files}
    own = {file.path: reports.get(file) or (root / file.path if not file.package else _located(file)) for file in files}
    places = own or {font.file: font.locate() for font in pinned_fonts() if font.family == family}
    place = next((places[name] for name in sorted(places, key=_how_far_from_text)), None)
    return look_at(place, ()) if isinstance(place, Path) else place


def _located(file: FontFile) -> Path | None:
    return locate(file.package.partition("==")[0], file.path)


def _how_far_from_text(path: str) -> tuple[bool, bool, str]:
    """Return a key that sorts the upright file of usual weight first, by its name."""
    name = path.rpartition("/")[2].lower()
    return ("italic" in name or "oblique" in name, not ("regular" in name or "[" in name), name)
