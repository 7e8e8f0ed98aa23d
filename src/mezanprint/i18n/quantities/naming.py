"""Units that a text names, with a number or without one."""

import re
from functools import lru_cache

from mezanprint.i18n.quantities.copied import without_copied
from mezanprint.i18n.quantities.excuses import READ
from mezanprint.i18n.quantities.facts import NONE, Kind, Quantity, Weight
from mezanprint.i18n.quantities.units import KINDS, arabic_unit, english_unit
from mezanprint.i18n.quantities.writing import Writing
from mezanprint.model.locales import language_of
from mezanprint.model.pasted import MARKS

_WORD = re.compile(f"[^\\W\\d_]+(?:[{MARKS}]+[^\\W\\d_]*)*|[$€£¥₪]")
_COUNTED = re.compile(f"\ufffc[ \u00a0]?([^\\W\\d_]+(?:[{MARKS}]+[^\\W\\d_]*)*)")
_INCH = re.compile(r"(?<=[/(])in(?!\w)(?! [a-z])|(?<= or )in(?!\w)(?! [a-z])|(?<!\w)in(?= or [a-z]+[)\]/,.]|[)/])")
"""The unit among others: `mm or in`."""
_PARTS = {"ملي": "ملي", "مللي": "ملي", "ميلي": "ملي", "سنتي": "سنتي", "سانتي": "سنتي", "كيلو": "كيلو"}
"""What stands before the name of a unit, by itself or not: `مللي متر`."""
_COMPARED = frozenset({"length", "area", "weight", "volume", "money"})
"""Kinds of units whose names are hardly ever other words."""
_OTHER_WORDS = frozenset(
    {"foot", "feet", "yard", "yards", "pound", "pounds", "in", "ton", "cent", "cents", "hectare"}
    | {"كلما", "كم", "مم", "مل", "قدم", "أقدام", "ين", "سنت", "فدان", "سم", "كيلو", "بت"}
)
"""Names of units that are other words too."""


@lru_cache(maxsize=128)
def named_units(text: str, writing: Writing) -> dict[str, list[Quantity]]:
    """Return the units of each kind that an English or Arabic text names, each with its place."""
    language = language_of(writing.locale)
    quantities: dict[str, list[Quantity]] = {}
    words = _WORD.finditer(without_copied(text)) if language in READ else ()
    before = ""
    for word in words:
        units = compared_units(f"{before}{word[0]}", language) or compared_units(word[0], language)
        before = _PARTS.get(word[0].removeprefix("ب").removeprefix("ال"), "")
        for kind in sorted({KINDS[unit] for unit in units}):
            weight = Weight.HINT if word[0] in _OTHER_WORDS else Weight.WORD
            unit = Quantity(Kind.NUMBER, "", weight, word.start(), word.end(), word[0], units=units, noun=word[0])
            quantities.setdefault(kind, []).append(unit)
    if language == "en" and "length" in quantities and (inch := _INCH.search(text)):
        units = english_unit("inch", after_digits=False)
        hint = Quantity(Kind.NUMBER, "", Weight.HINT, inch.start(), inch.end(), inch[0], units=units, noun=inch[0])
        quantities["length"].append(hint)
    return quantities


def counted_units(text: str, writing: Writing) -> list[Quantity]:
    """Return the units that stand behind a placeholder: ``{n} days``."""
    language = language_of(writing.locale)
    quantities = []
    for match in _COUNTED.finditer(text) if language in READ else ():
        word = match[1]
        named = arabic_unit(word) if language == "ar" else None
        units = named.units if named is not None else english_unit(word, after_digits=False)
        if units:
            quantities.append(
                Quantity(Kind.NUMBER, "", Weight.WORD, match.start(1), match.end(), word, units=units, noun=word)
            )
    return quantities


@lru_cache(maxsize=65536)
def compared_units(word: str, language: str) -> frozenset[str]:
    """Return the units that a word names and that are compared; a dual of a short noun (`متري`) is another word."""
    named = arabic_unit(word) if language == "ar" else None
    if named is not None and named.number == 2:
        return NONE
    units = named.units if named is not None else english_unit(word, after_digits=False)
    return frozenset(unit for unit in units if KINDS[unit] in _COMPARED)
