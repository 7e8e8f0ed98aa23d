"""The place of a text in words, for those who translate it: ``Side column: table, row 1, cell 2``."""

from mezanprint.model.translatable import Translatable, as_message


def counted(word: str, number: int | str) -> str:
    """Return the words for one of several parts: ``row 2``."""
    return Translatable("{word} {number}", {"word": as_message(word), "number": number})


def section(slot: str, component: str) -> str:
    """Return the place of a section: where it stands, and what it is."""
    return Translatable("{where}: {what}", {"where": as_message(slot), "what": as_message(component)})


def inside(place: str, part: str, *, heads: bool = False) -> str:
    """Return the place of a part, told in words; the first one behind a heading (``heads``) follows a colon."""
    if not place:
        return _capital(part)
    if heads:
        return Translatable("{where}: {what}", {"where": place, "what": part})
    return Translatable("{words}", {"words": (place, part)})


def _capital(words: str) -> str:
    """Return words with a capital at the beginning, which their translations are found without."""
    if not isinstance(words, Translatable):
        return words[:1].upper() + words[1:]
    values = dict(words.values)
    if words.template.startswith("{"):
        first = words.template[1:].partition("}")[0]
        word = values[first]
        values[first] = _capital(word) if isinstance(word, str) else word
        return Translatable(words.template, values)
    return Translatable(words.template[:1].upper() + words.template[1:], values)
