"""The tag tree of a PDF, as assistive technology walks it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from mezanprint.pdf.marked_content import Words, marked_content
from mezanprint.preflight.inspection.facts import Tag

_MAX_DEPTH = 120
_MAX_MAPPED = 8
"""How often a name may stand for another one."""
_BLOCKS = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H", "H1", "H2", "H3", "H4",
    "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Figure", "Note",
    "Aside", "FENote", "Title",
}  # fmt: skip


def read_tags(document: pikepdf.Pdf) -> tuple[Tag, ...]:
    """Return the elements at the top of the tag tree; nothing for a file without tags."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return ()
    return _Walk(document, root).children(root, -1, 0)


class Tree:
    """The structure of a file, for one way through it.

    An element that is met again is left out, for a damaged tree may run in circles.
    """

    def __init__(self, document: pikepdf.Pdf, root: Any) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self._content = marked_content(document)
        self._roles = root.get("/RoleMap", pikepdf.Dictionary())
        self._seen: set[tuple[int, int]] = set()

    def is_element(self, kid: Any, depth: int) -> bool:
        """Tell whether ``kid`` is an element that was not met before."""
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid or depth >= _MAX_DEPTH:
            return False
        known = kid.objgen in self._seen and kid.objgen != (0, 0)
        self._seen.add(kid.objgen)
        return not known

    def page(self, element: Any, around: int) -> int:
        """Return the number of the page on which an element in one on the page ``around`` has its content."""
        return self._pages.get(element["/Pg"].objgen, around) if "/Pg" in element else around

    def role(self, element: Any) -> str:
        """Return what an element is by the standard, as far as the file maps names of its own to it."""
        role = str(element["/S"]).lstrip("/")
        mapped = self._mapped(element, role)
        for _ in range(_MAX_MAPPED):
            if not mapped or mapped in _BLOCKS:
                break
            role, mapped = mapped, self._mapped(element, mapped)
        return mapped or role

    def _mapped(self, element: Any, role: str) -> str:
        """Return the name that a role stands for, in the element's own namespace first; nothing if for none."""
        own = element.get("/NS", pikepdf.Dictionary()).get("/RoleMapNS", pikepdf.Dictionary()).get(f"/{role}")
        mapped = self._roles.get(f"/{role}") if own is None else own
        name = mapped[0] if isinstance(mapped, pikepdf.Array) else mapped
        return "" if name is None else str(name).lstrip("/")

    def words(self, kid: Any, page: int) -> tuple[Words, ...]:
        """Return the words of marked content; none for all that is no marked content."""
        if isinstance(kid, int):
            return self._content.get((page, None), {}).get(kid, ())
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            stream = kid["/Stm"].objgen if "/Stm" in kid else None
            return self._content.get((self.page(kid, page), stream), {}).get(int(kid["/MCID"]), ())
        return ()


class _Walk(Tree):
    def children(self, element: Any, page: int, depth: int) -> tuple[Tag, ...]:
        return tuple(self._tag(kid, page, depth + 1) for kid in kids(element) if self.is_element(kid, depth))

    def _tag(self, element: Any, page: int, depth: int) -> Tag:
        page = self.page(element, page)
        language, alternative, actual = (str(element.get(key, "")) for key in ("/Lang", "/Alt", "/ActualText"))
        text = "".join(words.text for kid in kids(element) for words in self.words(kid, page))
        return Tag(self.role(element), language, alternative, actual, text, self.children(element, page, depth))


def kids(element: Any) -> list[Any]:
    """Return what is in an element: one kid may stand alone."""
    inside = element.get("/K")
    if inside is None:
        return []
    return list(inside) if isinstance(inside, pikepdf.Array) else [inside]


def walk(tags: tuple[Tag, ...]) -> Iterator[Tag]:
    """Yield every element, each before its children."""
    for tag in tags:
        yield tag
        yield from walk(tag.children)


def tagged_text(tags: tuple[Tag, ...]) -> str:
    """Return what assistive technology is told, in its order: alternative texts, actual texts, else the content."""
    return "".join(_spoken(tags))


def _spoken(tags: tuple[Tag, ...]) -> Iterator[str]:
    for tag in tags:
        block = tag.role in _BLOCKS
        if block:
            yield "\n"
        if tag.actual or tag.alternative:
            yield tag.actual or tag.alternative
        else:
            yield tag.text
            yield from _spoken(tag.children)
        if block:
            yield "\n"


def languages(document: pikepdf.Pdf, tags: tuple[Tag, ...]) -> tuple[tuple[str, int], ...]:
    """Return the languages stated, the document's own first, each with the number of elements that state it."""
    own = str(document.Root.get("/Lang", ""))
    counts = Counter(tag.language for tag in walk(tags) if tag.language)
    first = [(own, 1 + counts.pop(own, 0))] if own else []
    return (*first, *sorted(counts.items()))
