"""How wide a line of text is, about: where a page is composed no font is read, and every font is a little other.

The widths are those of the semibold of IBM Plex Sans and IBM Plex Sans Arabic, with a twelfth added: the bold is wider,
and a face of a house is not in all its letters as wide as on the whole. Whether labels do meet is seen when the page
stands.
"""

import re
import unicodedata
from collections.abc import Iterator

_SURE = 1.08
_LATIN = {
    **dict.fromkeys("ijl'\u2018\u2019", 0.29),
    **dict.fromkeys(",.:;!()[]f·", 0.33),
    **dict.fromkeys("rt-|I/•", 0.41),
    **dict.fromkeys('scvyxzL?"\u201c\u201d', 0.52),
    **dict.fromkeys("aeoJg«»", 0.56),
    **dict.fromkeys("wHNDUOQG&—", 0.74),
    **dict.fromkeys("mMW@%٪…", 0.92),
}
_SMALL, _CAPITAL, _BLANK = 0.59, 0.64, 0.24
_JOINED = {
    **dict.fromkeys("بتثنيئلپٹی", 0.33),
    **dict.fromkeys("فقكکگ", 0.47),
    **dict.fromkeys("جحخطظچ", 0.69),
    **dict.fromkeys("سشصض", 0.88),
}
"""Arabic letters that join the next one. These widths are by the joins of 980 texts of our catalogs, nine in ten of
which come within a twentieth."""
_LAST = {
    **dict.fromkeys("اأإآٱرزڑژ", 0.28),
    **dict.fromkeys("،؛٫٬", 0.31),
    **dict.fromkeys("ؤوةهيیءہھ", 0.49),
    **dict.fromkeys("دذڈ", 0.55),
    **dict.fromkeys("بتثفكکگپٹ", 0.92),
    **dict.fromkeys("سشصض", 1.27),
}
"""Those that do not: their kind never does, or the word ends."""
_OTHER_JOINED, _OTHER_LAST = 0.56, 0.7
_EASTERN, _EASTERN_DIGIT = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"), 0.54
_LAM_ALEF, _LAM_ALEF_WIDTH = re.compile("ل[اأإآٱ]"), 0.55
_JOINS_NEXT = re.compile("[ئبتثج-خس-غف-نهيٹپچکگہھی](?=[ء-ي\u066e-\u06d3])")


def text_width(text: str) -> float:
    """Return the width of a line in em."""
    return _SURE * sum(_widths(text))


def lines_of(text: str, room: float) -> int:
    """Return about how many lines a text takes in a width, em, broken at its spaces; one word is never broken."""
    count, used = 1, 0.0
    for word in text.split():
        width = text_width(word)
        if used and used + _SURE * _BLANK + width > room:
            count, used = count + 1, width
        else:
            used += width + (_SURE * _BLANK if used else 0)
    return count


def _widths(text: str) -> Iterator[float]:
    """Yield the widths of letters and signs; marks over and under letters take none."""
    seen = "".join(each for each in text if unicodedata.category(each) not in ("Mn", "Cf"))
    rest, ligatures = _LAM_ALEF.subn("ا", seen)
    yield ligatures * (_LAM_ALEF_WIDTH - _LAST["ا"])
    joined = {match.start() for match in _JOINS_NEXT.finditer(rest)}
    for place, character in enumerate(rest):
        yield _width(character, is_joined=place in joined)


def _width(character: str, *, is_joined: bool) -> float:
    if character == " ":
        return _BLANK
    if character in _EASTERN:
        return _EASTERN_DIGIT
    if "\u0600" <= character <= "\u06ff" and character != "٪":
        return _JOINED.get(character, _OTHER_JOINED) if is_joined else _LAST.get(character, _OTHER_LAST)
    letter = unicodedata.normalize("NFD", character)[0]
    return _LATIN.get(letter, _CAPITAL if letter.isupper() else _SMALL)
