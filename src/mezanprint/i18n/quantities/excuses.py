"""What a language may say without the number: one and two by the noun, none by a negation, a half by its word."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from mezanprint.i18n.quantities.facts import Kind, Quantity, Weight
from mezanprint.i18n.quantities.writing import Writing
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import ARABIC, MARKS

_DUAL = {
    "ar": re.compile(
        rf"[{ARABIC}{MARKS}]{{2,}}(?:ان|ين|تا|تي|يه|يها|يهم)[{MARKS}]*(?![{ARABIC}])"
        rf"|(?<![{ARABIC}])(?!ال|حوالي)[{ARABIC}]{{2,}}ي +ال"  # before a noun: the two ends of
    ),
    "he": re.compile(r"\w{2,}יים\b"),
}
_NONE = {
    "ar": re.compile(
        rf"(?<![{ARABIC}])[وف]?(?:لا|لم|لن|ليس|ليست|بلا|دون|بدون|غير|عدم|أي|أية|انعدام|معدوم|خال|خالية)(?![{ARABIC}])"
    ),
    "en": re.compile(r"\b(?:no|not|none|never|without|nothing|any|nil|neither|lacks?)\b|n['’]t\b", re.IGNORECASE),
}  # fmt: skip
_ALL = {
    "ar": re.compile("كامل|كليا|كليًا|كلي|جميع|كل|تمام|بأسره|الحجم (?:الأصلي|الفعلي|الطبيعي|الحقيقي)"),
    "en": re.compile(r"\b(?:full\w*|complete\w*|entire\w*|whol\w+|all|every)\b", re.IGNORECASE),
}
_ARTICLE = re.compile(r"\b(?:an?|single|one|every|each|per)\b", re.IGNORECASE)
READ = frozenset({"en", "ar"})
"""Languages whose number words are read in full; of others CLDR's words are known, in their first form alone."""
_IN_WORDS = frozenset({0, 1, 2, 100})
_NEAR = Fraction(1, 100)


class Excuses:
    """What a text may say without a number, beside the numbers it has."""

    def __init__(self, said: Sequence[Quantity], free: Sequence[Quantity], text: str, writing: Writing) -> None:
        """Take the quantities of ``text``, and of them those that say nothing of the other one."""
        self.text, self.language = text, language_of(writing.locale)
        self.values = frozenset(value for each in said for value in each.values)
        self.fractions = {
            each.value
            for each in free
            if isinstance(each.value, Fraction) and 0 < each.value < 1 and "." not in each.text
        }
        self.nouns = [each for each in free if each.weight is Weight.HINT and each.value in (1, 2)]
        self.parts = {
            part
            for each in free
            if isinstance(each.value, Fraction) and each.units and each.value.denominator != 1
            for part in (each.value // 1, each.value % 1 * 100)
        }
        self.by_noun = all(each.weight is Weight.HINT for each in free)

    def cover(self, quantity: Quantity) -> bool:
        """Tell whether the text says a number that it seems to lack."""
        value = quantity.value
        if isinstance(value, str) or quantity.weight is Weight.HINT:
            return False
        return (
            (quantity.kind is Kind.ORDINAL and self.language not in READ)
            or (value in _IN_WORDS and self._says(value, quantity))
            or (bool(quantity.units) and value in self.parts)
            or (bool(quantity.units) and {value // 1, value % 1 * 100} <= self.values)  # 5.20 euros: 5 euros, 20 cents
            or self._has_fraction(value, quantity)
        )

    def _says(self, value: Fraction, quantity: Quantity) -> bool:
        if value in (1, 2) and sum(bool(each.heads & quantity.heads) for each in self.nouns) == 1:
            return False  # the noun is there, in another number
        if value == 1:
            counts = quantity.leading or bool(quantity.units - {"percent"})
            return counts and self.by_noun and not quantity.day and (self.language != "en" or self._has(_ARTICLE))
        if value == 2:
            return self.language in _DUAL and self.by_noun and self._has(_DUAL[self.language])
        if value == 0:
            return self.language in _NONE and self._has(_NONE[self.language])
        return "percent" in quantity.units and self.language in _ALL and self._has(_ALL[self.language])

    def _has(self, pattern: re.Pattern[str]) -> bool:
        return _search(pattern, self.text)

    def _has_fraction(self, value: Fraction, quantity: Quantity) -> bool:
        """Tell whether a fraction word says it: half of 50%, of 2.5, of 1/2."""
        if 0 < value < 1 and {Fraction(value.numerator), Fraction(value.denominator)} <= self.values:
            return True  # ¼ for 1/4
        for fraction in self.fractions:
            if "percent" in quantity.units and abs(value / 100 - fraction) < _NEAR:
                return True
            whole = value // 1
            if whole and value - whole == fraction and ((self.by_noun and whole <= 2) or whole in self.values):
                return True
            if value in (fraction.numerator, fraction.denominator):
                return True
        return False


@lru_cache(maxsize=16)
def _search(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None
