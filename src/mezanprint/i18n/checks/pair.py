"""A source text and one form of its translation, as the checks look at them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from mezanprint.i18n.checks.inline_markup import PRINTF
from mezanprint.i18n.quantities import IN_ARABIC, IN_ENGLISH, Writing
from mezanprint.model.pasted import ARABIC

BLANK = "\ufffc"
"""Stands in ``plain`` for each character that is no running text, so that offsets stay the same."""
_CODE = re.compile(
    r"\\?\{[^{}]*\}"
    r"|\]\([^()\s]*\)|\[\^[^\]\s]*\]"
    r"|(?:https?|ftp)://[^\s<>\"'،؛]+|www\.[^\s<>\"'،؛]+|(?<![\w.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|</?[A-Za-z][^<>]*>|&[a-z]+;|&#\d+;"
    rf"|{PRINTF.pattern}"
    r"|%%"
)
_MAY_HOLD_CODE = re.compile(r"[{\]<&%@]|://|www")
_RTL = re.compile(f"[{ARABIC}]")


@dataclass(frozen=True, slots=True)
class Habit:
    """How a catalog writes what may be written in several ways: the house's choice, or else what most of it does."""

    digits: str = ""
    """``latn``, ``arab``, ``arabext``, or empty where nothing is known."""
    quotes: frozenset[str] = frozenset()
    """Opening and closing marks, the inner ones among them; empty where nothing is known."""
    opening: frozenset[str] = frozenset()
    """Those that open: a mark that closes elsewhere (Urdu and Hebrew open with ”) is not paired."""
    months: str = ""
    """``levantine``, ``roman``, ``both``, or empty."""
    tanwin: str = ""
    """``before`` (mark, then alef) or ``after``, or empty."""


class Pair(NamedTuple):
    """One form of a translation and the text it is for."""

    source: str
    value: str
    plain_source: str
    """``source`` with placeholders, addresses, tags and link targets blanked out."""
    plain: str
    """``value`` likewise."""
    habit: Habit = Habit()
    lone: bool = False
    """Whether the form stands for a single number, so that it may leave the number out (Arabic: zero, one, two)."""
    own: int | None = None
    """That number."""
    numbers: tuple[int, ...] = ()
    """Those that it stands for otherwise, the smaller ones; none of a text that counts nothing."""
    forms: int = 1
    room: int | None = None
    """Characters there is room for, if that is known."""
    exact: bool = False
    """Whether ``room`` is a limit and no estimate."""
    writing: Writing = IN_ARABIC
    """Of the translation."""
    source_writing: Writing = IN_ENGLISH

    @property
    def arabic(self) -> bool:
        """Whether the translation has an Arabic letter."""
        return _RTL.search(self.value) is not None


def plain(text: str) -> str:
    """Return ``text`` of the same length, with what is no running text blanked out."""
    if not _MAY_HOLD_CODE.search(text):
        return text
    return _CODE.sub(lambda code: BLANK * len(code[0]), text)
