"""Inks beside the four: those that nobody prints, and those that are one ink under two names."""

import re
from collections.abc import Iterator

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import PROCESS, Painted
from mezanprint.preflight.press.sheet import Finding, Sheet

_SUFFIX = re.compile(r"(?<=\d)(c|u|m|cv|cvc|cvu|cp|up|pc|ec|cn)$")
"""What names of Pantone end with: the paper of the swatch book, not another ink."""


def check_spots(sheet: Sheet) -> Iterator[Finding]:
    """Every ink has its plate in the job."""
    for name, thing in _spots(sheet).items():
        if name not in sheet.inks:
            message = msg("the ink `{ink}` is not one that is printed: {inks}", ink=name, inks=sheet.inks)
            hint = msg("convert it to CMYK, or order a plate for it")
            yield Finding(error("press-spot", message, sheet.span(thing.page), hint), thing.page, thing.box)


def check_spot_names(sheet: Sheet) -> Iterator[Finding]:
    """One ink has one name, or it gets two plates."""
    first = {_plain(name): name for name in PROCESS}
    for name, thing in _spots(sheet).items():
        other = first.setdefault(_plain(name), name)
        if other != name:
            message = msg("the inks `{one}` and `{other}` have names that are nearly alike", one=other, other=name)
            hint = msg("give both the same name, or each gets a plate")
            yield Finding(error("press-spot-name", message, sheet.span(thing.page), hint), thing.page, thing.box)
    yield from _mixed(sheet)


def _mixed(sheet: Sheet) -> Iterator[Finding]:
    """Yield the inks that stand for one colour here and for another there."""
    first: dict[tuple[str, ...], tuple[float, ...]] = {}
    for thing in (each for things in sheet.pages for each in things if each.shows and each.colour.mixture):
        names, mixture = thing.colour.names, thing.colour.mixture
        if first.setdefault(names, mixture) != mixture:
            message = msg("the ink `{ink}` is two colours where others are mixed for it", ink=names[0])
            hint = msg("give it one colour: whoever does not print it prints two")
            yield Finding(warning("press-spot-name", message, sheet.span(thing.page), hint), thing.page, thing.box)


def _spots(sheet: Sheet) -> dict[str, Painted]:
    """Return the inks beside the four that something is painted in, each with the first thing."""
    by_name: dict[str, Painted] = {}
    for things in sheet.pages:
        for thing in things:
            if thing.shows and thing.colour.space == "spot":
                for name in thing.colour.names:
                    if name not in (*PROCESS, "None"):
                        by_name.setdefault(name, thing)
    return by_name


def _plain(name: str) -> str:
    """Return a name without what a typist may do in another way."""
    return _SUFFIX.sub("", re.sub(r"[\s_-]+", "", name).casefold())
