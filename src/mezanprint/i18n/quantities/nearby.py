"""What stands beside a number: its unit, and words that tell it from other numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from mezanprint.i18n.quantities.facts import NONE
from mezanprint.i18n.quantities.nouns import arabic_noun, english_noun
from mezanprint.i18n.quantities.tokens import NUMBER, SIGN, STOP, WORD, Token
from mezanprint.i18n.quantities.units import KINDS, arabic_unit, english_unit

_PERCENT = frozenset({"percent"})
_QUALIFIERS = frozenset(
    [
        "us",
        "american",
        "canadian",
        "australian",
        "israeli",
        "jordanian",
        "egyptian",
        "lebanese",
        "syrian",
        "new",
        "full",
        "whole",
        "consecutive",
        "straight",
        "more",
        "additional",
        "further",
        "extra",
        "calendar",
        "working",
        "nautical",
        "long",
        "short",
        "square",
        "sq",
        "cubic",
        "percentage",
    ]
)
_POWERS = {"square": "²", "sq": "²", "cubic": "³", "مربع": "²", "مربعة": "²", "مربعا": "²", "مكعب": "³", "مكعبة": "³",
           "²": "²", "³": "³", "مربعًا": "²", "مكعبًا": "³"}  # fmt: skip
_HALVES = frozenset(["كيلو", "ميغا", "ميجا", "غيغا", "جيجا", "تيرا", "سنتي", "ملي", "مللي", "ميلي"])
_SHORTENED = {"ك": "kilobyte", "م": "megabyte", "ج": "gigabyte", "غ": "gigabyte", "ت": "terabyte"}
_BYTES = frozenset(((".", "بايت"), (".", "ب")))
"""``2 ج.بايت`` are gigabytes."""
_IN_HUNDRED = frozenset({"المئة", "المائة", "المية", "الماية"})
_BEFORE, _AFTER = 3, 4
"""Words on either side that may tell what a number counts."""
_ROLES = {
    "from": frozenset({"from"}), "between": frozenset({"from"}), "to": frozenset({"to"}), "of": frozenset({"of"}),
    "من": frozenset({"from", "of"}), "بين": frozenset({"from"}), "إلى": frozenset({"to"}), "الى": frozenset({"to"}),
    "أصل": frozenset({"of"}),
}  # fmt: skip
_ADJECTIVES = frozenset({"young", "small", "other", "more", "new", "old", "large", "unarmed", "further"})
_PREPOSITIONS = frozenset(
    {
        "with",
        "in",
        "for",
        "by",
        "from",
        "to",
        "on",
        "at",
        "as",
        "في",
        "على",
        "إلى",
        "عن",
        "خلال",
        "منذ",
        "مع",
        "بعد",
        "قبل",
    }
)
"""What stands behind one of them is not what a number before it counts."""
_LINKS = frozenset({"and", "or", "but", "و", "أو", "ثم"})


class Unit(NamedTuple):
    """A unit beside a number."""

    units: frozenset[str]
    noun: str
    """As it is written."""
    end: int
    """The index of the token after it."""


def unit_after(tokens: Sequence[Token], at: int, language: str) -> Unit | None:
    """Return the unit that begins with the token ``at``, None if it names none; ``at`` follows a number."""
    if at >= len(tokens):
        return None
    if end := percent_at(tokens, at):
        return Unit(_PERCENT, "%", end)
    if tokens[at].kind == SIGN:
        return _signed(tokens, at)
    return _arabic(tokens, at) if language == "ar" else _english(tokens, at) if language == "en" else None


def _signed(tokens: Sequence[Token], at: int) -> Unit | None:
    units = english_unit(tokens[at].text, after_digits=True)
    return Unit(units, tokens[at].text, at + 1) if units else None


def percent_at(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind a percent sign, or words for it, that begins with the token ``at``; 0 for none."""
    text = tokens[at].text
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if text in "%٪" or text.casefold() in ("percent", "pct"):
        return at + 1
    if (text == "في" and after in _IN_HUNDRED) or (text.casefold() == "per" and after.casefold() == "cent"):
        return at + 2
    if (text.casefold() == "percentage" and after.startswith("point")) or (text[:2] == "نق" and after == "مئوية"):
        return at + 2
    found = arabic_unit(text) if text.startswith("بال") else None
    return at + 1 if found is not None and found.units == _PERCENT else 0


