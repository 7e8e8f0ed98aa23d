"""Figures in two versions of a source text: which of them a translator must change."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from mezanprint.i18n.quantities import IN_ARABIC, IN_ENGLISH, Weight, read_quantities
from mezanprint.model.pasted import ARABIC

_NOT_FIGURES = re.compile(r"\{[^{}]*\}|\]\([^()\s]*\)|\[\^[^\]\s]*\]|https?://\S+|\S+@\S+")
_FIGURE = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*[%\u066a]?")
_DIGIT = re.compile(r"\d")
_ARABIC = re.compile(f"[{ARABIC}]")


def changed_figures(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield each figure that differs as it was and as it is, in the order of the text; an empty string for none.

    Figures are compared as they are written: ``7,028`` is not ``7028``. Number words and months that stand in the place
    of others are figures too: three, million, October. One that came or went may be a slip that was mended. What stands
    in a placeholder, a link or a footnote mark is no figure.
    """
    old, new = _find(before), _find(after)
    same = SequenceMatcher(None, [*map(str.casefold, old)], [*map(str.casefold, new)], autojunk=False)
    for tag, one, one_end, two, two_end in same.get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[one:one_end], new[two:two_end]
        length = max(len(gone), len(come))
        gone += [""] * (length - len(gone))
        come += [""] * (length - len(come))
        yield from (pair for pair in zip(gone, come, strict=True) if all(pair) or _DIGIT.search("".join(pair)))


def _find(text: str) -> list[str]:
    text = _NOT_FIGURES.sub(lambda figures: " " * len(figures[0]), text)
    figures = {figure.start(): figure[0] for figure in _FIGURE.finditer(text)}
    for each in read_quantities(text, IN_ARABIC if _ARABIC.search(text) else IN_ENGLISH):
        if each.weight is Weight.WORD or each.is_fraction:
            figures.setdefault(each.start, each.text)
        elif not each.text[-1:].isdecimal() and each.start in figures and each.weight is Weight.FIGURE:
            figures[each.start] = each.text  # with its scale: 45 million
    return [figures[start] for start in sorted(figures)]
