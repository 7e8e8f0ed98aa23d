"""Languages and directions, each said once: an element has those of the element it stands in (14.8.5.4, 14.9.2)."""

from mezanprint.typesetting.tags.languages import language_of
from mezanprint.typesetting.tags.tag_tree import Element, Tags, kind, set_attribute
from mezanprint.typesetting.weasyprint.weasy import boxes, pydyf

_MODES = {"rtl": "RlTb", "ltr": "LrTb"}


def say_traits(tags: Tags) -> None:
    """Say the language and the direction of writing of every element where they change."""
    _say(tags, tags.top, tags.language, "ltr")


def _say(tags: Tags, element: Element, language: str, direction: str) -> None:
    own_language, own_direction = _language(tags, element) or language, _direction(tags, element) or direction
    if own_language != language:
        element["Lang"] = pydyf.String(own_language)
    if own_direction != direction:
        set_attribute(element, "Layout", "WritingMode", f"/{_MODES[own_direction]}")
    if element.number not in tags.leaves:
        for kid in tags.kids(element):
            _say(tags, kid, own_language, own_direction)


def _language(tags: Tags, element: Element) -> str | None:
    """Return the language of an element: that of its box, or of its text where that is all it holds."""
    marks = tags.leaves.get(element.number)
    if marks:
        return language_of(marks[0].box) or None
    if kind(element) == "Span":
        return next((_language(tags, kid) for kid in tags.kids(element)), None)
    box = tags.box(element)
    language: str | None = None if box is None else box.style["lang"]
    return language


def _direction(tags: Tags, element: Element) -> str | None:
    """Return the direction of a block; in a line the characters say it themselves."""
    if element is tags.top:
        return str(tags.document.pages[0]._page_box.style["direction"])
    box = tags.box(element)
    return None if box is None or isinstance(box, boxes.InlineLevelBox) else str(box.style["direction"])
