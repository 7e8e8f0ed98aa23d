"""The repairs that need no reader: no word, figure or mark-up changes, and nobody can mean what they replace."""

import re
from collections import Counter
from collections.abc import Callable, Container
from typing import TypeAlias

from mezanprint.i18n.checks.pair import Pair, plain
from mezanprint.i18n.checks.registry import CHECKS
from mezanprint.i18n.repairs.controls import delete_controls
from mezanprint.i18n.repairs.letter_repairs import arabic_letters
from mezanprint.i18n.repairs.protected import put_back, set_aside
from mezanprint.i18n.repairs.punctuation_repairs import arabic_marks
from mezanprint.i18n.repairs.ranges import dash_ranges
from mezanprint.i18n.repairs.spaces import attach_waw, single_spaces, space_marks
from mezanprint.i18n.words.visual import is_visual
from mezanprint.model.direction.letters import OBJECT
from mezanprint.model.locales import direction_of
from mezanprint.model.pasted import decompose, unstretch

Change: TypeAlias = Callable[[str, str], str]
"""Returns a text repaired, with an eye to its source."""


def _alone(change: Callable[[str], str]) -> Change:
    return lambda text, _source: change(text)


_CONTROLS = "i18n-character"
_ANY: tuple[tuple[str, Change], ...] = (("i18n-space", single_spaces),)
_ARABIC: tuple[tuple[str, Change], ...] = (
    ("i18n-presentation-form", _alone(decompose)),
    ("i18n-tatweel", _alone(unstretch)),
    ("i18n-look-alike", arabic_letters),
    ("i18n-ascii-mark", arabic_marks),
    *_ANY,
    ("i18n-mark-space", space_marks),
    ("i18n-waw", _alone(attach_waw)),
    ("i18n-range", dash_ranges),
)
"""Repairs in their order, each with the check whose finding it answers."""
_ROUNDS = 4
_CREDITS = ("translator-credits", "translator_credits")
"""By custom these ask for the names of the translators, one on a line; nothing is translated."""
_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


def repair(value: str, source: str, locale: str, waived: Container[str] = ()) -> str:
    """Return a translation with what is safe to repair repaired; repairing it again changes nothing.

    Texts in visual order are left alone but for their controls: every other rule reads what stands before and after.
    ``source`` says what is meant to be: its own double blanks, line feeds and hyphens are. ``waived`` has the codes of
    checks that were set aside. If by any mischance a check would find more than before, the translation stays.
    """
    if source in _CREDITS:
        return value
    repaired = value
    for _ in range(_ROUNDS):
        before, repaired = repaired, _repair_once(repaired, source, locale, waived)
        if repaired == before:
            break
    else:
        return value
    return repaired if _is_no_worse(value, repaired, source, locale) else value


def _repair_once(value: str, source: str, locale: str, waived: Container[str]) -> str:
    text = value if _CONTROLS in waived else delete_controls(value)
    arabic = _is_arabic(locale) and _LETTER.search(text) is not None
    if arabic and is_visual(text):
        return text
    masked, kept = set_aside(text, direction_of(locale))
    for code, change in _ARABIC if arabic else _ANY:
        if code not in waived:
            masked = change(masked, source)
    return put_back(masked, kept) if masked.count(OBJECT) == len(kept) else text


def _is_no_worse(old: str, new: str, source: str, locale: str) -> bool:
    """Tell whether no check finds more in ``new`` than in ``old``."""
    if old == new:
        return True
    return bool(new.strip()) and not _findings(new, source, locale) - _findings(old, source, locale)


def _findings(value: str, source: str, locale: str) -> Counter[str]:
    pair = Pair(source, value, plain(source), plain(value))
    checks = (check for check in CHECKS if check.find is not None and (_is_arabic(locale) or not check.arabic))
    return Counter(check.code for check in checks if check.find for _ in check.find(pair))


def _is_arabic(locale: str) -> bool:
    return re.split("[_-]", locale)[0] == "ar"