def _english(tokens: Sequence[Token], at: int) -> Unit | None:
    power, end = "", at
    while end < at + 3 and end < len(tokens) and tokens[end].text.casefold() in _QUALIFIERS:
        power = power or _POWERS.get(tokens[end].text.casefold(), "")
        end += 1
    if end >= len(tokens) or tokens[end].kind not in (WORD, SIGN):
        return None
    word = tokens[end].text
    units = english_unit(word, after_digits=tokens[at - 1].kind == NUMBER)
    if not units:
        return None
    if not power and end + 1 < len(tokens) and tokens[end].touches(tokens[end + 1]):
        power = _POWERS.get(tokens[end + 1].text, "")
        end += bool(power)
    return Unit(frozenset(unit + power for unit in units), word + power * (word.isalpha() and bool(power)), end + 1)


def _arabic(tokens: Sequence[Token], at: int) -> Unit | None:
    at += tokens[at].text == "من" and at + 1 < len(tokens)
    if (short := _SHORTENED.get(tokens[at].text)) and tuple(each.text for each in tokens[at + 1 : at + 3]) in _BYTES:
        return Unit(frozenset({short}), f"{tokens[at].text}.{tokens[at + 2].text}", at + 3)
    if tokens[at].kind == WORD and tokens[at].text in _HALVES and at + 1 < len(tokens):
        whole = arabic_unit(tokens[at].text + tokens[at + 1].text)
        if whole is not None:  # written as two words: كيلو متر
            return Unit(whole.units, f"{tokens[at].text} {tokens[at + 1].text}", at + 2)
    unit_here = arabic_unit(tokens[at].text) if tokens[at].kind == WORD else None
    if unit_here is None or tokens[at].text.startswith("و"):
        # Where Latin signs are kept: 5 km.
        return _english(tokens, at) if tokens[at].kind == WORD and tokens[at].text.isascii() else None
    power = _POWERS.get(tokens[at + 1].text, "") if at + 1 < len(tokens) else ""
    noun = f"{tokens[at].text} {tokens[at + 1].text}" if power else tokens[at].text
    return Unit(frozenset(unit + power for unit in unit_here.units), noun, at + 1 + bool(power))


def unit_before(tokens: Sequence[Token], at: int) -> Unit | None:
    """Return the currency whose sign or code stands right before the number at the token ``at``."""
    if at == 0 or tokens[at].start - tokens[at - 1].end > 1:
        return None
    sign = tokens[at - 1].text
    if sign.casefold() in ("aged", "age", "ages"):
        return Unit(frozenset({"year"}), "", at)
    if sign in "%٪":
        return Unit(_PERCENT, "%", at)
    if tokens[at - 1].kind != SIGN and not (sign.isupper() and len(sign) == 3):
        return None
    units = english_unit(sign, after_digits=False)
    return Unit(units, sign, at) if any(KINDS.get(unit) == "money" for unit in units) else None


def classes_around(tokens: Sequence[Token], first: int, end: int, language: str) -> frozenset[str]:
    """Return the classes of the words beside the number of the tokens ``first`` to ``end``, up to another number."""
    classes = _role(tokens, first)
    for token in tokens[end : end + _AFTER]:
        if token.kind != WORD or token.text in _LINKS or token.text in _PREPOSITIONS:
            break
        if token.text[0] == "و" and len(token.text) > 3:
            break
        classes |= class_of(token.text, language)
    for token in reversed(tokens[max(0, first - _BEFORE) : first]):
        if token.kind in (STOP, NUMBER) or token.text in _LINKS:
            break
        classes |= class_of(token.text, language)
        if token.text[0] == "و" and len(token.text) > 3:
            break
    return classes


def head_beside(tokens: Sequence[Token], first: int, end: int, language: str, *, ordinal: bool) -> frozenset[str]:
    """Return the classes of the noun that a number counts: the next word, in Arabic the one before an ordinal."""
    if language == "ar" and ordinal:
        return class_of(tokens[first - 1].text, language) if first and tokens[first - 1].kind == WORD else NONE
    for token in tokens[end : end + 2]:
        if token.kind != WORD:
            break
        if classes := class_of(token.text, language):
            return classes
        if language == "ar" or not (token.text[0].isupper() or token.text in _ADJECTIVES):
            break
    return NONE


def _role(tokens: Sequence[Token], first: int) -> frozenset[str]:
    """Return whether a number begins or ends a range, or is what others are a part of."""
    before = tokens[first - 1].text.casefold() if first else ""
    if before == "the" and first > 1:
        before = tokens[first - 2].text.casefold()
    return _ROLES.get(before, NONE)


def class_of(word: str, language: str) -> frozenset[str]:
    """Return the classes of a word, its units among them."""
    if language != "ar":
        word = word.removesuffix("'s").removesuffix("’s")
        return english_noun(word) | english_unit(word, after_digits=False)
    noun, unit = arabic_noun(word), arabic_unit(word)
    return (noun.units if noun else NONE) | (unit.units if unit else NONE)
