"""The structure tree of a PDF as it is read: elements, and the words between them (ISO 32000-1, 14.7).

It is the one reader of tags: of reports, of transcripts, and of the tests of what this program writes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

import pikepdf

from mezanprint.pdf.marked_content import Words, marked_content

_MAX_DEPTH = 120
_MAX_MAPPED = 8
"""How often a name may stand for another one."""
_MAX_SPAN = 1000
BLOCKS = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H", "H1", "H2", "H3", "H4",
    "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Figure", "Note",
    "Aside", "FENote", "Title",
}  # fmt: skip
"""Standard types of elements that stand on lines of their own (14.8.4)."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure."""

    role: str
    """Its standard type: ``P``, ``H1``, ``Span``."""
    parts: tuple["Part", ...]
    """What is in it, in order; words in the language that their marks or the elements around them say."""
    language: str = ""
    """Its own or inherited language; empty where none is said."""
    stated_language: str = ""
    """As the element itself says, if it does."""
    alternative: str = ""
    """``Alt``: what is said in the place of a picture."""
    actual: str = ""
    """``ActualText``: text that stands for the content."""
    expansion: str = ""
    """``E``: what an abbreviation is short for."""
    columns: int = 1
    """Columns of a table that a cell goes over."""
    rows: int = 1
    descriptions: tuple[str, ...] = ()
    """What the annotations in it say of themselves."""

    @property
    def elements(self) -> tuple["Element", ...]:
        """The elements directly in it."""
        return tuple(part for part in self.parts if isinstance(part, Element))

    @property
    def own_text(self) -> str:
        """The words directly in it."""
        return "".join(part.text for part in self.parts if isinstance(part, Words))

    @property
    def text(self) -> str:
        """All words in it, in order; ``ActualText`` in the place of what it stands for."""
        return self.actual or "".join(part.text for part in self.parts)

    @property
    def read_aloud(self) -> "Element":
        """The element with the words that stand for its content in the place of that.

        A link without words is read by what its annotations say.
        """
        if instead := self.actual or self.alternative or self.expansion:
            return replace(self, parts=(Words(instead, self.language),))
        parts = tuple(part.read_aloud if isinstance(part, Element) else part for part in self.parts)
        if self.role == "Link" and not "".join(_texts(parts)).strip():
            parts = tuple(Words(text, self.language) for text in self.descriptions)
        return replace(self, parts=parts)

    def walk(self) -> Iterator["Element"]:
        """Yield the element and every one in it, each before what is in it."""
        yield self
        for element in self.elements:
            yield from element.walk()


Part: TypeAlias = Element | Words


def read_structure(document: pikepdf.Pdf) -> tuple[Element, ...]:
    """Return the elements at the top of the structure; nothing for a file without tags."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    tree, language = _Tree(document, root), str(document.Root.get("/Lang", ""))
    return tuple(tree.element(kid, -1, language, 1) for kid in _kids(root) if tree.is_new(kid, 0))


class _Tree:
    """The structure of a file, for one way through it.

    An element that is met again is left out, for a damaged tree may run in circles.
    """

    def __init__(self, document: pikepdf.Pdf, root: Any) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self._content = marked_content(document)
        self._roles = root.get("/RoleMap", pikepdf.Dictionary())
        self._seen: set[tuple[int, int]] = set()

    def is_new(self, kid: Any, depth: int) -> bool:
        """Tell whether ``kid`` is an element that was not met before."""
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid or depth >= _MAX_DEPTH:
            return False
        known = kid.objgen in self._seen and kid.objgen != (0, 0)
        self._seen.add(kid.objgen)
        return not known

    def element(self, element: Any, page: int, language: str, depth: int) -> Element:
        """Return an element that stands in one on ``page``, in ``language``."""
        page, language = self._page(element, page), str(element.get("/Lang", language))
        stated, alternative, actual, expansion = (
            str(element.get(key, "")) for key in ("/Lang", "/Alt", "/ActualText", "/E")
        )
        return Element(
            role=self._role(element),
            parts=tuple(self._parts(element, page, language, depth)),
            language=language,
            stated_language=stated,
            alternative=alternative,
            actual=actual,
            expansion=expansion,
            columns=_span(element, "/ColSpan"),
            rows=_span(element, "/RowSpan"),
            descriptions=tuple(_descriptions(element)),
        )

    def _parts(self, element: Any, page: int, language: str, depth: int) -> Iterator[Part]:
        for kid in _kids(element):
            if self.is_new(kid, depth):
                yield self.element(kid, page, language, depth + 1)
            for words in self._words(kid, page):
                yield Words(words.text, words.language or language)

    def _page(self, element: Any, around: int) -> int:
        """Return the number of the page on which an element in one on the page ``around`` has its content."""
        return self._pages.get(element["/Pg"].objgen, around) if "/Pg" in element else around

    def _words(self, kid: Any, page: int) -> tuple[Words, ...]:
        """Return the words of marked content; none for all that is no marked content."""
        if isinstance(kid, int):
            return self._content.get((page, None), {}).get(kid, ())
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            stream = kid["/Stm"].objgen if "/Stm" in kid else None
            return self._content.get((self._page(kid, page), stream), {}).get(int(kid["/MCID"]), ())
        return ()

    def _role(self, element: Any) -> str:
        """Return what an element is by the standard, as far as the file maps names of its own to it."""
        role = str(element["/S"]).lstrip("/")
        mapped = self._mapped(element, role)
        for _ in range(_MAX_MAPPED):
            if not mapped or mapped in BLOCKS:
                break
            role, mapped = mapped, self._mapped(element, mapped)
        return mapped or role

    def _mapped(self, element: Any, role: str) -> str:
        """Return the name that a role stands for, in the element's own namespace first; nothing if for none."""
        own = element.get("/NS", pikepdf.Dictionary()).get("/RoleMapNS", pikepdf.Dictionary()).get(f"/{role}")
        mapped = self._roles.get(f"/{role}") if own is None else own
        name = mapped[0] if isinstance(mapped, pikepdf.Array) else mapped
        return "" if name is None else str(name).lstrip("/")


def _kids(element: Any) -> list[Any]:
    """Return what is in an element: one kid may stand alone."""
    inside = element.get("/K")
    if inside is None:
        return []
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the words in elements and between them."""
    for part in parts:
        if isinstance(part, Words):
            yield part.text
        else:
            yield from _texts(part.parts)


def _descriptions(element: Any) -> Iterator[str]:
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and isinstance(kid.get("/Obj"), pikepdf.Dictionary):
            annotation = kid["/Obj"]
            if "/Contents" in annotation:
                yield str(annotation["/Contents"])


def _span(element: Any, name: str) -> int:
    """Return over how many rows or columns a cell goes."""
    attributes = element.get("/A")
    holders = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    values = [holder[name] for holder in holders if isinstance(holder, pikepdf.Dictionary) and name in holder]
    return max(1, min(int(values[0]), _MAX_SPAN)) if values and isinstance(values[0], int | Decimal) else 1
