"""What preflight found, for people, for programs, and as a page with the findings marked on pictures."""

import json
from collections.abc import Iterator

from mezanprint.engine import reporting
from mezanprint.engine.foreign_file import Looked
from mezanprint.engine.inspection.as_html import findings, pictures, whole_page
from mezanprint.engine.inspection.marks import Mark
from mezanprint.engine.language import ENGLISH
from mezanprint.engine.legible import legible
from mezanprint.engine.preflight.sheets import Checked
from mezanprint.engine.telling import line, phrase, told
from mezanprint.model.translatable import msg
from mezanprint.preflight.pdfium import Look
from mezanprint.preflight.press.matrix import Box

SCHEMA = 1


def as_text(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the findings in lines, and a word about each file without any."""
    lines = [reporting.as_text(found, language) for each in checked for found in each.diagnostics]
    lines += [
        line(msg("{file}: ready for {profile}", file=each.name, profile=each.profile.name), language)
        for each in checked
        if not each.findings
    ]
    return "".join(lines)


def as_json(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the report as JSON, ASCII only. Boxes are left, bottom, right, top in pt."""
    files = [
        {
            "file": each.name,
            "profile": each.profile.name,
            "pages": each.pages,
            "findings": [
                {
                    "severity": str(finding.diagnostic.severity),
                    "code": finding.diagnostic.code,
                    "message": phrase(finding.diagnostic.message, language),
                    "hints": [phrase(hint, language) for hint in finding.diagnostic.hints],
                    "page": finding.page or None,
                    "box": [round(side, 2) for side in finding.box] if finding.box else None,
                }
                for finding in each.findings
            ],
        }
        for each in checked
    ]
    return json.dumps({"schema": SCHEMA, "files": files}, indent=1) + "\n"


def as_html(checked: tuple[Checked, ...], language: str = ENGLISH) -> str:
    """Return the report as one page that needs nothing beside it."""
    title = told(msg("Preflight: {files}", files=tuple(each.name for each in checked)), language)
    return whole_page(title, "".join(_file(each, language) for each in checked), language)


def _file(checked: Checked, language: str) -> str:
    looked = checked.looked or Looked((), "")
    marks = [tuple(_marks(checked, page)) for page in looked.pages]
    profile = checked.profile.name
    verdict = (
        msg("{file}: not ready for {profile}", file=checked.name, profile=profile)
        if checked.failed
        else msg("{file}: ready for {profile}", file=checked.name, profile=profile)
    )
    head = f"<h1>{legible(told(verdict, language))}</h1>\n"
    return head + findings(checked.diagnostics, language) + pictures(looked, marks, language)


def _marks(checked: Checked, page: Look) -> Iterator[Mark]:
    for finding in checked.findings:
        if finding.page == page.number and finding.box:
            yield _mark(finding.box, page.box, finding.diagnostic.message)


def _mark(box: Box, page: Box, says: str) -> Mark:
    """Return a mark in per cent of the page; a box that leaves the page ends at its edge."""
    width, height = page[2] - page[0], page[3] - page[1]
    left, right = (max(page[0], min(page[2], side)) - page[0] for side in (box[0], box[2]))
    top, bottom = (page[3] - max(page[1], min(page[3], side)) for side in (box[3], box[1]))
    return Mark(
        left=round(100 * left / width, 2),
        top=round(100 * top / height, 2),
        width=round(100 * (right - left) / width, 2),
        height=round(100 * (bottom - top) / height, 2),
        says=says,
    )
