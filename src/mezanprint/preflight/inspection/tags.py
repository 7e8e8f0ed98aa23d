"""The tag tree of a PDF, as assistive technology walks it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from mezanprint.preflight.inspection.content import Place, marked_text
from mezanprint.preflight.inspection.facts import Tag

_MAX_DEPTH = 120
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


class _Walk:
    """One way through the tree; an element that is met again is left out, for a damaged tree may run in circles."""

    def __init__(self, document: pikepdf.Pdf, root: Any) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self._texts: Mapping[Place, Mapping[int, str]] = marked_text(document)
        self._roles = root.get("/RoleMap", pikepdf.Dictionary())
        self._seen: set[tuple[int, int]] = set()

    def children(self, element: Any, page: int, depth: int) -> tuple[Tag, ...]:
        return tuple(
            self._tag(kid, page, depth + 1)
            for kid in _kids(element)
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and depth < _MAX_DEPTH and self._is_new(kid)
        )

    def _is_new(self, element: Any) -> bool:
        known = element.objgen in self._seen and element.objgen != (0, 0)
        self._seen.add(element.objgen)
        return not known

    def _tag(self, element: Any, page: int, depth: int) -> Tag:
        if "/Pg" in element:
            page = self._pages.get(element["/Pg"].objgen, page)
        role = str(element["/S"]).lstrip("/")
        mapped = self._roles.get(f"/{role}")
        language, alternative, actual = (str(element.get(key, "")) for key in ("/Lang", "/Alt", "/ActualText"))
        text = "".join(self._text(kid, page) for kid in _kids(element))
        role = str(mapped).lstrip("/") if mapped else role
        return Tag(role, language, alternative, actual, text, self.children(element, page, depth))

    def _text(self, kid: Any, page: int) -> str:
        if isinstance(kid, int):
            return self._texts.get((page, None), {}).get(kid, "")
        if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            if "/Pg" in kid:
                page = self._pages.get(kid["/Pg"].objgen, page)
            stream = kid["/Stm"].objgen if "/Stm" in kid else None
            return self._texts.get((page, stream), {}).get(int(kid["/MCID"]), "")
        return ""


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


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
