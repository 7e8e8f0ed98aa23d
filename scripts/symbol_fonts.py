"""Make the two fonts of signs that come with the program, out of fonts that have many more characters.

Give it the folders where the sources were unpacked (both packages are on the Python Package Index):

    pip download --no-deps rinoh-typeface-dejavusans==0.1.0 manimgx-fonts==2026.9.26.post1
    scripts/symbol_fonts.py rinoh_typeface_dejavusans/DejaVuSans.ttf "manimgx_fonts/NotoEmoji[wght].ttf"

The same files give the same bytes.
"""

import io
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "mezanprint" / "typesetting" / "symbols"
SIGNS = (range(0x2190, 0x2200), range(0x25A0, 0x2600), range(0x2600, 0x27C0), range(0x2B00, 0x2B60))
"""Arrows, geometric shapes, miscellaneous symbols and dingbats, further arrows and stars."""
EMOJI = (range(0x2300, 0x2400), range(0x2600, 0x27C0), range(0x2B00, 0x2C00), range(0x1F000, 0x1FB00))
"""Those of them that the first font has are left to it, so that signs of one row are of one hand."""
BESIDE = (0x20, 0xA0, 0x200D, 0xFE0E, 0xFE0F)
"""What stands between signs: Pango sets a space in the font of what is before it."""

SPACE = 0.27
"""Width of a space, in em."""


def made_of(source: Path, family: str, codes: Iterable[int]) -> bytes:
    """Return a font of those of some characters that another one has, upright and of the usual weight."""
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(
            font, {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes} | {"wght": 400}
        )
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, layout_features=[], name_IDs=[0, 13, 14])
    options.drop_tables += ["FFTM", "meta", "kern"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in (*BESIDE, *codes) if code in font.getBestCmap()])
    subsetter.subset(font)
    for code in BESIDE[:2]:  # as wide as beside letters, also where signs are
        if glyph := font.getBestCmap().get(code):
            font["hmtx"][glyph] = (round(font["head"].unitsPerEm * SPACE), 0)
    for number, name in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass, font["OS/2"].fsType = 400, 0
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def main() -> None:
    """Write both."""
    signs, emoji = map(Path, sys.argv[1:])
    symbols = made_of(signs, "Mezanprint Symbols", chain(*SIGNS))
    there = TTFont(io.BytesIO(symbols)).getBestCmap()
    (TARGET / "MezanprintSymbols.ttf").write_bytes(symbols)
    others = (code for code in chain(*EMOJI) if code not in there)
    (TARGET / "MezanprintEmoji.ttf").write_bytes(made_of(emoji, "Mezanprint Emoji", others))


main()
