"""What a template says an element is, where a design needs other elements than HTML has for it (WAI-ARIA 1.2)."""

from typing import Any

from mezanprint.typesetting.boxes.tree import attribute
from mezanprint.typesetting.tags.tag_tree import Element, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import pydyf

_KINDS = {"list": "L", "listitem": "LI", "img": "Figure"}
_PATHS = "{http://www.w3.org/2000/svg}svg"


def take_roles(tags: Tags) -> None:
    """Make lists and figures of what says so; of the boxes of one element only the outermost on each page.

    A page break cuts an element in pieces, which are joined later.
    """
    used_roles: set[tuple[Any, bytes]] = set()
    for element in tags.walk():
        box = tags.box(element)
        role = None if box is None else _KINDS.get(attribute(box, "role") or "")
        if box is None or role is None or (box.element, element["Pg"]) in used_roles:
            continue
        used_roles.add((box.element, element["Pg"]))
        if role == "Figure":
            _make_figure(tags, element, attribute(box, "aria-label") or "")
        elif role == "L" or _stands_in_list(tags, element):
            element["S"] = f"/{role}"


def _make_figure(tags: Tags, element: Element, description: str) -> None:
    """Make one figure of a drawing with the texts that stand over it, described as a whole."""
    element["S"] = "/Figure"
    element["Alt"] = pydyf.String(description)
    for inner in tags.walk(element):
        box = tags.box(inner)
        if kind(inner) == "Figure" and box is not None and box.element.tag == _PATHS:
            inner["S"] = "/NonStruct"
            for number in inner["K"]:
                tags.owners[_page_of(tags, inner)][number] = element.reference


def _page_of(tags: Tags, element: Element) -> int:
    """Return the index of the page on which an element stands."""
    return list(tags.pdf.page_references).index(element["Pg"])


def _stands_in_list(tags: Tags, element: Element) -> bool:
    around = tags.object(element["P"])
    while kind(around) in ("Div", "NonStruct"):
        around = tags.object(around["P"])
    return kind(around) == "L"
