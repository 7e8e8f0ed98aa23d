"""C33: one source text, one translation; and the other way round."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mezanprint.i18n.checks.findings import Found, Words, quote
from mezanprint.i18n.checks.pair import Pair

_MIN_LENGTH = 12
"""Shorter sources are words that may well share a translation."""

_DIFFER = Words(
    "the same source text is translated otherwise elsewhere: {0}", "تُرجم الأصل نفسه في موضع آخر بغير هذا: {0}"
)
_SAME_WORDS = Words("use one translation, unless the places ask for two", "وحّد الترجمة ما لم يقتض الموضعان غير ذلك")
_ALIKE = Words("another source text has the same translation: {0}", "لأصل آخر الترجمة نفسها: {0}")
_LOOK = Words("make sure that the right text is translated", "تأكد من أنها ترجمة هذا الأصل")


def find_inconsistencies(pairs: Sequence[Pair]) -> Iterator[tuple[int, Found]]:
    """C33: by the position of the pair, the second and later ones that differ from the first."""
    by_source: dict[str, str] = {}
    by_value: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for number, pair in enumerate(pairs):
        if pair.forms > 1:
            continue
        first = by_source.setdefault(pair.source, pair.value)
        if first != pair.value:
            yield number, Found(_DIFFER, _SAME_WORDS, (quote(first),))
        others = by_value[pair.value]
        other = next((one for one in others if one.casefold() != pair.source.casefold()), None)
        if other is not None and min(len(other), len(pair.source)) >= _MIN_LENGTH:
            yield number, Found(_ALIKE, _LOOK, (quote(other),))
        others[pair.source] = None
