"""Small three-way merges: of one value, and of lines that stand beside one another in any order."""

from collections import Counter
from typing import TypeVar

T = TypeVar("T")


def pick(base: T, ours: T, theirs: T) -> T:
    """Return what either side changed a value to; ours where both did."""
    return theirs if ours == base else ours


def merge_lines(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return our lines without those they took out and with those they added, which stand last."""
    if ours == base or theirs == base:
        return pick(base, ours, theirs)
    gone = Counter(base) - Counter(theirs)
    come = Counter(theirs) - Counter(base) - (Counter(ours) - Counter(base))
    return (*(line for line in ours if not _taken(gone, line)), *(line for line in theirs if _taken(come, line)))


def _taken(counts: Counter[str], line: str) -> bool:
    counts[line] -= 1
    return counts[line] >= 0
