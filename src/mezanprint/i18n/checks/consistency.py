"""C33: one source text, one translation; and the other way round."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Finding, quote
from mezanprint.i18n.checks.pair import Pair
from mezanprint.model.translatable import msg

_MIN_LENGTH = 12
"""Shorter sources are words that may well share a translation."""

_SAME_WORDS = msg("use one translation, unless the places ask for two")
_LOOK = msg("make sure that the right text is translated")


def find_inconsistencies(pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """C33: by the position of the pair, the second and later ones that differ from the first."""
    by_source: dict[str, str] = {}
    by_value: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for number, pair in enumerate(pairs):
        if pair.forms > 1:
            continue
        first = by_source.setdefault(pair.source, pair.value)
        if first != pair.value:
            yield (
                number,
                Finding(
                    msg("the same source text is translated otherwise elsewhere: {text}", text=quote(first)),
                    _SAME_WORDS,
                ),
            )
        others = by_value[pair.value]
        other = next((one for one in others if one.casefold() != pair.source.casefold()), None)
        if other is not None and min(len(other), len(pair.source)) >= _MIN_LENGTH:
            yield number, Finding(msg("another source text has the same translation: {text}", text=quote(other)), _LOOK)
        others[pair.source] = None
