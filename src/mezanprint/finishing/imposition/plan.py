"""The plan of a print file: its sheets, and the paper that each face stands on."""

from contextlib import suppress
from dataclasses import dataclass

from mezanprint.finishing.imposition.order import padded
from mezanprint.finishing.imposition.sheets import Box, Sheet, booklet_sheets, card_sheets, single_sheets
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.editions import Profile
from mezanprint.model.paper import Paper, paper_for, size_of
from mezanprint.model.translatable import msg


@dataclass(frozen=True, slots=True)
class Plan:
    """Sheets, all of one size, and where their lower left corner lies on the paper (mm)."""

    sheets: tuple[Sheet, ...]
    width: float
    """Of the paper."""
    height: float
    x: float
    y: float
    turn: str
    """Edge over which a sheet is turned: ``long`` or ``short``."""

    @property
    def trim(self) -> Box:
        """Where the trimmed sheet lies on the paper."""
        return Box(0, 0, self.sheets[0].width, self.sheets[0].height).moved(self.x, self.y)


def plan(pages: tuple[int | None, ...], size: tuple[float, float], paper: Paper, profile: Profile) -> Plan:
    """Return the plan for pages of one size, numbered from 0 in the order of turning; None is a blank page.

    Pages stand alone unless the profile names a sheet. ``Fault`` if something does not fit the sheet.
    """
    bleed = profile.bleed
    if profile.sheet and paper.cards:
        return _cards(tuple(page for page in pages if page is not None), size, profile)
    if profile.sheet and paper.booklet:
        sheets = booklet_sheets(pages, size, paper, bleed, profile.creep)
    else:
        # A print shop stitches sheets of four too: the blanks are planned here, not left to it.
        sheets = single_sheets(padded(pages, paper), size, paper, bleed)
    flat = sheets[0].width, sheets[0].height
    if not profile.sheet:
        rim = 2 * (bleed + profile.slug)
        return _plan(sheets, (flat[0] + rim, flat[1] + rim), profile)
    held = paper_for(profile.sheet, flat)
    if held is None:
        raise Fault(_too_small(flat, profile))
    return _plan(sheets, held, profile)


def _plan(sheets: tuple[Sheet, ...], paper: tuple[float, float], profile: Profile) -> Plan:
    """Return the plan of sheets in the middle of the paper, with backs for the edge it is turned over."""
    natural = "short" if paper[0] > paper[1] else "long"
    turn = profile.turn or natural
    if turn != natural:
        sheets = tuple(sheet.headlong() for sheet in sheets)
    return Plan(sheets, *paper, (paper[0] - sheets[0].width) / 2, (paper[1] - sheets[0].height) / 2, turn)


def _cards(pages: tuple[int, ...], size: tuple[float, float], profile: Profile) -> Plan:
    """Return the plan of cards, on the sheet that way round that holds more of them."""
    rim = 2 * max(profile.safe, profile.bleed)
    plans = []
    short, long = sorted(size_of(profile.sheet))
    for width, height in ((short, long), (long, short)):
        with suppress(ValueError):
            sheets = card_sheets(pages, size, (width - rim, height - rim), profile.bleed)
            plans.append(_plan(sheets, (width, height), profile))
    if not plans:
        raise Fault(_too_small(size, profile))
    return max(plans, key=lambda one: len(one.sheets[0].front.placements))


def _too_small(flat: tuple[float, float], profile: Profile) -> Diagnostic:
    message = msg(
        "{width} × {height} mm do not fit the sheet `{sheet}` of the profile `{profile}`",
        width=f"{flat[0]:g}",
        height=f"{flat[1]:g}",
        sheet=profile.sheet,
        profile=profile.name,
    )
    return error("finish-sheet", message, None, msg("name a larger `sheet` in `mezanprint.toml`, or none"))
