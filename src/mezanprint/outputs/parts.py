"""Editions of several parts: each typeset by itself, then joined."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.regions import Measured

A = TypeVar("A", bound=Artifact)


def in_parts(composition: Composition, make: Callable[[Composition], A]) -> A:
    """Return what ``make`` typesets of a composition; of its parts, where it has any, in one file.

    Findings tell the pages of that file as readers count them from its beginning.
    """
    if not composition.parts:
        return make(composition)
    from mezanprint.finishing.joining.join import join

    artifacts = [make(part) for part in composition.parts]
    whole = replace(
        artifacts[0],
        data=join(tuple(each.data for each in artifacts), composition),
        pages=sum(each.pages for each in artifacts),
        diagnostics=tuple(_told(composition.parts, artifacts)),
        lines=tuple(line for each in artifacts for line in each.lines),
        rows=tuple(row for each in artifacts for row in each.rows),
    )
    if isinstance(whole, Measured):
        layout = tuple(page for each in artifacts if isinstance(each, Measured) for page in each.layout)
        return replace(whole, layout=layout)
    return whole


def _told(parts: tuple[Composition, ...], made: list[A]) -> Iterator[Diagnostic]:
    """Yield the findings of all parts; the key of a text says in which language it stands."""
    before = 0
    for part, each in zip(parts, made, strict=True):
        for found in each.diagnostics:
            if found.span and found.span.page:
                found = replace(found, span=replace(found.span, page=found.span.page + before))
            yield replace(found, key=f"{part.edition.locale_code}/{found.key}") if found.key else found
        before += each.pages
