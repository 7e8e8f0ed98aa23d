"""Labels one over the other, kept apart and each as near to its place as that allows."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class _Block:
    """Neighbours that touch and move as one; ``start`` is where the first of them begins."""

    start: float
    size: float
    count: int


def spread(labels: Sequence[tuple[float, float]], least: float, most: float) -> tuple[float, ...]:
    """Return where the middles of labels go: ``labels`` has for each its middle and its size, in their order.

    None overlaps another. All stay between ``least`` and ``most`` if there is room; if not, they run beyond ``most``.
    Where labels meet, they share the way: the squares of their moves are as small as can be (pool adjacent violators).
    """
    blocks: list[_Block] = []
    for middle, size in labels:
        blocks.append(_Block(middle - size / 2, size, 1))
        while len(blocks) > 1 and blocks[-2].start + blocks[-2].size > blocks[-1].start:
            _join(blocks, blocks.pop())
        blocks[-1].start = max(least, min(blocks[-1].start, most - blocks[-1].size))
        while len(blocks) > 1 and blocks[-2].start + blocks[-2].size > blocks[-1].start:
            _join(blocks, blocks.pop())
            blocks[-1].start = max(least, min(blocks[-1].start, most - blocks[-1].size))
    return tuple(_middles(blocks, [size for _, size in labels]))


def _join(blocks: list[_Block], later: _Block) -> None:
    """Put a block to the one before it. In their mean each of its labels counts alike."""
    before = blocks[-1]
    wish = later.start - before.size
    before.start = (before.start * before.count + wish * later.count) / (before.count + later.count)
    before.size += later.size
    before.count += later.count


def _middles(blocks: Sequence[_Block], sizes: Sequence[float]) -> list[float]:
    places: list[float] = []
    for block in blocks:
        edge = block.start
        for size in sizes[len(places) : len(places) + block.count]:
            places.append(edge + size / 2)
            edge += size
    return places
