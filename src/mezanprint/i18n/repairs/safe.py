"""The repairs that need no reader: no word, figure or mark-up changes, and nobody can mean what they replace."""

import re
from collections import Counter
from collections.abc import Callable

from mezanprint.i18n.checks.pair import Pair, plain
from mezanprint.i18n.checks.registry import CHECKS
from mezanprint.i18n.repairs.controls import delete_controls
from mezanprint.i18n.repairs.letters import arabic_letters, decompose, unstretch
from mezanprint.i18n.repairs.protected import put_back, set_aside
from mezanprint.i18n.repairs.punctuation import arabic_marks
from mezanprint.i18n.repairs.ranges import dash_ranges
from mezanprint.i18n.repairs.spaces import attach_waw, single_spaces, space_marks
from mezanprint.i18n.repairs.visual import is_visual
from mezanprint.model.bidi import OBJECT

_ROUNDS = 4
_CREDITS = ("translator-credits", "translator_credits")
"""By custom these ask for the names of the translators, one on a line; nothing is translated."""
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")


def repair(value: str, source: str, locale: str) -> str:
    """Return a translation with what is safe to repair repaired; repairing it again changes nothing.

    Texts in visual order are left alone but for their controls: every other rule reads what stands before and after.
    ``source`` says what is meant to be: its own double blanks, line feeds and hyphens are. If by any mischance a
    repair would leave the translation further from its source than it was, the translation stays as it is.
    """
    if source in _CREDITS:
        return value
    repaired = value
    for _ in range(_ROUNDS):
        before, repaired = repaired, _repair_once(repaired, source, locale)
        if repaired == before:
            break
    else:
        return value
    return repaired if _is_no_worse(value, repaired, source, locale) else value


def _repair_once(value: str, source: str, locale: str) -> str:
    text = delete_controls(value)
    if not _ARABIC.search(text) or not _is_arabic(locale):
        return _between(text, lambda masked: single_spaces(masked, source))
    if is_visual(text):
        return text
    return _between(text, lambda masked: _repair_arabic(masked, source))


def _repair_arabic(masked: str, source: str) -> str:
    masked = unstretch(decompose(masked))
    if not _ARABIC.search(source):
        masked = arabic_letters(masked)
    masked = arabic_marks(masked, source)
    masked = single_spaces(masked, source)
    return dash_ranges(attach_waw(space_marks(masked, source)), source)


def _between(text: str, change: Callable[[str], str]) -> str:
    masked, kept = set_aside(text)
    changed = change(masked)
    return put_back(changed, kept) if changed.count(OBJECT) == len(kept) else text


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
    return locale.partition("_")[0] == "ar"
