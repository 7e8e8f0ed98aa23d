"""Sentences that are not there, not translated, or another text's; and plural forms that are another number's."""

import re
from dataclasses import replace

from damage_parts import (
    ARABIC,
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    Damaged,
    Draw,
    Kind,
    at,
    is_prose,
    joined,
    paragraph,
    put,
)
from mezanprint.i18n.po.po_file import Entry

_WORD = f"{NO_LETTER_BEFORE}[{ARABIC}]{{3,}}{NO_LETTER_AFTER}"
_ACRONYM = re.compile(r"(?<![\w%{(&./-])[A-Z]{3,6}(?![\w}=(/-])")
_NUMBER = r"\{[a-z_]+\}|%\([a-z_]+\)[sd]|%[sd]"
_ALL_FORMS = 6


def _of_paragraph(entry: Entry, draw: Draw, place: int, *, english: bool = False) -> Damaged | None:
    """Drop a sentence of several, or leave it in the language of the source."""
    both = paragraph(entry, draw)
    if both is None:
        return None
    source, value = both
    place %= len(value)
    left = [*value[:place], *([source[place]] if english else []), *value[place + 1 :]]
    return Damaged(joined(entry, source, value), joined(entry, source, left))


def _in_english(entry: Entry, draw: Draw) -> Damaged | None:
    return _of_paragraph(entry, draw, draw.chance.randrange(9), english=True)


def _all_in_english(entry: Entry, _draw: Draw) -> Damaged | None:
    return put(entry, entry.source) if is_prose(entry) else None


def _of_another(entry: Entry, draw: Draw) -> Damaged | None:
    """The translation that belongs one row higher or lower."""
    others = [other for other in draw.others if is_prose(other) and other.source != entry.source]
    return put(entry, draw.chance.choice(others).values[0]) if others and is_prose(entry) else None


def _twice(entry: Entry, draw: Draw) -> Damaged | None:
    both = paragraph(entry, draw)
    if both is None:
        return None
    source, value = both
    return Damaged(joined(entry, source, value), joined(entry, source, [*value, value[-1]]))


def _cut_off(entry: Entry, draw: Draw) -> Damaged | None:
    """What a paste loses when it ends in the middle."""
    words = entry.values[-1].split(" ")
    if not is_prose(entry) or len(words) < 8:
        return None
    return put(entry, " ".join(words[: draw.chance.randrange(len(words) // 3, len(words) * 3 // 4)]).rstrip("،.؛"))


def _words_left(entry: Entry, draw: Draw, number: int) -> Damaged | None:
    """Leave ordinary words of the source where their translation should be."""
    ordinary = rf"(?<![\w%{{(&<./@*\[-])[a-z]{{4,}}(?: [a-z]{{2,}}){{{number - 1}}}(?![\w}}=(/>@*\]-])"
    left = [found for found in re.findall(ordinary, entry.source) if found not in entry.values[-1]]
    places = list(re.finditer(" ".join([_WORD] * number), entry.values[-1]))
    if not is_prose(entry) or not left or not places:
        return None
    place, text = draw.chance.choice(places), entry.values[-1]
    return put(entry, text[: place.start()] + draw.chance.choice(left) + text[place.end() :])


def _acronym(entry: Entry, draw: Draw) -> Damaged | None:
    """Exchange two letters of an acronym that source and translation have."""
    places = [found for found in _ACRONYM.finditer(entry.values[-1]) if found[0] in entry.source]
    if not places:
        return None
    found, text = draw.chance.choice(places), entry.values[-1]
    turns = [n for n in range(len(found[0]) - 1) if found[0][n] != found[0][n + 1]]
    if not turns:
        return None
    n = draw.chance.choice(turns)
    wrong = found[0][:n] + found[0][n + 1] + found[0][n] + found[0][n + 2 :]
    return put(entry, text[: found.start()] + wrong + text[found.end() :])


SENTENCES = (
    Kind("all left in English", _all_in_english, fact=True),
    Kind("a sentence left in English", _in_english, fact=True),
    Kind("the first sentence dropped", lambda entry, draw: _of_paragraph(entry, draw, 0), fact=True),
    Kind("the last sentence dropped", lambda entry, draw: _of_paragraph(entry, draw, -1), fact=True),
    Kind("the translation of another text", _of_another, fact=True),
    Kind("a sentence twice", _twice),
    Kind("cut off in the middle", _cut_off, fact=True),
    Kind("an English word left", lambda entry, draw: _words_left(entry, draw, 1)),
    Kind("three English words left", lambda entry, draw: _words_left(entry, draw, 3)),
    Kind("an acronym's letters exchanged", _acronym),
    Kind("a word twice", at(f"{_WORD}(?= )", lambda found, _: f"{found[0]} {found[0]}")),
)


def _forms(entry: Entry) -> bool:
    return entry.plural is not None and len(entry.values) == _ALL_FORMS


def _with_form(entry: Entry, form: int, value: str) -> Damaged | None:
    values = (*entry.values[:form], value, *entry.values[form + 1 :])
    return None if values == entry.values else Damaged(entry, replace(entry, values=values))


def _empty_form(entry: Entry, draw: Draw) -> Damaged | None:
    return _with_form(entry, draw.chance.randrange(len(entry.values)), "") if entry.plural is not None else None


def _lost_form(entry: Entry, draw: Draw) -> Damaged | None:
    if entry.plural is None:
        return None
    form = draw.chance.randrange(len(entry.values))
    values = (*entry.values[:form], *entry.values[form + 1 :])
    return Damaged(entry, replace(entry, values=values, value_lines=entry.value_lines[:-1]))


def _identical(entry: Entry, _draw: Draw) -> Damaged | None:
    """All six are the last: what a program fills in that knows one plural."""
    if not _forms(entry) or len({*entry.values[3:]}) == 1:
        return None
    return Damaged(entry, replace(entry, values=(entry.values[5],) * _ALL_FORMS))


def _dual_is_one(entry: Entry, _draw: Draw) -> Damaged | None:
    """Tell two by the form for one, where both say their number by the noun alone."""
    one, two = entry.values[1:3] if _forms(entry) else ("", "")
    said = one and re.search(_NUMBER, entry.values[3]) and not re.search(_NUMBER, one) and not re.search(_NUMBER, two)
    return _with_form(entry, 2, entry.values[1]) if said else None


def _few_and_many(entry: Entry, _draw: Draw) -> Damaged | None:
    if not _forms(entry) or entry.values[3] == entry.values[4]:
        return None
    values = (*entry.values[:3], entry.values[4], entry.values[3], entry.values[5])
    return Damaged(entry, replace(entry, values=values))


def _uncounted(entry: Entry, _draw: Draw) -> Damaged | None:
    """The form for three to ten does not say how many."""
    if not _forms(entry):
        return None
    value = re.sub(_NUMBER, "", entry.values[3]).strip()
    return _with_form(entry, 3, value) if value else None


PLURALS = (
    Kind("a plural form empty", _empty_form),
    Kind("a plural form lost", _lost_form),
    Kind("all plural forms the same", _identical),
    Kind("the form for two that for one", _dual_is_one, fact=True),
    Kind("the forms for few and many exchanged", _few_and_many),
    Kind("the number lost in the form for few", _uncounted, fact=True),
)
