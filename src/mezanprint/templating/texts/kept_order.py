"""Orders of texts that were found once: while somebody edits one text of a document, all are composed again."""

from collections.abc import Sequence
from functools import lru_cache

from mezanprint.model.direction.islands import Reading
from mezanprint.templating.texts import runs as texts
from mezanprint.templating.texts.runs import Line, Run

_MOST = 4_000
"""Texts that are kept: those of some large documents."""
_LONGEST = 2_000
"""Characters of such a text."""


def order_runs(runs: Sequence[Run], line: Line) -> tuple[list[Run], tuple[Reading, ...]]:
    """Return what ``runs.order_runs`` does."""
    if len(runs) == 1 and _are_words(runs[0]):
        ordered, readings = _order_words(runs[0].text, line)
        return list(ordered), readings
    return texts.order_runs(runs, line)


def is_foreign(flat: str, line: Line) -> bool:
    """Return what ``runs.is_foreign`` does."""
    return _is_foreign(flat, line) if len(flat) <= _LONGEST else texts.is_foreign(flat, line)


def _are_words(run: Run) -> bool:
    """Tell short words without any element."""
    return len(run.text) <= _LONGEST and not (run.elements or run.html or run.ready)


@lru_cache(maxsize=_MOST)
def _order_words(words: str, line: Line) -> tuple[tuple[Run, ...], tuple[Reading, ...]]:
    ordered, readings = texts.order_runs([Run(words)], line)
    return tuple(ordered), readings


_is_foreign = lru_cache(maxsize=_MOST)(texts.is_foreign)
