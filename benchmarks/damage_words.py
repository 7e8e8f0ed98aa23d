"""Words that are misspelt, as hands and keyboards misspell them, and what programs make of letters."""

import re

import arabic_reshaper
from bidi.algorithm import get_display

from damage_parts import ARABIC, NO_LETTER_AFTER, NO_LETTER_BEFORE, Damage, Damaged, Draw, Kind, at, put
from mezanprint.i18n.po.po_file import Entry

_RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_WORD = f"{NO_LETTER_BEFORE}[{ARABIC}]{{4,}}{NO_LETTER_AFTER}"
_LONG = f"{NO_LETTER_BEFORE}[{ARABIC}]{{5,}}{NO_LETTER_AFTER}"
_NUMBER = r"(?<![\w{%(.,/-])\d+(?:[.,]\d+)*(?![\w/-])"
_PERSIAN = {"ك": "ک", "ي": "ی", "ه": "ھ"}
_CYRILLIC = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
_SIMILAR = {
    "ض": "ظ",
    "ظ": "ض",
    "س": "ص",
    "ص": "س",
    "ت": "ط",
    "ط": "ت",
    "ذ": "ز",
    "ز": "ذ",
    "ق": "ف",
    "ح": "ج",
    "ج": "ح",
}
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650"


def _spelt(pattern: str, start: str, *becomes: str) -> Damage:
    """Change ``start``, a pattern within the words that ``pattern`` finds, into one of ``becomes``."""

    def change(found: re.Match[str], draw: Draw) -> str | None:
        places = list(re.finditer(start, found[0]))
        if not places:
            return None
        place = draw.chance.choice(places)
        new = draw.chance.choice([each for each in becomes if each != place[0]])
        return found[0][: place.start()] + new + found[0][place.end() :]

    return at(pattern, change, spelling=True)


def _exchange(found: re.Match[str], draw: Draw) -> str | None:
    """Exchange two letters inside a word."""
    word = found[0]
    places = [place for place in range(1, len(word) - 2) if word[place] != word[place + 1]]
    if not places:
        return None
    place = draw.chance.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _lose(found: re.Match[str], draw: Draw) -> str:
    place = draw.chance.randrange(1, len(found[0]) - 1)
    return found[0][:place] + found[0][place + 1 :]


def _double(found: re.Match[str], draw: Draw) -> str:
    place = draw.chance.randrange(2, len(found[0]))
    return found[0][:place] + found[0][place - 1] + found[0][place:]


def _similar(found: re.Match[str], draw: Draw) -> str | None:
    places = [place for place, char in enumerate(found[0]) if char in _SIMILAR and place > 1]
    if not places:
        return None
    place = draw.chance.choice(places)
    return found[0][:place] + _SIMILAR[found[0][place]] + found[0][place + 1 :]


def _vowel(found: re.Match[str], draw: Draw) -> str:
    """Put a vowel mark twice on one letter."""
    place, mark = draw.chance.randrange(1, len(found[0])), draw.chance.choice(_VOWELS[3:])
    return found[0][:place] + mark * 2 + found[0][place:]


def _split(found: re.Match[str], draw: Draw) -> str:
    place = draw.chance.randrange(2, len(found[0]) - 1)
    return f"{found[0][:place]} {found[0][place:]}"


def _cyrillic(found: re.Match[str], draw: Draw) -> str | None:
    places = [place for place, char in enumerate(found[0]) if char in _CYRILLIC]
    if not places:
        return None
    place = draw.chance.choice(places)
    return found[0][:place] + _CYRILLIC[found[0][place]] + found[0][place + 1 :]


def _latin(found: re.Match[str], draw: Draw) -> str | None:
    """A Latin letter that looks like the Arabic one beside it on the line: the alef as an l, the heh as an o."""
    places = [place for place, char in enumerate(found[0]) if char in "اه"]
    if not places:
        return None
    place = draw.chance.choice(places)
    return found[0][:place] + ("l" if found[0][place] == "ا" else "o") + found[0][place + 1 :]


def _insert(chars: str) -> Damage:
    def damage(entry: Entry, draw: Draw) -> Damaged | None:
        offset = draw.chance.randrange(len(entry.values[-1]) + 1)
        text = entry.values[-1]
        return put(entry, text[:offset] + draw.chance.choice(chars) + text[offset:])

    return damage


