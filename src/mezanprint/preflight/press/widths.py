"""How far the pen moves for the codes of a font (ISO 32000-1, 9.2.4, 9.7.4.3)."""

from typing import Any

import pikepdf


class Widths:
    """Widths of a font's codes, in 1/1000 em."""

    def __init__(self, font: Any) -> None:
        self._bytes = 2 if font.get("/Subtype") == "/Type0" else 1
        if self._bytes == 2:
            descendant = font.DescendantFonts[0]
            self._usual = float(descendant.get("/DW", 1000))
            self._known = _listed(descendant.get("/W", ()))
        else:
            first = int(font.get("/FirstChar", 0))
            # The widths of a Type 3 font are in the units of its letters (ISO 32000-1, table 112).
            unit = 1000 * abs(float(font.FontMatrix[0])) if font.get("/Subtype") == "/Type3" else 1
            self._usual = float(font.get("/FontDescriptor", pikepdf.Dictionary()).get("/MissingWidth", 500))
            self._known = {first + i: unit * float(width) for i, width in enumerate(font.get("/Widths", ()))}

    def advances(self, shown: bytes) -> tuple[tuple[float, bool], ...]:
        """Return for each code its width, and whether it is the one-byte space that word spacing widens."""
        size = self._bytes
        codes = (int.from_bytes(shown[i : i + size], "big") for i in range(0, len(shown) - size + 1, size))
        return tuple((self._known.get(code, self._usual), size == 1 and code == 32) for code in codes)


def shown_codes(operand: Any) -> bytes:
    """Return the bytes of what an operator shows: a string, or strings with numbers between them."""
    parts = operand if isinstance(operand, pikepdf.Array) else (operand,)
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _listed(table: Any) -> dict[int, float]:
    """Return the widths of a ``/W`` array: ``first [w w w]`` or ``first last w``."""
    known: dict[int, float] = {}
    items = list(table)
    while len(items) >= 2:
        first = int(items.pop(0))
        following = items.pop(0)
        if isinstance(following, pikepdf.Array):
            known |= {first + i: float(width) for i, width in enumerate(following)}
        elif items:
            width = float(items.pop(0))
            known |= dict.fromkeys(range(first, min(int(following), 0xFFFF) + 1), width)
    return known
