"""Calls of notes, which hold to the word before them: a line never begins with one.

Between a full stop and a digit Pango allows a break, for `.1` is no number that it knows (UAX #14, LB25 and LB13).
WeasyPrint 70 asks it for the last and the first letter of neighbours; a box that answers False is not parted.
"""

from contextlib import AbstractContextManager
from typing import Any

from mezanprint.typesetting.weasyprint.weasy import instead_of, weasyprint

_split_inline_level = weasyprint.layout.inline.split_inline_level
CALL = "note-call"
"""Class of the link that calls a note at the end."""
_FOOTNOTE = "::footnote-call"


def clinging_calls() -> AbstractContextManager[bool]:
    """Break no line before a call of a note inside the block; in an unknown release as WeasyPrint does."""
    return instead_of(weasyprint.layout.inline, "split_inline_level", _split)


def _split(context: Any, box: Any, *arguments: Any) -> tuple[Any, ...]:
    """Return what of a box fits on a line as WeasyPrint does, of a call with no place to break before it."""
    new, resume_at, preserved, first, last, floats = _split_inline_level(context, box, *arguments)
    if first and _is_call(box):
        first = False
    return new, resume_at, preserved, first, last, floats


def _is_call(box: Any) -> bool:
    tag = box.element_tag or ""  # the dots of a leader are of no element
    return tag.endswith(_FOOTNOTE) or (tag == "a" and box.element is not None and box.element.get("class") == CALL)
