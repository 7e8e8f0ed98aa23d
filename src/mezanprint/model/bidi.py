"""Runs of the other direction, found and isolated, so that punctuation and numbers beside them stay in order.

The rules are those of printed Arabic: names and acronyms in Latin letters, addresses, telephone and signed numbers are
left-to-right islands; a percent sign stands on the house's side of its number; a range of numbers with an en dash runs
with the Arabic and is never made an island. Isolates the writer typed are kept and never doubled.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from mezanprint.model.locales import Direction, HouseStyle
from mezanprint.model.numerals import ANY_DIGIT

LRI, RLI, FSI, PDI, ALM = "\u2066", "\u2067", "\u2068", "\u2069", "\u061c"
OBJECT = "\ufffc"
"""Stands in flat text for something that is no text, such as the call of a note."""

RTL_LETTERS = (
    "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_L = f"(?:(?![{RTL_LETTERS}])[^\\W\\d_])"
_W = f"(?:(?![{RTL_LETTERS}\u0660-\u066d])[\\w\u0300-\u036f])"
_DIGIT = f"[{ANY_DIGIT}]"
_NUMBER = f"(?<!{_DIGIT})(?<!{_DIGIT}[.,\u066b\u066c])(?>{_DIGIT}+(?:[.,\u066b\u066c]{_DIGIT}+)*)"
_SIGN = "(?:(?<![\\w%)\\]\u2013-])|(?<=\\b[\u0648\u0641\u0628\u0644\u0643]))[+\\-\u2212\u00b1]"
"""A sign of a number: not the hyphen of a compound, but after the attached letters waw, fa, ba, lam and kaf it is."""
_TOKEN = (
    f"(?:(?:{_L}\\.){{2,}}"
    f"|(?:(?<![0-9])(?<![0-9][.,])(?>[0-9][0-9.,]*))?{_L}{_W}*"
    f"(?:[./:_@&'\u2019\\-\u2010\u2011\u2013]{_W}+)*[+#\u00ae\u2122]*)"
)
_BETWEEN = f"[^\\S\\n]{{0,3}}[^\\w\\s{RTL_LETTERS}\u060c\u061b\u061f\u0660-\u066d\u2066-\u2069]{{0,3}}[^\\S\\n]{{0,3}}"
_RTL_TOKEN = f"[{RTL_LETTERS}](?:[{RTL_LETTERS}\u0660-\u0669\u200c\u200d]|['\u2019](?=[{RTL_LETTERS}]))*"

_IN_RTL = re.compile(
    "(?P<kept>[\u2066-\u2068])"
    "|(?P<url>(?:https?://|www\\.)[!-~]+)"
    "|(?P<email>(?<![A-Za-z0-9._+-])(?>[A-Za-z0-9._+-]+)@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)"
    f"|(?P<phone>(?<![\\w/.,])(?:(?:\\+|00){_DIGIT}[{ANY_DIGIT} \u00a0().-]{{5,}}"
    f"|\\(?[0\u0660\u06f0]{_DIGIT}{{1,3}}\\)?[- ]{_DIGIT}[{ANY_DIGIT} -]{{4,}}"
    f"|{_DIGIT}{{2,5}}(?:-{_DIGIT}{{2,5}}){{2,}}){_DIGIT})"
    f"|(?P<phrase>{_TOKEN}(?:{_BETWEEN}(?:(?>[0-9]+){_BETWEEN}){{0,4}}{_TOKEN})*)"
    f"|(?P<percent>(?:{_SIGN})?{_NUMBER}[ \u00a0\u202f]?[%\u066a])"
    f"|(?P<signed>{_SIGN}{_NUMBER})"
    f"|(?P<money>[$\u20ac\u00a3\u20aa][ \u00a0]?{_NUMBER}|{_NUMBER}[ \u00a0]?[$\u20ac\u00a3\u20aa])"
)
_IN_LTR = re.compile(
    "(?P<kept>[\u2066-\u2068])"
    f"|(?P<phrase>{_RTL_TOKEN}(?:[^\\S\\n]{{0,3}}[^\\w\\s\u2066-\u2069]{{0,3}}[^\\S\\n]{{0,3}}"
    f"(?:{_NUMBER}[^\\S\\n]{{1,3}}){{0,4}}{_RTL_TOKEN})*)"
)
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPEN, _CLOSE = "([{", ")]}"


class Kind(StrEnum):
    """What a stretch of text is, and so how it is isolated and whether its digits are the house's."""

    KEPT = "kept"
    """Isolated by the writer."""
    PHRASE = "phrase"
    """Words of the other direction, or a code, address or telephone number: digits stay as typed."""
    NUMBER = "number"
    """A number with a sign or a currency: left to right, in the digits of the house."""
    PERCENT = "percent"
    """A number and a percent sign, whose side the house decides."""


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a text that are isolated as one."""

    start: int
    end: int
    kind: Kind


def stretches(text: str, direction: Direction) -> tuple[Stretch, ...]:
    """Return the stretches of ``text`` that need an isolate in a paragraph of ``direction``, in order."""
    pattern = _IN_RTL if direction is Direction.RTL else _IN_LTR
    found: list[Stretch] = []
    position = 0
    while match := pattern.search(text, position):
        stretch = _stretch(text, match)
        found.append(stretch)
        position = stretch.end
    return tuple(found)


def _stretch(text: str, match: re.Match[str]) -> Stretch:
    start, end, name = match.start(), match.end(), match.lastgroup
    match name:
        case "kept":
            return Stretch(start, _matching_end(text, start), Kind.KEPT)
        case "percent":
            return Stretch(start, end, Kind.PERCENT)
        case "signed" | "money":
            return Stretch(start, end, Kind.NUMBER)
        case "url":
            trimmed = len(match[0].rstrip(".,;:!?'\")]}"))
            return Stretch(start, start + trimmed, Kind.PHRASE)
        case _:
            return Stretch(start, _with_bracket(text, start, end), Kind.PHRASE)


def _matching_end(text: str, start: int) -> int:
    depth = 0
    for offset in range(start, len(text)):
        if LRI <= text[offset] <= FSI:
            depth += 1
        elif text[offset] == PDI:
            depth -= 1
            if depth == 0:
                return offset + 1
    return len(text)


def _with_bracket(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one opened inside: ``Al Mezan (Gaza)``."""
    opened = sum(text.count(char, start, end) for char in _OPEN) - sum(text.count(char, start, end) for char in _CLOSE)
    while opened > 0 and end < len(text) and text[end] in _CLOSE:
        opened, end = opened - 1, end + 1
    return end


