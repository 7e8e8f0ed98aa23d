"""An inspection for programs: the facts under their own names, beside what every command prints."""

from dataclasses import asdict
from typing import Any, TypedDict

from mezanprint.console import report_json
from mezanprint.console.language import ENGLISH
from mezanprint.inspecting.inspect import Inspection, ReaderResult
from mezanprint.model.results import Report
from mezanprint.preflight.readers.recall import Recall
from mezanprint.preflight.readers.verapdf import Failure


class Entry(TypedDict):
    """An entry of the metadata."""

    name: str
    value: str


class PageFields(TypedDict):
    """A page; its boxes by name, each left, bottom, right, top in pt."""

    label: str
    rotation: int
    boxes: dict[str, list[float]]


class VerdictFields(TypedDict):
    """What veraPDF says of the file by one profile."""

    profile: str
    passed: bool
    assertions: int
    failures: list[Failure]


class RecallFields(TypedDict):
    """How many words of the source a reader finds."""

    total: int
    found: int
    lost: list[str]


class ReaderFields(TypedDict):
    """What a reader finds, page by page."""

    reader: str
    version: str
    failure: str
    pages: list[str]
    words: RecallFields | None
    words_with_marks: RecallFields | None


class InspectionFields(report_json.Head):
    """What is told beside ``Facts``, or in the place of its field of that name."""

    file: str
    pages: list[PageFields]
    languages: dict[str, int]
    info: list[Entry]
    xmp: list[Entry]
    verdicts: list[VerdictFields]
    unjudged: str
    readers: list[ReaderFields]


def as_json(inspection: Inspection, language: str = ENGLISH) -> str:
    """Return the report as JSON; its findings are in ``language``."""
    report, facts = Report(diagnostics=inspection.diagnostics), inspection.facts
    fields: InspectionFields = {
        **report_json.head(report.status, report_json.findings(report, language)),
        "file": inspection.file,
        "pages": [{**asdict(page), "boxes": dict(page.boxes)} for page in facts.pages],  # type: ignore[typeddict-item]
        "languages": dict(facts.languages),
        "info": [{"name": name, "value": value} for name, value in facts.info],
        "xmp": [{"name": name, "value": value} for name, value in facts.xmp],
        "verdicts": [_without_file(asdict(verdict)) for verdict in inspection.verdicts],
        "unjudged": inspection.unjudged,
        "readers": [_reader(found) for found in inspection.found],
    }
    return report_json.written({**fields, **asdict(facts), **fields})  # the head first


def _without_file(verdict: dict[str, Any]) -> VerdictFields:
    del verdict["file"]
    return verdict  # type: ignore[return-value]


def _reader(reader: ReaderResult) -> ReaderFields:
    reading = reader.reading
    return {
        "reader": reading.reader,
        "version": reading.version,
        "failure": reading.failure,
        "pages": list(reading.pages),
        "words": _recall(reader.recall),
        "words_with_marks": _recall(reader.exact),
    }


def _recall(recall: Recall | None) -> RecallFields | None:
    return None if recall is None else {"total": recall.total, "found": recall.found, "lost": list(recall.lost)}
