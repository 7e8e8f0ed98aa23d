"""What a text says in numbers, as values that do not depend on its language."""

from dataclasses import dataclass
from enum import Enum, IntEnum
from fractions import Fraction
from typing import TypeAlias

Value: TypeAlias = Fraction | str
"""Exact; a string for what has figures and is no number: ``2.4.1``, ``1,2000,00``."""
NONE: frozenset[str] = frozenset()
LONE = frozenset({"lone"})
"""The class of words that say a number and count nothing: twice, both."""
_YEARS = range(1000, 2101)


class Weight(IntEnum):
    """How sure it is that a translation must say the same."""

    HINT = 1
    """May stand for a number: ``one``, a dual, ``first``. It satisfies another text, and asks for nothing."""
    WORD = 2
    """A number word: it may be lost in good prose, but not become another number."""
    FIGURE = 3
    """Digits: neither lost nor added."""


class Kind(Enum):
    """What kind of thing is said."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    ABOUT = "about"
    """A scale without a number: dozens of, ``مئات``."""
    MONTH = "month"
    HIJRI = "hijri"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One fact of a text and where it stands."""

    kind: Kind
    value: Value
    weight: Weight
    start: int
    end: int
    text: str
    """As it is written, with its unit."""
    also: frozenset[Value] = frozenset()
    """Other values that the same words may mean: 8 pm is 20, the nineties are 90 and 1990."""
    units: frozenset[str] = NONE
    """The units that its noun may mean; empty where there is none or it is not known."""
    noun: str = ""
    """The unit as it is written."""
    counts: frozenset[str] = NONE
    """Classes of what stands beside it (children, killed, a month), to see that two figures changed places."""
    heads: frozenset[str] = NONE
    """Classes of the noun that it surely counts, the word beside it."""
    day: bool = False
    """Whether it is the day of a month."""
    dated: bool = False
    """Of a month: whether a day or a year stands beside it."""
    leading: bool = False
    """Whether a word follows that it may count, so that a noun alone can say one or two."""

    @property
    def values(self) -> frozenset[Value]:
        """All values that it may have."""
        return self.also | {self.value}

    @property
    def looks_like_year(self) -> bool:
        """Whether it may be a year: four figures without a separator and without a unit."""
        # A fraction is no member of a range until it was compared with all of them.
        return not self.units and self.text.isdecimal() and int(self.text) in _YEARS

    @property
    def is_fraction(self) -> bool:
        """Whether it is between none and one."""
        return isinstance(self.value, Fraction) and 0 < self.value < 1

    @property
    def reading(self) -> str:
        """The value in digits, with the unit as the text has it: ``45,000,000 dollars``."""
        if self.kind in (Kind.MONTH, Kind.HIJRI, Kind.WEEKDAY, Kind.ABOUT):
            return self.text
        return f"{spell(self.value)} {self.noun}".strip()


def spell(value: Value) -> str:
    """Return a value in 0-9: grouped from 10,000 on (a year is not), 1/3 as such."""
    if isinstance(value, str):
        return value
    if value.denominator == 1:
        return f"{value.numerator:,}" if value >= 10_000 else str(value.numerator)
    places = next((n for n in range(1, 10) if (value * 10**n).denominator == 1), 0)
    return f"{float(value):.{places}f}" if places else f"{value.numerator}/{value.denominator}"
