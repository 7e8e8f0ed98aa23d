"""A font file is looked at: what it is, what is wrong with it, and what the project would take."""

import io
from typing import Any

from fontTools.ttLib import TTFont

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, warning
from mezanprint.model.faces import true_weight
from mezanprint.model.font_reports import FontReport
from mezanprint.model.locales import script_of
from mezanprint.model.translatable import msg
from mezanprint.typesetting.typefaces.arabic_joins import check_joins, medial_height, x_height
from mezanprint.typesetting.typefaces.letters import missing, needed, scripts_of
from mezanprint.typesetting.typefaces.shaping import Shaper
from mezanprint.typesetting.typefaces.truetype import as_truetype

_FAMILY, _STYLE, _VERSION, _LICENCE, _ADDRESS = (16, 1), (17, 2), (5,), (13,), (14,)
"""Numbers in the table of names: those of typographic families go first (OpenType, `name`)."""
_RESTRICTED, _PREVIEW, _EDITABLE, _WHOLE_ONLY, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200
_COLLECTION = b"ttcf"
_LONGEST = 160
_USUAL = "ar"
"""Whose letters join, whatever the project prints: its names may stand in any document."""
_TEXTS = {
    "Latn": "Detentions of fishermen doubled after the year as reported in places East Gate Library Women Children",
    "Arab": "تضاعف احتجاز الصيادين بعد عام بحسب ما ورد من موقع البوابة الشرقية المكتبة النساء الأطفال مركز قوارب",
}
"""What labels say, to measure how wide they run."""
_LISTED = 12
"""Letters that are told of those that are missing."""


def judge_font(name: str, data: bytes, locales: tuple[str, ...], unprinted: str = "") -> FontReport:
    """Return what is in a font file; ``Fault`` for one that is none, or that no page can be set in.

    It may lack what the house prints in none of its ``locales``.
    """
    span = Span(name)
    try:
        return _report(_opened(data, span), data, span, locales, unprinted)
    except Fault:
        raise
    except Exception as bad:  # whatever a damaged table does to its reader
        said = " ".join(str(bad).split())[:_LONGEST] or type(bad).__name__
        if isinstance(bad, KeyError):
            said = msg("the table {name} is missing", name=said)
        message = msg("it is no font that can be read: {problem}", problem=said)
        raise Fault(error("fonts-broken", message, span, _WHOLE)) from None


_WHOLE = msg("get the file once more from where it came; it may have been cut off on the way")


def _opened(data: bytes, span: Span) -> TTFont:
    if data.startswith(_COLLECTION):
        message = msg("it is a collection of fonts")
        raise Fault(error("fonts-outlines", message, span, msg("save each font of it as a file of its own")))
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    if "glyf" not in font and "CFF " not in font:
        message = msg("it has no outlines that a PDF can hold as TrueType")
        hint = msg("bring the TrueType file (`.ttf`) of it; fonts of colours and variable `.otf` are not taken")
        raise Fault(error("fonts-outlines", message, span, hint))
    font.ensureDecompiled()  # what can not be read is found now, and not on a page
    return font


def _report(font: TTFont, data: bytes, span: Span, locales: tuple[str, ...], unprinted: str) -> FontReport:
    was = (font.flavor or "").upper() or ("CFF" if "CFF " in font else "")
    truetype = as_truetype(font) if was else data
    font = TTFont(io.BytesIO(truetype), recalcTimestamp=False)
    characters, shaper = frozenset(font.getBestCmap()), Shaper(truetype)
    scripts = scripts_of(characters)
    locales_of = tuple(code for code in locales if script_of(code) in scripts)
    lacking = tuple((code, letters) for code in locales_of if (letters := missing(code, characters, unprinted)))
    diagnostics = [*_licence_faults(font["OS/2"].fsType)]
    if "Arab" in scripts:
        arabic = [code for code in locales_of if script_of(code) == "Arab"] or [_USUAL]
        diagnostics += check_joins(shaper, characters, "".join(map(needed, arabic)))
    diagnostics += [_lacks(code, letters) for code, letters in lacking]
    return FontReport(
        family=_named(font, _FAMILY),
        style=_named(font, _STYLE),
        weights=_weights(font),
        slanted=bool(font["OS/2"].fsSelection & 1),
        version=_named(font, _VERSION).removeprefix("Version ").partition(";")[0],
        licence=_named(font, _LICENCE) or _named(font, _ADDRESS),
        embedding=_embedding(font["OS/2"].fsType),
        characters=len(characters),
        scripts=scripts,
        missing=lacking,
        x_height=x_height(shaper, characters),
        medial_height=medial_height(shaper, characters),
        widths=tuple(
            (code, tuple(map(shaper.width, words.split()))) for code, words in _TEXTS.items() if code in scripts
        ),
        data=truetype,
        was=was,
        diagnostics=tuple(_at(finding, span) for finding in diagnostics),
    )


def _at(finding: Diagnostic, span: Span) -> Diagnostic:
    return Diagnostic(finding.severity, finding.code, finding.message, span, finding.hints)


def _named(font: TTFont, numbers: tuple[int, ...]) -> str:
    """Return the first name that is there, in English if it is, on one line."""
    for number in numbers:
        if words := font["name"].getDebugName(number):
            return " ".join(str(words).split())[:_LONGEST]
    return ""


def _weights(font: TTFont) -> tuple[int, int]:
    axes: list[Any] = font["fvar"].axes if "fvar" in font else []
    weight = next((axis for axis in axes if axis.axisTag == "wght"), None)
    own = true_weight(font["OS/2"].usWeightClass, _named(font, (17, 2)))
    return (int(weight.minValue), int(weight.maxValue)) if weight else (own, own)


def _licence_faults(bits: int) -> list[Diagnostic]:
    """Return what the licence bits forbid (OpenType, `OS/2`, `fsType`)."""
    ask = msg("ask who made it for a licence to embed it, and for a file that says so")
    faults = []
    if bits & _RESTRICTED and not bits & (_PREVIEW | _EDITABLE):
        faults.append(error("fonts-licence", msg("its licence forbids to embed it in a document"), None, ask))
    if bits & _WHOLE_ONLY:
        message = msg("its licence forbids to embed a part of it, and documents hold the letters they use")
        faults.append(error("fonts-licence", message, None, ask))
    if bits & _BITMAPS:
        faults.append(error("fonts-licence", msg("its licence lets only pictures of it be embedded"), None, ask))
    return faults


def _embedding(bits: int) -> str:
    if bits & _RESTRICTED and not bits & (_PREVIEW | _EDITABLE):
        return msg("may not be embedded")
    if bits & _PREVIEW and not bits & _EDITABLE:
        return msg("may be embedded in documents that are viewed and printed, not edited")
    return msg("may be embedded in documents that are edited") if bits & _EDITABLE else msg("may be embedded")


def _lacks(locale: str, letters: str) -> Diagnostic:
    listed = " ".join(f"{each} (U+{ord(each):04X})" for each in letters[:_LISTED])
    more = " ..." if len(letters) > _LISTED else ""
    message = msg("for `{locale}` it lacks {letters}", locale=locale, letters=listed + more)
    return warning("fonts-letters", message, None, msg("these letters are taken from the next family of the list"))
