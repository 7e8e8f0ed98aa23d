"""Number words of languages other than English and Arabic: those of CLDR's spelled-out numbers."""

import re
from collections.abc import Mapping
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache

from mezanprint.i18n.quantities.facts import Kind, Quantity, Value, Weight
from mezanprint.i18n.quantities.phrase import Phrase
from mezanprint.i18n.quantities.tokens import Token, value_of
from mezanprint.model.locales import language_of

_SPELLED = (*range(101), *range(200, 1000, 100), 1000)
_SCALES = (
    ("mille", 10**3),
    ("millions?", 10**6),
    ("milliards?", 10**9),
)
_SCALE = re.compile("|".join(f"(?P<s{size}>{words})" for words, size in _SCALES), re.IGNORECASE)


def read_spelled(text: str, locale: str) -> list[Quantity]:
    """Return the numbers that ``text`` says in words of its language; each may satisfy a translation."""
    language = language_of(locale)
    words = _words(language)
    if not words:
        return []
    found = []
    for each in _pattern(language).finditer(text):
        value, *others = words[each[0].casefold().replace(" ", "-")]
        found.append(Quantity(Kind.NUMBER, value, Weight.HINT, each.start(), each.end(), each[0], frozenset(others)))
    return found


def read_digits(tokens: list[Token], first: int) -> Phrase:
    """Return the number that a token has in digits, with a scale word after it."""
    value = value_of(tokens[first].text)
    scale = _SCALE.fullmatch(tokens[first + 1].text) if first + 1 < len(tokens) else None
    if scale is None or isinstance(value, str):
        return Phrase(value, Weight.FIGURE, first + 1)
    return Phrase(value * int(str(scale.lastgroup)[1:]), Weight.FIGURE, first + 2)


@lru_cache(maxsize=32)
def _words(language: str) -> Mapping[str, tuple[Value, ...]]:
    """Return what each spelled word says; none for a language that CLDR cannot spell."""
    # Hardly any text needs it, and it takes a while to import.
    from unicode_rbnf import FormatPurpose, RbnfEngine

    words: dict[str, tuple[Value, ...]] = {}
    with suppress(ValueError):  # the language is not known, or has cardinals and no ordinals
        engine = RbnfEngine.for_language(language)
        for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL):
            for number in _SPELLED:
                for word in engine.format_number(number, purpose).text_by_ruleset.values():
                    each = word.casefold().replace(" ", "-")
                    words[each] = (*words.get(each, ()), Fraction(number))
    return words


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(_words(language), key=len, reverse=True)
    each = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in words)
    return re.compile(rf"(?<![\w-])(?:{each})(?![\w-])", re.IGNORECASE)
