"""The order of pages in a book with two covers, as its paper has them."""

from math import lcm

from mezanprint.model.compositions import Composition


def paper_order(composition: Composition, counts: tuple[int, ...]) -> tuple[tuple[int, int] | None, ...]:
    """Return each page as its part and its number in it, both from 0, from the bound edge on; None is a blank page.

    The part that opens at that edge comes first, the other one backwards; ``counts`` are the pages of each part. Blank
    pages in the middle fill the last sheet.
    """
    ahead = next(n for n, part in enumerate(composition.parts) if part.paper.bound is composition.paper.bound)
    behind = 1 - ahead
    blanks: tuple[None, ...] = (None,) * (-sum(counts) % lcm(2, composition.paper.filled_to))
    first = ((ahead, page) for page in range(counts[ahead]))
    return (*first, *blanks, *((behind, page) for page in reversed(range(counts[behind]))))
