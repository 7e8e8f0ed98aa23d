"""What damages are made of: an entry before and after, and the places in a translation that one may change."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from mezanprint.i18n.po.po_file import Entry

ARABIC = "\u0621-\u063a\u0641-\u064a"
NO_LETTER_BEFORE, NO_LETTER_AFTER = f"(?<![{ARABIC}\u064b-\u0652])", f"(?![{ARABIC}\u064b-\u0652])"
_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?؟]) +(?=\S)")


@dataclass(frozen=True, slots=True)
class Damaged:
    """One entry before and after. What is before is a good translation too, if it had to be made ready."""

    good: Entry
    bad: Entry
    word: str = ""
    """What a misspelt word has become. If that is another word of the language, nothing was misspelt."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Where a damage takes its chances from."""

    chance: random.Random
    others: Sequence[Entry]
    """Other good entries."""


Damage: TypeAlias = Callable[[Entry, Draw], Damaged | None]
Change: TypeAlias = Callable[[re.Match[str], Draw], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of damage."""

    name: str
    damage: Damage
    fact: bool = False
    """Whether the reader is told something else than the source says: a number, a day, an address."""


def put(entry: Entry, value: str | None, good: Entry | None = None, word: str = "") -> Damaged | None:
    """Return the entry with its last form changed: it is the one that must say everything."""
    if not value or not value.strip() or value == (good or entry).values[-1]:
        return None
    return Damaged(good or entry, replace(good or entry, values=(*entry.values[:-1], value)), word)


def at(pattern: str | re.Pattern[str], change: str | Change, *, spelling: bool = False) -> Damage:
    """Change one of the places where ``pattern`` is found in the last form."""
    place = re.compile(pattern)

    def damage(entry: Entry, draw: Draw) -> Damaged | None:
        text = entry.values[-1]
        places = list(place.finditer(text))
        if not places:
            return None
        found = draw.chance.choice(places)
        new = change if isinstance(change, str) else change(found, draw)
        if new is None:
            return None
        return put(entry, text[: found.start()] + new + text[found.end() :], word=new if spelling else "")

    return damage


def among(table: dict[str, Sequence[str]], before: str = "", prefix: str = "") -> Damage:
    """Change one of the words of ``table`` into one of those beside it; ``before`` and ``prefix`` may stand first."""
    words = "|".join(map(re.escape, sorted(table, key=len, reverse=True)))
    pattern = f"{before}(?<![{ARABIC}\u064b-\u0652])({prefix})({words}){NO_LETTER_AFTER}"
    return at(pattern, lambda found, draw: found[1] + draw.chance.choice(table[found[2]]))


def each_other(*rows: str) -> dict[str, Sequence[str]]:
    """Return a table in which each word of a row may become any other one of the row."""
    table: dict[str, Sequence[str]] = {}
    for row in rows:
        words = [word.strip() for word in row.split("،")]
        table |= {word: [other for other in words if other != word] for word in words}
    return table


def ready(entry: Entry, pattern: str, good: Change, draw: Draw) -> Entry | None:
    """Return the entry written otherwise and as well: with ``good`` at the first place where ``pattern`` is found."""
    text = entry.values[-1]
    found = re.search(pattern, text)
    new = good(found, draw) if found else None
    if found is None or new is None:
        return None
    return replace(entry, values=(*entry.values[:-1], text[: found.start()] + new + text[found.end() :]))


def is_prose(entry: Entry) -> bool:
    """Tell whether an entry is a plain sentence or several: one form, no line breaks, a full stop at the end."""
    texts = (entry.source, *entry.values)
    long = len(entry.source.split()) >= 5
    return entry.plural is None and long and all(text.rstrip().endswith(".") and "\n" not in text for text in texts)


def paragraph(entry: Entry, draw: Draw) -> tuple[list[str], list[str]] | None:
    """Return the sentences of a source and of its translation, one by one the same, and at least two.

    An entry of one sentence gets another one beside it.
    """
    if not is_prose(entry):
        return None
    source, value = _SENTENCE_END.split(entry.source.strip()), _SENTENCE_END.split(entry.values[0].strip())
    if len(source) == len(value) > 1:
        return source, value
    other = draw.chance.choice([other for other in draw.others if is_prose(other) and other != entry] or [entry])
    if other == entry:
        return None
    return [entry.source.strip(), other.source.strip()], [entry.values[0].strip(), other.values[0].strip()]


def joined(entry: Entry, source: Sequence[str], value: Sequence[str]) -> Entry:
    """Return an entry that says these sentences."""
    return replace(entry, source=" ".join(source), values=(" ".join(value),), value_lines=(1,))
