"""Text in the order and the shapes in which it is seen, for terminals that cannot do it and for pastes that were.

python-bidi's engine orders every case of Unicode's test data rightly, but mirrors no bracket and leaves vowel marks
before their letters; arabic-reshaper deletes vowel marks unless told not to. Both are put right here. Text in this
form is for the eye only: whoever stores it, or hands it to a typesetter, gets it reversed.
"""

import re
from collections.abc import Callable
from functools import cache

import bidi

from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.locales import Direction

_PROBE = "\U000e01ef"
"""A mark with no look: it moves with the bracket before it and comes before that bracket where text was reversed."""
_PAIRS = "()[]{}<>\u00ab\u00bb\u2039\u203a\u2264\u2265\u2045\u2046\u207d\u207e\u208d\u208e\u27e8\u27e9\u3008\u3009"
_MIRRORED = dict(zip(_PAIRS, (_PAIRS[at ^ 1] for at in range(len(_PAIRS))), strict=True))
_BRACKET = re.compile(f"[{re.escape(_PAIRS)}]")
_PROBED = re.compile(f"{_PROBE}([{re.escape(_PAIRS)}])|([{re.escape(_PAIRS)}]){_PROBE}")
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_MARKS_FIRST = re.compile(f"([{_MARKS}]+)([^{_MARKS}\\s])")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202b\u202e\u2067]")


def as_seen(line: str, direction: Direction) -> str:
    """Return the characters of one line of a paragraph of ``direction`` from left to right, without controls."""
    if not _RTL.search(line) and direction is Direction.LTR:
        return strip_controls(line)
    probed = _BRACKET.sub(lambda bracket: bracket[0] + _PROBE, line)
    ordered = bidi.get_display(probed, base_dir="R" if direction is Direction.RTL else "L")
    mirrored = _PROBED.sub(lambda found: _MIRRORED[found[1]] if found[1] else found[2], str(ordered))
    return _MARKS_FIRST.sub(lambda found: found[2] + found[1][::-1], strip_controls(mirrored))


def shaped(text: str) -> str:
    """Return ``text`` with presentation forms for its Arabic letters, all its vowel marks kept."""
    return _reshape()(text) if _ARABIC.search(text) else text


def for_terminal(text: str) -> str:
    """Return lines that a terminal shows right which neither shapes nor orders: each in the direction of its margin."""
    return "".join(as_seen(shaped(line), Direction.LTR) for line in text.splitlines(keepends=True))


@cache
def _reshape() -> Callable[[str], str]:
    # It imports fontTools, and nobody waits for that to check a text.
    from arabic_reshaper import ArabicReshaper

    reshape: Callable[[str], str] = ArabicReshaper({"delete_harakat": False, "support_zwj": True}).reshape
    return reshape
