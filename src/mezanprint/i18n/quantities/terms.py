"""Words that say numbers, as the readers of both languages use them."""

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from mezanprint.i18n.quantities.facts import Weight


class Part(Enum):
    """The part that a word plays in a number."""

    UNIT = "unit"
    """1 to 9, and 0."""
    TEEN = "teen"
    """10 to 19 in one word."""
    TENS = "tens"
    HUNDRED = "hundred"
    """100 and its multiples in one word."""
    SCALE = "scale"
    """A thousand and more."""
    FRACTION = "fraction"
    ABOUT = "about"
    """A plural that stands for a scale where no number is before it."""
    LONE = "lone"
    """A word that says a number and never enters another: twice, both, decade."""


class Term(NamedTuple):
    """A word that says a number."""

    part: Part
    value: Fraction
    weight: Weight = Weight.WORD
    ordinal: bool = False
    also: tuple[Fraction, ...] = ()
    joined: bool = False
    """Whether *and* is written onto it (Arabic)."""
    times: int = 1
    """Of a scale: 2 for a dual."""
