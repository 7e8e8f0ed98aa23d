"""What runs against its paragraph, put into boxes with a direction of their own.

The boxes of an inline element are laid out from its left or from its right, and each text by itself. That gives the
order of the paragraph where every run of a higher level is one box, on whatever line it ends; levels of the whole
paragraph are known before it has lines, as UAX #9 wants them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.paragraphs.inline_flow import RUN, Leaf, is_open, leaves, text_of
from mezanprint.typesetting.paragraphs.levels import levels_of
from mezanprint.typesetting.weasyprint.weasy import ZERO_PIXELS, boxes, can_break_text

_DIRECTIONS = ("ltr", "rtl")
_SIDED = [f"{name}_{side}" for name in ("margin", "padding") for side in ("left", "right")] + [
    f"border_{side}_{name}" for name in ("width", "style", "color") for side in ("left", "right")
]
"""What logical properties mean is found when it is asked for first: before the direction is another one."""


def make_islands(container: Box) -> None:
    """Wrap what runs against ``container``, and what runs against that inside it, where layout would lose its order."""
    text_leaves = leaves(container)
    base = _DIRECTIONS.index(container.style["direction"])
    levels = levels_of("".join(leaf.text for leaf in text_leaves), base)
    if max(levels, default=base) == base:
        return
    lost = [leaf for leaf in text_leaves if _is_lost(leaf, levels, base)]
    for start, end in reversed(list(_runs(levels, base))):
        touched = [leaf for leaf in text_leaves if leaf.start < end and start < leaf.end]
        if len(touched) > 1 or touched[0] in lost:
            make_islands(_wrap(container, start, end, _DIRECTIONS[1 - base]))


def _runs(levels: Sequence[int], base: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run that has the other direction than ``base``; the levels begin at ``first``.

    A run two levels higher, as an Arabic number in a left-to-right line is one, has the same direction.
    """
    for against, run in groupby(range(len(levels)), lambda place: levels[place] > base):
        places = list(run)
        inside = levels[places[0] : places[-1] + 1]
        lowest = min(inside)
        if against and (lowest - base) % 2:
            yield first + places[0], first + places[-1] + 1
        elif against:
            yield from _runs(inside, lowest, first + places[0])


def _is_lost(leaf: Leaf, levels: Sequence[int], base: int) -> bool:
    """Tell whether a text alone would be in another order, or parts of it if a line ends in it."""
    if not isinstance(leaf.box, boxes.TextBox):
        return False
    own = levels[leaf.start : leaf.end]
    if levels_of(leaf.text, base) != tuple(own):
        return True
    language = leaf.box.style["lang"]
    against = (leaf.text[start:end] for start, end in _runs(own, base))
    return any(not words.isalnum() and can_break_text(words, language) for words in against)


def _wrap(parent: Box, start: int, end: int, direction: str) -> Box:
    """Put the characters from ``start`` to ``end`` of an inline box into a box that runs in ``direction``."""
    place = 0
    for child in parent.children:
        length = len(text_of(child))
        if is_open(child) and place <= start and end <= place + length:
            return _wrap(child, start - place, end - place, direction)
        place += length
    before, rest = _cut(parent.children, start)
    inside, after = _cut(rest, end - start)
    island = boxes.InlineBox(RUN, parent.style.anonymous_style, parent.element, inside)
    turn(island, direction)
    parent.children = [*before, island, *after]
    return island


def _cut(children: Sequence[Box], length: int) -> tuple[list[Box], list[Box]]:
    """Return the boxes of the first ``length`` characters, and the rest."""
    for index, child in enumerate(children):
        own = len(text_of(child))
        if not length:
            return list(children[:index]), list(children[index:])
        if own > length:
            first, second = _halves(child, length)
            return [*children[:index], first], [second, *children[index + 1 :]]
        length -= own
    return list(children), []


def _halves(box: Box, length: int) -> tuple[Box, Box]:
    if isinstance(box, boxes.TextBox):
        first, second = box.copy_with_text(box.text[:length]), box.copy_with_text(box.text[length:])
    else:
        before, after = _cut(box.children, length)
        first, second = box.copy_with_children(before), box.copy_with_children(after)
        ends = ("right", "left") if box.style["direction"] == "ltr" else ("left", "right")
        first.style, second.style = _open_at(box.style, ends[0]), _open_at(box.style, ends[1])
        second.bookmark_label = second.string_set = None
    first.trailing_collapsible_space = second.leading_collapsible_space = False
    return first, second


def _open_at(style: Box, side: str) -> Box:
    """Return the style of a part of an element, which has no edge where it is cut."""
    if style["box_decoration_break"] == "clone":
        return style
    style = _settled(style)
    style[f"margin_{side}"] = style[f"padding_{side}"] = ZERO_PIXELS
    style[f"border_{side}_width"], style[f"border_{side}_style"] = 0, "none"
    return style


def _settled(style: Box) -> Box:
    for name in _SIDED:
        style[name]
    return style.copy()


def turn(box: Box, direction: str) -> None:
    """Let a box, and all in it that has no order of its own, run in ``direction``."""
    box.style = _settled(box.style)
    box.style["direction"] = direction
    for child in box.children:
        if isinstance(child, boxes.TextBox) or is_open(child):
            turn(child, direction)
