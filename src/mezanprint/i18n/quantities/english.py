"""Reads English number words: ``one hundred and five thousand``, ``2.5 million``, ``half a million``."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mezanprint.i18n.quantities.english_words import FRACTIONS_BY_ORDINAL, SHORT_SCALES, TERMS
from mezanprint.i18n.quantities.facts import Kind, Weight
from mezanprint.i18n.quantities.phrase import Phrase
from mezanprint.i18n.quantities.terms import Part, Term
from mezanprint.i18n.quantities.tokens import NUMBER, WORD, Token, value_of

_MONEY = "$€£¥₪"


@dataclass(slots=True)
class _Sum:
    """A number as far as it has been read."""

    total: Fraction = Fraction(0)
    group: Fraction | None = None
    last: Part | None = None
    scale: Fraction = Fraction(10**15)
    words: int = 0
    ordinal: bool = False

    def add(self, term: Term) -> bool:
        """Take one more word; return whether it belongs to the number."""
        taken = not self.ordinal and self._take(term)
        self.words += taken
        self.ordinal = self.ordinal or (taken and term.ordinal)
        return taken

    def _take(self, term: Term) -> bool:
        group = self.group
        if term.part in (Part.UNIT, Part.TEEN, Part.TENS):
            small = term.part is not Part.TENS and self.last is Part.TENS and term.part is Part.UNIT and term.value > 0
            if group is not None and self.last is not Part.HUNDRED and not small:
                return False
            self.group = (group or Fraction(0)) + term.value
        elif term.part is Part.HUNDRED and (group is None or group < 100) and self.last is not Part.HUNDRED:
            self.group = Fraction(100) if group is None else group * 100
        elif term.part is Part.SCALE and term.value < self.scale and (group is not None or not self.total):
            self.total += (1 if group is None else group) * term.value
            self.group, self.scale = None, term.value
        else:
            return False
        self.last = term.part
        return True


def read_english(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Return the number that begins with the token ``first``, in words or in digits with words; None if none does."""
    token = tokens[first]
    if token.kind == NUMBER:
        return _read_digits(tokens, first)
    term = _term(tokens, first)
    if term is None:
        return _read_article(tokens, first)
    if term.part is Part.LONE:
        return Phrase(term.value, term.weight, first + 1, also=frozenset(term.also), lone=True)
    if term.part is Part.ABOUT:
        return _read_about(tokens, first, term)
    if term.part is Part.FRACTION:
        return _read_fraction(tokens, term.value, first + 1)
    start = _Sum()
    start.add(term)
    return _go_on(tokens, first, start, term.weight)


def _term(tokens: Sequence[Token], index: int) -> Term | None:
    if index >= len(tokens) or tokens[index].kind != WORD:
        return None
    return TERMS.get(tokens[index].text.casefold())


def _is(tokens: Sequence[Token], index: int, *words: str) -> bool:
    return index < len(tokens) and tokens[index].text.casefold() in words


def _read_digits(tokens: Sequence[Token], first: int) -> Phrase:
    token = tokens[first]
    value = value_of(token.text)
    if isinstance(value, str):
        return Phrase(value, Weight.FIGURE, first + 1)
    following = tokens[first + 1] if first + 1 < len(tokens) else None
    if following is not None and token.touches(following):
        scale = SHORT_SCALES.get(following.text.casefold(), 0)
        money = first > 0 and tokens[first - 1].text in _MONEY
        if scale and (money or len(following.text) > 1):
            return Phrase(value * scale, Weight.FIGURE, first + 2)
        if scale:
            return Phrase(value, Weight.FIGURE, first + 1, also=frozenset({value * scale}))
    return _go_on(tokens, first, _Sum(group=value, last=Part.LONE), Weight.FIGURE)


def _read_article(tokens: Sequence[Token], first: int) -> Phrase | None:
    """Read ``a hundred``, ``a third``."""
    if not _is(tokens, first, "a", "an"):
        return None
    term = _term(tokens, first + 1)
    if term is None:
        return None
    if term.part in (Part.HUNDRED, Part.SCALE) and not term.ordinal:
        return _go_on(tokens, first, _Sum(), Weight.WORD)
    denominator = FRACTIONS_BY_ORDINAL.get(tokens[first + 1].text.casefold())
    if denominator and _is(tokens, first + 2, "of"):
        return Phrase(Fraction(1, denominator), Weight.HINT, first + 2)
    return None


