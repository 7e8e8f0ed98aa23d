"""The longest list of a document, named where an edition took too much: a writer knows the table, and no limit."""

from collections.abc import Iterator
from dataclasses import replace

from mezanprint.engine.project import Project
from mezanprint.model.datasets import Dataset
from mezanprint.model.diagnostics import Diagnostic, Fault, Span
from mezanprint.model.documents import Document, Items, Node, Record
from mezanprint.model.translatable import nmsg

_CODES = ("build-time", "build-memory", "template-limit")
_LONG = 300
"""Items of a list that is worth to be named: the longest of the samples has a tenth of them."""


def name_largest(finding: Diagnostic, project: Project, document: str) -> Diagnostic:
    """Return a finding about what took too much with the longest list of the document, if it is a long one."""
    if finding.code not in _CODES:
        return finding
    try:
        read, _ = project.document(document)
    except Fault:
        return finding
    section, number, place = max(_lists(read), key=lambda each: each[1], default=("", 0, None))
    if number < _LONG:
        return finding
    hint = nmsg(
        "the section `{section}` has a list of {n} item, at {place}: divide it into several sections or documents",
        "the section `{section}` has a list of {n} items, at {place}: divide it into several sections or documents",
        number,
        section=section,
        place=str(place),
    )
    return replace(finding, hints=(hint, *finding.hints))


def _lists(document: Document) -> Iterator[tuple[str, int, Span]]:
    """Yield the section of each list and table, how long it is, and where it stands."""
    for section in document.sections:
        pending: list[Node] = [section.fields]
        while pending:
            match pending.pop():
                case Record(fields, _):
                    pending += [node for _, node in fields]
                case Dataset(_, rows, span):
                    yield section.id, len(rows), span
                case Items(items, span):
                    yield section.id, len(items), span
                    pending += items
