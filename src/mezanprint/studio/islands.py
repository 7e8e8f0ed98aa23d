"""What a field keeps in order: runs of the other direction, placeholders and notes, as pages have them."""

import re
from collections.abc import Iterable, Iterator

from mezanprint.model.direction.boxes import Box, boxes_of
from mezanprint.model.direction.islands import find_islands
from mezanprint.model.direction.letters import OBJECT
from mezanprint.model.locales import Direction, LocaleSpec

_CHIP = re.compile(r"(?<!\\)\{ *[A-Za-z][\w.-]* *\}|\[\^[\w.-]+\]")
"""What a translation keeps letter for letter: a placeholder, or the mark of a note."""


def chips_of(text: str) -> list[str]:
    """Return the placeholders and marks of notes of a text in their order, each once."""
    return list(dict.fromkeys(_CHIP.findall(text)))


def islands_of(text: str, spec: LocaleSpec) -> list[list[int | str]]:
    """Return the pieces of a text that stand in order by themselves: start, end and direction of each.

    They are nested or apart, outer ones first. Offsets count as scripts of browsers do, in units of UTF-16.
    """
    chips = [match.span() for match in _CHIP.finditer(text)]
    masked = _CHIP.sub(lambda chip: OBJECT * len(chip[0]), text)
    islands, _ = find_islands(masked, spec.direction, spec.style)
    runs = _runs(boxes_of(masked, islands, spec.direction, spec.style))
    pieces = [run for run in runs if not any(_crosses(run[:2], chip) for chip in chips)]
    pieces += ((start, end, Direction.LTR) for start, end in chips)
    pieces.sort(key=lambda piece: (piece[0], -piece[1]))
    return [[_units(text, start), _units(text, end), str(direction)] for start, end, direction in pieces]


def _runs(boxes: Iterable[Box]) -> Iterator[tuple[int, int, Direction]]:
    for box in boxes:
        if box.direction is not None:
            yield box.start, box.end, box.direction
        yield from _runs(box.inside)


def _crosses(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans have a part in common and neither holds the other whole, or the first lies in a chip."""
    if one[1] <= other[0] or other[1] <= one[0]:
        return False
    return not (one[0] <= other[0] and other[1] <= one[1])


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2
