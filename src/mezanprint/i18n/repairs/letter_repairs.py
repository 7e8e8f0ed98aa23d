"""Letters that are seen right and stored wrong: Persian and Urdu look-alikes."""

import re

from mezanprint.model.pasted import LETTER

_LOOK_ALIKES = {"\u06a9": "\u0643", "\u06c1": "\u0647", "\u06be": "\u0647", "\u06d5": "\u0647"}
_ANY_LOOK_ALIKE = re.compile(f"[{''.join(_LOOK_ALIKES)}\u06cc]")
_FARSI_YEH = re.compile(f"\u06cc(?=[{LETTER}])")
_FOREIGN = re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2\u06c6\u06d0]")
_WORD = re.compile(f"[{LETTER}\u0640]+")


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
