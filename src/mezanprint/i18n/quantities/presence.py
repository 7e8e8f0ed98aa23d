"""Whether a text may say a quantity at all, word by word and remembered, so that most texts are never read."""

import re
from functools import lru_cache

from mezanprint.i18n.quantities.arabic_words import term_of
from mezanprint.i18n.quantities.english_words import TERMS
from mezanprint.i18n.quantities.facts import Weight
from mezanprint.i18n.quantities.months import known_names
from mezanprint.i18n.quantities.naming import compared_units
from mezanprint.i18n.quantities.terms import Part
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import MARKS

_FIGURE = re.compile("[\\d¼½¾⅓⅔⅛]")
_WORD = re.compile(f"[^\\W\\d_]+(?:[{MARKS}]+[^\\W\\d_]*)*")
_MOST = 65536
"""Words that are kept."""
_MARK = re.compile(f"[{MARKS}\u0640]")


def has_figures(text: str) -> bool:
    """Tell whether a text has a digit."""
    return _FIGURE.search(text) is not None


def has_words(text: str, locale: str) -> bool:
    """Tell whether a text may name a number, a fraction, a month or a day of the week."""
    return _said_in(text, locale)[0]


def has_units(text: str, locale: str) -> bool:
    """Tell whether a text may name a unit that is compared without a number."""
    return _said_in(text, locale)[1]


@lru_cache(maxsize=64)
def _said_in(text: str, locale: str) -> tuple[bool, bool]:
    says = _says(locale)
    told = {says[word] for word in _WORD.findall(text)}
    return any(number for number, _ in told), any(unit for _, unit in told)


class _Says(dict[str, tuple[bool, bool]]):
    """Of each word of a locale whether it may name a number or a date, and whether it may name a unit."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self.locale = locale

    def __missing__(self, word: str) -> tuple[bool, bool]:
        if len(self) >= _MOST:
            self.clear()
        self[word] = says = _tell(word, self.locale)
        return says


@lru_cache(maxsize=32)
def _says(locale: str) -> _Says:
    return _Says(locale)


def _tell(word: str, locale: str) -> tuple[bool, bool]:
    language = language_of(locale)
    unit = bool(compared_units(word, language))
    term = term_of(word) if language == "ar" else TERMS.get(word.casefold()) if language == "en" else None
    if term is not None and (term.weight is not Weight.HINT or term.part is Part.FRACTION):
        return True, unit
    return _names(locale).search(_MARK.sub("", word)) is not None, unit


@lru_cache(maxsize=32)
def _names(locale: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(name.split()[0]) for name in known_names(locale)})))
