"""Words in their order: each stretch of text says in one piece what its marked content shows in pieces.

The content of a page stands in the order and the form that extractors understand: right-to-left text from its left
end, one piece a line, no space where a line ends. ``ActualText`` says the same text as it is read (ISO 32000-1,
14.9.4). It stands on an element around the one that holds the content: MuPDF puts it in the place of the content, and
turns it round, when both are one.
"""

import re
from itertools import groupby

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.tags.languages import language_of
from mezanprint.typesetting.tags.lines import plain
from mezanprint.typesetting.tags.tag_tree import Element, Kid, Mark, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import pydyf

_UNTOLD = re.compile("[\u0590-\u08ff\u2000-\u200a\ufb1d-\ufdff\ufe70-\ufefc]")
"""Right-to-left letters, and wide spaces, which leave a gap in the content and no character."""


def spell_words(tags: Tags, texts: dict[Box, str]) -> None:
    """Make one leaf of each stretch of text under an element, with its words where the content does not give them."""
    for element in list(tags.walk()):
        if element.number not in tags.leaves and any(kid.number in tags.leaves for kid in tags.kids(element)):
            _spell(tags, element, texts)


def _spell(tags: Tags, element: Element, texts: dict[Box, str]) -> None:
    kids: list[Kid] = []
    for stretch, group in groupby(list(element["K"]), lambda kid: _stretch(tags, kid)):
        if stretch is None:
            kids += group
            continue
        leaves = [leaf for kid in group if (leaf := tags.element(kid)) is not None]
        marks = tuple(mark for leaf in leaves for mark in tags.leaves.pop(leaf.number))
        kids.append(_leaf(tags, element, leaves[0], marks, texts).reference)
    tags.fill(element, kids)


def _stretch(tags: Tags, kid: Kid) -> tuple[int, str] | None:
    """Return page and language of a leaf; what is none ends a stretch."""
    element = tags.element(kid)
    if element is None or element.number not in tags.leaves:
        return None
    mark = tags.leaves[element.number][0]
    return mark.page, language_of(mark.box)


def _leaf(tags: Tags, parent: Element, leaf: Element, marks: tuple[Mark, ...], texts: dict[Box, str]) -> Element:
    tags.own(leaf, marks)
    leaf["P"] = parent.reference
    text = "".join(texts[mark.box] for mark in marks)
    label = _is_label(tags, parent)
    text = text.strip() if label else text
    if len(marks) == len(parent["K"]) == 1 and _is_told(text, marks[0].box, exactly=label):
        return leaf
    around = tags.add("Span", parent, [leaf.reference])
    around["ActualText"] = pydyf.String(text)
    return around


def _is_label(tags: Tags, element: Element) -> bool:
    """Tell whether an element is a label, or the link that is all of one."""
    return kind(element) == "Lbl" or (kind(element) == "Link" and kind(tags.object(element["P"])) == "Lbl")


def _is_told(text: str, box: Box, *, exactly: bool) -> bool:
    """Tell whether the content of a box that is all of its element gives ``text``; a space at an end does no harm.

    Elsewhere it may hold spaces and marks of direction for the sake of extractors (see ``text_layer``).
    """
    shown = plain(box.text)
    turned = box.style["direction"] == "rtl" and not text.isalnum()
    same = text == shown if exactly else text.strip() == shown.strip()
    return same and not turned and not _UNTOLD.search(box.text)
