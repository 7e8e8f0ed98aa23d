"""Names in a drawing: editors call layers and shapes by words of whoever draws, and nobody is to read them."""

from xml.etree.ElementTree import Element

from mezanprint.typesetting.pictures.svg_rules import PAINT, REFERENCE


def references(element: Element) -> list[str]:
    """Return the names of what an element refers to."""
    href = element.get("href", "")
    return [href.lstrip("#")] * bool(href) + [
        match["id"] for name in PAINT for match in REFERENCE.finditer(element.get(name, ""))
    ]


def number_names(root: Element) -> None:
    """Number what is referred to, and take the names of all else: a web page carries the drawing as it is."""
    used = dict.fromkeys(name for element in root.iter() for name in references(element))
    numbers = {name: f"n{number}" for number, name in enumerate(used, 1)}
    for element in root.iter():
        name = element.attrib.pop("id", None)
        if name in numbers:
            element.set("id", numbers[name])
        if href := element.get("href"):
            element.set("href", f"#{numbers[href.lstrip('#')]}")
        for paint in PAINT & element.attrib.keys():
            value = element.attrib[paint]
            element.set(paint, REFERENCE.sub(lambda match: f"url(#{numbers[match['id']]})", value))
