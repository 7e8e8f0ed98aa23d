"""All rules of printing, one after the other."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.editions import Profile
from mezanprint.model.foreign import foreign
from mezanprint.model.paper import Paper
from mezanprint.model.translatable import msg
from mezanprint.preflight.press import codes, colour, geometry, material
from mezanprint.preflight.press.sheet import Finding, Sheet

_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What a damaged file raises where a whole one has a value of another kind."""
Rule = Callable[[Sheet], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    geometry.check_boxes,
    geometry.check_bleed,
    geometry.check_marks,
    geometry.check_edges,
    geometry.check_folds,
    geometry.check_count,
    colour.check_light,
    colour.check_ink,
    colour.check_text,
    colour.check_lines,
    colour.check_transparency,
    material.check_resolution,
    material.check_fonts,
    material.check_intent,
    material.check_keys,
    codes.check_quiet_zones,
)
_LAID_OUT = (geometry.check_edges, geometry.check_folds)
"""Rules that typesetting has looked at already, glyph by glyph, and can tell of by the key of the text."""


def check_pdf(file: Path, name: str, profile: Profile, paper: Paper) -> tuple[int, tuple[Finding, ...]]:
    """Return how many pages a file has, and what would go wrong with it; ``Fault`` if it cannot be read."""
    try:
        with pikepdf.open(file) as document:
            return len(document.pages), check_sheet(Sheet(document, name, profile, paper, bool(profile.sheet)))
    except pikepdf.PasswordError:
        hint = msg("take the password off first: qpdf --password=... --decrypt IN OUT")
        raise Fault(error("press-unreadable", msg("the file needs a password"), Span(name), hint)) from None
    except _BROKEN as bad:
        reason = foreign(" ".join(str(bad).split()).rsplit("/", 1)[-1][:160] or type(bad).__name__)
        raise Fault(
            error("press-unreadable", msg("the file can not be read as PDF: {problem}", problem=reason), Span(name))
        ) from None


def check_print(pdf: bytes, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return what would go wrong in print with a finished PDF; nothing is asked of one that is made for reading."""
    profile = composition.edition.profile
    if not profile.is_print:
        return ()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = Sheet(document, composition.edition.output_path, profile, composition.paper, bool(profile.sheet))
        rules = tuple(rule for rule in RULES if rule not in _LAID_OUT)
        return tuple(finding.diagnostic for finding in check_sheet(sheet, rules))


def check_sheet(sheet: Sheet, rules: tuple[Rule, ...] = RULES) -> tuple[Finding, ...]:
    """Return what is wrong with a file for its profile; the same words on the same page are told once."""
    found: dict[tuple[str, int], Finding] = {}
    for rule in rules:
        for finding in rule(sheet):
            found.setdefault((f"{finding.diagnostic.code} {finding.diagnostic.message}", finding.page), finding)
    return tuple(found.values())
