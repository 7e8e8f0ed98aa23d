"""What is to do, for programs."""

from collections.abc import Sequence

from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import visible_json
from mezanprint.console.localization import localized
from mezanprint.i18n.todo import Task
from mezanprint.i18n.words.word_difference import difference
from mezanprint.translating.todo.open_messages import Part


def as_json(parts: Sequence[Part], language: str = ENGLISH) -> str:
    """Return the list as JSON: documents, each with its messages in reading order."""
    told_parts = [
        {
            "document": part.document,
            "locale": part.locale,
            "messages": [_message(task, language) for task in part.tasks],
        }
        for part in parts
    ]
    return visible_json({"documents": told_parts}) + "\n"


def _message(task: Task, language: str) -> dict[str, object]:
    text = task.text
    return {
        "key": f"{text.domain}:{task.name}",
        "need": task.need.value,
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
        "findings": [{"code": found.code, "message": localized(found.message, language)} for found in task.findings],
        "comments": list(task.comments),
    }


def _version(old: str, new: str) -> dict[str, object]:
    pieces = [{"kind": piece.kind, "text": piece.text} for piece in difference(old, new)] if old else []
    return {"text": new, "translated": old or None, "difference": pieces}
