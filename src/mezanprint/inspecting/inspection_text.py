"""An inspection for people at a terminal."""

from collections.abc import Iterator
from dataclasses import replace

from mezanprint.console import report_text as reporting
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import line, phrase
from mezanprint.inspecting.inspect import Inspection
from mezanprint.inspecting.sections import SECTIONS
from mezanprint.model.translatable import msg
from mezanprint.preflight.inspection.facts import Tag

_WIDEST = 72


def as_text(inspection: Inspection, language: str = ENGLISH) -> str:
    """Return the report in sections, with the tags as a tree and the findings at the end."""
    parts = [f"{inspection.file}\n"]
    for title, tell in SECTIONS.items():
        if lines := [f"   {legible(phrase(line, language))}\n" for line in tell(inspection)]:
            parts += [f"\n{phrase(title, language)}\n", *lines]
    if inspection.facts.tags:
        parts += [f"\n{phrase(msg('tags'), language)}\n", *_tree(inspection.facts.tags, 1, language)]
    findings = [reporting.as_text(finding, language) for finding in inspection.diagnostics]
    return "".join([*parts, "\n", *(findings or [line(msg("no fault found"), language)])])


def _tree(tags: tuple[Tag, ...], depth: int, language: str) -> Iterator[str]:
    for tag in map(readable, tags):
        yield f"{'   ' * depth}{legible(tag_line(tag, language))}\n"
        yield from _tree(tag.children, depth + 1, language)


def readable(tag: Tag) -> Tag:
    """Return an element as it is read: nothing in it counts beside its actual text; a span that is all of it is it."""
    if tag.actual:
        return replace(tag, children=())
    if len(tag.children) == 1 and not tag.text and not tag.alternative:
        only = readable(tag.children[0])
        if only.role == "Span" and not only.language:
            return replace(only, role=tag.role, language=tag.language)
    return tag


def tag_line(tag: Tag, language: str) -> str:
    """Return an element in a line: role, language, and what it says."""
    said = tag.actual or tag.alternative or tag.text
    kind = "" if said is tag.text else msg("actual text") if tag.actual else msg("alternative text")
    text = " ".join(said.split())
    cut = f"{text[:_WIDEST]}…" if len(text) > _WIDEST else text
    stated = f" [{tag.language}]" if tag.language else ""
    if not cut:
        return f"{tag.role}{stated}"
    return f"{tag.role}{stated}: {phrase(kind, language)} {cut}" if kind else f"{tag.role}{stated}: {cut}"
