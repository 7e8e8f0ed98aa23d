"""Lists: numbering, and terms with what is said of them (ISO 32000-1, 14.8.4.3.3 and 14.8.5.5)."""

from mezanprint.typesetting.tags.tag_tree import Element, Kid, Tags, kind, set_attribute

_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "upper-roman": "UpperRoman",
    "lower-roman": "LowerRoman",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
}


def pair_terms(tags: Tags) -> None:
    """Make one item of each term of a ``dl`` and its descriptions; WeasyPrint makes an item of every part."""
    for element in tags.walk():
        if kind(element) == "L" and _tag(tags, element) == "dl":
            items: list[Element] = []
            for part in tags.kids(element):
                if _tag(tags, part) == "dt" or not items:
                    items.append(part)
                else:
                    tags.fill(items[-1], [*items[-1]["K"], *part["K"]])
                for body in tags.kids(part):
                    if kind(body) == "LBody" and _tag(tags, body) == "dt":
                        body["S"] = "/Lbl"
            tags.fill(element, [item.reference for item in items])


def hold_bodies(tags: Tags) -> None:
    """Put all of an item but its label into its body; WeasyPrint leaves blocks beside it."""
    for item in tags.walk():
        if kind(item) != "LI":
            continue
        kids: list[Kid] = []
        body: Element | None = None
        for part in tags.kids(item):
            if kind(part) in ("Lbl", "LBody"):
                body = part if kind(part) == "LBody" else None
                kids.append(part.reference)
            elif body is not None:
                tags.fill(body, [*body["K"], part.reference])
            else:
                body = tags.add("LBody", item, [part.reference])
                kids.append(body.reference)
        tags.fill(item, kids)


def join_pairs(tags: Tags) -> None:
    """Make one list of the lists of one item that two languages side by side are set in, line by line."""
    for element in tags.walk():
        kids: list[Kid] = []
        last: Element | None = None
        language: str | None = None
        for kid in element["K"]:
            child = tags.element(kid)
            single = child if child is not None and _is_single(tags, child) else None
            before, language = language, single and tags.boxes[single.number].style["lang"]
            if (
                last is not None
                and single is not None
                and before != language
                and _tag(tags, last) == _tag(tags, single)
            ):
                tags.fill(last, [*last["K"], *single["K"]])
                continue
            kids.append(kid)
            last = single
        if len(kids) < len(element["K"]):
            tags.fill(element, kids)


def _is_single(tags: Tags, element: Element) -> bool:
    return kind(element) == "L" and _tag(tags, element) in ("ol", "ul") and len(element["K"]) == 1


def finish_lists(tags: Tags) -> None:
    """Join the lists of terms that stand together, and say of each list how its items are numbered."""
    for element in tags.walk():
        _join(tags, element)
        if kind(element) == "L" and (numbering := _numbering(tags, element)):
            set_attribute(element, "List", "ListNumbering", f"/{numbering}")


def _join(tags: Tags, parent: Element) -> None:
    """Make one list of neighbours: a design sets each pair of term and description as a ``dl`` of its own."""
    kids: list[Kid] = []
    last: Element | None = None
    for kid in parent["K"]:
        child = tags.element(kid)
        terms = child if child is not None and kind(child) == "L" and _tag(tags, child) == "dl" else None
        if terms is not None and last is not None and terms["Pg"] == last["Pg"]:
            tags.fill(last, [*last["K"], *terms["K"]])
            continue
        kids.append(kid)
        last = terms
    if len(kids) < len(parent["K"]):
        tags.fill(parent, kids)


def _numbering(tags: Tags, element: Element) -> str | None:
    """Return how a list with labels is numbered; terms are labels without a number."""
    box = tags.box(element)
    labelled = any(kind(part) == "Lbl" for item in tags.kids(element) for part in tags.kids(item))
    if box is None or not labelled:
        return None
    if _tag(tags, element) == "dl":
        return "None"
    style = box.style["list_style_type"]
    usual = "Decimal" if _tag(tags, element) == "ol" else "Disc"
    return _NUMBERING.get(style, usual) if isinstance(style, str) else usual


def _tag(tags: Tags, element: Element) -> str | None:
    box = tags.box(element)
    return None if box is None else box.element_tag
