"""Text as a terminal shows it: what runs from right to left isolated, what nobody sees spelt out."""

import json
import re
import unicodedata

ISOLATE, END = "\u2068", "\u2069"
RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RTL_RUN = re.compile(f"[{RTL}](?:[^{RTL}A-Za-z`\n]*[{RTL}])*")
_BEYOND = re.compile(r"[^\n -~]")
"""What JSON may leave as it is and ASCII does not show."""
_JOINERS = ("\u200c", "\u200d")
"""They shape the letters beside them, and are seen in these."""


def legible(text: str) -> str:
    """Return text that a terminal shows as it is meant: right-to-left runs isolated, control characters spelt out."""
    if ISOLATE not in text:
        text = RTL_RUN.sub(lambda run: f"{ISOLATE}{run[0]}{END}", text)
    return visible(text)


def visible(text: str) -> str:
    """Return text with control characters spelt out, isolates apart: they keep a sentence in its order."""
    return "".join(c if c in (ISOLATE, END) else spelt(c) for c in text)


def visible_json(value: object) -> str:
    """Return indented JSON in which nothing invisible stands raw; its escapes say the same to programs."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _BEYOND.sub(lambda found: found[0] if spelt(found[0]) == found[0] else json.dumps(found[0])[1:-1], text)


def spelt(character: str) -> str:
    """Return a character as it is, or its code point if nobody would see it."""
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in _JOINERS
    return f"\\u{ord(character):04x}" if hidden else character
