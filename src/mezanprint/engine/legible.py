"""Text as a terminal shows it: what runs from right to left isolated, what nobody sees spelt out."""

import re
import unicodedata

ISOLATE, END = "\u2068", "\u2069"
RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RTL_RUN = re.compile(f"[{RTL}](?:[^{RTL}A-Za-z`\n]*[{RTL}])*")
_JOINERS = ("\u200c", "\u200d")
"""They shape the letters beside them, and are seen in these."""


def legible(text: str) -> str:
    """Return text that a terminal shows as it is meant: right-to-left runs isolated, control characters spelt out."""
    if ISOLATE not in text:
        text = RTL_RUN.sub(lambda run: f"{ISOLATE}{run[0]}{END}", text)
    return "".join(c if c in (ISOLATE, END) else spelt(c) for c in text)


def spelt(character: str) -> str:
    """Return a character as it is, or its code point if nobody would see it."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS
    return f"\\u{ord(character):04x}" if hidden else character
