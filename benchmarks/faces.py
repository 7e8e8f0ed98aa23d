"""Fonts of the benchmark: each alone in a folder with a fontconfig file of its own, beside the Latin of the house."""

import os
import site
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = "MEZANPRINT_BENCH_FONTS"
"""Environment variable with further folders of fonts, separated as in PATH."""
LATIN = "IBMPlexSans[wdth,wght].ttf"
_SYSTEM = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts")
_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/index</cachedir></fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the benchmark, with where one gets it."""

    name: str
    family: str
    file: str
    source: str


ARABIC = (
    Face("IBM Plex Sans Arabic", "IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular.ttf", "locked package"),
    Face("Amiri", "Amiri", "Amiri-Regular.ttf", "locked package"),
    Face("Noto Naskh Arabic, static", "Noto Naskh Arabic", "NotoNaskhArabic-Regular.ttf", "Debian fonts-noto-core"),
    Face(
        "Noto Naskh Arabic, variable",
        "Noto Naskh Arabic",
        "noto-naskh-arabic-arabic-wght-normal.woff2",
        "npm @fontsource-variable/noto-naskh-arabic",
    ),
    Face(
        "Noto Sans Arabic, variable",
        "Noto Sans Arabic",
        "NotoSansArabic[wdth,wght].ttf",
        "PyPI fontpkg-noto-sans-arabic",
    ),
    Face("Cairo, variable", "Cairo", "Cairo[slnt,wght].ttf", "PyPI fontpkg-cairo"),
)
OTHERS = {
    "he": Face("Noto Sans Hebrew", "Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf", "Debian fonts-noto-core"),
    "fa": ARABIC[0],
    "ur": ARABIC[0],
}
NASTALIQ = Face("Noto Nastaliq Urdu", "Noto Nastaliq Urdu", "NotoNastaliqUrdu-Regular.ttf", "Debian fonts-noto-core")


def find(name: str) -> Path | None:
    """Return where a font file lies: in a package, in a folder of the variable, or in the system's."""
    return next((path for folder in _folders() for path in folder.rglob("*") if path.name == name), None)


def _folders() -> Iterator[Path]:
    yield from (Path(folder) for folder in os.environ.get(FOLDERS, "").split(os.pathsep) if folder)
    for packages in dict.fromkeys((*site.getsitepackages(), *sys.path)):
        yield from sorted(Path(packages).glob("fontpkg_*"))
    yield from (folder for name in _SYSTEM if (folder := Path(name)).is_dir())


def install(face: Face, folder: Path) -> Path | None:
    """Put a font and the Latin one into ``folder``; return their fontconfig file, or None if the font is not there."""
    if find(face.file) is None or find(LATIN) is None:
        return None
    return gather(folder, (face.file, LATIN))


def gather(folder: Path, names: Iterable[str]) -> Path:
    """Put fonts that are here into ``folder``; return their fontconfig file."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in filter(None, map(find, names)):
        _copy(path, folder)
    config = folder / "fonts.conf"
    config.write_text(_CONFIG.format(folder=folder), "utf-8")
    return config


def _copy(path: Path, folder: Path) -> None:
    target = folder / path.with_suffix(".ttf").name
    if path.suffix != ".woff2":
        target.write_bytes(path.read_bytes())
        return
    from fontTools.ttLib import TTFont

    font = TTFont(path)
    font.flavor = None
    font.save(target)
