"""The number words of English."""

from fractions import Fraction

from mezanprint.i18n.quantities.facts import Weight
from mezanprint.i18n.quantities.terms import Part, Term

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "milliard": 10**9,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""Glued to digits."""
_ABOUT = {"dozens": 10, "tens": 10, "scores": 10, "hundreds": 100} | {f"{name}s": size for name, size in SCALES.items()}
_LONE = {
    "once": 1, "single": 1, "sole": 1, "lone": 1, "alone": 1, "unique": 1, "monthly": 1,
    "both": 2, "twice": 2, "double": 2, "doubled": 2, "couple": 2, "pair": 2, "twin": 2, "twins": 2, "dual": 2,
    "bilateral": 2, "thrice": 3, "triple": 3, "tripled": 3, "trilateral": 3, "quadruple": 4, "decade": 10,
    "decades": 10, "century": 100, "centuries": 100, "noon": 12, "midnight": 12, "binary": 2, "octal": 8,
    "decimal": 10, "hexadecimal": 16, "weekly": 7, "fortnight": 14,
}  # fmt: skip


def _terms() -> dict[str, Term]:
    terms = {word: _unit(number) for number, word in enumerate(_SMALL)}
    terms["one"] = Term(Part.UNIT, Fraction(1), Weight.HINT)
    for number, word in enumerate(_ORDINALS):
        part = Part.UNIT if number < 10 else Part.TEEN
        terms[word] = Term(part, Fraction(number), Weight.WORD if number > 2 else Weight.HINT, ordinal=True)
    for number, word in enumerate(_TENS, 2):
        terms[word] = Term(Part.TENS, Fraction(10 * number))
        terms[f"{word[:-1]}ieth"] = Term(Part.TENS, Fraction(10 * number), ordinal=True)
        terms[f"{word[:-1]}ies"] = Term(
            Part.LONE, Fraction(10 * number), also=(Fraction(1900 + 10 * number), Fraction(1800 + 10 * number))
        )
    terms["hundred"] = Term(Part.HUNDRED, Fraction(100))
    terms["hundredth"] = Term(Part.HUNDRED, Fraction(100), ordinal=True)
    terms["dozen"] = Term(Part.SCALE, Fraction(12))
    terms |= {word: Term(Part.SCALE, Fraction(size)) for word, size in SCALES.items()}
    terms |= {f"{word}th": Term(Part.SCALE, Fraction(size), Weight.HINT, ordinal=True) for word, size in SCALES.items()}
    terms |= {word: Term(Part.ABOUT, Fraction(size)) for word, size in _ABOUT.items()}
    terms |= {word: Term(Part.LONE, Fraction(number), Weight.HINT) for word, number in _LONE.items()}
    for words, value in (
        (("half", "halves", "halved"), Fraction(1, 2)),
        (("quarter", "quarters"), Fraction(1, 4)),
        (("thirds",), Fraction(1, 3)),
        (("fifths",), Fraction(1, 5)),
        (("tenths",), Fraction(1, 10)),
    ):
        terms |= {word: Term(Part.FRACTION, value, Weight.HINT) for word in words}
    return terms


def _unit(number: int) -> Term:
    return Term(Part.UNIT if number < 10 else Part.TEEN, Fraction(number))


TERMS = _terms()
"""Each word in small letters, and what it says."""
FRACTIONS_BY_ORDINAL = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
"""Ordinals that say a fraction after ``one``, ``two`` or ``a``."""
NO_NUMBER = (
    "no one", "one another", "one by one", "one day", "at one", "for one", "one's", "second to none", "second nature",
    "on second thought", "second hand", "first of all", "at first", "first and foremost", "in the first place",
    "at sixes and sevens", "to a half", "half brother", "half sister", "quarter master", "split second",
    "a second", "the seconds", "old quarter", "third-party", "third party", "third parties",
    "second to last", "second last", "2nd to last", "2nd last", "third to last", "third last", "3rd last",
    "3rd-party", "3rd party", "all fours", "square one", "one way", "one on one",
)  # fmt: skip
"""Phrases whose number words say no number."""
