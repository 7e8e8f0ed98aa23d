"""How much of a source text a reader gives back: words found again, and lines exact to the letter."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mezanprint.model.direction.bidi_controls import BIDI_CONTROLS

_CONTROLS = re.compile(f"[{BIDI_CONTROLS}\u200b-\u200d\u2060\u00ad\ufeff]")
_HYPHENATED = re.compile("(?<=\\w)[-\u2010\u00ad\u0002\ufffe]\\s*\n\\s*(?=\\w)")
"""A word cut at the end of a line; pdfium writes U+0002 or U+FFFE for the hyphen."""
_TATWEEL = "\u0640"
_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Recall:
    """How many words of a source were found, and which were not, in the order of the source."""

    total: int
    found: int
    lost: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of words found, 0 to 1; 1 for a source without words."""
        return self.found / self.total if self.total else 1.0


def normal(text: str) -> str:
    """Return text in the form in which it is compared: NFC, no invisible controls, white space squeezed.

    Canonical equivalence matters: readers differ in the order of a shadda and the vowel with it.
    """
    return " ".join(in_lines(text).split())


def in_lines(text: str) -> str:
    """Return text in the same form with its white space as it is."""
    return _CONTROLS.sub("", unicodedata.normalize("NFC", text))


def words(text: str) -> list[str]:
    """Return the words of two letters and more, of any script, with their marks; digits are no letters."""
    return [word for word in _runs(normal(text)) if sum(c.isalpha() for c in word) >= _MIN_LETTERS]


def _runs(text: str) -> Iterator[str]:
    start = None
    for place, character in enumerate(f"{text} "):
        inside = unicodedata.category(character)[0] in "LM"
        if inside and start is None:
            start = place
        elif not inside and start is not None:
            yield text[start:place]
            start = None


def bare(word: str) -> str:
    """Return a word, or a text, as a search sees it: without vowel marks and tatweel, in one case."""
    stripped = unicodedata.normalize("NFC", word)
    for sign in set(stripped):  # few different ones, where a whole document is asked
        if sign == _TATWEEL or unicodedata.category(sign) == "Mn":
            stripped = stripped.replace(sign, "")
    return stripped.casefold()


def is_rtl(word: str) -> bool:
    """Tell whether a word is written from right to left."""
    return unicodedata.bidirectional(word[0]) in ("R", "AL")


def recall(source: Iterable[str], text: str, *, marks: bool = False) -> Recall:
    """Return which words of ``source`` stand in ``text``, each occurrence counted.

    Without ``marks`` words are compared as a search does (see ``bare``). A word that a hyphen cuts at the end of a
    line counts as found when its pieces stand there.
    """
    remaining = list(source)
    there = _counted(text, marks=marks)
    missing = []
    for word in remaining:
        form = word if marks else bare(word)
        if there[form] > 0:
            there[form] -= 1
        else:
            missing.append(word)
    return Recall(len(remaining), len(remaining) - len(missing), tuple(missing))


def _counted(text: str, *, marks: bool) -> Counter[str]:
    """Return how often each word stands in a text, read as it is or with cut words joined: whichever is more."""
    both = (Counter(w if marks else bare(w) for w in words(form)) for form in (text, _HYPHENATED.sub("", text)))
    plain, joined = both
    return plain | joined


def exact_lines(lines: Iterable[str], text: str) -> tuple[str, ...]:
    """Return those of ``lines`` that stand in ``text`` as whole lines, to the letter (see ``normal``)."""
    there = {normal(line) for line in re.split("[\r\n\f]+", text)}
    return tuple(line for line in lines if normal(line) in there)
