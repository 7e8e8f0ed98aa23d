"""What characters a text has at all, so that a check that looks for others is not asked.

Most texts have no digit, no bracket and no tag. To ask each check would take longer than what all of them find.
"""

import unicodedata
from collections.abc import Mapping

from mezanprint.model.pasted import FORMS

(
    DIGIT,
    CAPITAL,
    LATIN,
    FOREIGN,
    UNSEEN,
    RARE_LETTER,
    FORM,
    COMBINING,
    TATWEEL,
    BRACE,
    MARKUP,
    TAG,
    STOP,
    ARABIC_MARK,
    ASCII_MARK,
    DASH,
    BRACKET,
    QUOTE,
    AT,
    PERCENT,
) = (1 << place for place in range(20))
"""``FOREIGN`` is a letter that is neither Latin nor Arabic, ``UNSEEN`` what is not printed."""
_GROUPS = {
    BRACE: "{}%",
    MARKUP: "*[]<",
    TAG: "<",
    STOP: ".?!:؟…",
    ARABIC_MARK: "،؛؟",
    ASCII_MARK: ",;?",
    DASH: "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    BRACKET: "()[]«»“”‹›",
    QUOTE: '"«»“”„‹›',
    TATWEEL: "\u0640",
    AT: "@",
    PERCENT: "%٪",
    UNSEEN: "\ufffd",
}
_PLAIN = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ")
_NEEDED: Mapping[str, tuple[int, int]] = {
    "i18n-digits": (0, DIGIT),
    "i18n-separators": (0, DIGIT),
    "i18n-range": (0, DIGIT),
    "i18n-address": (STOP | DIGIT | AT, STOP | DIGIT | AT),
    "i18n-glued": (0, DIGIT | BRACE | BRACKET | LATIN),
    "i18n-placeholder": (BRACE, BRACE),
    "i18n-markup": (MARKUP, MARKUP),
    "i18n-character": (0, UNSEEN),
    "i18n-direction": (0, UNSEEN),
    "i18n-isolate": (0, UNSEEN),
    "i18n-joiner": (0, UNSEEN),
    "i18n-presentation-form": (0, FORM),
    "i18n-look-alike": (0, RARE_LETTER),
    "i18n-foreign-letter": (0, RARE_LETTER),
    "i18n-tatweel": (0, TATWEEL),
    "i18n-ascii-mark": (0, ASCII_MARK),
    "i18n-arabic-mark": (0, ARABIC_MARK),
    "i18n-mark-space": (0, STOP | ARABIC_MARK),
    "i18n-final-mark": (STOP, 0),
    "i18n-doubled-mark": (0, STOP | ARABIC_MARK | ASCII_MARK),
    "i18n-quotation-mark": (0, QUOTE),
    "i18n-bracket": (0, BRACKET),
    "i18n-vowel-mark": (0, COMBINING),
    "i18n-tanwin": (0, COMBINING),
    "i18n-composition": (0, COMBINING),
    "i18n-acronym": (CAPITAL, 0),
    "i18n-latin-word": (0, LATIN),
    "i18n-source-word": (0, LATIN),
    "i18n-mixed-script": (0, LATIN | FOREIGN),
    "i18n-tag-order": (0, TAG),
}
"""Of which traits of the source, and of which of the translation, one is needed for a check to find something."""


class _Traits(dict[str, int]):
    """The traits of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> int:
        self[char] = traits = _traits(char)
        return traits


def _traits(char: str) -> int:
    traits = sum(trait for trait, chars in _GROUPS.items() if char in chars and trait != UNSEEN)
    traits |= UNSEEN * (not char.isprintable() or char in _GROUPS[UNSEEN])
    traits |= DIGIT * char.isdecimal() | CAPITAL * ("A" <= char <= "Z")
    joins = unicodedata.category(char).startswith("M") or "\u1100" <= char <= "\u11ff"
    traits |= COMBINING * (joins or not unicodedata.is_normalized("NFC", char))
    if FORMS.match(char):
        return traits | FORM
    if char.isalpha():
        latin = unicodedata.name(char, "").startswith("LATIN")
        return traits | (LATIN if latin else 0 if char in _PLAIN else RARE_LETTER | FOREIGN)
    return traits


_TRAITS = _Traits()


def may_find(code: str, of_source: int, of_value: int) -> bool:
    """Tell whether a check may find something in texts with these traits."""
    in_source, in_value = _NEEDED.get(code, (0, 0))
    return not in_source | in_value or bool(in_source & of_source or in_value & of_value)


def traits_of(text: str) -> int:
    """Return the traits of the characters of a text, together."""
    traits = 0
    for char in set(text):
        traits |= _TRAITS[char]
    return traits
