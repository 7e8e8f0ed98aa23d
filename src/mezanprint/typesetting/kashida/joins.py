"""Where an Arabic word may be lengthened, and where it is lengthened best.

The order of preference is Microsoft's (``SCRIPT_JUSTIFY_ARABIC_*`` of Uniscribe, with the letters named in its text on
justifying Arabic), which M. J. E. Benatia, M. Elyaakoubi and A. Lazrek report for traditional practice as well:
"Arabic text justification", TUGboat 27:2 (2006), https://www.tug.org/TUGboat/tb27-2/tb87benatia.pdf.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from arabic_reshaper.letters import LETTERS_ARABIC, connects_with_letter_after, connects_with_letter_before

TATWEEL = "\u0640"
MIN_LETTERS = 3
"""A word of two letters is not lengthened: it would look like another one."""

_ALEFS = frozenset("اأإآٱ")
_TEETH = frozenset("بتثنيئ")
_ARTICLES = frozenset(("ال", "وال", "فال", "بال", "كال", "لل"))
_ABOVE = frozenset("جحخم")
"""Letters that many faces join from above: a line before them would break the join."""


class Join(NamedTuple):
    """A place between two joined letters."""

    before: int
    """Place in the word, in characters, before which a tatweel may stand."""
    rank: int
    """1 is best."""


def joins(word: str) -> tuple[Join, ...]:
    """Return the places where ``word`` may be lengthened, best first; among equals the last in the word comes first.

    None for words that are not all Arabic letters and vowel marks, and for the word God, which has a form of its own.
    """
    letters = [i for i, char in enumerate(word) if unicodedata.category(char) != "Mn"]
    bare = "".join(word[i] for i in letters)
    if len(letters) < MIN_LETTERS or not all(char in LETTERS_ARABIC for char in bare) or "لله" in bare:
        return ()
    found = [Join(letters[i + 1], rank) for i, rank in _ranked(bare)]
    return tuple(sorted(found, key=lambda join: (join.rank, -join.before)))


def _ranked(bare: str) -> Iterator[tuple[int, int]]:
    """Yield each letter after which a join may be lengthened, with the rank of that place."""
    for i in range(len(bare) - 1):
        if _joined(bare, i) and not _is_one(bare, i):
            rank = _rank(bare, i)
            if rank:
                yield i, rank


def _joined(bare: str, i: int) -> bool:
    """Tell whether the letters ``i`` and ``i + 1`` are joined."""
    if i + 1 >= len(bare):
        return False
    after = connects_with_letter_after(bare[i], LETTERS_ARABIC)
    return bool(after and connects_with_letter_before(bare[i + 1], LETTERS_ARABIC))


def _is_one(bare: str, i: int) -> bool:
    """Tell whether letter ``i`` belongs to the next: lam and alef, an article or preposition and its word."""
    if bare[i] == "ل" and bare[i + 1] in _ALEFS:
        return True
    return bare[: i + 1] in _ARTICLES or (i == 0 and bare[1:3] == "ال")


def _rank(bare: str, i: int) -> int:
    """Return the rank of the join after letter ``i``; 0 if it is better left alone."""
    letter, following = bare[i], bare[i + 1]
    final = not _joined(bare, i + 1)
    ranks = (
        (TATWEEL in (letter, following), 1),
        (letter in "سشصض", 2),
        (final and following in "هةدذ", 3),
        (final and following in "اأإآٱطظلكگ", 4),
        (_before_tooth(bare, i), 5),
        (final and following in "وؤعغقف", 6),
        (final and following not in _ABOVE and letter not in _TEETH and len(bare) > MIN_LETTERS, 7),
    )
    return next((rank for holds, rank in ranks if holds), 0)


def _before_tooth(bare: str, i: int) -> bool:
    """Tell whether a tooth and a final reh or yeh follow: the line stands before the tooth, not after it."""
    tooth = bare[i + 1] in _TEETH and _joined(bare, i + 1)
    return tooth and bare[i + 2] in "رزيىئ" and not _joined(bare, i + 2)
