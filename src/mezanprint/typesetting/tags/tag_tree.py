"""The tag tree of a PDF under way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from mezanprint.typesetting.boxes.tree import Box
from mezanprint.typesetting.weasyprint.weasy import Document, pydyf

Element: TypeAlias = Any
"""A structure element: a dictionary of pydyf, which has no types of its own."""
Kid: TypeAlias = bytes | int
"""What stands under an element: a reference, or the number of marked content."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content that a box became."""

    page: int
    """Index of the page."""
    number: int
    """Its MCID on the page."""
    box: Box


class _Elements(dict[bytes, Element | None]):
    """The elements of a PDF by their references, None for other objects: each looked up once, for it keeps its type."""

    def __init__(self, objects: list[Any]) -> None:
        super().__init__()
        self._objects = objects

    def __missing__(self, reference: bytes) -> Element | None:
        found = self._objects[int(reference.split()[0])]
        is_element = isinstance(found, dict) and found.get("Type") == "/StructElem"
        self[reference] = element = found if is_element else None
        return element


class Tags:
    """The tags of one document, with the boxes they were made for.

    Elements without a box are those made here. Leaves are the elements that hold marked content of text.
    """

    def __init__(self, pdf: Any, document: Document, boxes_of_tags: dict[int, Box]) -> None:
        """Read what WeasyPrint has written into ``pdf``; ``made`` are the boxes by the numbers of their elements."""
        self.pdf = pdf
        self.document = document
        self.language: str = document.metadata.lang or ""
        self.boxes = boxes_of_tags
        self.leaves: dict[int, tuple[Mark, ...]] = {}
        """Marks of each leaf by the number of its element."""
        self.ids: dict[str, Element] = {}
        self.calls: list[tuple[Element, Element]] = []
        """References with the notes they call."""
        self.targets: dict[int, Element] = {}
        """Elements that links made here lead to, by the numbers of the annotations."""
        self._elements = _Elements(pdf.objects)
        self.root = self.object(pdf.catalog["StructTreeRoot"])
        self.top: Element = self.object(self.root["K"][0])
        numbers = self.object(self.root["ParentTree"])["Nums"]
        self.owners: dict[int, Any] = dict(zip(numbers[::2], numbers[1::2], strict=True))
        """Owners of marked content, a list for each page, and of annotations, one element each (14.7.4.4)."""

    @property
    def html(self) -> Any:
        """Return the root of the HTML that was typeset."""
        page = self.document.pages[0]._page_box
        return next(box.element for box in page.children if box.element is not None)

    def object(self, reference: bytes) -> Any:
        """Return the object that a reference names."""
        return self.pdf.objects[int(reference.split()[0])]

    def element(self, kid: Kid) -> Element | None:
        """Return the element that ``kid`` is, or None if it is marked content or the place of an annotation."""
        return self._elements[kid] if isinstance(kid, bytes) else None

    def kids(self, element: Element) -> list[Element]:
        """Return the elements under ``element``."""
        elements = self._elements
        return [found for kid in element["K"] if isinstance(kid, bytes) and (found := elements[kid]) is not None]

    def walk(self, element: Element | None = None) -> Iterator[Element]:
        """Yield ``element``, or the whole tree, from the top in the order of reading."""
        elements, pending = self._elements, [self.top if element is None else element]
        while pending:
            element = pending.pop()
            yield element
            # As `kids`, without a call for each: the tree is walked twenty times.
            pending += [
                found
                for kid in reversed(element["K"])
                if isinstance(kid, bytes) and (found := elements[kid]) is not None
            ]

    def box(self, element: Element) -> Box | None:
        """Return the box an element was made for."""
        return self.boxes.get(element.number)

    def add(self, kind: str, parent: Element, kids: list[Kid], page: bytes | None = None) -> Element:
        """Make an element of ``kind`` under ``parent``, which must take it among its kids; adopt ``kids``."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{kind}", "P": parent.reference})
        if page is not None:
            element["Pg"] = page
        self.pdf.add_object(element)
        self.fill(element, kids)
        return element

    def fill(self, element: Element, kids: list[Kid]) -> None:
        """Make ``kids`` all that stands under ``element``."""
        element["K"] = pydyf.Array(kids)
        reference = element.reference
        for kid in self.kids(element):
            kid["P"] = reference

    def own(self, element: Element, marks: tuple[Mark, ...]) -> None:
        """Make ``element`` the leaf of ``marks``, which stand on one page."""
        element["K"] = pydyf.Array([mark.number for mark in marks])
        self.leaves[element.number] = marks
        reference = element.reference
        for mark in marks:
            self.owners[mark.page][mark.number] = reference

    def name(self, element: Element, name: str) -> None:
        """Give an element an identifier, by which the ID tree finds it."""
        element["ID"] = pydyf.String(name)
        self.ids[name] = element

    def write(self) -> None:
        """Write the number tree and the ID tree into the root; annotations belong to the elements they stand in."""
        for element in self.walk():
            for place in (self.object(kid) for kid in element["K"] if isinstance(kid, bytes)):
                if place.get("Type") == "/OBJR":
                    self.owners[self.object(place["Obj"])["StructParent"]] = element.reference
        numbers = [part for number in sorted(self.owners) for part in (number, self.owners[number])]
        self.object(self.root["ParentTree"])["Nums"] = pydyf.Array(numbers)
        self.root["ParentTreeNextKey"] = max(self.owners, default=-1) + 1
        if self.ids:
            names = [part for name in sorted(self.ids) for part in (pydyf.String(name), self.ids[name].reference)]
            self.root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def kind(element: Element) -> str:
    """Return the type of an element: ``P``, ``H1``, ``Span``."""
    name: str = element["S"]
    return name[1:]


def set_attribute(element: Element, owner: str, name: str, value: Any) -> None:
    """Set an attribute of an owner such as ``Layout`` beside those the element has (14.7.5)."""
    known = element.get("A")
    holders = known if isinstance(known, list) else [known] if known else []
    for holder in holders:
        if holder["O"] == f"/{owner}":
            holder[name] = value
            return
    holders.append(pydyf.Dictionary({"O": f"/{owner}", name: value}))
    element["A"] = pydyf.Array(holders) if len(holders) > 1 else holders[0]
