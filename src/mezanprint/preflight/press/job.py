"""The job: whether pages can be bound, folded or cut as is wanted, and printed in the inks that are ordered."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.matrices import shared
from mezanprint.model.paper import Bound, Fold
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.painting.painted import PROCESS, Painted, Sort
from mezanprint.preflight.press.press_pages import alike, trimmed_size
from mezanprint.preflight.press.sheet import Finding, Sheet
from mezanprint.preflight.press.ticket import Ticket

_GUTTER = 3.0
"""mm on both sides of the middle that two pages side by side leave free."""


def ordered(sheet: Sheet, ticket: Ticket) -> Sheet:
    """Return a file as one that is made for a ticket."""
    paper = ticket.paper or sheet.paper
    bound = sheet.stated_binding if ticket.is_bound_as_stated else paper.bound
    return replace(sheet, paper=replace(paper, bound=bound), inks=ticket.inks, plan=None, ticket=ticket)


def check_count(sheet: Sheet) -> Iterator[Finding]:
    """A booklet has a multiple of four pages, a folded sheet two sides, and all the pages that are ordered."""
    count = len(sheet.document.pages)
    if sheet.paper.booklet and not sheet.imposed and count % 4:
        message = nmsg(
            "{n} page cannot be stitched: a booklet has a multiple of 4",
            "{n} pages cannot be stitched: a booklet has a multiple of 4",
            count,
        )
        hint = nmsg("add {n}, blank ones if need be", "add {n}, blank ones if need be", 4 - count % 4)
        yield Finding(error("press-page-count", message, sheet.span(), hint))
    if sheet.paper.fold and (count != 2 if sheet.ticket else count % 2):
        message = nmsg("{n} page: a folded sheet has two sides", "{n} pages: a folded sheet has two sides", count)
        hint = msg("make one page of each side, with its panels beside one another")
        yield Finding(error("press-page-count", message, sheet.span(), hint))
    if sheet.paper.cards and sheet.ticket and count % 2 and count > 1:
        message = nmsg("{n} page: cards have two sides", "{n} pages: cards have two sides", count)
        yield Finding(warning("press-page-count", message, sheet.span(), msg("add the back of the last one")))
    ordered = sheet.ticket.pages if sheet.ticket else None
    held = 2 * count if sheet.paper.booklet and sheet.imposed else count
    if ordered and held != ordered:
        message = nmsg(
            "the file has {n} page, {ordered} are ordered",
            "the file has {n} pages, {ordered} are ordered",
            held,
            ordered=ordered,
        )
        yield Finding(error("press-page-count", message, sheet.span(), msg("add what is missing, or order as many")))


def check_binding(sheet: Sheet) -> Iterator[Finding]:
    """A book opens at the edge it is bound for."""
    stated = sheet.stated_binding
    if stated is not sheet.paper.bound:
        message = msg(
            "the pages turn for a book bound {found}, not {wanted}",
            found=msg("left") if stated is Bound.LEFT else msg("right"),
            wanted=msg("left") if sheet.paper.bound is Bound.LEFT else msg("right"),
        )
        hint = msg("set `binding` in the profile, or the reading direction of the file")
        yield Finding(error("press-binding", message, sheet.span(), hint))


def check_size(sheet: Sheet) -> Iterator[Finding]:
    """Pages have the size that is ordered; a booklet is handed over page by page, a sheet flat."""
    sizes = [trimmed_size(sheet, number) for number in range(1, len(sheet.document.pages) + 1)]
    ordered = sheet.ticket.size if sheet.ticket else None
    spreads = _spreads(sheet, sizes, ordered)
    for number, size in enumerate(sizes, 1):
        if number in spreads:
            message = msg("two pages stand side by side on this one")
            hint = msg("hand over single pages in the order of reading; the print shop puts them together")
            yield Finding(error("press-job", message, sheet.span(number), hint), number)
        elif ordered and not alike(size, ordered):
            message = msg(
                "the page is {width} × {height} mm, {ordered_width} × {ordered_height} mm are ordered",
                width=f"{size[0]:g}",
                height=f"{size[1]:g}",
                ordered_width=f"{ordered[0]:g}",
                ordered_height=f"{ordered[1]:g}",
            )
            hint = msg("set the TrimBox to what is cut: for a folded sheet the flat sheet")
            yield Finding(error("press-job", message, sheet.span(number), hint), number)
        if sheet.paper.fold in (Fold.LETTER, Fold.Z) and size[0] < size[1]:
            message = msg(
                "folded across, this sheet has panels of {width} × {height} mm",
                width=f"{size[0] / 3:.0f}",
                height=f"{size[1]:.0f}",
            )
            hint = msg("lay the sheet on its long edge, with three panels beside one another")
            yield Finding(warning("press-job", message, sheet.span(number), hint), number)


def _spreads(sheet: Sheet, sizes: list[tuple[float, float]], ordered: tuple[float, float] | None) -> set[int]:
    """Return the pages of a booklet that hold two of them: twice as wide as is ordered, or as others are.

    Where all pages are alike and nothing is ordered, they do if they are wide and none has anything across its middle.
    """
    if not sheet.paper.booklet or sheet.imposed or not sheet.ticket:
        return set()
    single = ordered or min(sizes, default=(0.0, 0.0))
    double = {number for number, size in enumerate(sizes, 1) if alike(size, (2 * single[0], single[1]))}
    if double or ordered:
        return double
    numbers = range(1, len(sizes) + 1)
    wide = all(width > height for width, height in sizes)
    if wide and not sheet.unread and not any(_crosses_middle(sheet, number) for number in numbers):
        return set(numbers)
    return set()


def _crosses_middle(sheet: Sheet, number: int) -> bool:
    """Tell whether a text stands in the middle of a page, or nothing stands on it."""
    left, _, right, _ = sheet.boxes(number)[0]
    middle, clear = (left + right) / 2, _GUTTER * PT_PER_MM
    texts = [thing for thing in sheet.pages[number - 1] if thing.sort is Sort.TEXT]
    return not texts or any(text.box[0] < middle + clear and text.box[2] > middle - clear for text in texts)


def check_blank(sheet: Sheet) -> Iterator[Finding]:
    """A page that is ordered has something on it (GWG 2015, 4.5)."""
    for number, things in enumerate(sheet.pages, 1):
        trim = sheet.boxes(number)[0]
        if number in sheet.unread or any(_inks(thing) and shared(thing.box, trim) for thing in things):
            continue
        message, hint = msg("the page is blank"), msg("nothing is to be done if that is meant")
        yield Finding(warning("press-job", message, sheet.span(number), hint), number)


def _inks(thing: Painted) -> bool:
    return thing.shows and not thing.colour.is_paper


def check_inks(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is printed in an ink of four colours that is not ordered."""
    lacking = [ink for ink in PROCESS if ink not in sheet.inks]
    for number, things in enumerate(sheet.pages, 1) if lacking else ():
        trim = sheet.boxes(number)[0]
        used = {ink: thing for thing in reversed(things) if shared(thing.box, trim) for ink in _process_inks(thing)}
        if found := [ink for ink in lacking if ink in used]:
            message = msg("the page needs inks that are not ordered: {names}", names=tuple(f"`{ink}`" for ink in found))
            hint = msg("make it in the inks that are ordered, or order these too")
            yield Finding(error("press-job", message, sheet.span(number), hint), number, used[found[0]].box)


def _process_inks(thing: Painted) -> tuple[str, ...]:
    """Return the inks of four colours that a thing in CMYK is printed with."""
    if thing.colour.space != "cmyk" or not thing.shows:
        return ()
    if thing.colour.parts:
        return tuple(thing.colour.inks)
    return tuple(ink for ink, most in zip(PROCESS, _most(thing.picture), strict=True) if most)


def _most(picture: Any) -> tuple[int, ...]:
    """Return the most of each ink in a picture; of one that can not be told, all."""
    if picture is None or picture.get("/BitsPerComponent") != 8:
        return (255,) * 4
    shown = pikepdf.PdfImage(picture).as_pil_image()
    if shown.mode != "CMYK":
        return (255,) * 4
    inks = shown.tobytes()
    return tuple(max(inks[at::4], default=0) for at in range(4))
