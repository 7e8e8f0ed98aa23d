"""The number words of Arabic, in all cases and both genders, with what is written onto them.

Words are compared without vowel marks, tatweel, hamzas of the alef, and the dots of teh marbuta.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from mezanprint.i18n.quantities.facts import Weight
from mezanprint.i18n.quantities.terms import Part, Term
from mezanprint.i18n.words.clitics import fold as _fold

_UNITS = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_ORDINALS = ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_FRACTIONS = {3: "ثلث", 4: "ربع", 5: "خمس", 6: "سدس", 7: "سبع", 8: "ثمن", 9: "تسع", 10: "عشر"}
_MANY_FRACTIONS = {3: "أثلاث", 4: "أرباع", 5: "أخماس", 6: "أسداس", 7: "أسباع", 8: "أثمان", 9: "أتساع", 10: "أعشار"}
_SCALES = {
    "ألف": ("آلاف ألوف ألفات", 10**3),
    "مليون": ("ملايين", 10**6),
    "مليار": ("مليارات", 10**9),
    "بليون": ("بلايين", 10**9),
    "تريليون": ("تريليونات", 10**12),
    "ترليون": ("ترليونات", 10**12),
}
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا", "كم")
_HUNDREDS = ("مئة", "مائة", "مية", "ماية")
_LONE = {
    1: "مرة وحيد وحيدة مفرد منفرد يوميا شهريا أحادي",
    2: "مرتين مرتان مرتي مرتا ضعف ضعفي ضعفين ضعفان ضعفا مضاعف مضاعفة تضاعف تضاعفت يضاعف كلا كلتا كلي كلتي كليهما"
    " كلتيهما كلاهما كلتاهما زوج زوجان زوجين مزدوج مزدوجة ثنائي ثنائية توأم توأمان توأمين الاثنين الإثنين",
    3: "ثلاثي ثلاثية",
    4: "رباعي رباعية",
    5: "خماسي خماسية",
    6: "سداسي سداسية",
    7: "أسبوعيا أسبوعي أسبوع أسبوعا",
    10: "عقد عقدا عقود",
    12: "دزينة ظهرا منتصف الظهر",
    20: "عقدين عقدان",
    100: "قرن قرنا قرون",
    200: "قرنين قرنان",
}


def fold(word: str) -> str:
    """Return a word as the tables have it."""
    return _fold(word).replace("ة", "ه")


def _units() -> Iterator[tuple[str, Term]]:
    yield from _said("صفر صفرا", 0, Part.UNIT)
    yield from _said("واحد واحدة أحد إحدى إحدي حادي حادية واحدا", 1, Part.UNIT, Weight.HINT)
    yield from _said("اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثنتان ثنتين", 2, Part.UNIT)
    yield from _said("أول أولى أولا أولي", 1, Part.UNIT, Weight.HINT, ordinal=True)
    yield from _said("ثاني ثانية ثان ثانيا", 2, Part.UNIT, Weight.HINT, ordinal=True)
    for number, unit in enumerate(_UNITS, 3):
        forms = f"{unit} {unit}ة {unit}ا" + (f" {unit}ي {unit}ية" if unit == "ثمان" else "")
        also = (Fraction(1, number),) if number in (5, 7, 9) else ()
        yield fold(unit), Term(Part.UNIT, Fraction(number), also=also)
        yield from _said(forms, number, Part.UNIT)
    for number, word in enumerate(_ORDINALS, 3):
        part = Part.UNIT if number < 10 else Part.TEEN
        yield from _said(f"{word} {word}ة", number, part, ordinal=True)
        yield from _said(f"{word}ا", number, part, Weight.HINT, ordinal=True)
    yield fold("عشر"), Term(Part.TEEN, Fraction(10), also=(Fraction(1, 10),))
    yield from _said("عشرة", 10, Part.TEEN)


def _larger() -> Iterator[tuple[str, Term]]:
    for number, unit in enumerate(("عشر", *_UNITS), 2):
        yield from _said(f"{unit}ون {unit}ين", 10 * number, Part.TENS)
        years = (Fraction(1900 + 10 * number), Fraction(1800 + 10 * number), Fraction(2000 + 10 * number))
        for word in (f"{unit}ينات", f"{unit}ينيات", f"{unit}يني", f"{unit}ينية"):
            yield fold(word), Term(Part.LONE, Fraction(10 * number), also=years)
    for hundred in _HUNDREDS:
        yield from _said(hundred, 100, Part.HUNDRED)
        stem = hundred[:-1] + "ت"
        yield from _said(" ".join(stem + end for end in ("ان", "ين", "ا", "ي")), 200, Part.HUNDRED)
        for number, unit in enumerate(_UNITS, 3):
            forms = [f"{unit}{hundred}", f"{unit}ي{hundred}"] if unit == "ثمان" else [f"{unit}{hundred}"]
            yield from _said(" ".join(forms), 100 * number, Part.HUNDRED)
    yield from _said("عشرات", 10, Part.ABOUT)
    yield from _said("مئات مآت مائات", 100, Part.ABOUT)
    for scale, (plurals, size) in _SCALES.items():
        yield fold(scale), Term(Part.SCALE, Fraction(size))
        for dual in (f"{scale}ان", f"{scale}ين", f"{scale}ي"):
            yield fold(dual), Term(Part.SCALE, Fraction(size), times=2)
        # Without its mark an accusative (12 ألفا) is written like the dual before a noun (ألفا شخص).
        yield fold(f"{scale}ا"), Term(Part.SCALE, Fraction(size), times=2, also=(Fraction(size),))
        yield from _said(plurals, size, Part.ABOUT)


def _others() -> Iterator[tuple[str, Term]]:
    thirds = ("ثلثان", "ثلثين", *(f"ثلث{end}{each}" for end in "اي" for each in ("", *_PRONOUNS)))
    yield from _said(" ".join(thirds), Fraction(2, 3), Part.FRACTION, Weight.HINT)
    half = ("نصف", "نصفا", *(f"نصف{each}" for each in _PRONOUNS), "منتصف", "مناصفة", "أنصاف")
    yield from _said(" ".join(half), Fraction(1, 2), Part.FRACTION, Weight.HINT)
    for number, word in _FRACTIONS.items():
        plain = (word, f"{word}ا", *(f"{word}{each}" for each in _PRONOUNS))
        if number < 5 or number in (6, 8):  # the others are written like the number
            yield from _said(" ".join(plain), Fraction(1, number), Part.FRACTION, Weight.HINT)
        several = _MANY_FRACTIONS[number]
        several = " ".join((several, *(f"{several}{each}" for each in _PRONOUNS)))
        yield from _said(several, Fraction(1, number), Part.FRACTION, Weight.HINT)
    for number, words in _LONE.items():
        yield from _said(words, number, Part.LONE, Weight.HINT)


def _said(
    words: str, value: int | Fraction, part: Part, weight: Weight = Weight.WORD, *, ordinal: bool = False
) -> Iterator[tuple[str, Term]]:
    for word in words.split():
        yield fold(word), Term(part, Fraction(value), weight, ordinal)


_TERMS: dict[str, Term] = {}
for _word, _term in (*_units(), *_larger(), *_others()):
    _TERMS.setdefault(_word, _term)
_MARKED_FRACTION = re.compile("(?:[وفبلك]|ال)*(خُمُ?س|سُبُ?ع|تُسُ?ع|عُشُ?ر)")
_TERMS_OF_FRACTIONS = {
    f"{word[0]}ُ{second}": Term(Part.FRACTION, Fraction(1, number), Weight.HINT)
    for number, word in _FRACTIONS.items()
    if number in (5, 7, 9, 10)
    for second in (word[1:], f"{word[1]}ُ{word[2]}")
}
"""Fractions that are written like a number but for a vowel mark: a fifth is no five."""
PERCENT = frozenset(f"بال{fold(hundred)}" for hundred in _HUNDREDS)
"""Five *in the hundred* is a percent sign."""
_TO = ("", "ب", "ل", "ك")
_ARTICLE = "ال"


@lru_cache(maxsize=65536)
def term_of(word: str) -> Term | None:
    """Return what a word says as a number, without what is attached before it; None if it says none."""
    folded = fold(word)
    if folded in PERCENT:
        return None
    if fifth := _MARKED_FRACTION.match(word):
        return _TERMS_OF_FRACTIONS[fifth[1]]
    if folded in _TERMS:
        return _TERMS[folded]
    for stem, joined in ((folded, False), (folded[1:], True)):
        if joined and folded[:1] not in ("و", "ف"):
            return None
        if term := _bare(stem):
            return term._replace(joined=joined)
    return None


def _bare(word: str) -> Term | None:
    for before in _TO:
        if not word.startswith(before):
            continue
        stem = word[len(before) :]
        for form in (stem, stem.removeprefix(_ARTICLE)):
            if form in _TERMS and not (before and len(form) < 3 and form == stem):
                return _TERMS[form]
    if word.startswith("لل"):
        return _TERMS.get(word[2:]) or _TERMS.get(word[1:])
    return None
