"""What pseudo-locales make of a text that is written in Arabic: Latin letters for it, or all its vowel marks."""

import re
from itertools import cycle

_LETTER = "\u0621-\u063a\u0641-\u064a"
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_WORD = re.compile(f"[{_LETTER}]+")
_LATIN = re.compile("[A-Za-z]")
_SOUNDS = {
    **dict(zip("ابتجحدرزسصضطظعفقكلمنهوي", "abtjhdrzssdtzafqklmnhwy", strict=True)),
    "ث": "th",
    "خ": "kh",
    "ذ": "dh",
    "ش": "sh",
    "غ": "gh",
    "آ": "aa",
    "أ": "a",
    "إ": "i",
    "ؤ": "u",
    "ئ": "i",
    "ء": "",
    "ة": "a",
    "ى": "a",
}
_LONG = frozenset("اويآأإؤئةىء")
"""Letters that sound a vowel, or carry one."""
_SHORT = "aiu"
_PUNCTUATION = str.maketrans("،؛؟", ",;?")
_FATHA, _DAMMA, _KASRA, _SHADDA = "\u064e", "\u064f", "\u0650", "\u0651"


def is_arabic(source: str) -> bool:
    """Tell whether a text is written in Arabic: most of its letters are."""
    return len(re.findall(f"[{_LETTER}]", source)) > len(_LATIN.findall(source))


def in_latin(part: str) -> str:
    """Spell Arabic words in Latin letters, with vowels between them: a quarter longer, as a translation would be."""
    return _WORD.sub(lambda word: _spell(word[0]), _MARKS.sub("", part)).translate(_PUNCTUATION)


def _spell(word: str) -> str:
    vowels, spelled = cycle(_SHORT), []
    for letter, after in zip(word, [*word[1:], "ا"], strict=True):
        spelled.append(_SOUNDS.get(letter, "a"))
        if letter not in _LONG and after not in _LONG:
            spelled.append(next(vowels))
    return "".join(spelled)


def with_marks(part: str) -> str:
    """Put a vowel mark on every letter that may have one, and a shadda here and there: no mark must be clipped."""
    return _WORD.sub(lambda word: _mark(word[0]), _MARKS.sub("", part))


def _mark(word: str) -> str:
    marks = cycle((_FATHA, _KASRA, _DAMMA + _SHADDA, _DAMMA))
    return "".join(letter if letter in _LONG else letter + next(marks) for letter in word)
