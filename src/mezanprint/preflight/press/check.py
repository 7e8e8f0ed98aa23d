"""All rules of printing, one after the other."""

import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.editions import Profile
from mezanprint.model.foreign import foreign
from mezanprint.model.paper import Paper
from mezanprint.model.plans import Plan
from mezanprint.model.translatable import msg, nmsg
from mezanprint.pdf.lightening import large_pages, open_foreign, too_large
from mezanprint.preflight.inspection.no_pdf import hints_of
from mezanprint.preflight.press import (
    codes,
    colour,
    conformance,
    device,
    geometry,
    images,
    ink,
    interactive,
    job,
    layers,
    letters,
    press_fonts,
    press_pages,
    spots,
)
from mezanprint.preflight.press.picture_files import name_pictures
from mezanprint.preflight.press.rule import (
    Answer,
    NotExamined,
    PrintRule,
    has_bleed,
    is_folded,
    is_for_press,
    is_ordered,
    is_told,
)
from mezanprint.preflight.press.sheet import Finding, Sheet
from mezanprint.preflight.press.ticket import Ticket

_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError)
"""What a damaged file raises where a whole one has a value of another kind."""

_PAGES = msg("size, scale and turning of pages")
_INTERACTIVE = msg("annotations, fields, scripts and files inside")
_DEVICE = msg("curves, PostScript and default colour spaces")
_JOB = msg("pages and inks of the job")
_LETTERS = msg("letters and sizes of text")
_PICTURES = msg("resolution and compression of pictures")
_BOXES = msg("page boxes")

RULES = (
    PrintRule(geometry.check_boxes, _BOXES, reads_content=False),
    PrintRule(geometry.check_other_boxes, _BOXES, is_for_press, reads_content=False),
    PrintRule(press_pages.check_rotation, _PAGES, is_for_press, reads_content=False),
    PrintRule(press_pages.check_scale, _PAGES, reads_content=False),
    PrintRule(press_pages.check_sizes, _PAGES, reads_content=False),
    PrintRule(job.check_count, msg("number of pages"), is_told, reads_content=False),
    PrintRule(job.check_binding, msg("binding edge"), is_folded, reads_content=False),
    PrintRule(press_fonts.check_fonts, msg("embedded fonts"), reads_content=False),
    PrintRule(conformance.check_intent, msg("output intent"), is_for_press, reads_content=False),
    PrintRule(conformance.check_keys, msg("trapping key and identity"), is_for_press, reads_content=False),
    PrintRule(conformance.check_lock, msg("leave to print"), reads_content=False),
    PrintRule(interactive.check_annotations, _INTERACTIVE, reads_content=False),
    PrintRule(interactive.check_fields, _INTERACTIVE, is_for_press, reads_content=False),
    PrintRule(interactive.check_scripts, _INTERACTIVE, is_for_press, reads_content=False),
    PrintRule(interactive.check_attachments, _INTERACTIVE, is_for_press, reads_content=False),
    PrintRule(layers.check_layers, msg("layers"), reads_content=False),
    PrintRule(device.check_curves, _DEVICE, is_for_press, reads_content=False),
    PrintRule(device.check_foreign_code, _DEVICE, reads_content=False),
    PrintRule(device.check_spaces, _DEVICE, is_for_press, reads_content=False),
    PrintRule(geometry.check_bleed, msg("bleed"), has_bleed),
    PrintRule(geometry.check_marks, msg("marks"), has_bleed),
    PrintRule(geometry.check_edges, msg("text near edges")),
    PrintRule(geometry.check_folds, msg("text near folds"), is_folded),
    PrintRule(job.check_size, _JOB, is_ordered),
    PrintRule(job.check_blank, _JOB, is_ordered),
    PrintRule(job.check_inks, _JOB, is_ordered),
    PrintRule(colour.check_light, msg("colours in RGB"), is_for_press),
    PrintRule(colour.check_blend_space, msg("colours in RGB"), is_for_press),
    PrintRule(spots.check_spots, msg("spot inks"), is_for_press),
    PrintRule(spots.check_spot_names, msg("spot inks"), is_for_press),
    PrintRule(ink.check_ink, msg("sum of inks")),
    PrintRule(ink.check_white_overprint, msg("overprint"), is_for_press),
    PrintRule(ink.check_registration, msg("colour of marks"), is_for_press),
    PrintRule(letters.check_text, msg("inks of text"), is_for_press),
    PrintRule(letters.check_knockout, msg("overprint"), is_for_press),
    PrintRule(letters.check_lines, msg("thickness of lines")),
    PrintRule(colour.check_transparency, msg("transparency"), is_for_press),
    PrintRule(press_fonts.check_drawn_fonts, _LETTERS, is_for_press),
    PrintRule(press_fonts.check_sizes, _LETTERS),
    PrintRule(press_fonts.check_hidden, _LETTERS, is_for_press),
    PrintRule(press_fonts.check_glyphs, _LETTERS),
    PrintRule(images.check_resolution, _PICTURES),
    PrintRule(images.check_bitmaps, _PICTURES),
    PrintRule(images.check_compression, _PICTURES, is_for_press),
    PrintRule(images.check_whole_pages, _PICTURES, is_for_press),
    PrintRule(codes.check_codes, msg("QR and product codes")),
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
    barred: str = "",
    plan: Plan | None = None,
    ticket: Ticket | None = None,
) -> Answer:
    """Return what would go wrong with a file, and what was looked at; ``Fault`` if it cannot be read.

    No check begins after so many processor seconds. ``barred`` says why its content is not to be read, if it is not.
    ``ticket`` says what it is for, where somebody does, whatever ``paper`` has.
    """
    try:
        with open_foreign(file) as document:
            unread = set(large_pages(document))
            sheet = Sheet(document, name, profile, paper, bool(profile.sheet), seconds, unread, plan=plan)
            answer = ask(job.ordered(sheet, ticket) if ticket else sheet, barred=barred)
            return replace(answer, findings=(*answer.findings, *_left_out(sheet)))
    except pikepdf.PasswordError:
        hint = msg("take the password off first: qpdf --password=... --decrypt IN OUT")
        raise Fault(error("press-unreadable", msg("the file needs a password"), Span(name), hint)) from None
    except _BROKEN as bad:
        reason = foreign(" ".join(str(bad).split()).rsplit("/", 1)[-1][:160] or type(bad).__name__)
        message = msg("the file can not be read as PDF: {problem}", problem=reason)
        raise Fault(error("press-unreadable", message, Span(name), *hints_of(file))) from None


