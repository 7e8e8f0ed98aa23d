"""Tags of a PDF as a report tells them, with the text that assistive technology is told."""

from collections import Counter
from collections.abc import Iterator

import pikepdf

from mezanprint.pdf.structure import BLOCKS, Element, read_structure
from mezanprint.preflight.inspection.facts import Tag


def read_tags(document: pikepdf.Pdf) -> tuple[Tag, ...]:
    """Return the elements at the top of the tag tree; nothing for a file without tags."""
    return tuple(map(_tag, read_structure(document)))


def _tag(element: Element) -> Tag:
    return Tag(
        role=element.role,
        language=element.stated_language,
        alternative=element.alternative,
        actual=element.actual,
        text=element.own_text,
        children=tuple(map(_tag, element.elements)),
    )


def walk(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    """Yield every element, each before its children."""
    for tag in tags:
        yield tag
        yield from walk(tag.children)


def tagged_text(tags: tuple[Tag, ...]) -> str:
    """Return what assistive technology is told, in its order: alternative texts, actual texts, else the content."""
    return "".join(_spoken(tags))


def _spoken(tags: tuple[Tag, ...]) -> Iterator[str]:
    for tag in tags:
        block = tag.role in BLOCKS
        if block:
            yield "\n"
        if tag.actual or tag.alternative:
            yield tag.actual or tag.alternative
        else:
            yield tag.text
            yield from _spoken(tag.children)
        if block:
            yield "\n"


def languages(document: pikepdf.Pdf, tags: tuple[Tag, ...]) -> tuple[tuple[str, int], ...]:
    """Return the languages stated, the document's own first, each with the number of elements that state it."""
    own = str(document.Root.get("/Lang", ""))
    counts = Counter(tag.language for tag in walk(tags) if tag.language)
    first = [(own, 1 + counts.pop(own, 0))] if own else []
    return (*first, *sorted(counts.items()))
