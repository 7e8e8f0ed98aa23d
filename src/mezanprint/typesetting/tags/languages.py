"""The language of a text, as far as it is known: a false one would be worse for a listener than none.

The page says a language for all words of the other direction. Letters may show that it is not theirs: Russian in an
Arabic line of a project with English, Hebrew in an English one with Arabic, a Latin name in a project that knows
Arabic only. Such words say ``und``, undetermined (BCP 47); numbers, codes and addresses have no language of their own.
"""

import re
from functools import cache

from mezanprint.model.locales import script_of
from mezanprint.typesetting.boxes.tree import Box

UNKNOWN = "und"
_LETTERS = {
    "Latn": re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"),
    "Arab": re.compile("[\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
    "Hebr": re.compile("[\u0591-\u05f4\ufb1d-\ufb4f]"),
    "Grek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "Cyrl": re.compile("[\u0400-\u052f]"),
}
"""Letters of the scripts that are told from one another; of languages in another script nothing is doubted."""
_WORD = re.compile(r"(?<!\S)[^\w\s]*[^\W\d_]{2,}[^\w\s]*(?!\S)")
_ADDRESS = re.compile(r"@|://|www\.")
_UNIT = "unit"
"""Class of what the composition keeps whole: telephone numbers, amounts, codes."""


def language_of(box: Box) -> str:
    """Return the language of a box of text."""
    language = str(box.style["lang"] or "")
    own = _LETTERS.get(_script(language))
    if not language or own is None or own.search(box.text):
        return language
    others = any(letters.search(box.text) for letters in _LETTERS.values())
    return UNKNOWN if others and _has_words(box) else language


@cache
def _script(language: str) -> str:
    return script_of(language)


def _has_words(box: Box) -> bool:
    """Tell whether a text is words, and no code, unit or address."""
    classes = "" if box.element is None else box.element.get("class") or ""
    return _UNIT not in classes.split() and bool(_WORD.search(box.text)) and not _ADDRESS.search(box.text)
