"""Where a phrase ends: the numbers behind its last word that belong to the line, and the marks that belong to it."""

import re
from typing import NamedTuple

from mezanprint.model.direction.counted import counts_next, names_numbers
from mezanprint.model.direction.letters import LTR, RTL_LETTERS
from mezanprint.model.direction.quantities import MONTHS
from mezanprint.model.direction.rule import Order, Rule
from mezanprint.model.direction.words import ARABIC, NAME
from mezanprint.model.locales import Direction

PAIRS = {"(": ")", "[": "]", "{": "}", "\u00ab": "\u00bb", "\u2039": "\u203a", "\u201c": "\u201d", '"': '"'}
"""Brackets and quotation marks that open, and what closes them."""
SCRIPTS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]*")
"""Raised and lowered digits and signs."""
ARABIC_LETTER = re.compile(f"[{RTL_LETTERS}]")
LATIN_LETTER = re.compile(LTR)
"""A letter of a right-to-left script, and of a left-to-right one."""
_LABEL = re.compile("[:;]|\\s[-\u2013\u2014|\u2022]\\s")
_LARGE = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]+[,\u066c]")
"""No name has a number with marks between its thousands."""
_MONTH = re.compile(MONTHS)
_YEAR = re.compile("(?:1[89]|20)[0-9]{2}")
_ABBREVIATION = re.compile(
    "(?<![A-Za-z])(?:Inc|Ltd|Corp|Co|Bros|LLC|LLP|Jr|Sr|No|Nos|[Vv]ol|[Ee]ds?|etc|al|pp|cit|[Ii]bid|Id|cf|Cf|ca|[Ff]igs?|[Ss]ecs?|"
    "[Cc]h|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Gen|Sgt|Lt|Capt|Sen|Rep|Gov|St|Ave|Blvd|Rd|Dept|Univ|Est|[Aa]rts?|[Pp]aras?|[Ee]xt|"
    "[A-Z][a-z]{0,2}\\.[A-Z][A-Za-z]{0,3})\\Z"
)
_CITED = re.compile('[,;:()\\[\\]\u201c\u201d"]|(?:\\S+ ){6}')
_SAID = re.compile("!\\s[a-z]")
_ENDS = re.compile("\\s*\\Z")


class Phrase(NamedTuple):
    """A run of the other direction; ``year`` is where its last item, a bare year, begins."""

    start: int
    end: int
    rule: Rule
    year: int | None = None


class Item(NamedTuple):
    """A word, unit or number of a phrase."""

    start: int
    end: int
    rule: Rule | None
    """None for a number."""


def trimmed(text: str, items: list[Item], ends: list[int], direction: Direction) -> Phrase:
    """Return the phrase without the numbers at its end that belong to the line, and with its own last mark."""
    last = max(place for place, item in enumerate(items) if item.rule is not None and (item.rule.joins or not place))
    tail = items[last + 1 :]
    rule = (items[0].rule if len(items) == 1 else None) or (NAME if direction is Direction.RTL else ARABIC)
    start, end, year = items[0].start, ends[-1], None
    if tail:
        gap = text[items[last].end : tail[0].start]
        if direction is Direction.RTL:
            last_item = len(items) - (2 if _belongs_to_line(text, items, ends) else 1)
        else:
            own = _belongs_to_latin(text[end:], text[start : items[last].end], gap, len(tail))
            last_item = last if own else len(items) - 1
        if last_item < len(items) - 1:
            end = ends[last_item]
            rule = (items[0].rule if last_item == 0 else None) or rule
        elif len(tail) == 1 and _is_year_after_name(text, start, items[last], tail[0]):
            year = tail[0].start
    if direction is Direction.RTL:
        end = _with_mark(text, end)
    elif _SAID.match(text, end):
        end += 1
    return Phrase(start, end, rule, year)


def _is_year_after_name(text: str, start: int, word: Item, number: Item) -> bool:
    """Tell whether a bare year follows a name: no month, from which it could not be parted, and no long citation."""
    gap = text[word.end : number.start]
    return (
        not gap.strip()
        and _CITED.search(text, start, number.start) is None
        and _YEAR.fullmatch(text, number.start, number.end) is not None
        and not _MONTH.fullmatch(text, word.start, word.end)
    )


def _belongs_to_line(text: str, items: list[Item], ends: list[int]) -> bool:
    """Tell whether the last number after Latin words counts, or explains, what comes next in Arabic."""
    after, number = text[ends[-1] :].lstrip(), items[-1]
    before = text[items[0].start : ends[-2]]
    if not ARABIC_LETTER.match(after) or any(before.count(opener) != before.count(PAIRS[opener]) for opener in "([{"):
        return False
    gap = text[items[-2].end : number.start]
    if number.rule is not None and number.rule.order not in (Order.PAIR, Order.PERCENT):
        return False
    return _LABEL.search(gap) is not None or (
        number.rule is None and (counts_next(after) or _LARGE.match(text, number.start) is not None)
    )


def _belongs_to_latin(after: str, words: str, gap: str, numbers: int) -> bool:
    """Tell whether the numbers after Arabic words only stand beside them in an English line."""
    if gap.strip(" \u00a0()"):
        return True
    own = not gap or numbers > 1 or names_numbers(words)
    if "(" in gap and not own:
        return True
    return not own and LATIN_LETTER.match(after.lstrip()) is not None


def _with_mark(text: str, end: int) -> int:
    """Take in a question mark after Latin words, but at the end of all, and the full stop of an abbreviation.

    No sentence ends before a comma: the full stop there is one of an abbreviation too.
    """
    scripts = SCRIPTS.match(text, end)
    assert scripts
    end = scripts.end()
    mark = text[end : end + 1]
    if mark == "+" and text[end - 1].isdecimal():
        return end + 1
    if mark == "?":
        return end if _ENDS.match(text, end + 1) else end + 1
    short = text[end + 1 : end + 2] in tuple(",;\u060c\u061b") or _ABBREVIATION.search(text, max(0, end - 12), end)
    return end + 1 if mark == "." and short else end
