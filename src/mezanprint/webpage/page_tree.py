"""The tree of a web page: what is for readers alone, in landmarks, with nothing of the workshop."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

import tinyhtml5

MAIN = "content"
"""Name of the main part, to which the link leads that skips what stands before it."""
ROOM = ("data-before", "data-after")
"""What a style sheet keeps room for beside a number, unseen: readers' programs need it as ours does."""
_SVG = "{http://www.w3.org/2000/svg}"
_SPACE = re.compile(r"[ \t\r\n\f]+")


def parse_page(html: str) -> Element:
    """Return the ``html`` element of a page, parsed as browsers do."""
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return root


def part_of(root: Element, name: str) -> Element:
    """Return the ``head`` or ``body`` of a page: parsed, it has both."""
    part = root.find(name)
    assert part is not None, "a parsed page has a head and a body"
    return part


def take_styles(root: Element) -> str:
    """Return the text of all style sheets of a page, which is left without them."""
    texts = []
    for parent in list(root.iter()):
        for style in parent.findall("style"):
            texts.append(style.text or "")
            parent.remove(style)
    return "\n".join(texts)


def tidy(root: Element) -> None:
    """Take out comments and names that only this program reads, and white space that no reader sees.

    Drawings are written without the prefix of their namespace, which a parser of HTML gives them by itself.
    """
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str):
                _take_out(parent, child)
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith("data-") and name not in ROOM]:
            del element.attrib[name]
        element.tag = element.tag.removeprefix(_SVG)
        element.text, element.tail = (_spaces(text) for text in (element.text, element.tail))


def _spaces(text: str | None) -> str | None:
    return _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text) if text else text


def _take_out(parent: Element, child: Element) -> None:
    """Remove a node and leave the text after it where it is."""
    place = list(parent).index(child)
    before = parent[place - 1] if place else None
    if before is not None:
        before.tail = (before.tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def set_landmarks(root: Element) -> None:
    """Give the page its main part: its own, or all that stands between the landmarks at its beginning and end."""
    body = part_of(root, "body")
    main = next(root.iter("main"), None)
    if main is None:
        children = list(body)
        inside = [child for child in children if not _is_beside(child)]
        first, last = (children.index(inside[0]), children.index(inside[-1])) if inside else (len(children), -1)
        main = Element("main")
        for child in children[first : last + 1]:
            body.remove(child)
            main.append(child)
        body.insert(first, main)
    main.set("id", MAIN)


def _is_beside(child: Element) -> bool:
    return child.tag in ("aside", "footer") or child.get("href") == f"#{MAIN}"


def number_rows(root: Element) -> None:
    """Number the items of a list that stands in rows, each a list of one in every language.

    Browsers count in each list anew, whatever its counters say (HTML, 4.4.8, the ordinal value).
    """
    for numbered in (element for element in root.iter() if "numbered" in element.get("class", "").split()):
        rows = (row for row in numbered if row.find(".//ol") is not None)
        for number, row in enumerate(rows, start=1):
            for item in row.iter("li"):
                item.set("value", str(number))


def scroll_tables(root: Element) -> None:
    """Put each table into a box of its own that scrolls where the screen is narrower, by the keyboard too."""
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == "table":
                # WCAG 2.2, 1.4.10: what needs two dimensions may scroll; 2.1.1: by keys as well.
                box = Element("div", {"class": "wide", "tabindex": "0"})
                box.tail, child.tail = child.tail, None
                parent[place] = box
                box.append(child)


def set_head(root: Element, title: str, metas: Iterable[dict[str, str]], style: str) -> None:
    """Make the head of the page anew: its title, what is said of it, and its one style sheet."""
    head = part_of(root, "head")
    head.clear()
    for attributes in ({"charset": "utf-8"}, *metas):
        SubElement(head, "meta", attributes)
    SubElement(head, "title").text = title
    SubElement(head, "style").text = style


def to_html(root: Element) -> bytes:
    """Return the page as a file of UTF-8."""
    return b"<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html").encode() + b"\n"
