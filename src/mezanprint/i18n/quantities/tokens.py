"""A text as tokens: words, numbers in digits, and the signs that matter between them."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from mezanprint.i18n.quantities.facts import Value
from mezanprint.model.pasted import MARKS

WORD, NUMBER, SIGN, STOP = "word", "number", "sign", "stop"
TIME, DATE, YEARS, VERSION, VULGAR = "time", "date", "years", "version", "vulgar"
_D4 = r"(?:1[5-9]|20|١[٥-٩]|٢٠)\d\d"
_TOKEN = re.compile(
    rf"(?P<version>\d+(?:\.\d+){{2,}})"
    r"|(?P<date>(?<![\w/])\d{1,4}(?P<by>[/.-])\d{1,2}(?P=by)\d{1,4}(?![\w/]))"
    r"|(?P<time>(?<![\d:\u2236])\d{1,2}[:\u2236]\d{2}(?:[:\u2236]\d{2})?(?![\d:\u2236]))"
    rf"|(?P<years>(?<![\w/-]){_D4}[-\u2010-\u2013/]\d\d(?![\w/-]))"
    r"|(?P<number>\d+(?:[.,\u066b\u066c\u060c]\d+)*)"
    "|(?P<vulgar>[¼½¾⅓⅔⅛])"
    rf"|(?P<word>[^\W\d_][^\W\d_{MARKS}]*(?:[{MARKS}'’\u200d]+[^\W\d_]*)*)"
    "|(?P<sign>[%٪$€£¥₪°²³])"
    "|(?P<stop>[.,;:!?\u060c\u061b\u061f()\\[\\]\n\ufffc])"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LIST = re.compile(r"(?!\d{1,3}(?:,\d{3})+$)\d{1,2}(?:,\d{1,2}){2,}")
"""Numbers in a row without spaces: 3,7,11."""
_SEPARATORS = {"\u066b": ".", "\u066c": ",", "\u060c": ","}


class Token(NamedTuple):
    """A piece of a text."""

    kind: str
    text: str
    start: int
    end: int

    def touches(self, other: "Token") -> bool:
        """Tell whether ``other`` follows at once."""
        return self.end == other.start


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text whose numbers have commas and points."""
    return [*_tokens(text)]


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind, start = str(match.lastgroup), match.start()
        if kind == NUMBER and _LIST.fullmatch(western_digits(match[0])):
            for part in re.finditer(r"\d+", match[0]):
                yield Token(kind, part[0], start + part.start(), start + part.end())
        else:
            yield Token(kind, match[0], start, match.end())


def value_of(number: str) -> Value:
    """Return what digits of any script say; as they are, in 0-9, where their commas group no thousands.

    >>> value_of("١٬٢٣٤٫٥")
    Fraction(2469, 2)
    """
    digits = western_digits(number)
    if _GROUPED.fullmatch(digits):
        digits = digits.replace(",", "")
    return digits if "," in digits or digits.count(".") > 1 else Fraction(digits)


def western_digits(number: str) -> str:
    """Return digits of any script and their separators as 0-9, comma and point."""
    return "".join(map(_western, number))


def _western(char: str) -> str:
    return _SEPARATORS.get(char) or (str(unicodedata.decimal(char)) if char.isdecimal() else char)


def vulgar_value(char: str) -> Fraction:
    """Return the value of ``½`` and the like."""
    return Fraction(unicodedata.numeric(char)).limit_denominator(8)
