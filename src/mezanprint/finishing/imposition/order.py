"""The order of pages on sheets that lie in one another and are stitched through the fold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mezanprint.model.paper import Bound, Paper

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """A sheet of four pages, ``(left, right)`` on each face; None is a blank page."""

    front: tuple[T | None, T | None]
    back: tuple[T | None, T | None]


def padded(pages: Sequence[T], paper: Paper) -> tuple[T | None, ...]:
    """Return ``pages`` with the blank ones that fill the last sheet: at the end, or before the last page."""
    blanks: tuple[None, ...] = (None,) * (-len(pages) % paper.filled_to)
    if paper.last_stays and len(pages) > 1:
        return (*pages[:-1], *blanks, pages[-1])
    return (*pages, *blanks)


def leaves(pages: Sequence[T | None], bound: Bound) -> tuple[Leaf[T], ...]:
    """Return the sheets of a booklet, the outermost first; backs are seen after a turn about the spine.

    ``pages`` are in the order in which a reader turns them, a multiple of four.
    """
    count = len(pages)
    if count % 4:
        raise ValueError(f"{count} pages do not fill sheets of four")
    pairs = []
    for first in range(0, count // 2, 2):
        last = count - 1 - first
        front, back = (pages[last], pages[first]), (pages[first + 1], pages[last - 1])
        pairs.append(Leaf(front, back) if bound is Bound.LEFT else Leaf(front[::-1], back[::-1]))
    return tuple(pairs)
