"""What two versions of a text have in common, by words: so that a reader sees at once what became of the first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["same", "gone", "new"]

_LETTER = r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]"
_UNIT = re.compile(
    r"\{[^{}\s]*\}|\[\^[^\[\]\s]*\]|\]\([^()\s]*\)|https?://\S+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|\d+(?:[.,:/\u066b\u066c]\d+)+"
    rf"|{_LETTER}+(?:['\u2019]{_LETTER}+)*"
    r"|(?P<mark>\S)(?P=mark)*"
)
"""A placeholder, a note, the end of a link, an address, a number, a word with all that is written onto it, a mark."""
_MOST_PAIRS = 50_000
"""Pairs of equal units from which on texts are not compared: the search looks at each of them again and again."""


class Piece(NamedTuple):
    """A stretch of two versions: in both, in the old one only, in the new one only."""

    kind: Kind
    text: str


class _Unit(NamedTuple):
    """A word or mark, and the white space before it. White space at the end stands before an empty one."""

    space: str
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return both versions as pieces in reading order: what is not ``new`` is ``old``, what is not ``gone`` is ``new``.

    Words and marks are compared as units, in any script; what is attached to an Arabic word belongs to it. Neighbours
    differ in kind, and what went stands before what came in its place. Of texts that are very long, or repeat few words
    very often, only what is equal at both ends is told apart.
    """
    before, after = _units(old), _units(new)
    pieces: list[Piece] = []
    for same, one, two in _runs(before, after):
        pieces += _kept(one, two) if same else _changed(one, two)
    return tuple(_joined(pieces))


def _units(text: str) -> tuple[_Unit, ...]:
    units, end = [], 0
    for found in _UNIT.finditer(text):
        units.append(_Unit(text[end : found.start()], found[0]))
        end = found.end()
    return (*units, _Unit(text[end:], ""))


_Run: TypeAlias = tuple[bool, Sequence[_Unit], Sequence[_Unit]]


def _runs(before: Sequence[_Unit], after: Sequence[_Unit]) -> Iterator[_Run]:
    """Yield stretches that are equal but for their white space, and those between them."""
    one, two = [unit.text for unit in before], [unit.text for unit in after]
    head = _equal(one, two)
    tail = _equal(one[head:][::-1], two[head:][::-1])
    one_end, two_end = len(one) - tail, len(two) - tail
    yield True, before[:head], after[:head]
    for same, (first, last), (start, end) in _align(one[head:one_end], two[head:two_end]):
        yield same, before[head + first : head + last], after[head + start : head + end]
    yield True, before[one_end:], after[two_end:]


def _align(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield stretches, equal and unequal in turn, each with where it begins and ends in both."""
    rivals = Counter(two)
    if sum(count * rivals[unit] for unit, count in Counter(one).items()) > _MOST_PAIRS:
        yield False, (0, len(one)), (0, len(two))
        return

    def is_kept(code: tuple[str, int, int, int, int]) -> bool:
        # A mark that happens to stand in both of two rewritten phrases does not hold them together.
        return code[0] == "equal" and any(char.isalnum() for unit in one[code[1] : code[2]] for char in unit)

    for kept, codes in groupby(SequenceMatcher(None, one, two, autojunk=False).get_opcodes(), is_kept):
        stretch = tuple(codes)
        yield kept, (stretch[0][1], stretch[-1][2]), (stretch[0][3], stretch[-1][4])


def _equal(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many units are equal from the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _kept(one: Sequence[_Unit], two: Sequence[_Unit]) -> Iterator[Piece]:
    for before, after in zip(one, two, strict=True):
        if before.space == after.space:
            yield Piece("same", after.space)
        else:
            yield Piece("gone", before.space)
            yield Piece("new", after.space)
        yield Piece("same", after.text)


def _changed(one: Sequence[_Unit], two: Sequence[_Unit]) -> Iterator[Piece]:
    removed, new = ("".join(space + text for space, text in units) for units in (one, two))
    if one and two and one[0].space == two[0].space:
        shared = len(one[0].space)
        yield Piece("same", removed[:shared])
        removed, new = removed[shared:], new[shared:]
    yield Piece("gone", removed)
    yield Piece("new", new)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with those of one kind put together, as far as nothing that stays stands between them."""
    for same, group in groupby((piece for piece in pieces if piece.text), lambda piece: piece.kind == "same"):
        stretch = tuple(group)
        kinds: tuple[Kind, ...] = ("same",) if same else ("gone", "new")
        for kind in kinds:
            text = "".join(piece.text for piece in stretch if piece.kind == kind)
            if text:
                yield Piece(kind, text)
