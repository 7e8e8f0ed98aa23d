"""What the file brings along: pictures fine enough, fonts, the printing condition, the keys of PDF/X-4."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import Severity, error
from mezanprint.model.editions import COARSE, SOFT
from mezanprint.model.translatable import msg
from mezanprint.preflight.activity import dictionaries
from mezanprint.preflight.press.painted import Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_resolution(sheet: Sheet) -> Iterator[Finding]:
    """Pictures have enough pixels for the size they are printed at."""
    wanted = sheet.profile.image_dpi
    for number, things in enumerate(sheet.pages, 1):
        for thing in things:
            if thing.sort is not Sort.PICTURE or thing.picture is None:
                continue
            dpi = _dpi(thing)
            if dpi < SOFT * wanted - 1:
                message = msg(
                    "a picture has {dpi} dpi at its size on the page; {wanted} are wanted",
                    dpi=f"{dpi:.0f}",
                    wanted=wanted,
                )
                hint = msg("use a larger picture, or show it smaller")
                found = error("press-resolution", message, sheet.span(number), hint)
                if dpi >= COARSE * wanted - 1:
                    found = replace(found, severity=Severity.WARNING)
                yield Finding(found, number, thing.box)


def _dpi(thing: Painted) -> float:
    """Return the effective resolution: the smaller of the two directions. Turned pictures keep their sides."""
    left, bottom, right, top = thing.box
    across, along = sorted((right - left, top - bottom))
    few, many = sorted((int(thing.picture.Width), int(thing.picture.Height)))
    return min(few / across, many / along) * 72 if across > 0 else float("inf")


def check_fonts(sheet: Sheet) -> Iterator[Finding]:
    """Every font is in the file."""
    missing = sorted({name for font in _fonts(sheet.document) if (name := _missing(font))})
    if missing:
        message = msg("not embedded: {names}", names=tuple(f"`{name}`" for name in missing))
        hint = msg("another font would be printed; make the file again with its fonts")
        yield Finding(error("press-font", message, sheet.span(), hint))


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    return (each for each in dictionaries(document) if each.get("/Type") == "/Font" and "/BaseFont" in each)


def _missing(font: Any) -> str:
    if font.get("/Subtype") in ("/Type0", "/Type3"):
        return ""
    descriptor = font.get("/FontDescriptor")
    embedded = descriptor is not None and any(key in descriptor for key in _FILES)
    return "" if embedded else str(font.BaseFont).lstrip("/")


def check_intent(sheet: Sheet) -> Iterator[Finding]:
    """The file says what it is to be printed on, and brings the profile (ISO 15930-7, 6.2.2)."""
    intents = [each for each in sheet.document.Root.get("/OutputIntents", ()) if each.get("/S") == "/GTS_PDFX"]
    profile = intents[0].get("/DestOutputProfile") if intents else None
    hint = msg('build it with a profile that has `colour = "cmyk"`')
    if profile is None:
        yield Finding(
            error("press-intent", msg("no output intent with its profile: ink of what press?"), sheet.span(), hint)
        )
        return
    if int(profile.get("/N", 0)) != 4:
        yield Finding(
            error("press-intent", msg("the profile of the output intent is not one of four inks"), sheet.span())
        )
    stated, wanted = str(intents[0].get("/OutputConditionIdentifier", "")), sheet.profile.ink.condition
    if stated != wanted:
        message = msg("made for `{stated}`, and the profile prints on `{wanted}`", stated=stated, wanted=wanted)
        yield Finding(error("press-intent", message, sheet.span(), hint))


def check_keys(sheet: Sheet) -> Iterator[Finding]:
    """The file says whether it is trapped, and has an identity (ISO 15930-7, 6.4 and 6.16)."""
    trailer = sheet.document.trailer
    if str(trailer.get("/Info", pikepdf.Dictionary()).get("/Trapped", "")) not in ("/True", "/False"):
        yield Finding(error("press-key", msg("the file does not say whether it is trapped"), sheet.span()))
    if "/ID" not in trailer:
        yield Finding(error("press-key", msg("the file has no identity (`/ID`)"), sheet.span()))
