"""What is to do, for programs."""

from collections.abc import Sequence
from typing import TypedDict

from mezanprint.console import report_json
from mezanprint.console.language import ENGLISH
from mezanprint.console.localization import localized
from mezanprint.i18n.todo import Need, Task
from mezanprint.i18n.words.word_difference import Kind, difference
from mezanprint.model.results import Report
from mezanprint.translating.todo.open_messages import Part


class PieceFields(TypedDict):
    """A stretch of two versions of a text."""

    kind: Kind
    text: str


class VersionFields(TypedDict):
    """A text of the source, and what it was when it was translated."""

    text: str
    translated: str | None
    difference: list[PieceFields]


class OtherFields(TypedDict):
    """A translation beside the one of this form."""

    form: int
    text: str


class TermFields(TypedDict):
    """A term of the glossary."""

    term: str
    translations: list[str]


class MessageFields(TypedDict):
    """What is to do for one message."""

    key: str
    need: Need
    path: str
    line: int | None
    place: str
    source_locale: str
    source: list[VersionFields]
    translation: list[str]
    other_translations: list[OtherFields]
    room: int | None
    note: str
    terms: list[TermFields]
    lost_terms: list[str]
    may_be_slip: bool
    findings: list[report_json.FindingFields]
    comments: list[str]


class PartFields(TypedDict):
    """What is to do in a document, in reading order."""

    document: str
    locale: str
    messages: list[MessageFields]


class TodoFields(report_json.Head):
    """The list for programs."""

    documents: list[PartFields]


def as_json(parts: Sequence[Part], report: Report, language: str = ENGLISH) -> str:
    """Return the list as JSON, with what hindered it."""
    fields: TodoFields = {
        **report_json.head(report.status, report_json.findings(report, language)),
        "documents": [
            {
                "document": part.document,
                "locale": part.locale,
                "messages": [_message(task, language) for task in part.tasks],
            }
            for part in parts
        ],
    }
    return report_json.written(fields)


def _message(task: Task, language: str) -> MessageFields:
    text = task.text
    return {
        "key": f"{text.domain}:{task.name}",
        "need": task.need,
        "path": task.span.path,
        "line": task.span.line,
        "place": localized(text.place, language),
        "source_locale": text.locale,
        "source": [_version(old, new) for old, new in task.versions],
        "translation": list(task.values),
        "other_translations": [{"form": form, "text": other} for form, other in task.others],
        "room": task.room,
        "note": text.note,
        "terms": [{"term": term.name, "translations": list(term.translations)} for term in task.terms],
        "lost_terms": [term.name for term in task.lost],
        "may_be_slip": task.slip,
        "findings": [report_json.finding(found, language) for found in task.findings],
        "comments": list(task.comments),
    }


def _version(old: str, new: str) -> VersionFields:
    pieces = difference(old, new) if old else ()
    return {
        "text": new,
        "translated": old or None,
        "difference": [{"kind": piece.kind, "text": piece.text} for piece in pieces],
    }
