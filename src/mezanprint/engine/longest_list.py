"""The longest list of a document, named where an edition took too much: a writer knows the table, and no limit."""

from collections.abc import Iterator
from dataclasses import replace

from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic, Fault
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
    section, items = max(_lists(read), key=lambda each: len(each[1].items), default=("", None))
    if items is None or len(items.items) < _LONG:
        return finding
    hint = nmsg(
        "the section `{section}` has a list of {n} item, at {place}: divide it into several sections or documents",
        "the section `{section}` has a list of {n} items, at {place}: divide it into several sections or documents",
        len(items.items),
        section=section,
        place=str(items.span),
    )
    return replace(finding, hints=(hint, *finding.hints))


def _lists(document: Document) -> Iterator[tuple[str, Items]]:
    for section in document.sections:
        pending: list[Node] = [section.fields]
        while pending:
            match pending.pop():
                case Record(fields, _):
                    pending += [node for _, node in fields]
                case Items(items, _) as found:
                    yield section.id, found
                    pending += items
