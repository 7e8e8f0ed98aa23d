"""Units and phrases found in a text: what must keep an order of its own in a line of one direction."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mezanprint.model.direction.letters import (
    DIGIT,
    LTR,
    RTL_LETTERS,
    other,
)
from mezanprint.model.direction.phrase_ends import Phrase
from mezanprint.model.direction.phrases import read_phrase
from mezanprint.model.direction.quantities import RANGE, is_bare, is_coded
from mezanprint.model.direction.rule import Rule
from mezanprint.model.direction.rules import UNITS
from mezanprint.model.locales import Direction, HouseStyle

_SIGNS = "+\\-\u2212\u00b1%\u066a\u2030$\u20ac\u00a3\u20aa\u00a5\u20ba\u20b9\u20bd#@*~/\\\\.<>\u2264\u2265\u2248&!?="
_MARKS = f'[\u200e\u200f\u061c{_SIGNS}(\\[{{\u00ab\u2039"\u201c\u2018]'
_START = {
    Direction.RTL: re.compile(f"{LTR}|{DIGIT}|{_MARKS}|\u06dd"),
    Direction.LTR: re.compile(
        f"{DIGIT}|[{RTL_LETTERS}]|{_MARKS}|[A-Z]{{2,3}}(?=[0-9$ \u00a0\u202f])|[a-z]+(?=://)|www\\."
        "|[A-Za-z0-9._+-]+(?=@)|[a-z0-9-]+(?=\\.[a-z]{2})"
    ),
}
"""Where a unit or phrase may begin in a paragraph of a direction: English alone is to cost little."""
_SKIPPED = re.compile(f"[{RTL_LETTERS}]+|{DIGIT}+(?>(?:[.,:/\u066b\u066c-]{DIGIT}+)*)|(?:(?!{DIGIT})\\w)+|.", re.DOTALL)
YEAR_TAKEN, PAIR_TAKEN = "name", "line"
"""What is taken where the house has not decided: readers of Arabic read both so in other programs."""


class Reading(NamedTuple):
    """A place that can honestly be read in two orders: the words, the setting that decides, the value followed."""

    words: str
    setting: str
    taken: str


class Island(NamedTuple):
    """Characters ``start`` to ``end`` of a text: a unit, or a phrase with the units in it."""

    start: int
    end: int
    rule: Rule
    inside: tuple["Island", ...] = ()
    typed: bool = False
    """Read as it was typed, from the left, though its rule says otherwise."""


def find_islands(text: str, direction: Direction, style: HouseStyle) -> tuple[tuple[Island, ...], tuple[Reading, ...]]:
    """Return what has an order of its own in a paragraph of ``direction``, in order and apart, and what was decided.

    In a right-to-left paragraph these are all units of the grammar and all left-to-right phrases; in a left-to-right
    one right-to-left phrases, and the units that must not be broken.
    """
    finder = _Finder(text, direction, style)
    return tuple(finder.find()), tuple(finder.readings)


class _Finder:
    def __init__(self, text: str, direction: Direction, style: HouseStyle) -> None:
        self.text, self.direction, self.style = text, direction, style
        self.readings: list[Reading] = []

    def find(self) -> Iterator[Island]:
        position = 0
        while start := _START[self.direction].search(self.text, position):
            found = self._with_marks(self._at(start.start()))
            if found is not None:
                yield found
                position = max(found.end, start.start() + 1)
            else:
                skipped = _SKIPPED.match(self.text, start.start())
                assert skipped
                position = skipped.end()

    def _with_marks(self, island: Island | None) -> Island | None:
        """Take in the vowel marks on the last letter: in another element they would stand on none."""
        if island is None:
            return None
        end = island.end
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return island._replace(end=end)

    def _at(self, position: int) -> Island | None:
        """Return the island that begins at ``position``: of the first rule that matches, or the phrase it opens."""
        rule, end = next(
            ((rule, found.end()) for rule in UNITS if (found := rule.match(self.text, position))), (None, 0)
        )
        if rule is not None and not (rule.joins and self.direction is Direction.RTL):
            return self._unit(position, end, rule)
        phrase = read_phrase(self.text, position, self.direction, UNITS)
        return self._phrase(phrase) if phrase else None

    def _phrase(self, phrase: Phrase) -> Island:
        start, end = phrase.start, phrase.end
        if phrase.year is not None and self.direction is Direction.RTL and self._parts(self.text[start:end]):
            end = len(self.text[: phrase.year].rstrip())
        words = self.text[start:end]
        inner, readings = find_islands(words, other(self.direction), self.style)
        self.readings += readings
        inside = tuple(_shifted(each, start) for each in inner if (each.start, each.end) != (0, len(words)))
        return Island(start, end, phrase.rule, inside)

    def _parts(self, words: str) -> bool:
        """Tell whether the house gives a year after a name to the line, and take note of what was decided."""
        if self.style.year_after_name:
            return self.style.year_after_name == "line"
        self.readings.append(Reading(words, "year_after_name", YEAR_TAKEN))
        return False

    def _unit(self, start: int, end: int, rule: Rule) -> Island | None:
        if not (rule.whole or rule.breaks):
            return None
        words = self.text[start:end]
        coded = is_coded(words, self.text[:start])
        typed = rule is RANGE and (coded or (is_bare(words) and self._typed(words)))
        return Island(start, end, rule, (), typed)

    def _typed(self, pair: str) -> bool:
        """Tell whether the house reads a bare pair of numbers from the left, and take note of what was decided."""
        if self.direction is Direction.RTL and not self.style.number_pair:
            self.readings.append(Reading(pair, "number_pair", PAIR_TAKEN))
        return self.style.number_pair == "number"


def _shifted(island: Island, by: int) -> Island:
    inside = tuple(_shifted(each, by) for each in island.inside)
    return Island(island.start + by, island.end + by, island.rule, inside, island.typed)
