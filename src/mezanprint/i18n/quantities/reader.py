"""Turns a text into the list of its quantities: one reading for every check that compares two texts."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from mezanprint.i18n.quantities import tokens as tok
from mezanprint.i18n.quantities.arabic import read_arabic
from mezanprint.i18n.quantities.arabic_words import term_of
from mezanprint.i18n.quantities.copied import without_copied
from mezanprint.i18n.quantities.dating import dated, read_numeric
from mezanprint.i18n.quantities.english import read_english
from mezanprint.i18n.quantities.english_words import NO_NUMBER
from mezanprint.i18n.quantities.facts import LONE, NONE, Kind, Quantity, Value, Weight
from mezanprint.i18n.quantities.halfday import half_of_day
from mezanprint.i18n.quantities.months import Mention, mentions
from mezanprint.i18n.quantities.nearby import (
    Unit,
    class_of,
    classes_around,
    head_beside,
    percent_at,
    unit_after,
    unit_before,
)
from mezanprint.i18n.quantities.nouns import arabic_noun
from mezanprint.i18n.quantities.phrase import Phrase
from mezanprint.i18n.quantities.spelled import read_digits, read_spelled
from mezanprint.i18n.quantities.terms import Part
from mezanprint.i18n.quantities.tokens import NUMBER, VULGAR, WORD, Token, tokens_of, vulgar_value
from mezanprint.i18n.quantities.units import arabic_unit
from mezanprint.i18n.quantities.writing import Writing, western
from mezanprint.model.locales import language_of

_BLANK = "\ufffc"
_IDIOM = re.compile(rf"(?<!\w)(?:{'|'.join(NO_NUMBER)})(?!\w)", re.IGNORECASE)
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "ème"})
_DECADE = frozenset({"s", "'s", "’s"})
_RANGE = re.compile(r"[ \u00a0]*(?:[-\u2010-\u2013,\u060c]|to|and|or|[إا]لى|و|[أا]و|حتى)[ \u00a0]*(?:and |و)?")
_REPEAT = re.compile(r"[^()]{0,20}\(")
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


@lru_cache(maxsize=256)
def read_quantities(text: str, writing: Writing) -> tuple[Quantity, ...]:
    """Return what ``text`` says in numbers, in its order, with their places.

    What is no running text (placeholders, addresses, tags) must be blanked out already, so that places stay the same.
    """
    language = language_of(writing.locale)
    text = western(without_copied(text), writing)
    if language == "en":
        text = _IDIOM.sub(lambda all_quantities: " " * len(all_quantities[0]), text)
    named = mentions(text, writing.locale)
    all_quantities = list(_Reader(text, language, named).read())
    if language not in ("ar", "en"):
        all_quantities += read_spelled(text, writing.locale)
    ordered = sorted(dated(text, all_quantities, named), key=lambda each: each.start)
    return tuple(_without_repeats(text, [*_with_years(_sharing_units(text, ordered))]))


class _Reader:
    """Goes through the tokens of one text."""

    def __init__(self, text: str, language: str, named: list[Mention]) -> None:
        self.text, self.language = text, language
        self.tokens = tokens_of(text)
        self.starts, self.ends = [each.start for each in named], [each.end for each in named]

    def read(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.kind in (tok.DATE, tok.TIME, tok.YEARS, tok.VERSION):
                yield from self._numeric(token)
            elif token.kind in (NUMBER, WORD, VULGAR) and not self._is_taken(token):
                phrase = self._phrase(at)
                if phrase is not None:
                    quantity, at = self._quantity(at, phrase)
                    yield quantity
                    continue
                if self.language == "ar" and token.kind == WORD:
                    yield from self._noun_alone(at)
            at += 1

    def _numeric(self, token: Token) -> Iterator[Quantity]:
        numbers = [*read_numeric(token)]
        _, half, words = half_of_day(self.text, token.start, token.end)
        if token.kind == tok.TIME and half and numbers[0].value in range(13):
            numbers[0] = replace(numbers[0], units=half, noun=words)
        yield from numbers

    def _is_taken(self, token: Token) -> bool:
        at = bisect_left(self.starts, token.end) - 1
        return at >= 0 and token.start < self.ends[at]

    def _phrase(self, at: int) -> Phrase | None:
        token = self.tokens[at]
        if token.kind == VULGAR:
            return Phrase(vulgar_value(token.text), Weight.FIGURE, at + 1)
        if token.kind == WORD and percent_at(self.tokens, at):
            return None
        if roman := self._roman(at):
            return roman
        if self.language == "ar":
            return read_arabic(self.tokens, at)
        if self.language == "en":
            return read_english(self.tokens, at)
        return read_digits(self.tokens, at) if token.kind == NUMBER else None

    def _roman(self, at: int) -> Phrase | None:
        value = _ROMAN.get(self.tokens[at].text)
        if value == 1 and self.language == "en" and at + 1 < len(self.tokens) and self.tokens[at + 1].kind == WORD:
            return None  # who speaks: `Events I May Attend`
        return Phrase(Fraction(value), Weight.HINT, at + 1) if value else None

    def _quantity(self, first: int, phrase: Phrase) -> tuple[Quantity, int]:
        """Return the number that was read, with what stands beside it, and the index of the token after both."""
        phrase, end = self._with_ending(first, self._counted(first, phrase))
        unit = None if phrase.lone else unit_before(self.tokens, first) or unit_after(self.tokens, end, self.language)
        begin = self.tokens[first].start
        last = self.tokens[end - 1].end
        weight, kind = phrase.weight, phrase.kind
        also = phrase.also | _decimal(phrase.value) | _turned(phrase.value, self.text[begin:last])
        if unit is None and isinstance(phrase.value, Fraction) and 0 < phrase.value <= 12:
            hour, half, words = half_of_day(self.text, begin, last)
            also |= {(phrase.value + 12) % 24} if hour else set()
            unit = Unit(half, words, end) if half else None
        if self.tokens[first].kind == NUMBER and self._is_glued(first, end, unit is not None or end > first + 1):
            weight = Weight.WORD
        after = self.tokens[end] if end < len(self.tokens) else None
        units = unit.units if unit else NONE
        heads = head_beside(self.tokens, first, end, self.language, ordinal=kind is Kind.ORDINAL) | units
        quantity = Quantity(
            kind,
            phrase.value,
            weight,
            begin,
            last,
            self.text[begin:last],
            also,
            units,
            unit.noun if unit else "",
            classes_around(self.tokens, first, unit.end if unit else end, self.language) | units,
            heads,
            leading=after is not None and after.kind == WORD,
        )
        if phrase.lone:
            quantity = replace(
                quantity, counts=quantity.counts | LONE, heads=LONE | class_of(quantity.text, self.language)
            )
        return quantity, max(end, unit.end if unit else 0)

    def _counted(self, first: int, phrase: Phrase) -> Phrase:
        """Take a scale word after a placeholder, ``{n} million``, for the scale alone, singular or dual."""
        before = self.tokens[first - 1] if first else None
        if before is None or before.text != _BLANK or self.tokens[first].kind != WORD:
            return phrase
        term = term_of(self.tokens[first].text)
        single = self.language == "ar" and term is not None and term.part in (Part.SCALE, Part.ABOUT)
        value = term.value if single and term is not None and phrase.end == first + 1 else phrase.value
        return phrase._replace(value=value, kind=Kind.NUMBER, weight=Weight.HINT)

    def _with_ending(self, first: int, phrase: Phrase) -> tuple[Phrase, int]:
        """Take what makes digits an ordinal or a decade: ``21st``, ``1990s``."""
        end = phrase.end
        if self.tokens[first].kind != NUMBER or end != first + 1 or end >= len(self.tokens):
            return phrase, end
        ending = self.tokens[end]
        if not self.tokens[first].touches(ending) or self.language == "ar":
            return phrase, end
        if ending.text.casefold() in _ORDINAL_ENDINGS:
            return phrase._replace(kind=Kind.ORDINAL, end=end + 1, also=frozenset()), end + 1
        if ending.text in _DECADE and isinstance(phrase.value, Fraction) and phrase.value % 10 == 0:
            value = phrase.value
            also: frozenset[Value] = frozenset({1900 + value}) if value < 100 else frozenset()
            return phrase._replace(end=end + 1, also=also), end + 1
        return phrase, end

    def _is_glued(self, first: int, end: int, has_unit: bool) -> bool:
        """Tell whether digits belong to a Latin name: ``MP3``, ``COVID-19``, ``4K``."""
        begin, last = self.tokens[first].start, self.tokens[end - 1].end
        before = self.text[max(0, begin - 2) : begin]
        if before[-1:].isascii() and (before[-1:].isalpha() or before[-1:] == "_"):
            return True
        if before[-1:] == "-" and before[:1].isascii() and before[:1].isalpha():
            return True
        after = self.text[last : last + 1]
        return not has_unit and after.isascii() and (after.isalpha() or after == "_")

    def _noun_alone(self, at: int) -> Iterator[Quantity]:
        """Yield one and two as an Arabic noun says them: ``طفل``, ``قاربان``."""
        token = self.tokens[at]
        unit, noun = arabic_unit(token.text), arabic_noun(token.text)
        number = (unit.number if unit else 0) or (noun.number if noun else 0)
        if number:
            units = unit.units if unit else NONE
            classes = units | (noun.units if noun else NONE)
            yield Quantity(
                Kind.NUMBER, Fraction(number), Weight.HINT, token.start, token.end, token.text,
                units=units, noun=token.text if units else "", counts=classes, heads=classes,
            )  # fmt: skip


def _sharing_units(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give a number the unit that is said after the next one only: 5 to 10%, 20 and 30 km."""
    for at in range(len(quantities) - 2, -1, -1):
        each, following = quantities[at], quantities[at + 1]
        bare = each.weight is Weight.FIGURE and not (each.units or each.day or each.looks_like_year)
        if bare and following.units and _RANGE.fullmatch(text, each.end, following.start):
            quantities[at] = replace(each, units=following.units)
    return quantities


