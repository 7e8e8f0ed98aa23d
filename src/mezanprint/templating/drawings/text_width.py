"""How wide a line of text is, about: where a page is composed no font is read, and every font is a little other.

The widths are those of the semibold of IBM Plex Sans and IBM Plex Sans Arabic, a wide face among those for text, so
that what is set in another takes rather less. Whether labels do meet is seen when the page stands.
"""

import unicodedata

_NARROW, _WIDE = frozenset("ijltfrI.,:;!'|()[]-·/ "), frozenset("mwMW@%٪—")
_NARROW_ARABIC = frozenset("اأإآلرزدذوؤىء،.")


def text_width(text: str) -> float:
    """Return the width of a line in em."""
    return sum(map(_width, text))


def lines_of(text: str, room: float) -> int:
    """Return about how many lines a text takes in a width, em, broken at its spaces; one word is never broken."""
    count, used = 1, 0.0
    for word in text.split():
        width = text_width(word)
        if used and used + _width(" ") + width > room:
            count, used = count + 1, width
        else:
            used += width + (_width(" ") if used else 0)
    return count


def _width(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Cf"):
        return 0.0
    if "\u0600" <= character <= "\u06ff" and not character.isdigit():
        return 0.36 if character in _NARROW_ARABIC else 0.68
    if character in _NARROW:
        return 0.34
    if character in _WIDE:
        return 0.9
    return 0.67 if character.isupper() else 0.6
