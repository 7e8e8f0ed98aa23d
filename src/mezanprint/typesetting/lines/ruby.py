"""Readings over words: ``<ruby>word<rt>reading</rt></ruby>``, which WeasyPrint sets one behind the other.

Each word with its reading is an inline block of two lines (HTML, 15.3.4, "Ruby" in a user agent's style sheet). The
baseline of such a block is that of its last line, so the reading comes first while lines are made, and last again
afterwards: so the word is drawn, tagged and read before its reading.
"""

from collections.abc import Iterator
from typing import Any

from mezanprint.typesetting.boxes.tree import Box, descendants
from mezanprint.typesetting.weasyprint.weasy import CSS, Document, boxes, is_known_release

_STYLE = """ruby { display: inline-block; text-align: center; white-space: nowrap; line-height: 1.3; text-indent: 0 }
rt { display: block; font-size: 50%; line-height: 1; font-weight: normal }
rp, ruby > rtc { display: none }"""
_RUBY, _READING = "ruby", "rt"


def style_of_readings(root: Any) -> list[CSS]:
    """Return the style sheet that a page with readings needs; what its own say comes after it."""
    return [CSS(string=_STYLE)] if is_known_release() and root.find(f".//{_RUBY}") is not None else []


def stack_readings(box: Box) -> None:
    """Make a block of each word under ``box`` and its reading."""
    if not isinstance(box, boxes.ParentBox):
        return
    if any(map(_is_ruby, box.children)):
        box.children = [part for child in box.children for part in (_stacked(child) if _is_ruby(child) else [child])]
    for child in box.children:
        stack_readings(child)


def _is_ruby(box: Box) -> bool:
    return isinstance(box, boxes.InlineBlockBox) and box.element_tag == _RUBY


def _stacked(ruby: Box) -> Iterator[Box]:
    word: list[Box] = []
    for child in ruby.children:
        if child.element_tag == _READING:
            yield ruby.copy_with_children([child, *word])
            word = []
        else:
            word.append(child)
    if any(text_box.text.strip() for each in word for text_box in _texts(each)):
        yield ruby.copy_with_children(word)


def _texts(box: Box) -> list[Box]:
    return [each for each in box.descendants() if isinstance(each, boxes.TextBox)]


def put_words_first(document: Document) -> bool:
    """Let the words of a laid-out document be drawn and tagged before their readings; tell whether it has any."""
    readings = [box for page in document.pages for box in descendants(page._page_box) if _is_ruby(box)]
    for box in readings:
        box.children = box.children[::-1]
    return bool(readings)