def _with_years(quantities: list[Quantity]) -> Iterator[Quantity]:
    """Yield them; what looks like a year is known as one, if no other figure is called the year: ``عام 800``."""
    called = any("year" in each.counts and not (each.units or each.looks_like_year) for each in quantities)
    for each in quantities:
        yield replace(each, counts=each.counts | {"year"}) if each.looks_like_year and not called else each


def _without_repeats(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Yield them; figures in brackets that repeat a word, ``عشرون (20)``, ask for nothing."""
    for before, each in zip([None, *quantities], quantities, strict=False):
        repeated = before is not None and before.weight is Weight.WORD and before.value == each.value
        if before is not None and repeated and _REPEAT.fullmatch(text, before.end, each.start):
            yield replace(each, weight=Weight.HINT)
        else:
            yield each


def _decimal(value: Value) -> frozenset[Value]:
    """Return what a comma among digits says where it stands for a point: ``29,97``."""
    if isinstance(value, str) and value.count(",") == 1 and "." not in value:
        return frozenset({Fraction(value.replace(",", "."))})
    return frozenset()


def _turned(value: Value, text: str) -> frozenset[Value]:
    """Return two figures with an Arabic comma as who reads from the right takes them: bidi sets ``1،0`` as it is."""
    if isinstance(value, str) and "\u060c" in text:
        return frozenset({",".join(reversed(value.split(",")))})
    return frozenset()
