"""One rule of the grammar of units: what it is called, how it is found, how it is printed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Order(StrEnum):
    """How a unit is read."""

    LTR = "ltr"
    """From left to right as it was typed, wherever it stands."""
    RTL = "rtl"
    """From right to left, wherever it stands."""
    PAIR = "pair"
    """Its parts one after the other in the direction of the line, each part from left to right."""
    PERCENT = "percent"
    """From left to right, but for its sign, whose side the house decides."""
    LINE = "line"
    """As the line runs; nothing has to be done for its order."""


class Example(NamedTuple):
    """What somebody types, and what is seen on paper from left to right."""

    typed: str
    seen: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of unit. Rules are tried in the order of the table, the first that matches decides.

    ``says`` is its line in the documentation, in English and Arabic; ``examples`` are for a right-to-left line.
    """

    name: str
    order: Order
    pattern: str
    says: tuple[str, str]
    examples: tuple[Example, ...]
    words: bool = False
    """It holds words of a language: it opens a phrase in a line of the other direction, and is read by its voice."""
    opens: bool = False
    """It opens a phrase too, for it runs from left to right in all programs, but says nothing in a language."""
    whole: bool = False
    """It stays on one line where it fits on one."""
    breaks: bool = False
    """It may be broken after its signs."""
    house: bool = False
    """Its digits are those of the house; those of all other units stay as typed."""
    accepts: Callable[[re.Match[str]], bool] = lambda _: True
    """What a pattern cannot say: how many digits there must be in all."""
    regex: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(self.pattern))

    @property
    def joins(self) -> bool:
        """Whether it is the beginning of a phrase of left-to-right text."""
        return self.words or self.opens

    def match(self, text: str, position: int) -> re.Match[str] | None:
        """Return the unit of this kind that begins at ``position``."""
        found = self.regex.match(text, position)
        return found if found and found.end() > position and self.accepts(found) else None


def examples(*pairs: tuple[str, str] | str) -> tuple[Example, ...]:
    """Return examples; one that is seen as it is typed is written once."""
    return tuple(Example(pair, pair) if isinstance(pair, str) else Example(*pair) for pair in pairs)


def count_digits(text: str) -> int:
    """Return how many decimal digits a text holds."""
    return sum(char.isdecimal() for char in text)
