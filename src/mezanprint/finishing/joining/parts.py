"""A part put behind others: its pages, tags, names and bookmarks, none of which may be taken for theirs."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

_ELEMENT = "/StructElem"
_PAGE = Name("/PageOfPart")
"""What pages are called while they are copied: as pages they would be left out wherever something leads to one."""


def enclose(book: Pdf) -> Dictionary:
    """Put the tags of the first part into an element round all parts, and return that element."""
    root = book.Root.StructTreeRoot
    (part,) = root.K
    outer = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    if "/NS" in part:
        outer.NS = part.NS
    root.K = Array([outer])
    _take_in(outer, part, book.Root.Lang)
    return outer


def append_part(book: Pdf, outer: Dictionary, source: Pdf, prefix: str) -> None:
    """Append the pages of ``source`` with all that belongs to them; ``prefix`` makes its names its own."""
    _rename(source, prefix)
    _renumber(source, int(book.Root.StructTreeRoot.ParentTreeNextKey))
    pages = [page.obj for page in source.pages]
    for page in pages:
        page.Type = _PAGE
    wanted: Any = Dictionary(Pages=Array(pages), Tags=source.Root.StructTreeRoot, Lang=source.Root.Lang)
    for key in ("/Outlines", "/Names"):
        if key in source.Root:
            wanted[key] = source.Root[key]
    part: Any = book.copy_foreign(source.make_indirect(wanted))
    for page in part.Pages:
        page.Type = Name.Page
        book.pages.append(Page(page))
    _add_tags(book, outer, part)
    _add_names(book, part)
    _add_bookmarks(book, part)


def _things(pdf: Pdf) -> Iterator[Dictionary]:
    for thing in pdf.objects:
        if isinstance(thing, Stream):
            yield thing.stream_dict
        elif isinstance(thing, Dictionary):
            yield thing


def _rename(source: Pdf, prefix: str) -> None:
    """Put ``prefix`` before names of places and of elements, wherever they stand."""
    for thing in _things(source):
        if isinstance(thing.get("/Dest"), String):
            thing.Dest = String(prefix + str(thing.Dest))
        if thing.get("/Type") == _ELEMENT:
            if "/ID" in thing:
                thing.ID = String(prefix + str(thing.ID))
            for traits in _attributes(thing):
                if "/Headers" in traits:
                    traits.Headers = Array([String(prefix + str(head)) for head in traits.Headers])
    for tree in (source.Root.StructTreeRoot.get("/IDTree"), source.Root.get("/Names", Dictionary()).get("/Dests")):
        if tree is not None:
            tree.Names = _prefixed(tree.Names, prefix)


def _attributes(element: Dictionary) -> Iterator[Dictionary]:
    traits = element.get("/A")
    if isinstance(traits, Dictionary):
        yield traits
    elif isinstance(traits, Array):
        yield from (each for each in traits if isinstance(each, Dictionary))


def _prefixed(names: Any, prefix: str) -> Array:
    return Array([String(prefix + str(each)) if place % 2 == 0 else each for place, each in enumerate(names)])


def _renumber(source: Pdf, first: int) -> None:
    """Move the numbers by which pages and links are found in the tags, so that they begin at ``first``."""
    for thing in _things(source):
        for key in ("/StructParent", "/StructParents"):
            if key in thing:
                thing[key] = int(thing[key]) + first
    root = source.Root.StructTreeRoot
    root.ParentTree.Nums = Array(
        [int(each) + first if place % 2 == 0 else each for place, each in enumerate(root.ParentTree.Nums)]
    )
    root.ParentTreeNextKey = int(root.ParentTreeNextKey) + first


def _add_tags(book: Pdf, outer: Dictionary, part: Object) -> None:
    root, tags = book.Root.StructTreeRoot, part.Tags
    (top,) = tags.K
    _take_in(outer, top, part.Lang)
    root.ParentTree.Nums.extend(tags.ParentTree.Nums)
    root.ParentTreeNextKey = tags.ParentTreeNextKey
    if "/IDTree" in tags:
        root.IDTree = root.get("/IDTree", Dictionary(Names=Array()))
        _merge_names(root.IDTree, tags.IDTree)
    for space in tags.get("/Namespaces", ()):
        root.Namespaces.append(space)


def _take_in(outer: Dictionary, part: Object, language: Object) -> None:
    part.S, part.P, part.Lang = Name.Part, outer, String(str(language))
    outer.K.append(part)


def _add_names(book: Pdf, part: Object) -> None:
    if "/Dests" not in part.get("/Names", Dictionary()):
        return
    names = book.Root.get("/Names", Dictionary())
    names.Dests = names.get("/Dests", Dictionary(Names=Array()))
    _merge_names(names.Dests, part.Names.Dests)
    book.Root.Names = names


def _merge_names(tree: Any, more: Any) -> None:
    """Add the names of a tree to another; they are found by bisection, so they stand in the order of their bytes."""
    pairs = [pair for each in (tree, more) for pair in zip(each.Names[::2], each.Names[1::2], strict=True)]
    pairs.sort(key=lambda pair: bytes(pair[0]))
    tree.Names = Array([each for pair in pairs for each in pair])


def _add_bookmarks(book: Pdf, part: Object) -> None:
    """Put the bookmarks of a part behind those there are."""
    if "/First" not in part.get("/Outlines", Dictionary()):
        return
    if "/First" not in book.Root.get("/Outlines", Dictionary()):
        book.Root.Outlines = part.Outlines
        return
    ours, theirs = book.Root.Outlines, part.Outlines
    entry: Any = theirs.First
    while entry is not None:
        entry.Parent = ours
        entry = entry.get("/Next")
    ours.Last.Next, theirs.First.Prev = theirs.First, ours.Last
    ours.Last = theirs.Last
