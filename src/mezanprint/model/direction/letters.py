"""Characters by direction, as parts of patterns; and what a text as a whole is."""

import re

from mezanprint.model.locales import Direction
from mezanprint.model.numerals import ANY_DIGIT

OBJECT = "\ufffc"
"""Stands in flat text for something that is no text, such as the call of a note."""

RTL_LETTERS = (
    "\u0590-\u060b\u060d-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff"
    "\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""Letters and marks of all right-to-left scripts, without digits and punctuation, for a character class."""
RTL_PUNCTUATION = "\u060c\u061b\u061f\u06d4\u066a\u066d"
"""Arabic comma, semicolon, question mark, full stop, percent sign and star."""
LTR = f"(?:(?![{RTL_LETTERS}\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u00bc-\u00be\u2150-\u218b])[^\\W\\d_])"
"""A letter of any script that runs from left to right; raised digits and fractions are none."""
WORD = f"(?:(?![{RTL_LETTERS}\u0660-\u066d\u06f0-\u06f9])[\\w\u0300-\u036f])"
"""A letter or digit inside a left-to-right word."""
DIGIT = f"[{ANY_DIGIT}]"
ARABIC_DIGIT = "[\u0660-\u0669]"
"""Of bidirectional class AN: two numbers of these run from right to left, in a left-to-right line too (UAX 9, N1)."""
SPACE = "[ \u00a0\u202f]"
HYPHEN = "[-\u2010\u2011\u2012\u2013\u2212]"
NUMBER = f"(?>{DIGIT}{{1,3}}(?:[\u00a0\u202f]{DIGIT}{{3}})+|{DIGIT}+)(?>(?:[.,\u066b\u066c]{DIGIT}+)*)"
"""Digits with separators of thousands and decimals."""
START = (
    f"(?<!{DIGIT})(?<![A-Za-z_])(?<!\\b\u0645)(?<!\\b[\u0643\u0633\u062f\u0645]\u0645)(?<!/\u0645)"
    "(?<![A-Za-z0-9\u0660-\u0669\u06f0-\u06f9][.,:/\u066b\u066c-])"
)
"""Before a number that is no part of what stands before it; the 2 of an Arabic square metre is."""
FREE = "(?:(?<!\\w)|(?<=\\b[\u0648\u0641\u0628\u0644\u0643])|(?<=\u0640))"
"""Before a sign that begins something, also behind an attached letter (waw, fa, ba, lam, kaf) or a tatweel."""
POWER = "(?:[\u207a\u207b]?[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+)?"
"""A power in raised digits."""
END = f"(?!{DIGIT})(?![A-Za-z_])(?![.,:\u2011-]{DIGIT})"
"""After a number that is whole."""

_FIRST = re.compile(f"(?P<rtl>[{RTL_LETTERS}])|{LTR}")
_LETTER = {
    Direction.RTL: re.compile(f"[{RTL_LETTERS}]"),
    Direction.LTR: re.compile(LTR),
}


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first letter that has one, or None."""
    found = _FIRST.search(text)
    return found and (Direction.RTL if found["rtl"] else Direction.LTR)


def has_letters(text: str, direction: Direction) -> bool:
    """Tell whether a text holds a letter that runs in ``direction``."""
    return _LETTER[direction].search(text) is not None


def count_letters(text: str, direction: Direction) -> int:
    """Return how many letters of a text run in ``direction``."""
    return len(_LETTER[direction].findall(text))


def other(direction: Direction) -> Direction:
    """Return the opposite direction."""
    return Direction.LTR if direction is Direction.RTL else Direction.RTL
