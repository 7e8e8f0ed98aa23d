"""What the texts of a document name: placeholders, notes and links, checked when all texts are known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mezanprint.content.raw import Entry
from mezanprint.content.reading import Reading
from mezanprint.content.references import Resolver
from mezanprint.model.diagnostics import error, warning
from mezanprint.model.direction.spans import read_span
from mezanprint.model.documents import Node
from mezanprint.model.foreign import said_by
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

_MARK = re.compile(
    r"\\."
    r"|\[\^(?P<note>[\w.-]+)\]"
    r"|(?P<open>\[)"
    r"|(?P<close>\])(?:(?=\((?P<link>[^()]*(?:\([^()]*\)[^()]*)?)\))|(?=\{(?P<attributes>[^{}\n]*=[^{}\n]*)\}))?"
    r"|\{ *(?P<name>[A-Za-z][\w.-]*) *\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A name in a text: ``kind`` is ``note``, ``link``, ``span`` or ``name``; ``typed`` is how it stands there."""

    kind: str
    name: str
    typed: str
    start: int
    """Where ``typed`` stands in the text."""


def iter_marks(words: str) -> Iterator[Mark]:
    """Yield what a text names; a backslash takes its meaning from the character after it.

    Finds at least all that composing will take for a name, so that composing finds no name unchecked.
    """
    opened: list[int] = []
    """For each open bracket the place of its words; -1 where ``!`` takes its meaning from it."""
    for match in _MARK.finditer(words):
        if match["open"]:
            opened.append(-1 if words.endswith("!", 0, match.start()) else match.end())
        elif match["close"]:
            start = opened.pop() if opened else -1
            if start >= 0 and match["attributes"] is not None:
                yield Mark("span", match["attributes"], f"{{{match['attributes']}}}", match.end())
            elif start >= 0 and match["link"] is not None:
                said = words[start : match.start()].strip()
                yield Mark("link", match["link"].strip(), f"{'' if said else '['}]({match['link']})", match.start())
        elif match["note"]:
            yield Mark("note", match["note"], match[0], match.start())
        elif match["name"]:
            yield Mark("name", match["name"], match[0], match.start())


def check_marks(
    reading: Reading, notes: Mapping[str, Entry], links: Mapping[str, str] | None
) -> tuple[tuple[str, Node], ...]:
    """Return what the placeholders stand for; report names that name nothing and notes that nothing names.

    ``links`` is None for a document that has no links: brackets are then text.
    """
    resolver = Resolver(reading)
    used: set[str] = set()
    position = 0
    while position < len(reading.texts):  # a placeholder may bring texts with placeholders of their own
        text = reading.texts[position]
        position += 1
        for mark in (mark for words in text.wordings for mark in iter_marks(words)):
            if mark.kind == "note":
                used.add(mark.name)
                _check_note(reading, text, mark, notes)
            elif mark.kind == "link":
                _check_link(reading, text, mark, links)
            elif mark.kind == "span":
                _check_span(reading, text, mark)
            elif mark.name != "n" or text.count is None:
                resolver.resolve(text, mark.name, reading.locate(mark.typed, text.span))
                _check_spaces(reading, text, mark)
    for name, entry in notes.items():
        if name not in used:
            hint = msg("put `[^{name}]` where the note belongs, or delete it", name=name)
            reading.note(
                warning("content-unused-note", msg("nothing refers to the note `{name}`", name=name), entry.span, hint)
            )
    return resolver.references()


def _check_note(reading: Reading, text: Text, mark: Mark, notes: Mapping[str, Entry]) -> None:
    if mark.name not in notes:
        span = reading.locate(mark.typed, text.span)
        hints = did_you_mean(mark.name, notes) or (msg("write the note under `notes` at the end of the document"),)
        reading.note(error("content-unknown-note", msg("there is no note `{name}`", name=mark.name), span, *hints))


def _check_link(reading: Reading, text: Text, mark: Mark, links: Mapping[str, str] | None) -> None:
    span = reading.locate(mark.typed, text.span)
    if ":" in mark.name:
        hint = msg("write the address under `links` and its id here: `[words](report)`")
        reading.note(error("content-link-address", msg("an address stands in a text"), span, hint))
    elif links is None:
        message = msg("the document has no `links`: `({name})` is printed as typed", name=mark.name)
        reading.note(warning("content-plain-link", message, span, msg("write the address under `links`")))
    elif mark.typed.startswith("["):
        hint = msg("write what the link is about between the brackets: it is what readers see and hear")
        reading.note(error("content-empty-link", msg("a link has no words"), span, hint))
    elif mark.name not in links:
        hints = did_you_mean(mark.name, links)
        reading.note(error("content-unknown-link", msg("there is no link `{name}`", name=mark.name), span, *hints))


def _check_span(reading: Reading, text: Text, mark: Mark) -> None:
    try:
        read_span(mark.name)
    except ValueError as bad:
        span = reading.locate(mark.typed, text.span)
        hint = msg("write `[words]{dir=ltr}`, `{dir=rtl}` or `{lang=fr}`")
        reading.note(error("content-span", said_by(bad), span, hint))


def _check_spaces(reading: Reading, text: Text, mark: Mark) -> None:
    if mark.typed != f"{{{mark.name}}}":
        span = reading.locate(mark.typed, text.span)
        message = msg("spaces stand in the placeholder `{{{name}}}`", name=mark.name)
        reading.note(error("content-placeholder-spaces", message, span, msg("write `{{{name}}}`", name=mark.name)))
