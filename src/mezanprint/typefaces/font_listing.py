"""The families that pages of a project can be set in, and whether their files are there."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from mezanprint.model.brand import FontFile
from mezanprint.model.diagnostics import Fault
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.project.font_packages import locate
from mezanprint.typefaces.font_adding import FOLDER, SUFFIXES
from mezanprint.typesetting.weasyprint.fonts import check_fonts, pinned_fonts


@dataclass(frozen=True, slots=True)
class Listed:
    """A family."""

    name: str
    files: int
    source: str
    """The package it comes from; empty for files of the project."""
    is_sound: bool
    """Whether each file is there, and is the one that was pinned."""
    uses: tuple[str, ...] = ()
    """What ``[brand.type]`` sets in it: ``arab text``."""


def families(root: Path) -> tuple[Listed, ...]:
    """Return the families of the house, then those of the program."""
    files = Files(root)
    brand = read_config(files, MEDIA).brand
    own = tuple(
        Listed(
            family.name,
            len(family.files),
            family.files[0].package,
            all(_is_sound(file, files) for file in family.files),
            tuple(
                f"{faces.script.lower()} {role}"
                for faces in brand.type
                for role in ("text", "head")
                if getattr(faces, role) == family.name
            ),
        )
        for family in brand.fonts
    )
    pinned: dict[str, Listed] = {}
    for name in dict.fromkeys(font.family for font in pinned_fonts()):
        fonts = tuple(font for font in pinned_fonts() if font.family == name)
        source = "==".join(filter(None, (fonts[0].distribution, fonts[0].version)))
        pinned[name] = Listed(name, len(fonts), source, not check_fonts(fonts))
    return (*own, *pinned.values())


def left_over(root: Path) -> tuple[str, ...]:
    """Return the font files of the project's own folder that no family of its settings names any more."""
    files = Files(root)
    named = {file.path for family in read_config(files, MEDIA).brand.fonts for file in family.files}
    paths = (f"{FOLDER}/{name}" for name in files.list(FOLDER) if Path(name).suffix.lower() in SUFFIXES)
    return tuple(path for path in paths if path not in named)


def _is_sound(file: FontFile, files: Files) -> bool:
    try:
        path = locate(file.package.partition("==")[0], file.path) if file.package else None
        data = path.read_bytes() if path else files.read_bytes(file.path) if not file.package else b""
    except (Fault, OSError):
        return False
    return hashlib.sha256(data).hexdigest() == file.digest
