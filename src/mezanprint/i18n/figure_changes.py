"""Figures in two versions of a source text: which of them a translator must change."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_NOT_FIGURES = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|\[\^[^\]\s]*\]|https?://\S+|\S+@\S+")
_FIGURE = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*[%\u066a]?")


def changed_figures(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield each figure that differs as it was and as it is, in the order of the text; an empty string for none.

    Figures are compared as they are written: ``7,028`` is not ``7028``. What stands in a placeholder, a link or a
    footnote mark is no figure.
    """
    old, new = _find(before), _find(after)
    for tag, one, one_end, two, two_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[one:one_end], new[two:two_end]
        length = max(len(gone), len(come))
        gone += [""] * (length - len(gone))
        come += [""] * (length - len(come))
        yield from zip(gone, come, strict=True)


def _find(text: str) -> list[str]:
    return _FIGURE.findall(_NOT_FIGURES.sub(" ", text))
