"""Notes: each knows the place it was called from, and its call leads to it (ISO 32000-1, 14.8.4.4; ISO 14289-1, 7.9).

A document has its notes at the foot of the page (``float: footnote``), or as a list at its end: items or blocks with
an ``id``, called by links with the class ``note-call``.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from mezanprint.model.geometry import PT_PER_PX
from mezanprint.typesetting.tags.flow import tidy
from mezanprint.typesetting.tags.tag_tree import Element, Mark, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import pydyf

_HOLDERS = ("LBody", "TD", "TH", "Note")
_CALLERS = ("P", "H1", "H2", "H3", "H4", "H5", "H6", *_HOLDERS)


def tie_notes(tags: Tags) -> list[tuple[Element, Element]]:
    """Make notes and references of what the page shows as such, with links in both directions.

    Return the notes of the foot of the page with their references, taken out of the tree (see ``place_notes``).
    """
    names = count(1)
    notes = _tie_foot_notes(tags, names)
    _tie_end_notes(tags, names)
    return notes


def place_notes(tags: Tags, notes: list[tuple[Element, Element]]) -> None:
    """Put each note behind the paragraph or into the item or cell that calls it: there it is read."""
    for call, note in reversed(notes):
        tidy(tags, note)
        block = call
        while kind(block) not in _CALLERS and block is not tags.top:
            block = tags.object(block["P"])
        if kind(block) in _HOLDERS:
            parent, place = block, len(block["K"])
        else:
            parent = tags.object(block["P"])
            place = parent["K"].index(block.reference) + 1
        parent["K"].insert(place, note.reference)
        note["P"] = parent.reference


def _tie_foot_notes(tags: Tags, names: Iterator[int]) -> list[tuple[Element, Element]]:
    notes = []
    calls, markers = _parts(tags)
    for source, marker in markers.items():
        note, call = tags.object(marker["P"]), calls.get(source)
        note["S"], marker["S"] = "/Note", "/Lbl"
        tags.name(note, f"note-{next(names):04}")
        if call is not None:
            call["S"] = "/Reference"
            _link(tags, call, marker)
            _link(tags, marker, call)
            tags.object(note["P"])["K"].remove(note.reference)
            tags.calls.append((call, note))
            notes.append((call, note))
    return notes


def _parts(tags: Tags) -> tuple[dict[Any, Element], dict[Any, Element]]:
    """Return the elements of calls and of markers of foot notes by the HTML elements of the notes."""
    calls: dict[Any, Element] = {}
    markers: dict[Any, Element] = {}
    for element in tags.walk():
        box = tags.box(element)
        tag = "" if box is None else box.element_tag or ""
        if box is not None and "::footnote-" in tag:
            for parts, end in ((calls, "call"), (markers, "marker")):
                if tag.endswith(f"::footnote-{end}"):
                    parts[box.element] = element
    return calls, markers


def _tie_end_notes(tags: Tags, names: Iterator[int]) -> None:
    calls: dict[tuple[str, str | None], list[Element]] = {}
    for element in tags.walk():
        box = tags.box(element)
        if kind(element) == "Link" and box is not None and box.element.get("class") == "note-call":
            calls.setdefault((box.element.get("href")[1:], box.style["lang"]), []).append(_refer(tags, element))
    if calls:
        places = {inner: source.get("id") for source in tags.html.iter() if source.get("id") for inner in source.iter()}
        for element in [each for each in tags.walk() if kind(each) == "LI"]:
            box = tags.box(element)
            if box is not None and (called := calls.get((places.get(box.element, ""), box.style["lang"]))) is not None:
                _make_note(tags, element, called, f"note-{next(names):04}")


def _refer(tags: Tags, link: Element) -> Element:
    """Put a link that calls a note into a reference; return that."""
    parent = tags.object(link["P"])
    place = parent["K"].index(link.reference)
    reference = tags.add("Reference", parent, [link.reference])
    parent["K"][place] = reference.reference
    return reference


def _make_note(tags: Tags, item: Element, calls: list[Element], name: str) -> None:
    for part in tags.kids(item):
        if kind(part) == "LBody":
            note = tags.add("Note", part, list(part["K"]))
            tags.name(note, name)
            tags.calls += [(call, note) for call in calls]
            part["K"] = pydyf.Array([note.reference])
        elif kind(part) == "Lbl":
            _link(tags, part, calls[0])


def _link(tags: Tags, element: Element, target: Element) -> None:
    """Put all that stands in ``element`` into a link that leads from its text to that of ``target``."""
    start, end = _first_mark(tags, element), _first_mark(tags, target)
    if start is None or end is None:
        return
    link = tags.add("Link", element, list(element["K"]), tags.pdf.page_references[start.page])
    left, bottom, right, top = _corners(tags, start)
    x, _, _, y = _corners(tags, end)
    page = tags.object(tags.pdf.page_references[start.page])
    annotation = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array([left, bottom, right, top]),
            "BS": pydyf.Dictionary({"W": 0}),
            "Dest": pydyf.Array([tags.pdf.page_references[end.page], "/XYZ", x, y, 0]),
            "StructParent": max(tags.owners) + 1,
        }
    )
    tags.pdf.add_object(annotation)
    tags.targets[annotation.number] = target
    page.setdefault("Annots", pydyf.Array()).append(annotation.reference)
    tags.owners[annotation["StructParent"]] = link.reference
    place = pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": link["Pg"]})
    tags.pdf.add_object(place)
    link["K"].insert(0, place.reference)
    element["K"] = pydyf.Array([link.reference])


def _first_mark(tags: Tags, element: Element) -> Mark | None:
    return next((tags.leaves[each.number][0] for each in tags.walk(element) if each.number in tags.leaves), None)


def _corners(tags: Tags, mark: Mark) -> tuple[float, float, float, float]:
    """Return the rectangle of a text in points from the lower left corner of its page."""
    box, height = mark.box, tags.document.pages[mark.page].height
    left, top = box.position_x, height - box.position_y
    sides = (left, top - box.height, left + box.width, top)
    return tuple(round(side * PT_PER_PX, 2) for side in sides)
