"""Letters that are seen right and stored wrong: presentation forms, Persian look-alikes, stretched words."""

import re
import unicodedata

_SYMBOLS = "\ufd3e\ufd3f\ufd40-\ufd4f\ufdfa-\ufdfd"
"""Ornate brackets, honorifics, and the rial: characters of their own."""
FORMS = re.compile(f"(?![{_SYMBOLS}])[\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic presentation forms: shapes that fonts choose and no text stores."""
_LETTER = "\u0621-\u063a\u0641-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_STRETCHED = re.compile(f"(?<=[{_LETTER}])\u0640+(?=[{_LETTER}])")
_MARK_ON_TATWEEL = re.compile("[\u064b-\u065f\u0670]")
_LOOK_ALIKES = {"\u06a9": "\u0643", "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647"}
_ANY_LOOK_ALIKE = re.compile(f"[{''.join(_LOOK_ALIKES)}\u06cc]")
_FARSI_YEH = re.compile(f"\u06cc(?=[{_LETTER}])")
_FOREIGN = re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2\u06c6\u06d0]")
_WORD = re.compile(f"[{_LETTER}\u0640]+")


def decompose(text: str) -> str:
    """Return ``text`` with the letters of its presentation forms; never another character changes."""
    return FORMS.sub(_decompose, text)


def _decompose(form: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", form[0])
    # A mark that stands alone is written over a blank or a tatweel, which is no part of the word.
    return letters if letters[0] not in " \u0640" or len(letters) == 1 else letters[1:]


def unstretch(text: str) -> str:
    """Return ``text`` without tatweel between two letters of a word; one before anything else has its use."""
    return _STRETCHED.sub(lambda run: run[0] if _MARK_ON_TATWEEL.match(text, run.end()) else "", text)


def arabic_letters(text: str, source: str) -> str:
    """Return ``text`` with Arabic letters for Persian and Urdu ones that look alike, in words that are not foreign.

    A Farsi yeh at the end of a word may be a yeh or an alef maqsura: that needs a reader. A source that has such
    letters itself speaks of them.
    """
    if _ANY_LOOK_ALIKE.search(source):
        return text
    return _WORD.sub(lambda word: word[0] if _FOREIGN.search(word[0]) else _look_alikes(word[0]), text)


def _look_alikes(word: str) -> str:
    return _FARSI_YEH.sub("\u064a", "".join(_LOOK_ALIKES.get(char, char) for char in word))
