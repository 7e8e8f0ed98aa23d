"""The space at the end of a line, taken away without moving words that run the other way.

WeasyPrint 70 takes it off the last text of a line. It knows where the space was if the whole line runs as that text
does: in an Arabic line that ends with Latin words before an element that may not be broken, all that stands at the
right of them is left a space too far out, in the margin; in an English line that ends with Arabic, all is moved into
the left margin.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import boxes, instead_of, weasyprint

_remove_last_whitespace = weasyprint.layout.inline.remove_last_whitespace


def trimmed_lines() -> AbstractContextManager[bool]:
    """Take away the space at the end of lines laid out inside the block; in an unknown release as WeasyPrint does."""
    return instead_of(weasyprint.layout.inline, "remove_last_whitespace", _remove)


def _remove(context: Any, line: Any) -> None:
    """Take the space away as WeasyPrint does, then move what stands at the right of it, and nothing else."""
    width = line.width
    _remove_last_whitespace(context, line)
    space = width - line.width
    if not space:
        return
    chain = list(_ends(line))
    text = chain[-1]
    if not isinstance(text, boxes.TextBox):
        return
    backwards = text.pango_layout.first_line_direction % 2
    if backwards:
        _move(line.children, space)  # WeasyPrint has moved the whole line
        if text.text:
            # It would be drawn with the space at its left, outside of its box.
            text.pango_layout = weasyprint.layout.inline.split_text_box(context, text, None, 0)[0].pango_layout
    for box in chain[:-1]:
        if box.style["direction"] == "rtl":
            _move(box.children[:-1], -space)


def _ends(box: Any) -> Iterator[Any]:
    """Yield a line, its last box, the last of that, and so on."""
    yield box
    while isinstance(box, (boxes.LineBox, boxes.InlineBox)) and box.children:
        box = box.children[-1]
        yield box


def _move(moved: Any, by: float) -> None:
    for box in moved:
        box.translate(dx=by, ignore_floats=True)
