"""The plan of a print file: its sheets, and the paper that each face stands on."""

from dataclasses import replace
from math import prod

from mezanprint.finishing.imposition.marks import rim_of_marks, standing_marks
from mezanprint.finishing.imposition.sheets import booklet_sheets, card_grid, card_sheets, single_sheets
from mezanprint.model.diagnostics import Diagnostic, Fault, error
from mezanprint.model.editions import Profile
from mezanprint.model.paper import OTHER_PAPER, Cards, Paper, paper_for, size_of
from mezanprint.model.plans import PageName, Plan
from mezanprint.model.sheets import Face, Sheet
from mezanprint.model.translatable import msg


def plan(
    order: tuple[int | None, ...],
    size: tuple[float, float],
    paper: Paper,
    profile: Profile,
    names: tuple[PageName, ...] = (),
    clear: float = 0,
) -> Plan:
    """Return the plan for pages of one size, numbered from 0 in the order of turning; None is a blank page.

    ``order`` fills the last sheet. ``names`` are those of the pages by their numbers; without them they are counted
    from 1. Pages stand alone unless the profile names a sheet. ``clear`` is how many mm at their edges
    nothing is printed. ``Fault`` if something does not fit the sheet.
    """
    names = names or tuple(PageName(number) for number in range(1, len(order) - order.count(None) + 1))
    if profile.sheet and paper.cards:
        job = _cards(tuple(page for page in order if page is not None), size, paper.cards, profile, clear)
    elif profile.sheet:
        job = _imposed(order, size, paper, profile)
    else:
        job = _alone(order, size, paper, profile)
    job = _by_hand(replace(job, size=size, names=names, order=order), profile)
    return replace(job, marks=standing_marks(job, profile, paper))


def _imposed(order: tuple[int | None, ...], size: tuple[float, float], paper: Paper, profile: Profile) -> Plan:
    """Return the plan of sheets that stand on the profile's paper as they are folded."""
    if paper.booklet:
        sheets = booklet_sheets(order, size, paper, profile.bleed, profile.creep)
    else:
        sheets = single_sheets(order, size, paper, profile.bleed)
    flat = sheets[0].width, sheets[0].height
    held = paper_for(profile.sheet, flat)
    if held is None:
        raise Fault(_too_small(flat, profile))
    return _plan(sheets, held, profile.turn)


def _alone(order: tuple[int | None, ...], size: tuple[float, float], paper: Paper, profile: Profile) -> Plan:
    """Return the plan of pages that stand alone; those of a booklet upright, for they are no sheets yet."""
    sheets = single_sheets(order, size, paper, profile.bleed)
    rim = 2 * (profile.bleed + profile.slug)
    made = _plan(sheets, (size[0] + rim, size[1] + rim), "" if paper.booklet else profile.turn)
    stitched = booklet_sheets(order, size, paper, profile.bleed, profile.creep) if paper.booklet else ()
    return replace(made, stitched=stitched)


def _plan(sheets: tuple[Sheet, ...], paper: tuple[float, float], turn: str) -> Plan:
    """Return the plan of sheets in the middle of the paper, with backs for the edge it is turned over."""
    natural = "short" if paper[0] > paper[1] else "long"
    turn = turn or natural
    if turn != natural:
        sheets = tuple(sheet.headlong() for sheet in sheets)
    x, y = (paper[0] - sheets[0].width) / 2, (paper[1] - sheets[0].height) / 2
    return Plan(sheets, *paper, x, y, turn, size=(0, 0), names=(), order=())


def _by_hand(job: Plan, profile: Profile) -> Plan:
    """Return the plan for a printer of one side, where the profile names one and there are backs.

    All sheets go through it again, so that one without a back has a blank one: otherwise the next would get its page.
    """
    manual = profile.printer.manual if profile.printer else None
    if manual is None or not any(sheet.back for sheet in job.sheets):
        return job
    return replace(
        job, manual=str(manual), sheets=tuple(replace(sheet, back=sheet.back or Face(())) for sheet in job.sheets)
    )


def _cards(pages: tuple[int, ...], size: tuple[float, float], cards: Cards, profile: Profile, clear: float) -> Plan:
    """Return the plan of cards, on the sheet that way round that holds more of them.

    Where nothing is printed at the edges of the cards, that is the rim which a printer leaves white.
    """
    rim = 2 * max(profile.safe - clear, profile.bleed, rim_of_marks(profile))
    short, long = sorted(size_of(profile.sheet))
    grids = {
        (width, height): card_grid(size, (width - rim, height - rim), profile.bleed)
        for width, height in ((short, long), (long, short))
    }
    sheet, grid = max(grids.items(), key=lambda way: prod(way[1]))
    if not prod(grid):
        raise Fault(_too_small(size, profile))
    return _plan(card_sheets(pages, size, grid, profile.bleed, cards), sheet, profile.turn)


def _too_small(flat: tuple[float, float], profile: Profile) -> Diagnostic:
    message = msg(
        "{width} × {height} mm do not fit the sheet `{sheet}` of the profile `{profile}`",
        width=f"{flat[0]:g}",
        height=f"{flat[1]:g}",
        sheet=profile.sheet,
        profile=profile.name,
    )
    hint = msg("name a larger `sheet` in `mezanprint.toml`, or none")
    anew = msg('or write `page = "{sheet}"`: pages of A4 and A5 are then set anew for it', sheet=profile.sheet)
    return error("finish-sheet", message, None, hint, *((anew,) if profile.sheet in OTHER_PAPER else ()))
