"""Reads Arabic number words: ``مئة وخمسة وعشرون ألفًا``, ``الحادي والعشرون``, ``1.5 مليون``, ``ثلاثة أرباع``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mezanprint.i18n.quantities.arabic_words import term_of
from mezanprint.i18n.quantities.facts import Kind, Weight
from mezanprint.i18n.quantities.phrase import Phrase
from mezanprint.i18n.quantities.terms import Part, Term
from mezanprint.i18n.quantities.tokens import NUMBER, WORD, Token, value_of

_AND = "و"
_DEFINITE = ("ال", "لل", "بال")
_LETTER = re.compile("ا?ل?أَ?لِف")
"""The name of the letter, told from a thousand by its kasra: `الآلة ألِف`."""
_HUNDREDS = (Part.HUNDRED, Part.ABOUT)


@dataclass(slots=True)
class _Sum:
    """A number as far as it has been read."""

    total: Fraction = Fraction(0)
    group: Fraction | None = None
    """What is below the next scale word."""
    last: Part | None = None
    scale: Fraction = Fraction(0)
    """The last scale word; the next one must be smaller. 0 before the first."""
    words: int = 0

    @property
    def value(self) -> Fraction:
        return self.total + (self.group or 0)

    def add(self, term: Term, *, joined: bool) -> bool:
        """Take one more word; return whether it belongs to the number."""
        taken = self._append(term) if joined else self._multiply(term)
        self.words += taken
        return taken

    def _multiply(self, term: Term) -> bool:
        if self.group is None:
            return False
        if term.part is Part.TEEN and term.value == 10 and self.last is Part.UNIT and not term.ordinal:
            self.group, self.last = self.group + 10, Part.TEEN
        elif term.part in _HUNDREDS and term.value == 100 and self.last is Part.UNIT and self.group % 100 > 2:
            self.group, self.last = self.group * 100, Part.HUNDRED
        elif term.part is Part.FRACTION and self.last is Part.UNIT and 1 < self.group < 10 and not self.total:
            self.group, self.last = self.group * term.value, Part.FRACTION
        elif term.part in (Part.SCALE, Part.ABOUT) and term.value >= 1000 and (term.times == 1 or term.also):
            if self.scale and term.value >= self.scale:
                return False
            self.total += self.group * term.value
            self.group, self.last, self.scale = None, Part.SCALE, term.value
        else:
            return False
        return True

    def _append(self, term: Term) -> bool:
        small = term.part in (Part.UNIT, Part.TEEN, Part.TENS)
        if term.part is Part.FRACTION:
            if self.group is None:
                self.total += term.value * self.scale
            else:
                self.group += term.value
            self.last = Part.FRACTION
        elif self.group is None and (small or term.part is Part.HUNDRED):
            self.group, self.last = term.value, term.part
        elif self.group is None and term.part is Part.SCALE and term.value < self.scale:
            self.total += term.value * term.times
            self.scale, self.last = term.value, Part.SCALE
        elif self.group is not None and (
            (self.last is Part.UNIT and term.part is Part.TENS) or (self.last is Part.HUNDRED and small)
        ):
            self.group, self.last = self.group + term.value, term.part
        else:
            return False
        return True


def read_arabic(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Return the number that begins with the token ``first``, in words or in digits with words; None if none does."""
    token = tokens[first]
    if token.kind == NUMBER:
        value = value_of(token.text)
        if isinstance(value, str):
            return Phrase(value, Weight.FIGURE, first + 1)
        return _go_on(tokens, first, _Sum(group=value, last=Part.LONE), Weight.FIGURE, None)
    term = _term(tokens, first)
    if term is None:
        return None
    if term.part is Part.LONE:
        return Phrase(term.value, term.weight, first + 1, also=frozenset(term.also), lone=True)
    if term.part in (Part.ABOUT, Part.FRACTION):
        return _scaled(tokens, first, term)
    if term.part is Part.SCALE:
        start = _Sum(total=term.value * term.times, last=Part.SCALE, scale=term.value)
    else:
        start = _Sum(group=term.value, last=term.part)
    return _go_on(tokens, first, start, term.weight, term)


def _scaled(tokens: Sequence[Token], first: int, term: Term) -> Phrase:
    """Read ``عشرات الآلاف`` or ``نصف مليون``; a word of either kind may stand alone."""
    following = _term(tokens, first + 1)
    scale = following is not None and not following.joined and following.value >= 1000 and following.times == 1
    value = term.value * following.value if scale and following else term.value
    kind = Kind.ABOUT if term.part is Part.ABOUT else Kind.NUMBER
    weight = Weight.WORD if scale or kind is Kind.ABOUT else term.weight
    return Phrase(value, weight, first + 1 + scale, kind)


def _term(tokens: Sequence[Token], index: int) -> Term | None:
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    if _LETTER.match(tokens[index].text):
        return None
    term = term_of(tokens[index].text)
    if term is not None and term.times == 2 and term.also and index + 1 < len(tokens):
        after = tokens[index + 1]
        if (after.kind == NUMBER and after.start - tokens[index].end == 1) or after.text.startswith(_DEFINITE):
            return None  # the letter, as in `ألفا-2` and `قناة ألفا للصور`: what two thousand count has no article
    return term


def _go_on(tokens: Sequence[Token], first: int, so_far: _Sum, weight: Weight, begun: Term | None) -> Phrase:
    at = first + 1
    ordinal = begun is not None and begun.ordinal
    while at < len(tokens):
        joined, word = (True, at + 1) if tokens[at].text == _AND else (False, at)
        term = _term(tokens, word)
        if term is None:
            if joined and (end := _digits(tokens, word, so_far)):
                at = end
                continue
            break
        joined = joined or term.joined
        if (ordinal and term.part is Part.FRACTION) or not so_far.add(term, joined=joined):
            break
        at = word + 1
        if term.part is Part.FRACTION and joined and so_far.group is None:
            at += _repeats(tokens, at, so_far.scale)
    if so_far.words:
        weight = max(weight, Weight.WORD)
    elif begun and begun.times == 2 and begun.also and (at >= len(tokens) or tokens[at].kind != WORD):
        weight = Weight.HINT  # `ألفا` alone is a letter too
    also = frozenset(begun.also) if begun and not so_far.words else frozenset()
    return Phrase(so_far.value, weight, at, Kind.ORDINAL if ordinal else Kind.NUMBER, also)


def _digits(tokens: Sequence[Token], index: int, so_far: _Sum) -> int:
    """Take ``و200 ألف`` after a larger scale; return the index behind it, 0 if there is none."""
    following = _term(tokens, index + 1)
    if index >= len(tokens) or tokens[index].kind != NUMBER or following is None or so_far.group is not None:
        return 0
    value = value_of(tokens[index].text)
    if isinstance(value, str) or following.joined or not 1000 <= following.value < so_far.scale:
        return 0
    so_far.total += value * following.value
    so_far.scale = following.value
    so_far.words += 1
    return index + 2


def _repeats(tokens: Sequence[Token], index: int, scale: Fraction) -> bool:
    """Tell whether the scale is said again: ``مليون ونصف المليون``."""
    term = _term(tokens, index)
    return term is not None and not term.joined and term.part is Part.SCALE and term.value == scale
