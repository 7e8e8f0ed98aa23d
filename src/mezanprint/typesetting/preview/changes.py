"""What differs between the elements of a page before and after an edit."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_UNSEEN = ("title", "meta")
"""Elements of the head that no page shows."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Two trees of elements, compared from the root on."""

    changed: list[Element] = field(default_factory=list)
    """Of the tree before: the innermost elements that hold all of a change."""
    twins: dict[Element, Element] = field(default_factory=dict)
    """All elements before in which nothing changed but in those of ``changed``, with those after."""


def compare(before: Element, after: Element) -> Changes:
    """Return what differs between two trees of elements."""
    changes = Changes()
    pending = [(before, after)]
    while pending:
        old, new = pending.pop()
        if old.tag == new.tag and old.tag in _UNSEEN:
            continue
        if old.tag != new.tag or old.attrib != new.attrib or len(old) != len(new) or _texts(old) != _texts(new):
            changes.changed.append(old)
        else:
            changes.twins[old] = new
            pending += zip(old, new, strict=True)
    return changes


def _texts(element: Element) -> list[str]:
    return [element.text or "", *(child.tail or "" for child in element)]
