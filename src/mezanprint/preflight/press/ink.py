"""Ink: how much of it, what of it vanishes, and what is on all plates."""

from collections.abc import Iterator
from typing import Any

from mezanprint.model.diagnostics import error
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import around, is_within, shared
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import A_THING, Painted, Sort
from mezanprint.preflight.press.ground import over
from mezanprint.preflight.press.pictures import most_ink
from mezanprint.preflight.press.sheet import Finding, Sheet

_ROUNDING = 1.5
"""Per cent of ink by which four bytes may round up."""
_HAIR = 0.3
"""pt by which a mark may reach over an edge."""


def check_ink(sheet: Sheet) -> Iterator[Finding]:
    """No place has more ink than the paper takes up: opaque things knock out what lies under them, others add to it."""
    limit = sheet.profile.ink.limit
    hint = msg(
        "use at most {limit} %, or another `limit` under `[profiles.{profile}.ink]`",
        limit=limit,
        profile=sheet.profile.name,
    )
    pictured: dict[Any, float] = {}
    for number, things in enumerate(sheet.pages, 1):
        for place, thing in enumerate(things):
            if not thing.shows or thing.colour.space == "registration":
                continue
            most = _most_ink(thing, pictured)
            if most > limit + _ROUNDING:
                message = msg("{share} % ink in {thing}", share=f"{most:.0f}", thing=A_THING[thing.sort])
                yield Finding(error("press-ink", message, sheet.span(number), hint), number, thing.box)
            elif (most := _with_ground(sheet, number, place)) > limit + _ROUNDING:
                message = msg(
                    "{share} % ink where {thing} is printed over what lies under it",
                    share=f"{most:.0f}",
                    thing=A_THING[thing.sort],
                )
                yield Finding(error("press-ink", message, sheet.span(number), hint), number, thing.box)


def _most_ink(thing: Painted, pictured: dict[Any, float]) -> float:
    """Return the most ink of a thing in one place, in per cent; ``pictured`` keeps that of pictures."""
    if thing.picture is None or thing.picture.get("/ImageMask"):
        return thing.colour.ink
    known = thing.picture.objgen
    if known not in pictured:
        pictured[known] = most_ink(thing.picture)
    return pictured[known]


def _with_ground(sheet: Sheet, page: int, place: int) -> float:
    """Return the most ink of a thing that overprints, with what lies under it; 0 where nothing is known to."""
    thing = sheet.pages[page - 1][place]
    if thing.overprint is None or (thing.sort is Sort.LINE and not thing.is_whole):
        return 0.0
    ground, most = sheet.grounds[page - 1], 0.0
    for point in ground.meetings(place):
        under = ground.inks(place, point) if thing.sort is not Sort.AREA or thing.covers(point) else None
        both = over(thing, under) if under else None
        most = max(most, 100 * sum(both.values()) if both else 0.0)
    return most


def check_white_overprint(sheet: Sheet) -> Iterator[Finding]:
    """White knocks out: white that overprints sets no ink and takes none away, so that it is not there."""
    for number, things in enumerate(sheet.pages, 1):
        for place, thing in enumerate(things):
            if _vanishes(thing) and sheet.grounds[number - 1].under(place) != {}:
                message = msg("{thing} in white overprints, and will not be seen", thing=A_THING[thing.sort])
                hint = msg("let white knock out: set its `op` and `OP` to `false`")
                yield Finding(error("press-white-overprint", message, sheet.span(number), hint), number, thing.box)


def _vanishes(thing: Painted) -> bool:
    """Tell whether a thing is white and leaves the inks under it.

    In mode 0 white of CMYK takes away all four; grey does so in both (ISO 32000-1, table 148), but not on every press.
    """
    if not thing.shows or thing.overprint is None or not thing.colour.is_paper or thing.picture is not None:
        return False
    return thing.colour.space == "spot" or thing.overprint == 1 or bool(thing.colour.names)


def check_registration(sheet: Sheet) -> Iterator[Finding]:
    """What is on all plates stands beside the page, for the people at the press."""
    for number, things in enumerate(sheet.pages, 1):
        trim = sheet.boxes(number)[0]
        for thing in things:
            if thing.shows and thing.colour.space == "registration" and thing.colour.ink and _reaches(thing, trim):
                message = msg("{thing} on the page is in the colour of marks, on all plates", thing=A_THING[thing.sort])
                hint = msg("set it in black ink alone")
                yield Finding(error("press-registration", message, sheet.span(number), hint), number, thing.box)


def _reaches(thing: Painted, trim: Box) -> bool:
    """Tell whether a thing, or a part of its path, lies on the trimmed page by more than a hair."""
    half = thing.width / 2
    boxes = [around(part).grown(half) for part in thing.outline] or [thing.box]
    # All marks of a sheet may be one path, too long to be known by its parts, which goes round the page.
    return any(
        shared(box, trim.grown(-_HAIR)) and not (thing.sort is Sort.LINE and is_within(trim, box)) for box in boxes
    )
