"""How wide a line of text is, about: where a page is composed no font is read, and every font is a little other.

The widths are those of the semibold of IBM Plex Sans and IBM Plex Sans Arabic, faces of some width, with a tenth
added. Whether labels do meet is seen when the page stands.
"""

import re
import unicodedata

_LATIN = {**dict.fromkeys("ijltfrI.,:;!'|()[]-·/ ", 0.34), **dict.fromkeys("mwMW@%٪—", 0.92)}
_SMALL, _CAPITAL, _BLANK = 0.61, 0.69, 0.34
_SURE = 1.05
_ARABIC = {
    **dict.fromkeys("اأإآلٱ", 0.28),
    **dict.fromkeys("بتثنيئپٹڻ", 0.33),
    **dict.fromkeys("سشصض", 0.87),
    **dict.fromkeys("رزوؤدذءىڑژڈ", 0.44),
    **dict.fromkeys("،؛؟٬٫", 0.34),
}
"""By the joins of 790 words of our catalogs; the median word is right, one in twenty is a tenth wider."""
_EASTERN, _EASTERN_DIGIT = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"), 0.53
_OTHER_ARABIC, _AT_END = 0.6, 0.45
_ENDS = re.compile("[بتثنيسشصضىفقكلپٹک](?![\u0621-\u064a\u066e-\u06d3])")
"""Letters whose form at the end of a word is wider."""


def text_width(text: str) -> float:
    """Return the width of a line in em."""
    return _SURE * (sum(map(_width, text)) + _AT_END * len(_ENDS.findall(text)))


def lines_of(text: str, room: float) -> int:
    """Return about how many lines a text takes in a width, em, broken at its spaces; one word is never broken."""
    count, used = 1, 0.0
    for word in text.split():
        width = text_width(word)
        if used and used + _BLANK + width > room:
            count, used = count + 1, width
        else:
            used += width + (_BLANK if used else 0)
    return count


def _width(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if character in _EASTERN:
        return _EASTERN_DIGIT
    if character in _LATIN:
        return _LATIN[character]
    if "\u0600" <= character <= "\u06ff":
        return _ARABIC.get(character, _OTHER_ARABIC)
    return _CAPITAL if character.isupper() else _SMALL
