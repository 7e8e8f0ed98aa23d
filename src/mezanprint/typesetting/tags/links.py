"""Links: one element for each, whatever lines and boxes it was set in, described by its words (ISO 14289-1, 7.18.5)."""

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.tags.tag_tree import Element, Kid, Tags, kind
from mezanprint.typesetting.weasyprint.weasy import pydyf


def join_links(tags: Tags) -> None:
    """Make one element of the pieces of a link: one to a line, and one in another for what style sheets add to it."""
    for element in tags.walk():
        if kind(element) != "Link" and not any(kind(kid) == "Link" for kid in tags.kids(element)):
            continue
        kids: list[Kid] = []
        last: Element | None = None
        pending: list[Kid] = list(element["K"])
        while pending:
            kid = pending.pop(0)
            link = tags.element(kid)
            link = link if link is not None and kind(link) == "Link" else None
            whole = None if link is None else _whole(tags, element, last, link)
            if link is None or whole is None:
                kids.append(kid)
                last = link
                continue
            if whole is element:
                pending[:0] = link["K"]
            else:
                tags.fill(whole, [*whole["K"], *link["K"]])
        tags.fill(element, _places_first(tags, kids) if kind(element) == "Link" else kids)


def _places_first(tags: Tags, kids: list[Kid]) -> list[Kid]:
    """Return what is in a link with its places on the page before its words, which are then one stretch."""
    return sorted(kids, key=lambda kid: isinstance(kid, bytes) and tags.object(kid).get("Type") != "/OBJR")


def _whole(tags: Tags, parent: Element, last: Element | None, link: Element) -> Element | None:
    """Return the element that ``link`` is a piece of: the one around it or the one before it."""
    source = _source(tags, link)
    if kind(parent) == "Link" and _source(tags, parent) is source:
        return parent
    if last is not None and source is not None and _source(tags, last) is source and last["Pg"] == link["Pg"]:
        return last
    return None


def _source(tags: Tags, element: Element) -> object:
    box = tags.box(element)
    return None if box is None else box.element


def describe_links(tags: Tags, texts: dict[Box, str]) -> None:
    """Describe each link by its own words, as its place is read out: WeasyPrint describes it by its address."""
    for element in tags.walk():
        if kind(element) == "Link" and (words := " ".join(_words(tags, element, texts).split())):
            for kid in element["K"]:
                place = tags.object(kid) if isinstance(kid, bytes) else {}
                if place.get("Type") == "/OBJR":
                    tags.object(place["Obj"])["Contents"] = pydyf.String(words)


def _words(tags: Tags, element: Element, texts: dict[Box, str]) -> str:
    """Return what an element says: its text, or that of its pictures."""
    if element.number in tags.leaves:
        return "".join(texts[mark.box] for mark in tags.leaves[element.number])
    own = element["Alt"].string if "Alt" in element else ""
    return str(own) + "".join(_words(tags, kid, texts) for kid in tags.kids(element))
