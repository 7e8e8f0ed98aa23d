"""What preflight found, for people, for programs, and as a page with the findings marked on pictures."""

from collections.abc import Iterator
from typing import Any, TypedDict

from mezanprint.console import report_json
from mezanprint.console import report_text as reporting
from mezanprint.console.language import ENGLISH
from mezanprint.console.localization import line, phrase
from mezanprint.console.pages import in_ascii, render
from mezanprint.inspecting.foreign_file import Looked
from mezanprint.inspecting.lost_words import Mark
from mezanprint.model.geometry import Box
from mezanprint.model.results import Report
from mezanprint.model.translatable import msg, nmsg
from mezanprint.preflight.readers.pdfium import Look
from mezanprint.printing.preflight_targets import Checked


def as_text(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the findings in lines, and what each file was looked at for."""
    lines = [reporting.as_text(found, language) for each in checked for found in each.diagnostics]
    for each in checked:
        scope = msg("{file}: {verdict}", file=each.name, verdict=_verdict(each))
        lines += (line(words, language) for words in (scope, *_scope(each)))
    return "".join(lines)


def _verdict(checked: Checked) -> str:
    """Return how many faults were found; that a file is ready can nobody say who has not looked at everything."""
    profile, number = checked.profile.name, len(checked.findings)
    if not number:
        return msg("no fault found for {profile}", profile=profile)
    return nmsg("{n} finding for {profile}", "{n} findings for {profile}", number, profile=profile)


def _scope(checked: Checked) -> Iterator[str]:
    """Yield what was looked at, and what was not."""
    if checked.looked_at:
        yield msg("looked at: {subjects}", subjects=checked.looked_at)
    if checked.gaps:
        gaps = tuple(msg("{subject} ({reason})", subject=gap.subject, reason=gap.reason) for gap in checked.gaps)
        yield msg("not looked at: {subjects}", subjects=gaps)


class GapFields(TypedDict):
    """What was not looked at, and why."""

    subject: str
    reason: str


class FileFields(TypedDict):
    """A file and what it was looked at for; what was found in it is in ``diagnostics``."""

    file: str
    profile: str
    pages: int
    looked_at: list[str]
    not_looked_at: list[GapFields]


class PreflightFields(report_json.Head):
    """The report for programs."""

    files: list[FileFields]


def as_json(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the report as JSON. Boxes are left, bottom, right, top in pt."""
    findings = [
        report_json.finding(each.diagnostic, language, page=each.page or None, box=each.box)
        for file in checked
        for each in file.findings
    ]
    fields: PreflightFields = {
        **report_json.head(report_of(checked).status, findings),
        "files": [_fields(file, language) for file in checked],
    }
    return report_json.written(fields)


def _fields(checked: Checked, language: str) -> FileFields:
    return {
        "file": checked.name,
        "profile": checked.profile.name,
        "pages": checked.pages,
        "looked_at": [phrase(subject, language) for subject in checked.looked_at],
        "not_looked_at": [
            {"subject": phrase(gap.subject, language), "reason": phrase(gap.reason, language)} for gap in checked.gaps
        ],
    }


def report_of(checked: tuple[Checked, ...]) -> Report:
    """Return the findings of all files as those of one report."""
    return Report(diagnostics=tuple(found for file in checked for found in file.diagnostics))


def as_html(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the report as one page that needs nothing beside it. ASCII only."""
    names = tuple(each.name for each in checked)
    return in_ascii(render("preflight", language, names=names, files=tuple(map(_file, checked))))


def _file(checked: Checked) -> dict[str, Any]:
    """Return what the page says of a file."""
    looked = checked.looked or Looked((), "")
    return {
        "verdict": msg("{file}: {verdict}", file=checked.name, verdict=_verdict(checked)),
        "scope": tuple(_scope(checked)),
        "findings": checked.diagnostics,
        "looked": looked,
        "marks": [tuple(_marks(checked, page)) for page in looked.pages],
    }


def _marks(checked: Checked, page: Look) -> Iterator[Mark]:
    for finding in checked.findings:
        if finding.page == page.number and finding.box:
            yield _mark(finding.box, page, finding.diagnostic.message)


def _mark(box: Box, page: Look, says: str) -> Mark:
    """Return a mark in per cent of the page as it is shown; a box that leaves the page ends at its edge."""
    low, high = page.box[:2], page.box[2:]
    left, bottom, right, top = (
        (max(low[at % 2], min(high[at % 2], side)) - low[at % 2]) / (high[at % 2] - low[at % 2])
        for at, side in enumerate(box)
    )
    looks = {
        90: (bottom, left, top - bottom, right - left),
        180: (1 - right, bottom, right - left, top - bottom),
        270: (1 - top, 1 - right, top - bottom, right - left),
    }.get(page.turn, (left, 1 - top, right - left, top - bottom))
    x, y, width, height = (round(100 * share, 2) for share in looks)
    return Mark(x, y, width, height, says)
