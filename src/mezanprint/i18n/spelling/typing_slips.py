"""What a word may have been meant for: each slip of those who write Arabic, undone."""

import re
from collections.abc import Iterator

from mezanprint.i18n.spelling.attached import ARTICLE

_HEH, _TEH_MARBUTA = "ه", "ة"
_LAST = {_HEH: _TEH_MARBUTA, _TEH_MARBUTA: _HEH, "ى": "ي", "ي": "ى"}
_HAMZA = {
    "ا": "أإآ", "أ": "اإآؤئء", "إ": "اأآ", "آ": "اأإ", "ؤ": "وأئء", "ئ": "يأؤء", "ء": "أؤئ", "و": "ؤ", "ي": "ئ",
    "ى": "ئ",
}  # fmt: skip
"""What each letter may have been meant for: with another hamza, on another seat, with none, or without it."""
_ALIKE = {
    "ض": "ظ", "ظ": "ض", "س": "ص", "ص": "س", "ت": "طث", "ط": "ت", "ث": "ت", "ذ": "زد", "ز": "ذر", "د": "ذ", "ر": "ز",
    "ق": "ف", "ف": "ق", "ح": "جخ", "ج": "ح", "خ": "ح",
}  # fmt: skip
"""Letters that sound alike, and such that differ by a dot."""
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئء"
_SHORT = 5
_CASE = re.compile("(?<=...)[أؤئء](?=(?:ه|ها|هم|هما|هن|ك|كم|نا)$)|(?<=..)آ(?=ن$)")
"""A seat that follows the case of the word, before a pronoun, and a hamza before the ending of the dual."""
_BEFORE_HAMZA = "اوي"


def lost_dots(word: str) -> Iterator[str]:
    """Yield ``word`` with the other dots on its last letter."""
    if word[-1] in _LAST:
        yield word[:-1] + _LAST[word[-1]]


def hamzas(word: str) -> Iterator[str]:
    """Yield ``word`` with one hamza more or less or on another seat."""
    case = _CASE.search(word)
    for place, letter in enumerate(word):
        if case is None or place != case.start():
            for other in _HAMZA.get(letter, ""):
                yield word[:place] + other + word[place + 1 :]
    if word[-1] == "ء":
        yield word[:-1]
    elif word[-1] in _BEFORE_HAMZA:
        yield word + "ء"


def one_article(word: str) -> Iterator[str]:
    """Yield ``word`` with one article where it begins with two, behind what may stand before an article."""
    place = word.find(ARTICLE * 2, 0, 2 + 2 * len(ARTICLE))
    if place >= 0:
        yield word[:place] + word[place + len(ARTICLE) :]


def exchanges(word: str) -> Iterator[str]:
    """Yield ``word`` with two neighbours exchanged; the first letter of a short word is seldom one of them."""
    for place in range(len(word) < _SHORT, len(word) - 1):
        first, second = word[place], word[place + 1]
        if first != second:
            yield word[:place] + second + first + word[place + 2 :]


def singles(word: str) -> Iterator[str]:
    """Yield ``word`` with one letter where the same stands twice; two alefs at the beginning are a question."""
    for place in range(1, len(word)):
        if word[place] == word[place - 1] and not (place == 1 and word[0] == "أ"):
            yield word[:place] + word[place + 1 :]


def alike(word: str) -> Iterator[str]:
    """Yield ``word`` with a letter that sounds or looks like one of it."""
    for place, letter in enumerate(word):
        for other in _ALIKE.get(letter, ""):
            yield word[:place] + other + word[place + 1 :]


def additions(word: str, letters: str = _LETTERS) -> Iterator[str]:
    """Yield ``word`` with one of ``letters`` more, anywhere but at its end."""
    for place in range(len(word)):
        before, after = word[:place], word[place:]
        yield from [before + letter + after for letter in letters]


def halves(word: str) -> Iterator[tuple[str, str]]:
    """Yield the two words that ``word`` may be without the space between them."""
    for place in range(2, len(word) - 1):
        yield word[:place], word[place:]
