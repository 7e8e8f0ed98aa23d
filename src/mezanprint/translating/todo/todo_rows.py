"""What is told of an open message, row by row, for whoever sets it as text or as a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mezanprint.i18n.glossary.glossary import glossary_path
from mezanprint.i18n.todo import Need, Task
from mezanprint.model.diagnostics import Severity
from mezanprint.model.translatable import Translatable, msg

NEEDS: Mapping[Need, str] = {
    Need.MISSING: msg("not translated"),
    Need.CHANGED: msg("the source changed"),
    Need.SIMILAR: msg("translated for similar words"),
    Need.FUZZY: msg("not confirmed"),
    Need.CONFLICT: msg("two people translated it"),
    Need.DISPUTED: msg("a check objects to it"),
    Need.UNREVIEWED: msg("not reviewed"),
}
_SEVERITIES = {Severity.ERROR: msg("error"), Severity.WARNING: msg("warning"), Severity.INFO: msg("remark")}


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what it is of: a sentence of the program, or words in a locale with their version ``before``."""

    label: str
    words: str
    locale: str = ""
    """Locale of the words; empty for a sentence."""
    before: str = ""
    """The words as they were translated; empty if there is no other version."""


def rows_of(task: Task, locale: str) -> Iterator[Row]:
    """Yield the rows of a message to be translated into ``locale``, in the order in which a translator needs them."""
    if task.text.place:
        yield Row(msg("Place"), task.text.place)
    for old, new in task.versions:
        yield Row(msg("Source"), new, task.text.locale, old)
    numbered = len(task.values) > 1
    for form, value in enumerate(task.values):
        yield Row(f"msgstr[{form}]" if numbered else msg("Translation"), value, locale)
    for form, other in task.others:
        yield Row(msg("The other translation"), other, locale, task.values[form] if form < len(task.values) else "")
    yield from _beside(task)
    for found in task.findings:
        yield Row(_SEVERITIES[found.severity], found.message)
    for remedy in _remedies(task, locale):
        yield Row(msg("Hint"), remedy)


def _beside(task: Task) -> Iterator[Row]:
    if task.room is not None:
        yield Row(msg("Room"), msg("about {room} characters", room=task.room))
    if task.text.note:
        yield Row(msg("Note"), " ".join(task.text.note.split()), task.text.locale)
    for term in task.terms:
        if term.translations:
            words = {"term": term.name, "words": " / ".join(term.translations)}
            yield Row(msg("Term"), Translatable("{term} = {words}", words))
    for comment in task.comments:
        yield Row(msg("Comment"), comment)


def _remedies(task: Task, locale: str) -> Iterator[str]:
    yield from (hint for found in task.findings for hint in found.hints)
    key = f"{task.text.domain}:{task.name}"
    if task.slip:
        yield msg("if only a slip was mended, run `mezanprint i18n update --typo {key}`", key=key)
    for term in task.lost:
        path = glossary_path(locale)
        yield msg(
            "`{term}` is no longer there; if it is spelt otherwise now, add that to its row in `{path}`",
            term=term.name,
            path=path,
        )
    if task.need is Need.UNREVIEWED:
        yield msg(
            "when you have read it, run `mezanprint i18n review {key} --locale {locale} --by NAME`",
            key=key,
            locale=locale,
        )
