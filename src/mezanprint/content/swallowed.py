"""Words that a ``#`` takes out of a text: YAML reads a remark, and the page would lose them in silence."""

import re
from collections.abc import Iterator

from mezanprint.content.raw import Raw, Scalar, scalars
from mezanprint.content.source import Source
from mezanprint.content.yaml_lines import SHOWN, quotes_hint
from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.model.translatable import msg

_LOST = re.compile(r"\s+(#[^\s#!].*?)\s*$")
_KEY = re.compile(r"[ -]*")


def find_swallowed(source: Source, root: Raw) -> Iterator[Diagnostic]:
    """Yield a warning for each text of a file that a ``#`` cuts short.

    A remark has a space behind its ``#``: ``#1 in town`` and ``#hashtag`` are words that somebody wants printed.
    """
    for text in scalars(root):
        if _is_block(source, text):
            continue
        line, column = text.end
        if found := _LOST.match(source.lines[line], column) if line < len(source.lines) else None:
            yield _told(source, text, line, found)
        elif _goes_on(source, text, line + 1) and (found := _LOST.match(source.lines[line + 1])):
            yield _told(source, text, line + 1, found)


def _is_block(source: Source, text: Scalar) -> bool:
    start = text.span
    return source.lines[(start.line or 1) - 1][(start.column or 1) - 1 :].startswith(("|", ">"))


def _goes_on(source: Source, text: Scalar, line: int) -> bool:
    """Tell whether a line stands further right than the key of a text: then it was meant to be part of it."""
    first = source.lines[(text.span.line or 1) - 1]
    return line < len(source.lines) and bool(text.value) and _indent(source.lines[line]) > _indent(first)


def _indent(line: str) -> int:
    found = _KEY.match(line)
    return found.end() if found else 0


def _told(source: Source, text: Scalar, line: int, found: re.Match[str]) -> Diagnostic:
    lost = found[1]
    whole = f"{text.value} {lost}".strip()
    message = msg("{lost} is a remark here and is not printed", lost=f"`{lost[:SHOWN]}`")
    span = source.span(line + 1, found.start(1) + 1, len(lost))
    remark = msg("write a space behind the `#` if it is one")
    return warning("content-remark", message, span, quotes_hint(whole[:SHOWN]), remark)
