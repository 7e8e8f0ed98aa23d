"""Nothing that only a screen understands: no colour of light, no mixing in light, nothing that lets through."""

from collections.abc import Iterator
from itertools import groupby

from mezanprint.model.diagnostics import error
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.painting.painted import A_THING, Container, Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

_IN = {Container.PATTERN: msg("a pattern"), Container.GLYPH: msg("a letter of a `Type 3` font")}


def check_light(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is left in RGB."""
    hint = msg('build with a profile that has `colour = "cmyk"`')
    for number, things in enumerate(sheet.pages, 1):
        light = [thing for thing in things if thing.shows and thing.colour.space == "rgb"]
        for (sort, container), group in _grouped(light):
            message = msg("{things} in RGB", things=_counted(sort, len(group)))
            if container in _IN:
                message = msg(
                    "{things} in RGB, in {container}", things=_counted(sort, len(group)), container=_IN[container]
                )
            yield Finding(error("press-rgb", message, sheet.span(number), hint), number, group[0].box)
        for thing in things:
            if thing.shows and thing.colour.space == "spot" and thing.colour.alternate == "rgb":
                message = msg(
                    "the ink `{ink}` is printed as a colour of RGB where it is mixed", ink=thing.colour.names[0]
                )
                hint = msg("state the colour that stands for it in CMYK or `Lab`")
                yield Finding(error("press-rgb", message, sheet.span(number), hint), number, thing.box)


def _grouped(things: list[Painted]) -> Iterator[tuple[tuple[Sort, Container], list[Painted]]]:
    """Yield things by their sort and what they stand in."""
    order = list(Sort)

    def key(thing: Painted) -> tuple[int, str]:
        return order.index(thing.sort), thing.container

    for (sort, container), found in groupby(sorted(things, key=key), key):
        yield (order[sort], Container(container)), list(found)


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


def check_blend_space(sheet: Sheet) -> Iterator[Finding]:
    """Groups mix their colours in ink: in one that mixes in RGB, all inks are turned to light and back.

    Source: ISO 32000-1, 11.6.6 and 11.7.2; ISO 15930-7, 6.2.7.
    """
    for number, things in enumerate(sheet.pages, 1):
        for thing in things:
            if thing.sort is Sort.GROUP and thing.colour.space == "rgb" and not thing.is_off:
                message = msg(
                    "a transparency group mixes its colours in RGB, and changes the inks of all that is in it"
                )
                hint = msg("take the group off, or give it the space `/DeviceCMYK`")
                yield Finding(error("press-blend-space", message, sheet.span(number), hint), number, thing.box)
                break


def check_transparency(sheet: Sheet) -> Iterator[Finding]:
    """Nothing lets through what is under it: presses flatten that each in its own way."""
    for number, things in enumerate(sheet.pages, 1):
        found = [thing for thing in things if thing.shows and thing.alpha < 1]
        if found:
            message = msg("{thing} is transparent", thing=A_THING[found[0].sort])
            hint = msg("use opaque colours; flatten pictures onto their ground")
            yield Finding(error("press-transparency", message, sheet.span(number), hint), number, found[0].box)
