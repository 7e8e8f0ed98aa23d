"""Fonts: of the house's families, in the file, saying what is shown and nothing else."""

import re
import struct
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from mezanprint.model.translatable import msg
from mezanprint.pdf.to_unicode import read_own_to_unicode
from mezanprint.preflight.goods.glyphs import check_program
from mezanprint.preflight.goods.graph import Objects
from mezanprint.preflight.goods.streams import Hidden, unpacked

_STYLES = re.compile(
    # Pango ends a family with a comma that would be read as a style or a size otherwise.
    r",?(-(Thin|Ultra|Extra|Semi|Book|Light|Medium|Regular|Bold|Heavy|Black|Italic|Oblique|Condensed|Expanded|Small-Caps))*"
)


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a file."""

    name: str
    """With its prefix of six letters."""
    entries: Mapping[str, Any]
    objects: Objects
    families: Set[str]
    """Those that the file may be set in: of the program, and of the house."""

    @property
    def says(self) -> Mapping[int, str]:
        """What each code says; ``Hidden`` if its map is in another form than this program's."""
        try:
            return read_own_to_unicode(unpacked(self.objects[self.entries["/ToUnicode"]]))
        except (KeyError, ValueError, AttributeError) as bad:
            raise bad if isinstance(bad, Hidden) else Hidden(msg("a map of letters in another form")) from None

    def check(self, says: Mapping[int, str], codes: Set[int]) -> Iterator[str]:
        """Yield what is wrong with a font that shows these codes."""
        try:
            glyphs = self.objects[self.entries["/DescendantFonts"][0]]
            descriptor = self.objects[glyphs["/FontDescriptor"]]
            program = unpacked(self.objects[descriptor["/FontFile2"]])
            size = self.objects[descriptor["/FontFile2"]].entries["/Length1"]
            if {self.entries["/BaseFont"], glyphs["/BaseFont"], descriptor["/FontName"]} != {f"/{self.name}"}:
                yield msg("several names")
            if not self._is_of_house(descriptor["/FontFamily"]):
                yield msg("a name that no font of the house has")
            if not says.keys() <= codes:
                yield msg("letters that no page shows")
            if size != len(program):
                yield msg("another size than it says")
            check_program(program, self._glyphs(glyphs["/CIDToGIDMap"], codes))
        except Hidden as hidden:
            yield hidden.args[0]
        except (KeyError, IndexError, TypeError, AttributeError):
            yield msg("no program that draws it")

    def _is_of_house(self, family: str) -> bool:
        _, _, name = self.name.partition("+")
        dashed = family.removeprefix("u:").replace(" ", "-")
        return (
            family.removeprefix("u:") in self.families
            and name.startswith(dashed)
            and bool(_STYLES.fullmatch(name.removeprefix(dashed)))
        )

    def _glyphs(self, mapped: str, codes: Set[int]) -> Set[int]:
        """Return the glyphs of the codes that are shown; ``Hidden`` if others have some that are not their own."""
        if mapped == "/Identity":
            return codes
        table = unpacked(self.objects[mapped])
        glyphs = _glyph_map(table)
        if len(table) % 2 or any(glyph != code for code, glyph in glyphs.items() if code not in codes):
            raise Hidden(msg("a map of glyphs in another form"))
        return {glyphs.get(code, 0) for code in codes}


@lru_cache(maxsize=64)
def _glyph_map(table: bytes) -> Mapping[int, int]:
    """Return the glyph of each code that has one other than the first, by a table of thousands."""
    glyphs = struct.unpack(f">{len(table) // 2}H", table[: len(table) // 2 * 2])
    return MappingProxyType({code: glyph for code, glyph in enumerate(glyphs) if glyph})
