"""Spaces that print needs and nobody types: room for Arabic marks that stand alone, narrow spaces of French print.

A mark after a space, as the Quran's marks of pause, is carried by no-break spaces of its own (Unicode, section 7.9),
so that it neither lies over the letter before it nor begins a line.

Narrow no-break spaces (U+202F) are put as French print has them, in text that was typed with ordinary spaces or none.

The rule: a space before ``; : ! ?`` and inside ``« »``; and, as many languages do, between the groups of a number and
before a percent or currency sign. Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; CLDR's
French number patterns. All spaces are U+202F here, as most French houses set them; the Imprimerie nationale has a wide
one before the colon and inside ``« »``.
"""

import re

from mezanprint.model.locales import HouseStyle, is_currency
from mezanprint.model.numerals import NARROW_SPACE

_SPACE = "[ \u00a0\u202f]"
_ENDS = "\\s»”’\ufffc"
_SIGNS = (
    r"(?P<kept>(?:https?://|www\.)[!-~]+(?<![.,;:!?)\]])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<number>(?<![\w.,+(/-])(?<!\d{_SPACE})[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}})+(?!{_SPACE}?\d))"
    rf"|(?P<sign>(?<=\d){_SPACE}*(?=[%‰](?!\w)|[€$£₪₺¥]))"
    rf"|(?P<code>(?<=\d){_SPACE}(?=(?P<currency>[A-Z]{{3}})\b))"
)
_FRENCH = (
    rf"|(?P<opening>«{_SPACE}*)"
    rf"|(?P<closing>{_SPACE}*»)"
    rf"|(?P<mark>(?<=[^\s(\[«“‘;:!?]){_SPACE}*(?=[!?]+(?:[{_ENDS})\]]|$)|[;:](?:[{_ENDS}]|$)))"
)
_PATTERNS = {"signs": re.compile(_SIGNS), "french": re.compile(_SIGNS + _FRENCH)}
_ANY_SPACE = re.compile(_SPACE)
_NO_BREAK = "\u00a0"
_CARRIER = 2 * _NO_BREAK
"""Under a mark that stands alone: fonts draw it at the end of a space, and it is wider than one."""
_MARKS = (
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff]"
)
_ALONE = re.compile(f"(?<!{_NO_BREAK})[ {_NO_BREAK}](?={_MARKS})")
_FIRST_ALONE = re.compile(_MARKS)


def house_spaces(text: str, style: HouseStyle, before: str = "") -> str:
    """Return ``text`` with the narrow spaces of the house; ``before`` is the character that stands before it, if any.

    Addresses, times (``12:30``), and marks inside a word or code stay as typed. What has its narrow spaces keeps them:
    the function changes nothing the second time.

    >>> house_spaces("«Oui!» Il en reste 1 500, soit 45%.", HouseStyle(spaces="french")).replace(NARROW_SPACE, "_")
    '«_Oui_!_» Il en reste 1_500, soit 45_%.'
    """
    text = _carried(text, before)
    if style.spaces == "none":
        return text
    pieces: list[str] = []
    position = len(before)
    for found in _PATTERNS[style.spaces].finditer(before + text, position):
        pieces += text[position - len(before) : found.start() - len(before)], _spaced(found)
        position = found.end()
    return "".join(pieces) + text[position - len(before) :]


def _carried(text: str, before: str) -> str:
    """Return ``text`` with spaces of its own under each Arabic mark that stands alone."""
    alone = (not before or before.isspace()) and _FIRST_ALONE.match(text)
    return (_CARRIER if alone else "") + _ALONE.sub(_NO_BREAK + _CARRIER, text)


def _spaced(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "number":
            return _ANY_SPACE.sub(NARROW_SPACE, match[0])
        case "opening":
            return f"«{NARROW_SPACE}"
        case "closing":
            return f"{NARROW_SPACE}»"
        case "sign" | "mark":
            return NARROW_SPACE
        case "code" if is_currency(match["currency"]):
            return NARROW_SPACE
        case _:
            return match[0]
