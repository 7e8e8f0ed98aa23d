"""Keys that nobody knows: misspelt ones, and notes that somebody keeps beside the content."""

from collections.abc import Iterable
from dataclasses import replace

from mezanprint.content.raw import Entry
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.suggestions import did_you_mean, is_near


def unknown_key(entry: Entry, message: str, allowed: Iterable[str]) -> Diagnostic:
    """Return the finding for a key that is not among the ``known`` ones.

    What stands behind it is shown where the key is misspelt. Behind any other it may be a note that was never meant
    for a log.
    """
    names = tuple(allowed)
    span = entry.span
    if not is_near(entry.key, names) and span.column:
        end = span.column - 1 + span.length
        span = replace(span, excerpt=span.excerpt[:end] + ("…" if span.excerpt[end:].strip(" :") else ""))
    return error("content-unknown-key", message, span, *did_you_mean(entry.key, names))
