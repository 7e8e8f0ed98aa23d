"""What commands print for programs: one form of a finding and one head, in ``build/report.json`` and ``--format json``.

``mezanprint schema report`` and its neighbours are made of the types here and of those in the rooms that add to them.
"""

from collections.abc import Mapping, Sequence
from typing import TypedDict

import mezanprint
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import phrase
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.geometry import Area
from mezanprint.model.results import EditionResult, Report, State

FORMAT = 1
"""Fields are only ever added; a field that changes its meaning, or goes, changes this number, of all commands."""


class FindingFields(TypedDict):
    """A finding. What is not known of it is null."""

    severity: Severity
    code: str
    message: str
    file: str | None
    line: int | None
    column: int | None
    page: int | None
    area: list[float] | None
    """Left, top, right and bottom on the page as it was laid out: pt from the top left corner of the trimmed page."""
    box: list[float] | None
    """Left, bottom, right and top in the coordinates of the PDF page, in pt."""
    key: str | None
    hints: list[str]
    editions: list[str]
    """Names of the editions it was made in."""


class Head(TypedDict):
    """The fields of every document for programs."""

    format: int
    mezanprint: str
    status: int
    """Exit status of the command."""
    diagnostics: list[FindingFields]


class EditionFields(TypedDict):
    """What came of an edition."""

    name: str
    document: str
    locales: list[str]
    profile: str
    path: str
    state: State
    stale: bool
    refused: str | None
    pages: int | None
    bytes: int | None
    sha256: str | None
    pairs: int
    pairs_found: int
    reasons: list[str]


class BuildFields(Head):
    """The report of a build or a check, and of any command that cannot go on: it has no editions then."""

    editions: list[EditionFields]
    removed: list[str]


def as_json(report: Report, language: str = ENGLISH) -> str:
    """Return the report of a build as JSON, its sentences in ``language``."""
    fields: BuildFields = {
        **head(report.status, findings(report, language)),
        "editions": [_edition(result, language) for result in report.results],
        "removed": list(report.removed),
    }
    return written(fields)


def head(status: int, found: Sequence[FindingFields] = ()) -> Head:
    """Return what every document begins with."""
    return {"format": FORMAT, "mezanprint": mezanprint.__version__, "status": status, "diagnostics": list(found)}


def written(fields: Mapping[str, object]) -> str:
    """Return a document as text, with a newline at its end."""
    return visible_json(fields) + "\n"


def findings(report: Report, language: str) -> list[FindingFields]:
    """Return every finding of a report once."""
    return [finding(found, language, editions=names) for found, names in report.findings.items()]


def finding(
    diagnostic: Diagnostic,
    language: str,
    *,
    editions: Sequence[str] = (),
    page: int | None = None,
    box: Sequence[float] | None = None,
) -> FindingFields:
    """Return a finding with its sentences in ``language``; ``page`` counts where it does not name one itself."""
    span = diagnostic.span
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": phrase(diagnostic.message, language),
        "file": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "page": (span.page if span else None) or page,
        "area": _sides(span.area) if span and span.area else None,
        "box": [round(side, 2) for side in box] if box else None,
        "key": diagnostic.key,
        "hints": [phrase(hint, language) for hint in diagnostic.hints],
        "editions": list(editions),
    }


def _sides(area: Area) -> list[float]:
    return [area.left, area.top, area.right, area.bottom]


def _edition(result: EditionResult, language: str) -> EditionFields:
    edition = result.edition
    return {
        "name": edition.name,
        "document": edition.document,
        "locales": list(edition.locales),
        "profile": edition.profile.name,
        "path": result.path,
        "state": result.state,
        "stale": result.stale,
        "refused": result.refused or None,
        "pages": result.pages,
        "bytes": result.size,
        "sha256": result.sha256,
        "pairs": result.pairs,
        "pairs_found": result.pairs_found,
        "reasons": [phrase(reason, language) for reason in result.reasons],
    }
