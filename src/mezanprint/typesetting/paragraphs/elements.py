"""Directions that elements of HTML have and WeasyPrint does not know: ``bdi``, ``dir="auto"``, ``bdo``.

HTML, 15.3.5, "Bidirectional text". Their text is ordered by itself, as that of every element with ``dir``.
"""

import re
from collections.abc import Iterator

from mezanprint.model.direction.letters import first_strong
from mezanprint.model.locales import Direction
from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.paragraphs.inline_flow import is_open, text_of
from mezanprint.typesetting.paragraphs.islands import turn
from mezanprint.typesetting.weasyprint.weasy import boxes

_WORD = re.compile(" *[^ ]+ *")
_MARKS = {"ltr": ("\u200e", "\u202d"), "rtl": ("\u200f", "\u202e")}
"""The mark and the override of a direction."""
_POP = "\u202c"


def set_direction(box: Box) -> None:
    """Give an inline box the direction of its first letter if its element asks for that."""
    said = box.element is not None and "::" not in box.element_tag and (box.element.get("dir") or "").lower()
    if said == "auto" or (said == "" and box.element.tag == "bdi"):
        turn(box, first_strong("".join(map(text_of, box.children))) or Direction.LTR)


def is_override(box: Box) -> bool:
    """Tell whether all characters of a box are to run in its direction, whatever they are."""
    return box.element is not None and box.element_tag == "bdo"


def override(box: Box, direction: str) -> None:
    """Let all characters of a box run in ``direction``, but for what has an order of its own.

    Each word has an override of its own, for Pango knows nothing of one that began on the line before; it is not
    broken, and stands between marks, for WeasyPrint takes an override for a place to break at.
    """
    box.children = [piece for child in box.children for piece in _overridden(child, direction)]


def _overridden(child: Box, direction: str) -> Iterator[Box]:
    if is_open(child):
        override(child, direction)
    if not isinstance(child, boxes.TextBox) or not child.text.strip(" "):
        yield child
        return
    mark, begin = _MARKS[direction]
    style = child.style.copy()
    style["white_space"] = "nowrap"
    for word in _WORD.findall(child.text):
        bare = word.strip(" ")
        piece = child.copy_with_text(word.replace(bare, f"{mark}{begin}{bare}{_POP}{mark}"))
        piece.style = style
        yield piece