def _read_about(tokens: Sequence[Token], first: int, term: Term) -> Phrase:
    """Read ``dozens of``, ``tens of thousands``."""
    other = _term(tokens, first + 2) if _is(tokens, first + 1, "of") else None
    if other is not None and other.part is Part.ABOUT:
        return Phrase(term.value * other.value, Weight.WORD, first + 3, Kind.ABOUT)
    return Phrase(term.value, Weight.WORD, first + 1, Kind.ABOUT)


def _read_fraction(tokens: Sequence[Token], value: Fraction, at: int) -> Phrase:
    """Read ``half``, ``half a million``, ``a quarter of a million``."""
    end = at + _is(tokens, at, "of")
    end += _is(tokens, end, "a", "one")
    scale = _term(tokens, end)
    if scale is not None and scale.part in (Part.SCALE, Part.HUNDRED) and end > at:
        return Phrase(value * scale.value, Weight.WORD, end + 1)
    return Phrase(value, Weight.HINT, at)


def _go_on(tokens: Sequence[Token], first: int, so_far: _Sum, weight: Weight) -> Phrase:
    at = first + 1
    while at < len(tokens):
        linked = so_far.last in (Part.HUNDRED, Part.SCALE) and _is(tokens, at, "and")
        term = _term(tokens, at + linked)
        if linked and (term is None or term.part not in (Part.UNIT, Part.TEEN, Part.TENS)):
            break
        if term is None or not so_far.add(term):
            break
        at += 1 + linked
    value = so_far.total + (so_far.group or 0)
    if value in (18, 19, 20) and so_far.words and (years := _years(tokens, at)):
        return Phrase(value * 100 + years[0], Weight.WORD, years[1])
    words = tokens[at].text.casefold() if at < len(tokens) else ""
    fraction = _term(tokens, at)
    below = FRACTIONS_BY_ORDINAL.get(words.removesuffix("s"), 0)
    if not below and fraction is not None and fraction.part is Part.FRACTION and words.endswith("s"):
        below = fraction.value.denominator
    if below and 0 < value < below:
        part = _read_fraction(tokens, value / below, at + 1)
        return part._replace(weight=Weight.WORD) if value > 1 else part
    if _is(tokens, at, "and") and (end := _after_and(tokens, at)):
        return _with_fraction(tokens, so_far, value, end)
    kind = Kind.ORDINAL if so_far.ordinal else Kind.NUMBER
    return Phrase(value, max(weight, Weight.WORD) if so_far.words > 1 else weight, at, kind)


def _years(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """Read the second half of a year in words, nineteen *forty-eight*, and return it with the index behind it."""
    term = _term(tokens, at)
    if term is None or term.ordinal or term.part not in (Part.TEEN, Part.TENS):
        return None
    phrase = _go_on(tokens, at, _Sum(group=term.value, last=term.part), Weight.WORD)
    value = phrase.value
    return (value, phrase.end) if isinstance(value, Fraction) and 10 <= value < 100 else None


def _after_and(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the fraction in ``and a half``, 0 if there is none."""
    end = at + 1 + _is(tokens, at + 1, "a", "one")
    term = _term(tokens, end)
    third = _is(tokens, end, "third") and end > at + 1
    return end if (term is not None and term.part is Part.FRACTION and end > at + 1) or third else 0


def _with_fraction(tokens: Sequence[Token], so_far: _Sum, value: Fraction, at: int) -> Phrase:
    term = _term(tokens, at)
    part = term.value if term is not None and term.part is Part.FRACTION else Fraction(1, 3)
    if so_far.group is None and so_far.total:
        return Phrase(value + part * so_far.scale, Weight.WORD, at + 1)
    scale = _term(tokens, at + 1)
    if scale is not None and scale.part is Part.SCALE:
        return Phrase((value + part) * scale.value, Weight.WORD, at + 2)
    return Phrase(value + part, Weight.WORD, at + 1)
