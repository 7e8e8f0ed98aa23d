"""What an Arabic reader would still get in English: in a finding, and in a text that was printed."""

import re
from collections.abc import Iterator

from mezanprint.console.language import ARABIC
from mezanprint.console.localization import found
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.translatable import Translatable, Value

CODE = re.compile(r"`[^`]*`|IBM Plex \w+(?: Arabic)?|\b[A-Z]{2,}(?: [A-Z]{2,}){2,}\b")
"""What is the same in any language: code, names, and what a command is given (``BASE OURS THEIRS``)."""
SENTENCE = re.compile(r"\b[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")
"""Three words are no name any more."""


def in_finding(said: Diagnostic) -> list[str]:
    """Return the sentences of a finding, and those within them, that have no translation."""
    return [left for text in (said.message, *said.hints) for left in in_message(text)]


def in_message(text: Value) -> Iterator[str]:
    """Yield a sentence that has no translation, or was not marked as one, and those among its values."""
    if isinstance(text, tuple):
        for each in text:
            yield from in_message(each)
    elif isinstance(text, Translatable):
        if found(text.template, text.number, ARABIC) is None:
            yield text.template
        for value in text.values.values():
            yield from in_message(value)
    elif isinstance(text, str):
        yield from in_print(text)


def in_print(text: str) -> list[str]:
    """Return what looks like English sentences in a text, but in code and examples of commands."""
    lines = [line for line in text.splitlines() if not line.strip().startswith(("mezanprint ", "eval ", "cd "))]
    return [match[0] for match in SENTENCE.finditer(CODE.sub(" ", "\n".join(lines)))]