def wrap(text: str, kind: Kind, direction: Direction, style: HouseStyle) -> str:
    """Return a stretch in its isolate, for a paragraph of ``direction``.

    Measured: LRI alone puts the percent sign right of the number everywhere; RLI and ALM put it left, also in a cell
    or an inline element that holds nothing but the number.
    """
    if kind is Kind.KEPT:
        return text
    if kind is Kind.PERCENT and style.percent == "left":
        number, sign = text[:-1], text[-1]
        signed = number[0] in "+-\u2212\u00b1"
        return RLI + (f"{LRI}{number}{PDI}{sign}" if signed else ALM + text) + PDI
    return (RLI if direction is Direction.LTR else LRI) + text + PDI


def isolate(text: str, direction: Direction, style: HouseStyle) -> str:
    """Return ``text`` with an isolate round every run that needs one in a paragraph of ``direction``."""
    pieces: list[str] = []
    position = 0
    for start, end, kind in stretches(text, direction):
        pieces += text[position:start], wrap(text[start:end], kind, direction, style)
        position = end
    return "".join(pieces) + text[position:]


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first letter that has one, or None."""
    found = re.search(f"(?P<rtl>[{RTL_LETTERS}])|{_L}", text)
    return found and (Direction.RTL if found["rtl"] else Direction.LTR)


def strip_controls(text: str) -> str:
    """Return ``text`` without directional characters, for metadata, outlines and terminals that show plain text."""
    return _CONTROLS.sub("", text)
