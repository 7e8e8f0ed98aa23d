"""The theme's colours in ink: a token ``--green`` may have a twin ``--green-press``, a ``device-cmyk(...)``."""

import re
from collections.abc import Iterable

from mezanprint.model.compositions import Twin

_LIGHT = re.compile(r"--([a-z][a-z0-9-]*):\s*#([0-9a-fA-F]{6})\s*;")
_INK = re.compile(r"--([a-z][a-z0-9-]*)-press:\s*device-cmyk\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*;")


def press_colours(sheets: Iterable[str]) -> tuple[Twin, ...]:
    """Return each colour of the style sheets that has a twin, with that twin; a later sheet overrides an earlier one.

    Colours are hexadecimal, ``#23513f``; inks are shares from 0 to 1 (CSS Color 5, ``device-cmyk()``).
    """
    light: dict[str, tuple[int, int, int]] = {}
    inks: dict[str, tuple[float, float, float, float]] = {}
    for sheet in sheets:
        for name, digits in _LIGHT.findall(sheet):
            light[name] = int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
        for name, *shares in _INK.findall(sheet):
            cyan, magenta, yellow, black = (min(1.0, float(share)) for share in shares)
            inks[name] = cyan, magenta, yellow, black
    return tuple((light[name], inks[name]) for name in light if name in inks)
