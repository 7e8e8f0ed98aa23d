"""The report for machines: ``build/report.json``, and what ``--format json`` prints."""

from typing import Any

import mezanprint
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import phrase
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.results import Outcome, Report

FORMAT = 1


def as_json(report: Report, language: str = ENGLISH) -> str:
    """Return the report as JSON, its sentences in ``language``.

    Fields are only ever added; a field that changes its meaning changes ``format``.
    """
    fields = {
        "format": FORMAT,
        "mezanprint": mezanprint.__version__,
        "status": report.status,
        "editions": [_edition(outcome, language) for outcome in report.outcomes],
        "diagnostics": [_diagnostic(found, names, language) for found, names in report.findings.items()],
        "removed": list(report.removed),
    }
    return visible_json(fields) + "\n"


def _edition(outcome: Outcome, language: str) -> dict[str, Any]:
    edition = outcome.edition
    return {
        "name": edition.name,
        "document": edition.document,
        "locales": list(edition.locales),
        "profile": edition.profile.name,
        "path": outcome.path,
        "state": outcome.state,
        "stale": outcome.stale,
        "refused": outcome.refused or None,
        "pages": outcome.pages,
        "bytes": outcome.size,
        "sha256": outcome.sha256,
        "pairs": outcome.pairs,
        "pairs_found": outcome.pairs_found,
        "reasons": [phrase(reason, language) for reason in outcome.reasons],
    }


def _diagnostic(found: Diagnostic, editions: tuple[str, ...], language: str) -> dict[str, Any]:
    span = found.span
    return {
        "severity": found.severity,
        "code": found.code,
        "message": phrase(found.message, language),
        "file": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "page": span.page if span else None,
        "key": found.key,
        "hints": [phrase(hint, language) for hint in found.hints],
        "editions": list(editions),
    }
