"""Leaves of the tag tree: which tag holds which marked content, and which content is none."""

from typing import Any

from mezanprint.typesetting.boxes.tree import Box, attribute, descendants
from mezanprint.typesetting.tags.artifacts import Artifacts
from mezanprint.typesetting.tags.tag_tree import Element, Mark, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import Document, boxes


def sort_leaves(tags: Tags, marked_content: list[dict[Box, Any]], streams: list[Any]) -> None:
    """Find the leaves of the text that ``marked`` notes of each page; make artifacts of what is no content.

    No content are headers, footers and folios, pictures without words, the dots of leaders, and room that is kept by
    text which is not painted.
    """
    reached = {element.number for element in tags.walk()}
    leaders = _leaders(tags.document)
    for page, (notes, stream) in enumerate(zip(marked_content, streams, strict=True)):
        artifacts = Artifacts(stream, tags)
        for box, note in notes.items():
            mark, element = Mark(page, note["mcid"], box), tags.object(tags.owners[page][note["mcid"]])
            if element.number not in reached:
                artifacts.add_pagination(mark)
            elif box in leaders or _is_silent(box):
                artifacts.add(mark)
                _forget(tags, element, mark)
            elif isinstance(box, boxes.TextBox):
                _take_leaf(tags, element, mark)
        artifacts.write()


def _is_silent(box: Box) -> bool:
    unpainted = isinstance(box, boxes.TextBox) and box.style["visibility"] != "visible"
    return unpainted or (isinstance(box, boxes.ReplacedBox) and attribute(box, "alt") == "")


def _leaders(document: Document) -> set[Box]:
    """Return the boxes of text that are dots of leaders."""
    leaders = (box for page in document.pages for box in descendants(page._page_box) if box.is_leader)
    return {each for leader in leaders for each in descendants(leader) if isinstance(each, boxes.TextBox)}


def _forget(tags: Tags, element: Element, mark: Mark) -> None:
    """Take ``mark`` out of its element; an element that holds nothing else goes as well."""
    element["K"].remove(mark.number)
    if not element["K"]:
        tags.object(element["P"])["K"].remove(element.reference)


def _take_leaf(tags: Tags, element: Element, mark: Mark) -> None:
    """Note the leaf of a text. A link holds its text directly: each piece gets a leaf of its own there."""
    if kind(element) == "Link":
        leaf = tags.add("Span", element, [], element["Pg"])
        element["K"][element["K"].index(mark.number)] = leaf.reference
        element = leaf
    tags.own(element, (mark,))
