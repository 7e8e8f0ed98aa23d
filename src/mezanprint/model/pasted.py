"""What comes along when text is pasted: shapes of letters instead of letters, soft hyphens, stretched words.

One rule for what a writer typed and for what a translator did. It looks right on a page, and no search finds it.
"""

import re
import unicodedata

ARABIC = "\u0621-\u063a\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc"
"""Letters of the Arabic script, without digits, marks and tatweel; the inside of a character class."""
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
"""Vowel marks, likewise."""
SOFT_HYPHEN = "\u00ad"
_SYMBOLS = "\ufd3e\ufd3f\ufd40-\ufd4f\ufdfa-\ufdfd"
"""Ornate brackets, honorifics, and the rial: characters of their own."""
FORMS = re.compile(f"(?![{_SYMBOLS}])[\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic presentation forms: shapes that fonts choose and no text stores."""
STRETCHED = re.compile(f"[{ARABIC}][{MARKS}]*(?P<stretch>\u0640+)[{MARKS}]*[{ARABIC}]")
"""A word that is stretched with tatweel; one at its end, or before Latin letters and digits, has its use."""
LETTER = "\u0621-\u063a\u0641-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
"""Letters and marks of the Arabic script."""
_STRETCH = re.compile(f"(?<=[{LETTER}])\u0640+(?=[{LETTER}])")
_TANWIN_ON_LETTERS = re.compile("\u064b[\u0627\ufe8d\ufe8e]")
_LAM_ALEF_TANWIN = re.compile("[\ufefb\ufefc]\u064b")
_MARK_ON_TATWEEL = re.compile("[\u064b-\u065f\u0670]")


def decompose(text: str) -> str:
    """Return ``text`` with the letters of its presentation forms; never another character changes.

    Tanwin behind a ligature of lam and alef may be that of either: it goes where the rest of the text has it.
    """
    if _TANWIN_ON_LETTERS.search(text):
        text = _LAM_ALEF_TANWIN.sub("\u0644\u064b\u0627", text)
    return FORMS.sub(_decompose, text)


def _decompose(form: re.Match[str]) -> str:
    letters = unicodedata.normalize("NFKC", form[0])
    # A mark that stands alone is written over a blank or a tatweel, which is no part of the word.
    return letters if letters[0] not in " \u0640" or len(letters) == 1 else letters[1:]


def unstretch(text: str) -> str:
    """Return ``text`` without tatweel between two letters of a word; one before anything else has its use."""
    return _STRETCH.sub(lambda run: run[0] if _MARK_ON_TATWEEL.match(text, run.end()) else "", text)
