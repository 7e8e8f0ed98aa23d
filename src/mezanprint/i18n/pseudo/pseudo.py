"""Pseudo-locales: made-up words that show the faults of a layout before anybody has translated a word of it.

``en-XA`` is English with accents, a third longer; ``ar-XB`` is English spelled in Arabic letters with all their marks.
What is written in Arabic is spelled in Latin letters with accents, and gets all its marks. Brackets stand round each
message: where one is missing, the page cuts text off. What a translator must take over unchanged (placeholders, notes,
links, stars, escapes, addresses, numbers) is taken over unchanged.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mezanprint.i18n.catalogs.catalogs import UNNAMED_SOURCE
from mezanprint.i18n.po.plurals import parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header, source_language
from mezanprint.i18n.pseudo.pseudo_arabic import in_latin, is_arabic, with_marks
from mezanprint.i18n.translate import as_source
from mezanprint.model.documents import Document, map_document
from mezanprint.model.locales import PSEUDO
from mezanprint.model.messages import Message, Messages
from mezanprint.model.texts import Text, TextState

LONGER = 0.4
"""How many letters are put in for each letter there is: a text with its blanks becomes a third longer, as in German."""
_WARNING = "Made-up words that show the faults of a layout. They are not a translation: never publish them."
_KEPT = re.compile(
    r"\\.|\[\^[^\]\s]*\]|\]\([^()]*\)|\{[^{}]*\}|<[^<>]*>|%\S*|https?://[^\s*\[\]{}<>()\\]+|[\w.+-]+@[\w.-]+", re.DOTALL
)
# Letters that every Latin face of the house has; `b`, `m`, `q`, `v` and `x` have no accent in one of them.
_ACCENTED = str.maketrans(
    "ACDEGHIJKLNOPRSTUWYZacdefghijklnoprstuwyz",
    "ÅÇÐÉĜĤÎĴĶĻÑÖÞŔŠŢÛŴÝŽåçðéƒĝĥîĵķļñöþŕšţûŵýž",
)
_VOWELS = frozenset("aeiouyAEIOUY")
_FATHA, _DAMMA, _KASRA, _SHADDA = "\u064e", "\u064f", "\u0650", "\u0651"
_PAIRS = {
    "sh": "ش",
    "th": "ث",
    "kh": "خ",
    "gh": "غ",
    "dh": "ذ",
    "ch": "تش",
    "ph": "ف",
    "ee": _KASRA + "ي",
    "oo": _DAMMA + "و",
}
_LETTERS = dict(zip("bcdfghjklmnpqrstvwxyz", "بكدفجهجكلمنبقرستفوسيز", strict=True))
_CAPITALS = dict(zip("CDHKSTZ", "قضحقصطظ", strict=True))
"""A capital is an emphatic letter where Arabic has one, so that all the shapes of the script are seen."""
_SOUNDS = {"a": _FATHA + "ا", "e": _KASRA, "i": _KASRA + "ي", "o": _DAMMA + "و", "u": _DAMMA}
_INITIALS = {"a": "أ" + _FATHA, "e": "إ" + _KASRA, "i": "إ" + _KASRA + "ي", "o": "أ" + _DAMMA + "و", "u": "أ" + _DAMMA}
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_WORD = re.compile(r"[A-Za-z]+|(?<!\d)[,;?](?![^\W\d])|\?|[,;](?=\s|$)")
_PUNCTUATION = {",": "،", ";": "؛", "?": "؟"}


def pseudo(source: str, locale: str) -> str:
    """Return ``source`` in a pseudo-locale: the same words always give the same ones. A blank text stays blank."""
    if not source.strip():
        return source
    change = (_OUT_OF_ARABIC if is_arabic(source) else _MAKERS)[locale]()
    return f"[{''.join(change(part) if changes else part for part, changes in _parts(source))}]"


def pseudo_document(document: Document, locale: str) -> Document:
    """Return ``document`` in a pseudo-locale; a counted phrase takes the form its number has in the source locale."""

    def change(text: Text) -> Text:
        if text.kept:
            return text
        return replace(text, value=pseudo(text.value, locale), locale=locale, state=TextState.TRANSLATED)

    return map_document(as_source(document), locale, change)


@dataclass(frozen=True, slots=True)
class PseudoMessages(Messages):
    """Words of the templates in a pseudo-locale, whatever they are."""

    def lookup(self, context: str, source: str) -> Message:  # noqa: ARG002 - what is made up needs no context
        """Return the words made up for ``source``."""
        return Message(pseudo(source, self.locale), TextState.TRANSLATED)


def pseudo_catalog(template: PoFile, locale: str, domain: str) -> PoFile:
    """Return the catalog that a translator of a pseudo-locale would have made of a template catalog."""
    forms, rule = parse_plural_forms(plural_header(locale))

    def fill(entry: Entry) -> Entry:
        if entry.plural is None:
            return replace(entry, values=(pseudo(entry.source, locale),))
        one, other = (pseudo(words, locale) for words in (entry.source, entry.plural))
        return replace(entry, values=tuple(one if form == rule(1) else other for form in range(forms)))

    header = new_header(locale.replace("-", "_"), domain, source_language(template) or UNNAMED_SOURCE)
    header = replace(header, comments=(_WARNING,))
    return PoFile((Slot(header), *(Slot(fill(entry)) for entry in template.entries if entry is not template.header)))


def _parts(source: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a message in order, each with whether its letters may change."""
    end = 0
    for kept in _KEPT.finditer(source):
        yield source[end : kept.start()], True
        yield kept[0], False
        end = kept.end()
    yield source[end:], True


class _Longer:
    """Accents every letter and repeats vowels, evenly over the message."""

    def __init__(self) -> None:
        self._due = 0.0

    def __call__(self, part: str) -> str:
        return "".join(map(self._letter, part))

    def _letter(self, letter: str) -> str:
        self._due += LONGER * letter.isalpha()
        times = 0
        if letter in _VOWELS and self._due > 0:
            times = min(round(self._due), 2)
            self._due -= times
        accented = letter.translate(_ACCENTED)
        return accented + accented.lower() * times


def _spell(part: str) -> str:
    """Spell words in Arabic letters; acronyms stay Latin, as they do in Arabic print."""
    return _WORD.sub(lambda word: _PUNCTUATION.get(word[0]) or _spell_word(word[0]), part)


def _spell_word(word: str) -> str:
    if _ACRONYM.fullmatch(word):
        return word
    spelled: list[str] = []
    place = 0
    while place < len(word):
        pair, letter = word[place : place + 2], word[place]
        if pair.lower() in _PAIRS:
            spelled.append(_PAIRS[pair.lower()])
            place += 2
            continue
        sounds = _SOUNDS if spelled else _INITIALS
        doubled = spelled and pair[0] == word[place - 1] and letter not in _VOWELS
        known = _CAPITALS.get(letter) or sounds.get(letter.lower()) or _LETTERS[letter.lower()]
        spelled.append(_SHADDA if doubled else known)
        place += 1
    return "".join(spelled)


_MAKERS: dict[str, Callable[[], Callable[[str], str]]] = {"en-XA": _Longer, "ar-XB": lambda: _spell}
_OUT_OF_ARABIC: dict[str, Callable[[], Callable[[str], str]]] = {
    "en-XA": lambda: lambda part: in_latin(part).translate(_ACCENTED),
    "ar-XB": lambda: with_marks,
}
assert _MAKERS.keys() == _OUT_OF_ARABIC.keys() == PSEUDO.keys()
