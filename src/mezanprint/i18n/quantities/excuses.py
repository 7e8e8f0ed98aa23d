"""What a language may say without the number: one and two by the noun, none by a negation, a half by its word."""

import re
from collections.abc import Sequence
from fractions import Fraction

from mezanprint.i18n.quantities.facts import Kind, Quantity, Weight
from mezanprint.i18n.quantities.writing import Writing
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import ARABIC, MARKS

_DUAL = {
    "ar": re.compile(rf"[{ARABIC}{MARKS}]{{2,}}(?:ان|ين|تا|تي|يه|يها|يهم)[{MARKS}]*(?![{ARABIC}])"),
    "he": re.compile(r"\w{2,}יים\b"),
}
_NONE = {
    "ar": re.compile(
        rf"(?<![{ARABIC}])[وف]?(?:لا|لم|لن|ليس|ليست|بلا|دون|بدون|غير|عدم|أي|أية|انعدام|معدوم|خال|خالية)(?![{ARABIC}])"
    ),
    "en": re.compile(r"\b(?:no|not|none|never|without|nothing|any|nil|neither|lacks?)\b|n['’]t\b", re.IGNORECASE),
}  # fmt: skip
_ALL = {
    "ar": re.compile("كامل|كليا|كليًا|كلي|جميع|كل|تمام|بأسره"),
    "en": re.compile(r"\b(?:full\w*|complete\w*|entire\w*|whol\w+|all|every)\b", re.IGNORECASE),
}
_ARTICLE = re.compile(r"\b(?:an?|single|one|every|each|per)\b", re.IGNORECASE)
READ = frozenset({"en", "ar"})
"""Languages whose number words are read in full; of others CLDR's words are known, in their first form alone."""
_NEAR = Fraction(1, 100)


def is_excused(lost: Quantity, said: Sequence[Quantity], free: Sequence[Quantity], text: str, writing: Writing) -> bool:
    """Tell whether a text says a number that it seems to lack.

    ``said`` are the quantities of ``text``, ``free`` those that say nothing of the other one.
    """
    value, language = lost.value, language_of(writing.locale)
    if isinstance(value, str) or (lost.kind is Kind.ORDINAL and language not in READ):
        return not isinstance(value, str)
    sure = [each for each in free if each.weight is not Weight.HINT]
    counts = lost.leading or bool(lost.units - {"percent"})
    if value == 1 and counts and not sure and not lost.day and (language != "en" or _ARTICLE.search(text)):
        return True
    if value == 2 and language in _DUAL and not sure and _DUAL[language].search(text):
        return True
    if value == 0 and language in _NONE and _NONE[language].search(text):
        return True
    if value == 100 and "percent" in lost.units and language in _ALL and _ALL[language].search(text):
        return True
    return _is_fraction(lost, value, said, by_noun=not sure)


def _is_fraction(lost: Quantity, value: Fraction, said: Sequence[Quantity], *, by_noun: bool) -> bool:
    """Tell whether one of ``said`` is a fraction word for it: half of 50%, of 2.5, of 1/2."""
    for each in said:
        fraction = each.value
        if isinstance(fraction, str) or not 0 < fraction < 1 or each.weight is Weight.FIGURE:
            continue
        if "percent" in lost.units and abs(value / 100 - fraction) < _NEAR:
            return True
        whole = value // 1
        if value - whole == fraction and ((by_noun and whole <= 2) or any(whole in other.values for other in said)):
            return True
        if value in (fraction.numerator, fraction.denominator) and value < 13:
            return True
    return False
