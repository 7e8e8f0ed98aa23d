"""What a page looks like, as a digest: of all that draws it, and of nothing else in the file."""

import hashlib
import io

import pikepdf
from pikepdf import Array, Dictionary, Object, Page, Stream

_DRAWING = ("/Contents", "/Resources", "/Group", "/MediaBox", "/CropBox", "/TrimBox", "/Rotate", "/UserUnit")
"""Entries of a page that decide what is seen of it (ISO 32000-1, table 30), beside its annotations."""
_OF_ANNOTATION = ("/Subtype", "/Rect", "/AP", "/AS", "/F", "/Border", "/BS", "/C")
"""Those of an annotation; others lead to the rest of the file."""


def digest_pages(pdf: bytes) -> tuple[str, ...]:
    """Return a SHA-256 of each page, hexadecimal: pages that have the same one are drawn alike, in any file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        known: dict[tuple[int, int], bytes] = {}
        return tuple(_digest_page(page, known).hex() for page in document.pages)


def _digest_page(page: Page, known: dict[tuple[int, int], bytes]) -> bytes:
    told = hashlib.sha256()
    for thing, names in ((page.obj, _DRAWING), *((each, _OF_ANNOTATION) for each in page.obj.get("/Annots", ()))):
        for name in names:
            if name in thing:
                told.update(name.encode() + _digest(thing[name], known))
    return told.digest()


def _digest(thing: object, known: dict[tuple[int, int], bytes]) -> bytes:
    """Return the digest of an object with all it leads to; ``known`` are those of the indirect ones."""
    number = thing.objgen if isinstance(thing, Object) and thing.is_indirect else None
    if number in known:
        return known[number]
    if number:
        known[number] = b"itself"  # until it is known: what leads back to it
    told = hashlib.sha256()
    if isinstance(thing, Stream):
        told.update(thing.read_raw_bytes())
    if isinstance(thing, Stream | Dictionary):
        for name in sorted(thing.keys()):
            told.update(name.encode() + _digest(thing[name], known))
    elif isinstance(thing, Array):
        for each in thing:
            told.update(_digest(each, known))
    else:
        told.update(repr(thing).encode())
    if number:
        known[number] = told.digest()
    return told.digest()
