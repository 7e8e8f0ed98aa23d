"""Findings as SARIF 2.1.0, which code review pages and editors read."""

import re
from typing import Any
from urllib.parse import quote

import mezanprint
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import isolated, phrase
from mezanprint.console.report_text import in_words
from mezanprint.i18n.checks.registry import BY_CODE
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.register.register import find_entry
from mezanprint.model.results import Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[[^\]\n]+\]\(([\w-]+)(?:\.\w+)?\.md(?:#[\w-]+)?\)")


def as_sarif(report: Report, language: str = ENGLISH) -> str:
    """Return the findings of a report as one run of SARIF 2.1.0, their sentences in ``language``."""
    findings = tuple(report.findings)
    codes = tuple(dict.fromkeys(diagnostic.code for diagnostic in findings))
    driver = {
        "name": "mezanprint",
        "version": mezanprint.__version__,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code), language) for diagnostic in findings],
    }
    return visible_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(code: str, language: str) -> dict[str, Any]:
    """Return what a code means and what to do about it, with how grave its findings usually are."""
    if check := BY_CODE.get(code):
        about = {"name": check.number, "shortDescription": {"text": phrase(check.about, language)}}
        severity = check.severity
    else:
        entry = find_entry(code)
        assert entry is not None, code
        cause, remedy = (_as_sentence(words[language], language) for words in (entry.cause, entry.remedy))
        about = {"shortDescription": {"text": cause}, "help": {"text": remedy}}
        severity = entry.severities[0]
    return {"id": code, **about, "defaultConfiguration": {"level": _LEVELS[severity]}}


def _as_sentence(markdown: str, language: str) -> str:
    """Return Markdown of the register in one line, with the command that shows a page in the place of links to it."""
    words = _LINK.sub(r"`mezanprint explain \1`", " ".join(markdown.split()))
    return words if language == ENGLISH else isolated(words)


def _result(diagnostic: Diagnostic, rule: int, language: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(in_words(diagnostic, language))},
    }
    if diagnostic.span is not None:
        result["locations"] = [_location(diagnostic.span, diagnostic.key)]
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
