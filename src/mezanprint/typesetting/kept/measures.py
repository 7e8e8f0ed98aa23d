"""How wide the lines of paragraphs may be, each found once: to find it out a paragraph is broken time and again.

It hangs on the texts of the paragraph, on what their styles say of breaking lines and of edges between words, on the
width, and on the place of its column, for a place and a width are added before they are compared.
"""

from collections import OrderedDict
from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeAlias

from mezanprint.typesetting.kept.first_lines import PROPERTIES
from mezanprint.typesetting.weasyprint.weasy import boxes

_line = itemgetter("direction", "text_indent", "white_space", "text_align_all", "text_align_last")
_text = itemgetter(*PROPERTIES)
_inline = itemgetter(
    "direction",
    "lang",
    "white_space",
    "font_size",
    "box_decoration_break",
    *(f"{kind}_{side}" for side in ("left", "right") for kind in ("margin", "padding")),
    "border_left_width",
    "border_right_width",
)
_LONGEST = 3_000
"""Characters of a paragraph."""
_MOST = 2_000
"""Paragraphs that are kept; each takes some three thousand bytes."""
Key: TypeAlias = tuple[Any, ...]


class _Other(Exception):  # noqa: N818 - no fault
    """There is more in the paragraph than words."""


class Measures:
    """The measures of a process; those that were not used for longest go first."""

    def __init__(self) -> None:
        """Begin with none."""
        self._measures: OrderedDict[Key, float] = OrderedDict()

    @property
    def size(self) -> int:
        """How many are kept."""
        return len(self._measures)

    def of(self, paragraph: Any, block: Any, find: Callable[[], float]) -> float:
        """Return the measure of a paragraph, a box of lines, in ``block``; ``find`` finds it out."""
        try:
            key = _key(paragraph, block)
            measure = self._measures.pop(key, None)
        except (_Other, TypeError):  # or a property has a value that can be no key
            return find()
        self._measures[key] = measure = find() if measure is None else measure
        if len(self._measures) > _MOST:
            self._measures.popitem(last=False)
        return measure


def _key(paragraph: Any, block: Any) -> Key:
    fonts = paragraph.style.font_config
    if fonts._folder is not None:  # it brings fonts of its own: the name of a family would not say which one it is
        raise _Other
    parts: list[Key] = []
    if _add_parts(paragraph, parts) > _LONGEST:
        raise _Other
    column = block.width, block.content_box_x(), block.style["direction"], fonts.house
    return (*column, paragraph.element_tag, _line(paragraph.style), *parts)


def _add_parts(box: Any, parts: list[Key]) -> int:
    """Add what is known of all that is in a box, and return how many characters that are."""
    count = 0
    for child in box.children:
        if type(child) is boxes.TextBox:
            parts.append(
                (child.text, child.trailing_collapsible_space, child.justification_spacing, _text(child.style))
            )
            count += len(child.text)
        elif type(child) is boxes.InlineBox and child.is_in_normal_flow() and not child.is_leader:
            parts.append((child.trailing_collapsible_space, len(child.children), _inline(child.style)))
            count += _add_parts(child, parts)
        else:
            raise _Other
    return count


MEASURES = Measures()
"""Those of this process."""
