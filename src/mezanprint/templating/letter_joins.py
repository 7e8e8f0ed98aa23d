"""Letters of one word that stand in two elements: they join only through U+200D on both sides of the boundary.

WeasyPrint shapes the text of each inline element alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from mezanprint.templating.runs import Run

ZERO_WIDTH_JOINER = "\u200d"
_RIGHT_JOINING = frozenset(
    "\u0622\u0623\u0624\u0625\u0627\u0629\u062f\u0630\u0631\u0632\u0648\u0671\u0672\u0673\u0675\u0676\u0677"
    "\u06c0\u06c3\u06c4\u06c5\u06c6\u06c7\u06c8\u06c9\u06ca\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef"
) | frozenset(map(chr, range(0x0688, 0x069A)))
_TRANSPARENT = frozenset(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD)]))
_NOT_JOINING = frozenset("\u0621\u0674\u06d4")


def join_letters(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with U+200D on both sides of every element boundary that cuts a word at joining letters."""
    joined = list(runs)
    for index in range(1, len(joined)):
        left, right = joined[index - 1], joined[index]
        if left.elements != right.elements and joins_next(left.text) and joins_previous(right.text):
            joined[index - 1] = replace(left, text=left.text + ZERO_WIDTH_JOINER)
            joined[index] = replace(right, text=ZERO_WIDTH_JOINER + right.text)
    return joined


def joins_next(text: str) -> bool:
    """Tell whether the last letter of ``text`` joins a letter after it."""
    last = next((char for char in reversed(text) if char not in _TRANSPARENT), "")
    return _is_joining(last) and last not in _RIGHT_JOINING


def joins_previous(text: str) -> bool:
    """Tell whether the first letter of ``text`` joins a letter before it."""
    return _is_joining(next((char for char in text if char not in _TRANSPARENT), ""))


def _is_joining(char: str) -> bool:
    """Tell whether an Arabic letter, or the tatweel, joins on one side at least (Unicode's ArabicShaping.txt)."""
    letter = "\u0620" <= char <= "\u065f" or "\u066e" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f"
    return letter and char not in _NOT_JOINING
