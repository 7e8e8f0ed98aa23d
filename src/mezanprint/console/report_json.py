"""The report for machines: ``build/report.json``, and what ``--format json`` prints."""

from typing import Any

import mezanprint
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import phrase
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.results import EditionResult, Report

FORMAT = 1


def as_json(report: Report, language: str = ENGLISH) -> str:
    """Return the report as JSON, its sentences in ``language``.

    Fields are only ever added; a field that changes its meaning changes ``format``.
    """
    fields = {
        "format": FORMAT,
        "mezanprint": mezanprint.__version__,
        "status": report.status,
        "editions": [_edition(result, language) for result in report.results],
        "diagnostics": [_diagnostic(found, names, language) for found, names in report.findings.items()],
        "removed": list(report.removed),
    }
    return visible_json(fields) + "\n"


def _edition(result: EditionResult, language: str) -> dict[str, Any]:
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
