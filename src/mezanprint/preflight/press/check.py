"""All rules of printing, one after the other."""

import io
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.editions import Profile
from mezanprint.model.foreign import foreign
from mezanprint.model.paper import Paper
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.lightening import large_pages, open_foreign, too_large
from mezanprint.preflight.press import codes, colour, geometry, material
from mezanprint.preflight.press.sheet import Finding, Sheet

_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What a damaged file raises where a whole one has a value of another kind."""
Rule = Callable[[Sheet], Iterator[Finding]]

WITHOUT_CONTENT: tuple[Rule, ...] = (
    geometry.check_boxes,
    geometry.check_count,
    material.check_fonts,
    material.check_intent,
    material.check_keys,
)
"""Rules that look at no content: what can still be asked of a file whose pages are too much."""
RULES: tuple[Rule, ...] = (
    *WITHOUT_CONTENT,
    geometry.check_bleed,
    geometry.check_marks,
    geometry.check_edges,
    geometry.check_folds,
    colour.check_light,
    colour.check_ink,
    colour.check_text,
    colour.check_lines,
    colour.check_transparency,
    material.check_resolution,
    codes.check_quiet_zones,
)
"""In the order in which they are asked: should the time of a box end, what costs least has been told."""
_LAID_OUT = (geometry.check_edges, geometry.check_folds)
"""Rules that typesetting has looked at already, glyph by glyph, and can tell of by the key of the text."""


def check_pdf(
    file: Path,
    name: str,
    profile: Profile,
    paper: Paper,
    seconds: float = math.inf,
    rules: tuple[Rule, ...] = RULES,
    plan: Plan | None = None,
) -> tuple[int, tuple[Finding, ...]]:
    """Return how many pages a file has, and what would go wrong with it; ``Fault`` if it cannot be read.

    No check begins after so many processor seconds; then it is said that some are left out.
    """
    try:
        with open_foreign(file) as document:
            unread = set(large_pages(document))
            sheet = Sheet(document, name, profile, paper, bool(profile.sheet), seconds, unread, plan=plan)
            return len(document.pages), (*check_sheet(sheet, rules), *_left_out(sheet))
    except pikepdf.PasswordError:
        hint = msg("take the password off first: qpdf --password=... --decrypt IN OUT")
        raise Fault(error("press-unreadable", msg("the file needs a password"), Span(name), hint)) from None
    except _BROKEN as bad:
        reason = foreign(" ".join(str(bad).split()).rsplit("/", 1)[-1][:160] or type(bad).__name__)
        raise Fault(
            error("press-unreadable", msg("the file can not be read as PDF: {problem}", problem=reason), Span(name))
        ) from None


def check_print(pdf: bytes, composition: Composition, plan: Plan) -> tuple[Diagnostic, ...]:
    """Return what would go wrong in print with a finished print file of a plan."""
    profile, name = composition.edition.profile, composition.edition.output_path
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = Sheet(document, name, profile, composition.paper, bool(profile.sheet), plan=plan)
        rules = tuple(rule for rule in RULES if rule not in _LAID_OUT)
        return tuple(finding.diagnostic for finding in check_sheet(sheet, rules))


def check_sheet(sheet: Sheet, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Return what is wrong with a file for its profile; the same words on the same page are told once."""
    found: dict[tuple[str, int], Finding] = {}
    for rule in rules:
        for finding in () if sheet.is_late() else rule(sheet):
            found.setdefault((f"{finding.diagnostic.code} {finding.diagnostic.message}", finding.page), finding)
    return tuple(found.values())


def _left_out(sheet: Sheet) -> Iterator[Finding]:
    """Yield what has not been looked at, for want of time or memory."""
    if sheet.is_late():
        message = nmsg(
            "checking the file takes more than {n} processor second",
            "checking the file takes more than {n} processor seconds",
            round(sheet.seconds),
        )
        hint = msg("what was found is told; not all was looked at: split the file")
        yield Finding(error("file-time", message, sheet.span(), hint))
    for found in too_large(sheet.unread, sheet.name):
        yield Finding(found, found.span.page or 0 if found.span else 0)