def _visual(entry: Entry, _draw: Draw) -> Damaged | None:
    if not re.search(_WORD, entry.values[-1]):
        return None
    return put(entry, str(get_display(_RESHAPER.reshape(entry.values[-1]))))


def _visual_letters(entry: Entry, _draw: Draw) -> Damaged | None:
    """The same paste where the program that was copied from held letters: reversed, and of a sentence."""
    if len(re.findall(_WORD, entry.values[-1])) < 6:
        return None
    return put(entry, str(get_display(entry.values[-1])))


SPELLING = (
    Kind("hamza lost after the article", _spelt(_WORD, "(?<=ال)[أإ]", "ا")),
    Kind("hamza lost at the beginning", _spelt(_WORD, "^[أإ]", "ا")),
    Kind("hamza above for below at the beginning", _spelt(_WORD, "^[أإ]|(?<=^ال)[أإ]", "أ", "إ")),
    Kind("hamza on a wrong seat inside", _spelt(_LONG, "(?<=..)[ؤئأ](?=.)", "ؤ", "ئ", "أ", "ء")),
    Kind("teh marbuta become heh", _spelt(_WORD, "ة$", "ه")),
    Kind("heh become teh marbuta", _spelt(_WORD, "ه$", "ة")),
    Kind("alef maksura become yeh", _spelt(_WORD, "ى$", "ي")),
    Kind("yeh become alef maksura", _spelt(_WORD, "ي$", "ى")),
    Kind("two letters exchanged", at(_LONG, _exchange, spelling=True)),
    Kind("a letter lost", at(_LONG, _lose, spelling=True)),
    Kind("a letter doubled", at(_LONG, _double, spelling=True)),
    Kind("a letter for one that sounds or looks like it", at(_LONG, _similar, spelling=True)),
    Kind("the article doubled", _spelt(_WORD, "^ال", "الال")),
    Kind("a vowel mark doubled", at(_WORD, _vowel)),
    Kind(
        "a vowel mark before the first letter",
        at(f"(?:(?<= )|^)[{ARABIC}]{{3,}}", lambda found, draw: draw.chance.choice(_VOWELS) + found[0]),
    ),
    Kind("two words glued", at(f"{_WORD} {_WORD}", lambda found, _: found[0].replace(" ", ""), spelling=True)),
    Kind("a word split", at(f"{NO_LETTER_BEFORE}[{ARABIC}]{{6,}}{NO_LETTER_AFTER}", _split, spelling=True)),
)
CHARACTERS = (
    Kind("a Persian letter", at("[كيه]", lambda found, _: _PERSIAN[found[0]])),
    Kind("a Cyrillic letter in a Latin word", at(r"(?<![\w%{(&.@/:-])[A-Za-z]{3,}(?![\w}=(/:@-]|\.\w)", _cyrillic)),
    Kind("a Latin letter in an Arabic word", at(_WORD, _latin)),
    Kind("a word in presentation forms", at(_WORD, lambda found, _: str(_RESHAPER.reshape(found[0])))),
    Kind("pasted in visual order", _visual),
    Kind("pasted in visual order, as letters", _visual_letters),
    Kind("a bidi override", _insert("\u202d\u202e")),
    Kind("an isolate alone", _insert("\u2066\u2067\u2068\u2069")),
    Kind("a zero-width space", at(f"(?<=[{ARABIC}])(?=[{ARABIC}])", "\u200b")),
    Kind("a soft hyphen", at(f"(?<=[{ARABIC}])(?=[{ARABIC}])", "\u00ad")),
    Kind("a no-break space for a space", at(f"(?<=[{ARABIC}]) (?=[{ARABIC}])", "\u00a0")),
    Kind("a tatweel", at("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ابتثجحخدرسشصضطظعغفقكلمنهوي])", "\u0640")),
    Kind("a joiner inside a word", at("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ابتثجحخدرسشصضطظعغفقكلمنهوي])", "\u200c")),
    Kind("a mark of direction", at(f"(?<=[{ARABIC}]) (?=[{ARABIC}])", " \u200f")),
    Kind("a number in other digits", at(_NUMBER, lambda found, _: found[0].translate(_INDIC))),
    Kind("one digit in other digits", at(r"(?<![\w{%(])\d(?=\d)", lambda found, _: found[0].translate(_INDIC))),
    Kind("a number in Persian digits", at(_NUMBER, lambda found, _: found[0].translate(_PERSIAN_DIGITS))),
)
