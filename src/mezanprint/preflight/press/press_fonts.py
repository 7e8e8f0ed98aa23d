"""Fonts and the letters shown in them: all in the file, as outlines, none missing, none too small to print."""

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import error, info, warning
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.dictionaries import dictionaries
from mezanprint.pdf.fonts import code_size, is_embedded, name_of, split_codes
from mezanprint.pdf.missing_glyphs import lacks_glyph
from mezanprint.pdf.painting.painted import Painted, Sort
from mezanprint.preflight.press.sheet import Finding, Sheet

TINY = 5.0
"""pt; smaller letters fill up or break, in dark ink on white."""
TINY_WHITE = 6.0
"""pt; smaller letters that the paper shows through a ground are closed by the ink round them."""
_WORD = 3
"""Codes from which a text is a word: a raised figure or a sign may be smaller."""
_ROUNDING = 0.05


def check_fonts(sheet: Sheet) -> Iterator[Finding]:
    """Every font is in the file."""
    # Composite fonts stand there with their descendants, which have the programs.
    simple = (font for font in _fonts(sheet.document) if font.get("/Subtype") != "/Type0")
    missing = sorted({name_of(font) for font in simple if not is_embedded(font)})
    if missing:
        message = msg("not embedded: {names}", names=tuple(f"`{name}`" for name in missing))
        hint = msg("another font would be printed; make the file again with its fonts")
        yield Finding(error("press-font", message, sheet.span(), hint))


def _fonts(document: pikepdf.Pdf) -> Iterator[Any]:
    return (each for each in dictionaries(document) if each.get("/Type") == "/Font" and "/BaseFont" in each)


def check_drawn_fonts(sheet: Sheet) -> Iterator[Finding]:
    """Letters are outlines of a font program: those of Type 3 may be dots of a screen (ISO 32000-1, 9.6.5)."""
    for number, things in enumerate(sheet.pages, 1):
        drawn = next((thing for thing in _texts(things) if _is_drawn(thing.font)), None)
        if drawn:
            message = msg("text is set in a font of Type 3, `{name}`", name=name_of(drawn.font))
            hint = msg("its letters may be coarse pictures: make the file again with the font itself")
            yield Finding(warning("press-type3", message, sheet.span(number), hint), number, drawn.box)


def _texts(things: tuple[Painted, ...]) -> Iterator[Painted]:
    return (thing for thing in things if thing.sort is Sort.TEXT and thing.font is not None)


def _is_drawn(font: Any) -> bool:
    return bool(font.get("/Subtype") == "/Type3")


def check_glyphs(sheet: Sheet) -> Iterator[Finding]:
    """Every code that is shown has a glyph: where there is none, a box is printed, or nothing."""
    known: dict[tuple[int, int], Callable[[int], bool]] = {}
    for number, things in enumerate(sheet.pages, 1):
        bad = [thing for thing in _texts(things) if any(_lacking(thing, known))]
        if bad:
            count = sum(sum(_lacking(thing, known)) for thing in bad)
            message = nmsg(
                "{n} letter is not in its font, `{name}`, and printed as a box or not at all",
                "{n} letters are not in their font, `{name}`, and printed as boxes or not at all",
                count,
                name=name_of(bad[0].font),
            )
            hint = msg("set the text in a font that has all its letters")
            yield Finding(error("press-notdef", message, sheet.span(number), hint), number, bad[0].box)


def _lacking(thing: Painted, checkers: dict[tuple[int, int], Callable[[int], bool]]) -> list[bool]:
    """Return for each code of a text whether its font lacks it."""
    font = thing.font
    lacks = checkers.get(font.objgen) if font.objgen != (0, 0) else None
    if lacks is None:
        lacks = lacks_glyph(font)
        checkers[font.objgen] = lacks
    return [lacks(code) for code in split_codes(thing.codes, code_size(font))]


def check_sizes(sheet: Sheet) -> Iterator[Finding]:
    """Text is large enough to be printed and read."""
    for number, things in enumerate(sheet.pages, 1):
        for thing in _texts(things):
            least = TINY_WHITE if thing.colour.is_paper else TINY
            codes = len(thing.codes) // code_size(thing.font)
            # The size of a Type 3 font is whatever its matrix makes of it.
            if codes < _WORD or _is_drawn(thing.font) or not 0 < thing.size < least - _ROUNDING:
                continue
            message = (
                msg("white text of {size} pt closes up; it needs {least} pt", size=_pt(thing), least=f"{least:g}")
                if thing.colour.is_paper
                else msg("text of {size} pt is too small; it needs {least} pt", size=_pt(thing), least=f"{least:g}")
            )
            yield Finding(
                warning("press-tiny-text", message, sheet.span(number), msg("set it larger")), number, thing.box
            )
            break


def _pt(thing: Painted) -> str:
    return f"{thing.size:.1f}"


def check_hidden(sheet: Sheet) -> Iterator[Finding]:
    """A text that paints nothing is told of: it may be meant for searching, or to be printed."""
    for number, things in enumerate(sheet.pages, 1):
        hidden = next((thing for thing in things if thing.sort is Sort.HIDDEN), None)
        if hidden:
            message = msg("there is text that paints nothing")
            hint = msg("it is not printed; nothing is to be done where it is for searching only")
            yield Finding(info("press-hidden-text", message, sheet.span(number), hint), number, hidden.box)
