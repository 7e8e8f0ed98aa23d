"""Findings as SARIF 2.1.0, which code review pages and editors read."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import mezanprint
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import phrase
from mezanprint.console.report_text import in_words
from mezanprint.i18n.checks import CHECKS
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.results import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report, language: str = ENGLISH) -> str:
    """Return the findings of a report as one run of SARIF 2.1.0, their sentences in ``language``."""
    findings = tuple(report.findings)
    codes = tuple(dict.fromkeys(found.code for found in findings))
    driver = {
        "name": "mezanprint",
        "version": mezanprint.__version__,
        "rules": list(_rules(codes, language)),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code), language) for found in findings],
    }
    return visible_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rules(codes: Iterable[str], language: str) -> Iterable[dict[str, Any]]:
    checks = {check.code: check for check in CHECKS}
    for code in codes:
        rule: dict[str, Any] = {"id": code}
        if check := checks.get(code):
            rule |= {"name": check.number, "shortDescription": {"text": phrase(check.about, language)}}
            rule["defaultConfiguration"] = {"level": _LEVELS[check.severity]}
        yield rule


def _result(found: Diagnostic, rule: int, language: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": "\n".join(in_words(found, language))},
    }
    if found.span is not None:
        result["locations"] = [_location(found.span, found.key)]
    return result


def _location(span: Span, key: str | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(span.path, errors="surrogateescape")}}
    if span.line is not None:
        physical["region"] = {"startLine": span.line}
        if span.column is not None:
            physical["region"] |= {"startColumn": span.column, "endColumn": span.column + span.length}
    location: dict[str, Any] = {"physicalLocation": physical}
    if key is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": key}]
    return location
