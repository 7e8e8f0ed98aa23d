"""Inks of letters and thin lines: few, and such that plates may be a hair apart."""

from collections.abc import Iterator

from mezanprint.model.diagnostics import Diagnostic, error, warning
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import Colour, Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

SMALL = 8.0
"""pt; under this, letters of several inks get coloured rims when the plates are a hair apart."""
_PLATES = 2
"""Most inks of small letters, and of the ground that small white ones are cut out of."""
_DARK = 0.75
"""Black ink from which a text is meant to be black."""
_DARK_GREY = 0.8
"""Grey, of black ink and of what the three others have in common, from which a text is meant to be black."""
_EVEN = 0.25
"""By which the three are apart at most then: more is a colour."""
FINE = 0.25
"""pt; thinner lines of full ink break on the press."""
FINE_MIXED = 0.5
"""pt; thinner lines of several inks, or of less than full ink, break or blur: they are made of dots."""
_BLACK_TEXT = 12.0
"""pt; black letters under this size overprint, as GWG 2012 and 2015 ask."""
_BLACK_LINE = 2.0
"""pt; so do black lines thinner than this."""
_TINT = 0.1
"""Of an ink other than black: on less no rim is seen."""
_FULL = 0.95
_SEEN = 0.05


def check_text(sheet: Sheet) -> Iterator[Finding]:
    """Black text is black ink alone, and small text has few inks."""
    for number, things in enumerate(sheet.pages, 1):
        texts = [thing for thing in things if thing.shows and thing.sort is Sort.TEXT and thing.colour.space == "cmyk"]
        dark = [thing for thing in texts if is_mixed_black(thing.colour)]
        if dark:
            message = msg(
                "black text of {size} pt is printed in {inks} inks",
                size=f"{dark[0].size:.1f}",
                inks=dark[0].colour.plates,
            )
            hint = msg("set it in black ink alone, as `ink(#000, 0 0 0 1)`")
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


def is_mixed_black(colour: Colour) -> bool:
    """Tell whether a colour of text is meant to be black, and has more inks than black."""
    inks = colour.inks
    black = inks.get("Black", 0.0)
    others = [inks.get(name, 0.0) for name in ("Cyan", "Magenta", "Yellow")]
    is_grey = black + min(others) >= _DARK_GREY and max(others) - min(others) <= _EVEN
    return len(inks) > 1 and (black >= _DARK or is_grey)


def check_knockout(sheet: Sheet) -> Iterator[Finding]:
    """Small black letters and thin black lines overprint; small white ones are cut out of few inks."""
    for number, things in enumerate(sheet.pages, 1):
        reported: set[str] = set()
        for place, thing in enumerate(things):
            if not _is_fine(thing) or (under := sheet.grounds[number - 1].under(place)) is None:
                continue
            found = _told(sheet, number, thing, under)
            if found and found.code not in reported:
                reported.add(found.code)
                yield Finding(found, number, thing.box)


def _is_fine(thing: Painted) -> bool:
    """Tell whether a rim would be seen at a thing that knocks out."""
    if not thing.shows or thing.overprint is not None or thing.alpha < 1:
        return False
    if thing.sort is Sort.TEXT:
        return 0 < thing.size < _BLACK_TEXT
    return thing.sort is Sort.LINE and thing.is_whole and thing.width < _BLACK_LINE


def _told(sheet: Sheet, page: int, thing: Painted, under: dict[str, float]) -> Diagnostic | None:
    """Return what is wrong with fine ``thing`` on a ground of these inks."""
    inks = thing.colour.inks
    if inks.keys() == {"Black"} and inks["Black"] >= _FULL:
        if all(part < _TINT for name, part in under.items() if name != "Black"):
            return None
        hint = msg("let black overprint: white rims show where plates are a hair apart")
        if thing.sort is Sort.TEXT:
            message = msg("black text of {size} pt knocks out of its ground", size=f"{thing.size:.1f}")
        else:
            message = msg("a black line of {width} pt knocks out of its ground", width=f"{thing.width:.2f}")
        return warning("press-knockout", message, sheet.span(page), hint)
    plates = sum(part > _SEEN for part in under.values())
    if thing.sort is Sort.TEXT and thing.size < SMALL and thing.colour.is_paper and plates > _PLATES:
        message = msg(
            "white text of {size} pt is cut out of a ground of {inks} inks", size=f"{thing.size:.1f}", inks=plates
        )
        hint = msg("set it larger, or on a ground of one or two inks")
        return warning("press-text-ink", message, sheet.span(page), hint)
    return None


def check_lines(sheet: Sheet) -> Iterator[Finding]:
    """Lines are thick enough to be printed, and so are areas that are bars."""
    for number, things in enumerate(sheet.pages, 1):
        for place, thing in enumerate(things):
            width = _thickness(things, place)
            if width is None or not thing.shows or thing.colour.space == "registration":
                continue
            mixed = thing.colour.plates > 1 or thing.colour.ink % 100 > 0
            least = FINE_MIXED if mixed and sheet.profile.colour == "cmyk" else FINE
            if width < least - 0.005:
                message = msg(
                    "a line of {width} pt is thinner than {least} pt", width=f"{width:.2f}", least=f"{least:g}"
                )
                hint = msg("draw it thicker, or in one full ink")
                yield Finding(warning("press-thin-line", message, sheet.span(number), hint), number, thing.box)
                break


_LONG = 4.0
"""Times its width that a bar is long."""
_NEAR = 0.05
"""pt between things that touch."""


def _thickness(things: tuple[Painted, ...], place: int) -> float | None:
    """Return how thick a line is, or an area that is a bar of its own; None for all else."""
    thing = things[place]
    if thing.sort is Sort.LINE:
        return thing.width
    left, bottom, right, top = thing.box
    width, length = sorted((right - left, top - bottom))
    if thing.sort is not Sort.AREA or not thing.is_whole or width > FINE_MIXED or length < max(_LONG * width, 1):
        return None
    # What touches its neighbour is a slice of something larger: of a gradient, or of a picture.
    beside = (each for each in (*things[max(0, place - 1) : place], *things[place + 1 : place + 2]))
    return None if any(each.sort is Sort.AREA and _touch(each, thing) for each in beside) else width


def _touch(one: Painted, other: Painted) -> bool:
    return all(
        one.box[side] <= other.box[side + 2] + _NEAR and other.box[side] <= one.box[side + 2] + _NEAR for side in (0, 1)
    )
