"""How Arabic says an acronym without its Latin letters: by their sounds, or with all its words."""

import re
from functools import cache

from mezanprint.model.pasted import ARABIC, MARKS

_SOUNDS = {
    "A": "", "B": "ب", "C": "سكق", "D": "د", "E": "", "F": "ف", "G": "جغق", "H": "هحتش", "I": "", "J": "ج", "K": "كق",
    "L": "ل", "M": "م", "N": "ن", "O": "", "P": "ب", "Q": "قك", "R": "ر", "S": "سشصز", "T": "تط", "U": "", "V": "فڤ",
    "W": "ود", "X": "كس", "Y": "يو", "Z": "زذظ",
}  # fmt: skip
"""The letters for each Latin one; a vowel is written or not."""
_BETWEEN = "[اأإآويهء.\u200c\u200d\u0640 -]{0,4}"
"""What stands between the letters of `سي دي`, `ج.ت.ك` and `أوبك`: vowels, and the rest of names of letters."""
_MARK = re.compile(f"[{MARKS}]")
_WORD = re.compile(f"[{ARABIC}]+")
_DEFINITE = re.compile("[وف]?(?:[بك]?ال|لل)")
_SMALL = frozenset(("من", "في", "على", "عن", "إلى", "أو", "أن", "إن", "ما", "لا", "هذا", "هذه", "التي", "الذي"))
_INITIALS = re.compile(f"(?<![{ARABIC}])(?:ال)?[{ARABIC}](?:[.\u200c][{ARABIC}]){{1,5}}(?![{ARABIC}])")
_CAPITALS = re.compile("[A-Z]{2}")
_LATIN_WORD = re.compile("[A-Za-z]+")
_SURE = 3
_NEAR = 0.4
"""How much further into its text a name may stand than the acronym does in the source, in shares of the whole."""


def is_transliterated(acronym: str, text: str) -> bool:
    """Tell whether the sounds of an acronym, of two at least, follow one another in an Arabic text.

    Arabic initials, `ح.ع.` with points or with U+200C between them, are those of an acronym, whatever they stand for.
    """
    if _INITIALS.search(text):
        return True
    sounds = [sounds for letter in acronym if (sounds := _SOUNDS[letter])]
    return len(sounds) > 1 and _heard(tuple(sounds)).search(_MARK.sub("", text)) is not None


@cache
def _heard(sounds: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        f"(?<![{ARABIC}])(?:[وفبلك]?ال|لل|[وبلك])?[اأإآوي]?" + _BETWEEN.join(f"[{each}]" for each in sounds)
    )


def is_spelled_out(acronym: str, share: float, text: str) -> bool:
    """Tell whether there is a name of as many words as an acronym has letters: an indefinite word, then definite ones.

    So `لجنة الإنقاذ الدولية` for IRC; of four letters and more one may be for a small word. It must stand about as far
    into ``text`` as the acronym does, which is ``share``.
    """
    text = _MARK.sub("", text)
    length = 0
    for word in _WORD.finditer(text):
        if length and _DEFINITE.match(word[0]):
            length += 1
        else:
            length = int(len(word[0]) > 2 and word[0] not in _SMALL and not _DEFINITE.match(word[0]))
        if length >= len(acronym) - (len(acronym) > _SURE) and abs(word.start() / len(text) - share) <= _NEAR:
            return True
    return False


def may_be_words(source: str, text: str) -> bool:
    """Tell whether an Arabic text may say the acronyms of its source in words, `المراسلة الفورية` for IM.

    Arabic has fewer words than English, which writes articles and prepositions by themselves: where it has more than
    the source has beside acronyms, and none in capitals in their place, these are what it says.
    """
    if _CAPITALS.search(text):
        return False
    others = [word for word in _LATIN_WORD.findall(source) if not _CAPITALS.match(word)]
    return len(_WORD.findall(_MARK.sub("", text))) > len(others)
