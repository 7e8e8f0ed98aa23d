"""What reaches past the page into the machine: curves, screens, PostScript, what lies elsewhere, default spaces.

PDF/X-4 (ISO 15930-7) forbids transfer curves, PostScript, alternates and OPI; GWG 2015 rests on it.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.sheet import Finding, Sheet

_CURVES = ("/TR", "/TR2")
_SCREENS = ("/HT", "/BG", "/BG2", "/UCR", "/UCR2", "/HTP")
_NEUTRAL = ("/Default", "/Identity")
_OUTSIDE = {"/OPI": "OPI", "/Alternates": "Alternates", "/Ref": "Ref"}
"""Keys by which something else may be printed in the place of what the page shows (8.9.5.4, 8.10.4, 14.11.7)."""


def check_curves(sheet: Sheet) -> Iterator[Finding]:
    """No curve changes the tones of the page on its way to the plate, and no screen is asked for (10.5 to 10.6)."""
    states = sheet.stock.states
    if any(_is_set(state, key) for state in states for key in _CURVES):
        message = msg("the file has a transfer curve, which some printers apply to all tones and others leave out")
        yield Finding(error("press-transfer", message, sheet.span(), msg("make the file again without it")))
    if found := sorted({key for state in states for key in _SCREENS if _is_set(state, key)}):
        message = msg(
            "the file asks for screens or for black of its own: {names}",
            names=tuple(f"`{key.lstrip('/')}`" for key in found),
        )
        yield Finding(warning("press-transfer", message, sheet.span(), msg("leave these to the press")))


def _is_set(state: Any, key: str) -> bool:
    value = state.get(key)
    curves = list(value) if isinstance(value, pikepdf.Array) else [value]
    return value is not None and any(str(curve) not in _NEUTRAL for curve in curves)


def check_foreign_code(sheet: Sheet) -> Iterator[Finding]:
    """All that is printed is in the file, and is PDF."""
    hint = msg("make the file again with all its pictures in it")
    if any(_is_postscript(each) for each in sheet.stock.xobjects):
        message = msg("the file has a piece of PostScript, which prints on some devices only")
        yield Finding(error("press-postscript", message, sheet.span(), hint))
    names = {name for each in sheet.stock.xobjects for key, name in _OUTSIDE.items() if key in each}
    if any("/F" in each and "/Length" in each for each in sheet.stock.xobjects):
        names.add("F")
    if names:
        message = msg(
            "something else may be printed in the place of what the page shows: {names}",
            names=tuple(f"`{name}`" for name in sorted(names)),
        )
        yield Finding(error("press-postscript", message, sheet.span(), hint))


def _is_postscript(each: Any) -> bool:
    return "/PS" in (str(each.get("/Subtype")), str(each.get("/Subtype2"))) or "/PS" in each


def check_spaces(sheet: Sheet) -> Iterator[Finding]:
    """Grey and four-colour values are printed as they are written, not through another profile (8.6.5.6)."""
    names = sorted({key for each in sheet.stock.spaces for key in ("/DefaultGray", "/DefaultCMYK") if key in each})
    if names:
        message = msg(
            "a profile stands between the inks of the page and the press: {names}",
            names=tuple(f"`{name.lstrip('/')}`" for name in names),
        )
        hint = msg("write the inks of the output intent, without a default space")
        yield Finding(warning("press-default-space", message, sheet.span(), hint))
