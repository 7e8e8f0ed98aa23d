"""Ink: how much, of which plates, and nothing that only a screen understands."""

from collections.abc import Iterator

import pikepdf

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.press.painted import A_THING, Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

SMALL = 8.0
"""pt; under this, letters of several inks get coloured rims when the plates are a hair apart."""
_PLATES = 2
"""Most inks of small letters."""
_DARK = 0.75
"""Black ink from which a text is meant to be black."""
FINE = 0.25
"""pt; thinner lines of full ink break on the press."""
FINE_MIXED = 0.5
"""pt; thinner lines of several inks, or of less than full ink, break or blur: they are made of dots."""
_ROUNDING = 1.5
"""Per cent of ink by which four bytes may round up."""


def check_light(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is left in RGB."""
    for number, things in enumerate(sheet.pages, 1):
        for sort in Sort:
            found = [thing for thing in things if thing.shows and thing.sort is sort and thing.colour.space == "rgb"]
            if found:
                message = msg("{things} in RGB", things=_counted(sort, len(found)))
                hint = msg('build with a profile that has `colour = "cmyk"`')
                yield Finding(error("press-rgb", message, sheet.span(number), hint), number, found[0].box)


def _counted(sort: Sort, number: int) -> str:
    match sort:
        case Sort.TEXT:
            return nmsg("{n} text", "{n} texts", number)
        case Sort.LINE:
            return nmsg("{n} line", "{n} lines", number)
        case Sort.AREA:
            return nmsg("{n} area", "{n} areas", number)
        case Sort.PICTURE:
            return nmsg("{n} picture", "{n} pictures", number)
        case _:
            return nmsg("{n} gradient", "{n} gradients", number)


def check_ink(sheet: Sheet) -> Iterator[Finding]:
    """No place has more ink than the paper takes up; opaque things knock out what lies under them."""
    limit = sheet.profile.ink.limit
    for number, things in enumerate(sheet.pages, 1):
        for thing in things:
            most = _most_ink(thing)
            if most > limit + _ROUNDING and thing.colour.space != "registration":
                message = msg("{share} % ink in {thing}", share=f"{most:.0f}", thing=A_THING[thing.sort])
                hint = msg(
                    "use at most {limit} %, or another `limit` under `[profiles.{profile}.ink]`",
                    limit=limit,
                    profile=sheet.profile.name,
                )
                yield Finding(error("press-ink", message, sheet.span(number), hint), number, thing.box)


def _most_ink(thing: Painted) -> float:
    """Return the most ink of a thing in one place, in per cent."""
    if thing.picture is None or thing.picture.get("/ImageMask"):
        return thing.colour.ink
    if thing.colour.space != "cmyk" or thing.picture.get("/BitsPerComponent") != 8:
        return 0.0
    if isinstance(thing.picture.get("/ColorSpace"), pikepdf.Array) and thing.picture.ColorSpace[0] == "/Indexed":
        return 0.0
    inks = pikepdf.PdfImage(thing.picture).as_pil_image().tobytes()
    return max(map(sum, zip(inks[::4], inks[1::4], inks[2::4], inks[3::4], strict=True)), default=0) / 255 * 100


def check_text(sheet: Sheet) -> Iterator[Finding]:
    """Black text is black ink alone, and small text has few inks."""
    for number, things in enumerate(sheet.pages, 1):
        texts = [thing for thing in things if thing.sort is Sort.TEXT and thing.colour.space == "cmyk"]
        dark = [thing for thing in texts if thing.colour.parts[3] >= _DARK and thing.colour.plates > 1]
        if dark:
            message = msg(
                "black text of {size} pt is printed in {inks} inks",
                size=f"{dark[0].size:.1f}",
                inks=dark[0].colour.plates,
            )
            hint = msg("set it in `device-cmyk(0 0 0 1)`")
            yield Finding(error("press-text-black", message, sheet.span(number), hint), number, dark[0].box)
        small = [thing for thing in texts if thing.size < SMALL and thing.colour.plates > _PLATES and thing not in dark]
        if small:
            message = msg(
                "text of {size} pt is printed in {inks} inks",
                size=f"{small[0].size:.1f}",
                inks=small[0].colour.plates,
            )
            hint = msg("set text under {size} pt in one or two inks", size=f"{SMALL:g}")
            yield Finding(warning("press-text-ink", message, sheet.span(number), hint), number, small[0].box)


def check_lines(sheet: Sheet) -> Iterator[Finding]:
    """Lines are thick enough to be printed."""
    for number, things in enumerate(sheet.pages, 1):
        for thing in things:
            if thing.sort is not Sort.LINE or thing.colour.space == "registration":
                continue
            mixed = thing.colour.plates > 1 or thing.colour.ink % 100 > 0
            least = FINE_MIXED if mixed and sheet.profile.colour == "cmyk" else FINE
            if thing.width < least - 0.005:
                message = msg(
                    "a line of {width} pt is thinner than {least} pt", width=f"{thing.width:.2f}", least=f"{least:g}"
                )
                hint = msg("draw it thicker, or in one full ink")
                yield Finding(warning("press-thin-line", message, sheet.span(number), hint), number, thing.box)
                break


def check_transparency(sheet: Sheet) -> Iterator[Finding]:
    """Nothing lets through what is under it: presses flatten that each in its own way."""
    for number, things in enumerate(sheet.pages, 1):
        found = [thing for thing in things if thing.shows and thing.alpha < 1]
        if found:
            message = msg("{thing} is transparent", thing=A_THING[found[0].sort])
            hint = msg("use opaque colours; flatten pictures onto their ground")
            yield Finding(error("press-transparency", message, sheet.span(number), hint), number, found[0].box)
