"""An inspection for programs. The form is stable: fields are added, never renamed; ``schema`` counts other changes."""

import json
from dataclasses import asdict
from typing import Any

from mezanprint.console.language import ENGLISH
from mezanprint.console.localization import phrase
from mezanprint.inspecting.inspect import Found, Inspection
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.preflight.readers.recall import Recall

SCHEMA = 1


def as_json(inspection: Inspection, language: str = ENGLISH) -> str:
    """Return the report as JSON, ASCII only, with a newline at its end; its findings are in ``language``."""
    facts = asdict(inspection.facts)
    for each in ("pages", "info", "xmp"):
        facts[each] = _readable(each, facts[each])
    facts["languages"] = dict(facts["languages"])
    told = {
        "schema": SCHEMA,
        "file": inspection.file,
        **facts,
        "verdicts": [_verdict(asdict(verdict)) for verdict in inspection.verdicts],
        "unjudged": inspection.unjudged,
        "readers": [_reader(found) for found in inspection.found],
        "findings": [_finding(each, language) for each in inspection.diagnostics],
    }
    return json.dumps(told, indent=1) + "\n"


def _readable(name: str, rows: Any) -> Any:
    if name == "pages":
        return [{**page, "boxes": dict(page["boxes"])} for page in rows]
    return [{"name": key, "value": value} for key, value in rows]


def _verdict(verdict: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in verdict.items() if key != "file"}


def _reader(found: Found) -> dict[str, Any]:
    reading = found.reading
    return {
        "reader": reading.reader,
        "version": reading.version,
        "failure": reading.failure,
        "pages": reading.pages,
        "words": _recall(found.recall),
        "words_with_marks": _recall(found.exact),
    }


def _recall(recall: Recall | None) -> dict[str, Any] | None:
    return None if recall is None else {"total": recall.total, "found": recall.found, "lost": recall.lost}


def _finding(found: Diagnostic, language: str) -> dict[str, Any]:
    hints = [phrase(hint, language) for hint in found.hints]
    return {"severity": found.severity, "code": found.code, "message": phrase(found.message, language), "hints": hints}
