"""A source text and one form of its translation, as the checks look at them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from mezanprint.i18n.checks.inline_markup import CLOCK, MAYBE_PRINTF
from mezanprint.i18n.quantities import IN_ARABIC, IN_ENGLISH, Writing
from mezanprint.model.pasted import ARABIC, MARKS

BLANK = "\ufffc"
"""Stands in ``plain`` for each character that is no running text, so that offsets stay the same.

So is a word that the mark of an access key cuts: `الإ&ملاء`.
"""
URL_CHAR = r"[!#-&*-;=?-\[\]^_a-{}~]"
"""Of ASCII, without round brackets and quotation marks, and `|`, behind which wikis write the words of a link."""
URL = rf"(?:(?:https?|ftp)://|www\.){URL_CHAR}+"
EMAIL = r"(?<![\w.+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_CODE = re.compile(
    r"\\?\{[^{}\"“”]*\}"
    r"|\]\([^()\s]*\)|\[\^[^\]\s]*\]"
    rf"|{URL}|{EMAIL}|@\w+@"
    r"|</?[A-Za-z][^<>\s]*(?:\s[^<>]*=[^<>]*|\s*/?)>|&[a-z]+;|&#\d+;"
    rf"|{MAYBE_PRINTF.pattern}|{CLOCK.pattern}"
    r"|%%"
)
_KEY = re.compile(r"[a-z0-9]+(?:[_.:-][a-z0-9]+)+")
_SETTING = re.compile(r"\[?'[\w-]*'(?:, '[\w-]*')*\]?")
"""The value of a setting, which is another one for each language: `['UTF-8', 'ISO-8859-15']`."""
_ARGUMENT = re.compile(r"%[1-9]\d?")
_ARGUMENTS = re.compile(r"(?<![\d%٪])(?:%[1-9]\d?(?!\d))+(?!%)")
"""Of Qt, one behind the other: `%1%2`."""
_MAY_HOLD_CODE = re.compile(r"[{\]<&%@]|://|www")
_ACCESS_KEY = re.compile(f"(?<![{ARABIC}{MARKS}])[{ARABIC}{MARKS}]+[&_](?=[{ARABIC}])[{ARABIC}{MARKS}]+")
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
    singular: str = ""
    """The form for one of a counted source, which ``source`` is not; empty if it counts nothing."""
    room: int | None = None
    """Characters there is room for, if that is known."""
    exact: bool = False
    """Whether ``room`` is a limit and no estimate."""
    writing: Writing = IN_ARABIC
    """Of the translation."""
    source_writing: Writing = IN_ENGLISH

    @property
    def keyed(self) -> bool:
        """Whether the source is a key (`help_domains`), a setting of a language (`calendar:week_start:0`), or a page.

        What a key stands for is in another catalog; of a page with its head nobody translates more than the words.
        """
        source = self.source
        if source.startswith("<!DOCTYPE"):
            return True
        if not self.arabic and _SETTING.fullmatch(source) and _SETTING.fullmatch(self.value):
            return True
        sure = " " in self.value or ":" in source or source.count("_") > 1
        return " " not in source and sure and _KEY.fullmatch(source) is not None

    @property
    def arabic(self) -> bool:
        """Whether the translation has an Arabic letter."""
        return _RTL.search(self.value) is not None


def plain(text: str, source: str = "") -> str:
    """Return ``text`` of the same length, with what is no running text blanked out.

    So is an argument of Qt, ``%1``, that ``source`` has as well: in a source no percent sign stands before its number.
    """
    if "_" in text or "&" in text:
        text = _ACCESS_KEY.sub(lambda word: BLANK * len(word[0]), text)
    if not _MAY_HOLD_CODE.search(text):
        return text
    text = _CODE.sub(lambda code: BLANK * len(code[0]), text)
    arguments = _arguments(source) if "%" in text else frozenset()
    if not arguments:
        return text
    return _ARGUMENTS.sub(lambda run: BLANK * len(run[0]) if _arguments(run[0]) <= arguments else run[0], text)


def _arguments(text: str) -> frozenset[str]:
    return frozenset(argument for run in _ARGUMENTS.findall(text) for argument in _ARGUMENT.findall(run))
