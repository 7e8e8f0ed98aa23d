"""What a template says an element is, where a design needs other elements than HTML has for it (WAI-ARIA 1.2)."""

from typing import Any

from mezanprint.typesetting.boxes.tree import attribute
from mezanprint.typesetting.tags.tag_tree import Element, Tags, kind

_KINDS = {"list": "L", "listitem": "LI"}


def take_roles(tags: Tags) -> None:
    """Make lists of what says so; of the boxes of one element only the outermost on each page.

    A page break cuts an element in pieces, which are joined later.
    """
    used_roles: set[tuple[Any, bytes]] = set()
    for element in tags.walk():
        box = tags.box(element)
        role = None if box is None else _KINDS.get(attribute(box, "role") or "")
        if box is None or role is None or (box.element, element["Pg"]) in used_roles:
            continue
        used_roles.add((box.element, element["Pg"]))
        if role == "L" or _stands_in_list(tags, element):
            element["S"] = f"/{role}"


def _stands_in_list(tags: Tags, element: Element) -> bool:
    around = tags.object(element["P"])
    while kind(around) in ("Div", "NonStruct"):
        around = tags.object(around["P"])
    return kind(around) == "L"
