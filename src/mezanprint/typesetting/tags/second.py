"""The tags as PDF 2.0 and PDF/UA-2 have them, where these differ from PDF 1.7 (ISO 32000-2, 14.8; ISO 14289-2, 8).

Notes are ``FENote`` elements that name their calls and are named by them, lists of terms say so, entries of a table of
contents name their chapters, and what leads to a place of the document leads to an element, with the place on the page
for viewers that know no more.
"""

from collections.abc import Iterator
from typing import Any

from mezanprint.typesetting.tags.tag_tree import Element, Tags, kind, set_attribute
from mezanprint.typesetting.weasyprint.weasy import pydyf


def say_in_pdf_2(tags: Tags) -> None:
    """Change the finished tags of a file of PDF 2.0."""
    _name_notes(tags)
    _mark_terms(tags)
    links = list(_links(tags))
    _name_chapters(tags, links)
    for holder, target in (*_bookmarks(tags), *links):
        _lead(tags, holder, target)


def _name_notes(tags: Tags) -> None:
    space = tags.root["Namespaces"][0]
    for element in tags.walk():
        calls = [call for call, note in tags.calls if note is element]
        if kind(element) == "Note":
            foot = tags.box(element) is not None  # a note at the end is made here, inside the item of a list
            element["S"], element["NS"] = "/FENote", space
            set_attribute(element, "FENote", "NoteType", "/Footnote" if foot else "/Endnote")
            element["Ref"] = pydyf.Array(call.reference for call in calls)
        for call in calls:
            call["Ref"] = pydyf.Array([element.reference])


def _mark_terms(tags: Tags) -> None:
    for element in tags.walk():
        box = tags.box(element)
        if kind(element) == "L" and box is not None and box.element_tag == "dl":
            set_attribute(element, "List", "ListNumbering", "/Description")


def _name_chapters(tags: Tags, links: list[tuple[Any, Element]]) -> None:
    """Let each entry of a table of contents name the elements that its links lead to (ISO 14289-2, 8.2.5.8)."""
    targets = {link.number: target.reference for link, target in links}
    for entry in tags.walk():
        if kind(entry) == "TOCI":
            places = [tags.object(kid) for each in tags.walk(entry) for kid in each["K"] if isinstance(kid, bytes)]
            linked = [int(place["Obj"].split()[0]) for place in places if place.get("Type") == "/OBJR"]
            entry["Ref"] = pydyf.Array(dict.fromkeys(targets[number] for number in linked if number in targets))


def _bookmarks(tags: Tags) -> Iterator[tuple[Any, Element]]:
    """Yield each bookmark with its heading: both stand in the order of the document."""
    headings = [(box.bookmark_label, each) for each in tags.walk() if (box := tags.box(each)) and box.bookmark_label]
    for bookmark in tags.pdf.objects:
        if isinstance(bookmark, dict) and "Title" in bookmark and "Dest" in bookmark:
            place = next((n for n, (label, _) in enumerate(headings) if label == bookmark["Title"].string), None)
            yield bookmark, tags.top if place is None else headings.pop(place)[1]


def _links(tags: Tags) -> Iterator[tuple[Any, Element]]:
    """Yield each link into the document with the element it leads to."""
    named = _named(tags)
    for number, link in enumerate(tags.pdf.objects):
        if isinstance(link, dict) and link.get("Subtype") == "/Link" and "Dest" in link:
            known = tags.targets.get(number)
            yield link, known or named.get(str(getattr(link["Dest"], "string", "")), tags.top)


def _named(tags: Tags) -> dict[str, Element]:
    """Return the first element of each part of the page that has an ``id``."""
    first: dict[Any, Element] = {}
    for element in tags.walk():
        if (box := tags.box(element)) is not None and box.element is not None:
            first.setdefault(box.element, element)
    found = {}
    for part in tags.html.iter():
        if name := part.get("id"):
            found[name] = next((first[inner] for inner in part.iter() if inner in first), tags.top)
    return found


def _lead(tags: Tags, holder: Any, target: Element) -> None:
    """Put an action in the place of a destination: it names the element, and the place as PDF 1.7 does."""
    place = holder.pop("Dest")
    if isinstance(place, pydyf.String):
        names = tags.pdf.catalog["Names"]["Dests"]["Names"]
        place = next(at for name, at in zip(names[::2], names[1::2], strict=True) if name.string == place.string)
    to_element = pydyf.Array([target.reference, *place[1:]])
    holder["A"] = pydyf.Dictionary({"Type": "/Action", "S": "/GoTo", "D": place, "SD": to_element})