def check_print(
    pdf: bytes, composition: Composition, plan: Plan, sources: Mapping[str, str] | None = None
) -> tuple[Diagnostic, ...]:
    """Return what would go wrong in print with a finished print file of a plan.

    ``sources`` are the files of its pictures, by their digests.
    """
    profile, name = composition.edition.profile, composition.edition.output_path
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = Sheet(document, name, profile, composition.paper, bool(profile.sheet), plan=plan)
        rules = tuple(rule for rule in RULES if rule.check not in _LAID_OUT)
        found = name_pictures(check_sheet(sheet, rules), sheet, sources or {}, composition)
        return tuple(finding.diagnostic for finding in found)


def check_sheet(sheet: Sheet, rules: tuple[PrintRule, ...] = RULES) -> tuple[Finding, ...]:
    """Return what is wrong with a file for its profile; the same words on the same page are told once."""
    return ask(sheet, rules).findings


def ask(sheet: Sheet, rules: tuple[PrintRule, ...] = RULES, barred: str = "") -> Answer:
    """Return what all rules that are for a file find, and what they looked at.

    What has no answer for want of time or memory, or because the content is ``barred``, is a gap.
    """
    findings: dict[tuple[str, int], Finding] = {}
    rules_asked, missed = [], {}
    for rule in (rule for rule in rules if rule.when(sheet)):
        reason = barred if rule.reads_content else ""
        if not reason and not sheet.is_late():
            for finding in rule.check(sheet):
                findings.setdefault((f"{finding.diagnostic.code} {finding.diagnostic.message}", finding.page), finding)
        # Whoever is late when he ends may have left out the last pages.
        if reason := reason or _late(sheet):
            missed[rule.subject] = NotExamined(rule.subject, reason)
        rules_asked.append(rule.subject)
    looked_at = tuple(subject for subject in dict.fromkeys(rules_asked) if subject not in missed)
    return Answer(len(sheet.document.pages), tuple(findings.values()), looked_at, (*missed.values(), *_unread(sheet)))


def _late(sheet: Sheet) -> str:
    """Return that the time of a file is over; empty while it is not."""
    if not sheet.is_late():
        return ""
    return nmsg(
        "checking the file takes more than {n} processor second",
        "checking the file takes more than {n} processor seconds",
        round(sheet.seconds),
    )


def _unread(sheet: Sheet) -> Iterator[NotExamined]:
    """Yield the pages that paint more than there is memory for."""
    for page in sorted(sheet.unread):
        yield NotExamined(msg("content of page {page}", page=page), msg("it takes more memory than a file may have"))


def _left_out(sheet: Sheet) -> Iterator[Finding]:
    """Yield what has not been looked at, for want of time or memory."""
    if late := _late(sheet):
        hint = msg("what was found is told; not all was looked at: split the file")
        yield Finding(error("file-time", late, sheet.span(), hint))
    for found in too_large(sheet.unread, sheet.name):
        yield Finding(found, found.span.page or 0 if found.span else 0)
