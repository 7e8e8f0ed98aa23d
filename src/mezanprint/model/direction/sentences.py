"""Whether words of the other direction are a sentence of their language, or a name that stands in another one."""

import re

from mezanprint.model.direction.letters import (
    LTR,
    RTL_LETTERS,
    first_strong,
    other,
)
from mezanprint.model.direction.words import ADDRESS, HANDLE, MAIL, PATH
from mezanprint.model.locales import Direction

_MARK = re.compile('[;!?\u060c\u061b\u061f\u201c\u201d"]|[.,:](?=\\s|\\Z)')
_ARABIC_MARK = re.compile("[\u060c\u061b]")
_LATIN = re.compile(f"{LTR}[\\w'\u2019]*")
_ARABIC = re.compile(f"[{RTL_LETTERS}]+")
_PARTICLES = frozenset(
    re.split(
        " ",
        "of the and for in on to at a an de du des d la le les l et en der die das und für van von den y e el los las "
        "del di da al ibn bin ben bint abu vs v x",
    )
)
"""Small words that stand in names without a capital."""
_NO_WORDS = re.compile("|".join(f"(?:{rule.pattern})" for rule in (ADDRESS, MAIL, PATH, HANDLE)))
_JOINING = frozenset(("و", "أو", "ثم", "في", "من", "إلى", "على", "عن", "مع", "هو", "هي"))
"""Arabic words that make an Arabic phrase of the Latin names between them."""
_SHORTEST = 4
"""Latin words from which a text without marks may be a sentence; fewer are set as a name is."""
_OPTION = re.compile("\\s--?[a-z]")
_LONGEST_NAME = 6
"""Words of a right-to-left script, which has no capitals, up to which a text without marks is taken for a name."""


def speaks(text: str) -> bool:
    """Tell whether a text without letters of the other direction is more than a name.

    It is if it has a mark of a sentence, or four words, one of them without a capital that is no particle of names and
    none an option of a command; where letters have no capitals, if it is longer than names are.
    """
    if _MARK.search(text):
        return True
    words: list[str] = _LATIN.findall(text)
    if words:
        small = any(word[0].islower() and word not in _PARTICLES for word in words)
        return small and len(words) >= _SHORTEST and not _OPTION.search(text)
    return len(_ARABIC.findall(text)) > _LONGEST_NAME


def is_mixed_sentence(text: str, direction: Direction) -> bool:
    """Tell whether a text is a sentence that runs in ``direction`` with a few words of the other in it.

    It begins and ends with words of that direction, or with their question mark, and most words are. In Latin letters
    two have no capital, and no Arabic word joins them: titles and names are often followed by Arabic that says what
    they are.
    """
    bare = _NO_WORDS.sub(" ", text)
    latin, arabic = _LATIN.findall(bare), _ARABIC.findall(bare)
    ltr = direction is Direction.LTR
    if ltr and _ARABIC_MARK.search(text):
        return False
    if first_strong(bare) is not direction or (len(latin) <= len(arabic) if ltr else len(arabic) <= len(latin)):
        return False
    if first_strong(bare[::-1]) is other(direction) and not bare.rstrip().endswith("?" if ltr else "\u061f"):
        return False
    return not ltr or (sum(word.islower() for word in latin) > 1 and _JOINING.isdisjoint(arabic))
