"""What only a screen can do with: annotations, form fields, scripts, files inside the file (ISO 32000-1, 12.5 to 12.7).

PDF/X-4 (ISO 15930-7) lets none of it lie on what is printed; GWG 2015 rests on it.
"""

from collections.abc import Iterator
from typing import Any

from mezanprint.model.diagnostics import error, warning
from mezanprint.model.geometry import Box
from mezanprint.model.matrices import shared
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.page_boxes import rectangle
from mezanprint.preflight.press.sheet import Finding, Sheet

_OF_THE_TRADE = ("/PrinterMark", "/TrapNet")
_SILENT = ("/Popup", "/Widget")
"""Annotations that are part of another one, and fields, which have a rule of their own."""
_HIDDEN, _PRINTS = 1 << 1, 1 << 2
"""Flags of annotations (table 165)."""
_SCRIPTS = ("/JavaScript", "/Hide", "/SetOCGState", "/Launch")
"""Actions that change what is seen, or start something."""
_ACTS = ("/SubmitForm", "/ResetForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/Trans", "/GoTo3DView")
_PRINT = "/Print"
"""The named action that opens the window for printing."""


def check_annotations(sheet: Sheet) -> Iterator[Finding]:
    """No note, stamp or highlight is printed, or lies on a page where a RIP may print it."""
    for number, each, box in _annotations(sheet):
        kind = str(each.get("/Subtype", "/?"))
        if kind in (*_OF_THE_TRADE, *_SILENT) or not shared(box, sheet.boxes(number)[1]):
            continue
        name = kind.lstrip("/")
        hint = msg("delete it, or make it part of the page")
        if _is_printed(each, kind):
            message = msg("an annotation is printed: `{kind}`", kind=name)
            yield Finding(error("press-annotation", message, sheet.span(number), hint), number, box)
        elif sheet.profile.colour == "cmyk":
            message = msg("an annotation lies on the page, which some printers print: `{kind}`", kind=name)
            yield Finding(warning("press-annotation", message, sheet.span(number), hint), number, box)


def _annotations(sheet: Sheet) -> Iterator[tuple[int, Any, Box]]:
    """Yield page, annotation and its place; nothing of those that are hidden."""
    for number, page in enumerate(sheet.document.pages, 1):
        for each in page.obj.get("/Annots", ()):
            if not int(each.get("/F", 0)) & _HIDDEN and "/Rect" in each:
                yield number, each, rectangle(each.Rect)


def _is_printed(each: Any, kind: str) -> bool:
    """Tell whether an annotation goes with the page to paper; of a link that is its border (12.5.6.5)."""
    if not int(each.get("/F", 0)) & _PRINTS:
        return False
    return kind != "/Link" or "/AP" in each or _border(each) > 0


def _border(each: Any) -> float:
    """Return the width of a border; one of 1 pt where nothing is said (tables 164 and 166)."""
    if "/BS" in each:
        return float(each.BS.get("/W", 1))
    border = list(each.get("/Border", (0, 0, 1)))
    return float(border[2]) if len(border) > 2 else 1.0


def check_fields(sheet: Sheet) -> Iterator[Finding]:
    """No page has fields to fill in: each program draws them in its own way."""
    hint = msg("flatten the form before it is printed")
    for number, each, box in _annotations(sheet):
        if str(each.get("/Subtype")) == "/Widget":
            message = msg("there is a form field on the page")
            yield Finding(error("press-form-field", message, sheet.span(number), hint), number, box)
    if "/XFA" in sheet.document.Root.get("/AcroForm", {}):
        message = msg("the file is a form (XFA) whose pages are made by a viewer")
        yield Finding(error("press-form-field", message, sheet.span(), hint))


def check_scripts(sheet: Sheet) -> Iterator[Finding]:
    """Nothing happens when the file is opened, shown or printed."""
    hint = msg("take scripts and actions out; links may stay")
    kinds = [str(each.S) if str(each.S) != "/Named" else str(each.get("/N")) for each in sheet.stock.actions]
    if names := sorted({kind for kind in kinds if kind in _SCRIPTS}):
        message = msg(
            "the file has actions that may change what is printed: {names}",
            names=tuple(f"`{kind.lstrip('/')}`" for kind in names),
        )
        yield Finding(error("press-script", message, sheet.span(), hint))
    if names := sorted({kind for kind in kinds if kind in _ACTS or kind == _PRINT}):
        message = msg(
            "the file has actions, and a press performs none: {names}",
            names=tuple(f"`{kind.lstrip('/')}`" for kind in names),
        )
        yield Finding(warning("press-script", message, sheet.span(), hint))


def check_attachments(sheet: Sheet) -> Iterator[Finding]:
    """No other file is inside."""
    hint = msg("save what is to be printed as a file of its own, and take attachments out")
    if "/Collection" in sheet.document.Root:
        message = msg("the file is a portfolio: what is to be printed are files inside it")
        yield Finding(error("press-attachment", message, sheet.span(), hint))
    elif sheet.stock.files:
        message = nmsg(
            "there is {n} file inside the file, which is not printed",
            "there are {n} files inside the file, which are not printed",
            len(sheet.stock.files),
        )
        yield Finding(warning("press-attachment", message, sheet.span(), hint))
