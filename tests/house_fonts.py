"""Font files of a house, made of installed ones: under names of their own, whole, and spoilt in one way each."""

import hashlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from mezanprint.typesetting.weasyprint.fonts import pinned_fonts

Change = Callable[[TTFont], object]


def installed(name: str) -> Path:
    """Return an installed font by the name of its file."""
    return next(path for font in pinned_fonts() if font.file.endswith(f"/{name}") and (path := font.locate()))


def house_font(target: Path, source: str, family: str, *changes: Change) -> Path:
    """Write an installed font under another name, changed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_renamed(source, family, *changes) if changes else whole_font(source, family))
    return target


def _renamed(source: str, family: str, *changes: Change) -> bytes:
    with TTFont(installed(source), recalcTimestamp=False) as font:
        for record in list(font["name"].names):
            if record.nameID in (1, 16, 21, 25):
                font["name"].setName(
                    family, *(getattr(record, key) for key in ("nameID", "platformID", "platEncID", "langID"))
                )
            elif record.nameID in (3, 4, 6):
                font["name"].setName(
                    family.replace(" ", ""),
                    *(getattr(record, key) for key in ("nameID", "platformID", "platEncID", "langID")),
                )
        for change in changes:
            change(font)
        file = BytesIO()
        font.save(file)
    return file.getvalue()


@cache
def whole_font(source: str, family: str) -> bytes:
    """Return an installed font under another name."""
    return _renamed(source, family)


def licensed(bits: int) -> Change:
    """Return what gives a font licence bits."""
    return lambda font: setattr(font["OS/2"], "fsType", bits)


def without_features(*tags: str) -> Change:
    """Return what takes features from a font: all lookups that they ask for."""

    def change(font: TTFont) -> None:
        for record in font["GSUB"].table.FeatureList.FeatureRecord:
            if record.FeatureTag in tags:
                record.Feature.LookupListIndex, record.Feature.LookupCount = [], 0

    return change


def without_letters(letters: str) -> Change:
    """Return what takes letters from a font."""

    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            for letter in letters:
                table.cmap.pop(ord(letter), None)

    return change


def as_cff(target: Path, source: Path) -> Path:
    """Write a few Latin letters of a font with PostScript outlines."""
    with TTFont(source) as font:
        names = [
            ".notdef",
            *(font.getBestCmap()[ord(letter)] for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ. "),
        ]
        glyphs, strings = font.getGlyphSet(), {}
        for name in names:
            pen = T2CharStringPen(glyphs[name].width, glyphs)
            glyphs[name].draw(pen)
            strings[name] = pen.getCharString()
        builder = FontBuilder(font["head"].unitsPerEm, isTTF=False)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({code: name for code, name in font.getBestCmap().items() if name in names})
        builder.setupCFF("HarbourScript", {}, strings, {})
        builder.setupHorizontalMetrics({name: (int(glyphs[name].width), 0) for name in names})
        builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
        builder.setupNameTable({"familyName": "Harbour Script", "styleName": "Regular"})
        builder.setupOS2(sTypoAscender=font["hhea"].ascent, usWinAscent=font["hhea"].ascent, fsType=0)
        builder.setupPost()
        builder.save(target)
    return target


NASKH, KUFI, SANS = "Harbour Naskh", "Harbour Kufi", "Harbour Sans 3"
FILES = {
    "HarbourNaskh-Regular": ("IBMPlexSansArabic-Regular.ttf", NASKH),
    "HarbourNaskh-Bold": ("IBMPlexSansArabic-Bold.ttf", NASKH),
    "HarbourKufi": ("IBMPlexSansArabic-SemiBold.ttf", KUFI),
    "HarbourSans": ("IBMPlexSans[wdth,wght].ttf", SANS),
}
TYPE = f"""
[brand.type]
arab = {{ text = "{NASKH}", head = "{KUFI}", scale = 1.08 }}
latn = {{ text = "{SANS}" }}
"""


def give_fonts(root: Path, more: str = "") -> None:
    """Put three families of the house into a project, and more into its settings."""
    tables: dict[str, list[str]] = {}
    for name, (source, family) in FILES.items():
        path = house_font(root / "fonts" / f"{name}.ttf", source, family)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        tables.setdefault(family, []).append(f'"fonts/{name}.ttf" = "{digest}"')
    with (root / "mezanprint.toml").open("a", encoding="utf-8") as settings:
        for family, lines in tables.items():
            settings.write("\n".join(("", f'[brand.fonts."{family}".files]', *lines, "")))
        settings.write(TYPE + more)
