"""The release check: what a PDF must not hold when it leaves the house. It trusts nobody who made the file."""

import io
import re
from collections.abc import Callable

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.preflight.activity import check_actions, check_links
from mezanprint.preflight.attachments import check_attachments
from mezanprint.preflight.fonts import check_fonts
from mezanprint.preflight.identity import check_bidi_controls, check_dates, check_facts, check_traces
from mezanprint.preflight.paper import check_paper
from mezanprint.preflight.pictures import check_pictures
from mezanprint.preflight.text import check_text_places
from mezanprint.preflight.visible import check_visible

Rule = Callable[[pikepdf.Pdf, Composition], tuple[Diagnostic, ...]]

RULES: tuple[Rule, ...] = (
    check_actions,
    check_attachments,
    check_links,
    check_facts,
    check_dates,
    check_traces,
    check_bidi_controls,
    check_pictures,
    check_fonts,
    check_paper,
)

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_REMARK = re.compile(rb"(?<=[\r\n])%(?!%EOF)(?![\x80-\xff]{4})", re.MULTILINE)
"""A remark that is neither the head, with its line of four high bytes, nor the end."""


def check_release(pdf: bytes, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for everything in a finished PDF that must not be published."""
    if found := _check_form(pdf):
        return found
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = tuple(finding for rule in RULES for finding in rule(document, composition))
    except (pikepdf.PdfError, RuntimeError, ValueError) as bad:
        return (_damaged(foreign(" ".join(str(bad).split())[:120])),)
    return found + check_text_places(pdf) + check_visible(pdf)


def _check_form(pdf: bytes) -> tuple[Diagnostic, ...]:
    """One revision and nothing after it: an older state of the document could be read back from an update."""
    if not pdf.startswith(b"%PDF-"):
        return (_damaged(msg("it does not begin as a PDF")),)
    if pdf.count(b"%%EOF") != 1 or not pdf.rstrip(b"\r\n").endswith(b"%%EOF"):
        return (_damaged(msg("it has more than one end, or something after its end")),)
    if _REMARK.search(_STREAM.sub(b"", pdf)):
        return (_damaged(msg("remarks stand between its objects")),)
    return ()


def _damaged(why: str) -> Diagnostic:
    return error("release-damaged", msg("the PDF is not whole: {fault}", fault=why), None, msg("build it again"))
