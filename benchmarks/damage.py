"""Good translations, damaged one by one as they are damaged in life. Seeded: the same set every time."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from damage_facts import FACTS
from damage_marks import MARKUP, PUNCTUATION
from damage_numbers import NUMBERS
from damage_parts import Damaged, Draw, Kind
from damage_sentences import PLURALS, SENTENCES
from damage_words import CHARACTERS, SPELLING
from mezanprint.i18n.po.po_file import Entry

KINDS: tuple[Kind, ...] = (*NUMBERS, *FACTS, *SENTENCES, *SPELLING, *CHARACTERS, *PUNCTUATION, *MARKUP, *PLURALS)
_TRIES = 4_000


def damages(kind: Kind, pools: Sequence[Sequence[Entry]], seed: int) -> Iterator[Damaged]:
    """Yield damaged entries of one kind without end in sight, no two of them the same: one of each pool in turn."""
    chance = random.Random(f"{seed} {kind.name}")  # noqa: S311 - a seed, no secret
    others = [entry for pool in pools for entry in pool]
    draw, made = Draw(chance, others), set[tuple[str, tuple[str, ...]]]()
    for pool in islice(cycle([pool for pool in pools if pool]), _TRIES):
        damaged = kind.damage(chance.choice(pool), draw)
        if damaged is None or (key := (damaged.bad.source, damaged.bad.values)) in made:
            continue
        made.add(key)
        yield damaged


def real(candidates: Sequence[Damaged], known: frozenset[str], number: int) -> tuple[list[Damaged], int]:
    """Return the first so many that are damaged for certain, and how many were passed over as words of the language."""
    kept: list[Damaged] = []
    passed = Counter[bool]()
    for damaged in candidates:
        is_word = bool(damaged.word) and all(part in known for part in damaged.word.split())
        passed[is_word] += 1
        if not is_word:
            kept.append(damaged)
        if len(kept) == number:
            break
    return kept, passed[True]
