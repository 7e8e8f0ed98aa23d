"""C35: dates in one style of month names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mezanprint.i18n.checks.findings import Finding, around, tick
from mezanprint.i18n.checks.pair import Pair
from mezanprint.i18n.quantities.months import OTHER_ROMAN, months_in
from mezanprint.model.dates import LEVANTINE, ROMAN, month_name
from mezanprint.model.locales import HouseStyle
from mezanprint.model.numerals import ANY_DIGIT
from mezanprint.model.pasted import ARABIC
from mezanprint.model.translatable import msg

_MONTHS = {name: month for names in (LEVANTINE, ROMAN) for month, name in enumerate(names, 1)} | OTHER_ROMAN


def _names(names: Sequence[str], group: str) -> str:
    """Return a pattern of month names, with what Arabic attaches to a word before them."""
    return f"(?<![{ARABIC}])(?:[وف]?[بلك]?|ال)(?P<{group}>{'|'.join(names)})(?![{ARABIC}])"


_ROMAN = (*ROMAN, *OTHER_ROMAN)
_MENTION = re.compile(
    f"{_names(LEVANTINE, 'levantine')}(?:\\s*[/(]\\s*{_names(_ROMAN, 'both')})?|{_names(_ROMAN, 'roman')}"
)
_COMMA = re.compile(f"{_names((*LEVANTINE, *_ROMAN), 'month')}[،,]\\s*[{ANY_DIGIT}]{{4}}")

_NO_COMMA = msg("write day, month and year with spaces only")


class Mention(NamedTuple):
    """A month named in a text."""

    style: str
    """``levantine``, ``roman`` or ``both``."""
    month: int
    start: int
    end: int


def find_dates(pair: Pair) -> Iterator[Finding]:
    """C35: months in another style than the document's, and commas in dates; where the source names a month."""
    if not months_in(pair.plain_source, pair.source_writing.locale):
        return
    text, usual = pair.plain, pair.habit.months
    other = next((mention for mention in _mentions(text) if usual and mention.style != usual), None)
    if other:
        name = tick(month_name(other.month, HouseStyle(months=usual), "ar"))
        place = around(pair.value, other.start, other.end)
        yield Finding(
            msg("the month in {text} is not named as in the rest of the document", text=place), _name_hint(usual, name)
        )
    if mention := _COMMA.search(text):
        yield Finding(
            msg("a comma between month and year in {text}", text=around(pair.value, mention.start(), mention.end())),
            _NO_COMMA,
        )


def _name_hint(style: str, name: str) -> str:
    if style == "both":
        return msg("write both names: {names}", names=name)
    return (
        msg("write the Levantine name: {name}", name=name)
        if style == "levantine"
        else msg("write the name {name}", name=name)
    )


def _mentions(text: str) -> Iterator[Mention]:
    for found in _MENTION.finditer(text):
        style = str(found.lastgroup)
        yield Mention(style, _MONTHS[found["levantine"] or found["roman"]], found.start(), found.end())


def month_style(text: str) -> str:
    """Return ``both``, ``levantine``, ``roman``, or nothing where ``text`` names no month; a mixture is ``mixed``."""
    styles = {found.style for found in _mentions(text)}
    return styles.pop() if len(styles) == 1 else "mixed" if styles else ""


def count_months(pairs: Sequence[Pair]) -> Counter[str]:
    """Count the texts in each style, where the source names a month."""
    dated = (pair for pair in pairs if months_in(pair.plain_source, pair.source_writing.locale))
    styles = (month_style(pair.plain) for pair in dated)
    return Counter(style for style in styles if style not in ("", "mixed"))
