"""The fonts a page brings along: of each file the characters that are set in it, as WOFF2 in ``@font-face`` rules."""

import io
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from mezanprint.model.faces import SIGNS, true_weight
from mezanprint.webpage.type_styles import TypeStyle

_FIGURES = ("lnum", "tnum", "onum", "pnum")
"""Features that style sheets ask for and that are not on by themselves, as those that join and place letters are."""
_KEPT_NAMES = [0, 1, 2, 4, 6, 13, 14]
"""Copyright, names and licence: what the licence asks to be left (SIL Open Font License 1.1, 2)."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file of a family: which weights and which slope it has, and the characters."""

    family: str
    path: Path
    lightest: int
    heaviest: int
    slanted: bool
    characters: frozenset[int]


@lru_cache(maxsize=64)
def read_font(family: str, path: Path) -> FontFile:
    """Return what a font file says of itself."""
    with TTFont(path, lazy=True) as font:
        own = true_weight(font["OS/2"].usWeightClass, font["name"].getBestSubFamilyName() or "")
        axis = next((a for a in font["fvar"].axes if a.axisTag == "wght"), None) if "fvar" in font else None
        low, high = (int(axis.minValue), int(axis.maxValue)) if axis else (own, own)
        slanted = bool(font["OS/2"].fsSelection & 1)
        return FontFile(family, path, low, high, slanted, frozenset(font.getBestCmap()))


def choose_file(files: Iterable[FontFile], style: TypeStyle) -> FontFile | None:
    """Return the file of a family that a browser takes for a style (CSS Fonts 4, 5.2); None of no files."""

    def distance(file: FontFile) -> tuple[bool, bool, int]:
        weight = style.weight
        if file.lightest <= weight <= file.heaviest:
            return (file.slanted is not style.slanted, False, 0)
        near = file.heaviest if file.heaviest < weight else file.lightest
        # From 400 to 500 heavier ones up to 500 come first, then lighter ones; under 400 lighter, over 500 heavier.
        heavier = near > weight
        first = (near <= 500) if heavier and 400 <= weight <= 500 else heavier is (weight > 500)
        return (file.slanted is not style.slanted, not first, abs(near - weight))

    return min(files, key=distance, default=None)


def font_faces(
    texts: Iterable[tuple[TypeStyle, str]], fonts: Mapping[str, tuple[Path, ...]]
) -> tuple[str, frozenset[str]]:
    """Return the ``@font-face`` rules for texts in their styles, and the characters that none of their fonts has.

    ``fonts`` has the files of each family.
    """
    codes_of_face: dict[tuple[str, FontFile], set[int]] = {}
    weights: dict[tuple[str, FontFile], set[int]] = {}
    missing: set[str] = set()
    for style, characters in _by_style(texts).items():
        listed = [file for family in style.families if (file := _file_of(family, style, fonts))]
        faces = [(file.family, file) for file in listed]
        # What no family of the list has is a sign of the first one, where it is one of those that all pages have.
        signs = [file for family in SIGNS if (file := _file_of(family, style, fonts))]
        faces += [(listed[0].family, file) for file in signs if listed]
        for character in map(ord, characters):
            face = next((face for face in faces if character in face[1].characters), None)
            if face:
                codes_of_face.setdefault(face, set()).add(character)
                weights.setdefault(face, set()).add(style.weight)
            elif chr(character).isprintable():
                missing.add(chr(character))
    by_path = sorted(codes_of_face, key=lambda face: (face[0], face[1].path))
    rules = (_rule(*face, codes_of_face[face], weights[face]) for face in by_path)
    return "\n".join(rules), frozenset(missing)


def _by_style(texts: Iterable[tuple[TypeStyle, str]]) -> dict[TypeStyle, set[str]]:
    sets: dict[TypeStyle, set[str]] = {}
    for style, text in texts:
        sets.setdefault(style, {" "}).update(text)
    return sets


def _file_of(family: str, style: TypeStyle, fonts: Mapping[str, tuple[Path, ...]]) -> FontFile | None:
    return choose_file((read_font(family, path) for path in fonts.get(family, ())), style)


def _rule(family: str, file: FontFile, characters: set[int], weights: set[int]) -> str:
    low, high = (max(file.lightest, min(file.heaviest, side)) for side in (min(weights), max(weights)))
    data = b64encode(subset(file.path, frozenset(characters), (low, high))).decode()
    shown = f"{low} {high}" if low < high else str(low)
    slope = "italic" if file.slanted else "normal"
    # A sign goes under another family's name, and must not take that one's place.
    only = (
        "" if family == file.family else f" unicode-range: {', '.join(f'U+{code:X}' for code in sorted(characters))};"
    )
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {shown}; font-style: {slope};{only} '
        f'src: url("data:font/woff2;base64,{data}") format("woff2") }}'
    )


@lru_cache(maxsize=32)
def subset(path: Path, characters: frozenset[int], weights: tuple[int, int]) -> bytes:
    """Return a font file as WOFF2, with these characters and weights and all that joins and places them."""
    options = Options(
        hinting=False, glyph_names=False, notdef_outline=True, name_IDs=_KEPT_NAMES, drop_tables=["DSIG", "meta"]
    )
    options.layout_features = [*options.layout_features, *_FIGURES]
    # Times of the file stay: the same page is the same to the byte tomorrow.
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=characters)
        subsetter.subset(font)
        if "fvar" in font:
            low, high = weights
            axes = {axis.axisTag: None for axis in font["fvar"].axes} | {"wght": weights if low < high else low}
            instantiateVariableFont(font, axes, inplace=True)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()
