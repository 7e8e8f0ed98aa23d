"""What a page break has cut in two made one again: sections, paragraphs, lists and tables."""

from typing import Any

from mezanprint.typesetting.tags.artifacts import Artifacts
from mezanprint.typesetting.tags.tag_tree import Element, Kid, Tags, kind

_WHOLE = ("Figure", "Link", "Lbl", "Note", "Reference", "Span", "TD", "TH", "TR")
"""Elements that no page break cuts, or whose pieces stand side by side."""


def join_fragments(tags: Tags, streams: list[Any]) -> None:
    """Join the pieces of each element; the head that a table repeats on a new page is no content."""
    artifacts = [Artifacts(stream, tags) for stream in streams]
    for element in tags.walk():
        _join(tags, element, artifacts)
    for each in artifacts:
        each.write()


def _join(tags: Tags, parent: Element, artifacts: list[Artifacts]) -> None:
    kids: list[Kid] = []
    last: Element | None = None
    before: Element | None = None
    for kid in parent["K"]:
        child = tags.element(kid)
        # The page is asked for last: to find it out takes a walk.
        if last and child and _is_piece(tags, last, child) and _page(tags, child) != _page(tags, before):
            tags.fill(last, [*last["K"], *_contents(tags, child, artifacts)])
        else:
            kids.append(kid)
            last = child
        before = child
    if len(kids) < len(parent["K"]):
        tags.fill(parent, kids)


def _page(tags: Tags, element: Element) -> int | None:
    """Return the page on which an element begins."""
    marks = (tags.leaves.get(each.number) for each in tags.walk(element))
    first = next((found[0].page for found in marks if found), None)
    return tags.pdf.page_references.index(element["Pg"]) if first is None and "Pg" in element else first


def _is_piece(tags: Tags, last: Element, child: Element) -> bool:
    """Tell whether ``child`` goes on with what ``last`` began: both were made for one HTML element."""
    before, after = tags.box(last), tags.box(child)
    if before is None or after is None or kind(last) != kind(child) or kind(child) in _WHOLE:
        return False
    return before.element is not None and before.element is after.element


def _contents(tags: Tags, piece: Element, artifacts: list[Artifacts]) -> list[Kid]:
    """Return what a piece adds to the whole; the head of a table is there already."""
    kids: list[Kid] = []
    for kid in piece["K"]:
        element = tags.element(kid)
        if element is None or kind(element) != "THead":
            kids.append(kid)
            continue
        for each in tags.walk(element):
            for mark in tags.leaves.pop(each.number, ()):
                artifacts[mark.page].add(mark)
    return kids
