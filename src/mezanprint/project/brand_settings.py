"""``[brand]`` of the settings: the house's own face."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from mezanprint.model.brand import COLOURS, Brand, HouseColour, Logo, Look
from mezanprint.model.colours import HEX, rgb_of
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.limits import out_of_bounds
from mezanprint.model.translatable import msg
from mezanprint.project.brand_fonts import read_families, read_types
from mezanprint.project.tables import Table

_FORMS = (".svg", ".png")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)%?")


def read_brand(table: Table, locales: Sequence[str]) -> Brand:
    """Return what a table says of the brand; what is wrong with it goes to its faults."""
    families = read_families(table.table("fonts"))
    usual = Brand()

    def beyond(value: float) -> Diagnostic:
        return error("config-brand", out_of_bounds("clear_space", value, 0, 1), table.span("clear_space"))

    brand = Brand(
        look=Look(table.choose("look", tuple(Look), usual.look)),
        logo=_logo(table, "logo", locales),
        logo_on_dark=_logo(table, "logo_on_dark", locales),
        clear_space=table.number("clear_space", usual.clear_space, 0, 1, beyond),
        colours=_colours(table.table("colours")),
        fonts=families,
        type=read_types(table.table("type"), families),
    )
    if brand.logo_on_dark and not brand.logo:
        hint = msg('name the logo on paper too: `logo = "brand/logo.svg"`')
        _refuse(table, "logo_on_dark", msg("`logo_on_dark` is the form of a logo that is not named"), hint)
    table.close()
    return brand


def _logo(table: Table, key: str, locales: Sequence[str]) -> Logo | None:
    paths = table.each(key, locales)
    for path in dict.fromkeys(filter(None, paths.values())):
        if PurePosixPath(path).suffix.lower() not in _FORMS:
            hint = msg(
                "export it as a drawing (SVG) or as a PNG: other forms have a ground of their own, or blurred edges"
            )
            _refuse(table, key, msg("`{path}` is no file for a logo", path=path), hint)
    return Logo(tuple(paths.items()), table.span(key)) if paths else None


def _colours(table: Table) -> tuple[HouseColour, ...]:
    colours = tuple(filter(None, (_colour(name, table.table(name)) for name in COLOURS if table.has(name))))
    table.taken.update(COLOURS)
    table.close()
    return colours


def _colour(name: str, table: Table) -> HouseColour | None:
    screen, press = table.require("screen", str, ""), table.take("press", str, "")
    table.close()
    is_colour, inks = HEX.fullmatch(screen), _inks(press)
    if screen and not is_colour:
        hint = msg('write `#` and two digits each of red, green and blue: `screen = "#17324d"`')
        _refuse(table, "screen", msg("`{value}` is no colour on a screen", value=screen), hint)
    if press and not inks:
        hint = msg('write cyan, magenta, yellow and black in per cent: `press = "85 60 30 40"`')
        _refuse(table, "press", msg("`{value}` is not four inks", value=press), hint)
    return HouseColour(name, rgb_of(screen), inks, table.span("screen")) if is_colour else None


def _inks(press: str) -> tuple[float, float, float, float] | None:
    """Return shares of ink written in per cent, such as ``85 60 30 40``; None for anything else."""
    shares = [float(share[1]) / 100 if share else 2.0 for share in map(_SHARE.fullmatch, press.split())]
    match shares:
        case [cyan, magenta, yellow, black] if max(shares) <= 1:
            return cyan, magenta, yellow, black
        case _:
            return None


def _refuse(table: Table, key: str, message: str, hint: str) -> None:
    table.faults.append(error("config-brand", message, table.span(key), hint))
