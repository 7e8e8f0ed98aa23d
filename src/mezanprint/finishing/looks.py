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


def _digest_page(page: Page, digests: dict[tuple[int, int], bytes]) -> bytes:
    digest = hashlib.sha256()
    for thing, names in ((page.obj, _DRAWING), *((each, _OF_ANNOTATION) for each in page.obj.get("/Annots", ()))):
        for name in names:
            if name in thing:
                digest.update(name.encode() + _digest(thing[name], digests))
    return digest.digest()


def _digest(thing: object, digests: dict[tuple[int, int], bytes]) -> bytes:
    """Return the digest of an object with all it leads to; ``known`` are those of the indirect ones."""
    number = thing.objgen if isinstance(thing, Object) and thing.is_indirect else None
    if number in digests:
        return digests[number]
    if number:
        digests[number] = b"itself"  # until it is known: what leads back to it
    digest = hashlib.sha256()
    if isinstance(thing, Stream):
        digest.update(thing.read_raw_bytes())
    if isinstance(thing, Stream | Dictionary):
        for name in sorted(thing.keys()):
            digest.update(name.encode() + _digest(thing[name], digests))
    elif isinstance(thing, Array):
        for each in thing:
            digest.update(_digest(each, digests))
    else:
        digest.update(repr(thing).encode())
    if number:
        digests[number] = digest.digest()
    return digest.digest()
