"""Transparency groups of print files: none where nothing is transparent, else blended in the inks of the press.

WeasyPrint draws every background picture and every gradient into a group of its own that is blended in sRGB. What is
painted in such a group is turned into its space and back (ISO 32000-1, 11.6.6), so that no ink leaves it as it was.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

_USED = re.compile(rb"(/\S+) (gs|Do|scn|SCN)(?!\S)")
_KINDS = {b"gs": "/ExtGState", b"Do": "/XObject", b"scn": "/Pattern", b"SCN": "/Pattern"}


def settle_groups(document: pikepdf.Pdf, space: Name | None = None) -> None:
    """Take the groups off pages where nothing lets through what lies under it, in place: opaque paint needs none.

    On other pages they stay, and blend in ``space``, as the page then does; None leaves them the one they have.
    """
    needed: set[tuple[int, int]] = set()
    for page in document.pages:
        drawn = list(_drawn(page.obj, page.Contents.read_bytes(), set()))
        if any(map(_lets_through, drawn)):
            needed.update(thing.objgen for thing in drawn)
            if space is not None:
                page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=space)
    for form in document.objects:
        if isinstance(form, pikepdf.Stream) and "/Group" in form:
            if form.objgen not in needed:
                del form.Group
            elif space is not None:
                form.Group.CS = space


def _drawn(content: Any, content_bytes: bytes, visited: set[tuple[int, int]]) -> Iterator[Any]:
    """Yield each graphics state, picture, pattern and form that a content uses, and what those use in their turn."""
    resources = content.get("/Resources", Dictionary())
    for name, operator in set(_USED.findall(content_bytes)):
        thing = resources.get(_KINDS[operator], Dictionary()).get(name.decode())
        if thing is None or thing.objgen in visited:
            continue
        visited.update({thing.objgen} - {(0, 0)})
        yield thing
        mask = thing.get("/SMask") if operator == b"gs" else None
        inner = mask.get("/G") if isinstance(mask, Dictionary) else thing
        if isinstance(inner, pikepdf.Stream) and inner.get("/Subtype") != Name.Image:
            yield from (inner,) if inner is not thing else ()
            yield from _drawn(inner, inner.read_bytes(), visited)


def _lets_through(thing: Any) -> bool:
    """Tell whether a graphics state or a picture is transparent (ISO 32000-1, tables 58 and 89)."""
    mixed = thing.get("/BM", Name.Normal) not in (Name.Normal, Name.Compatible)
    faint = any(float(thing.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    return mixed or faint or isinstance(thing.get("/SMask"), Dictionary | pikepdf.Stream)
