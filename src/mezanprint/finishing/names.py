"""What pages call their pictures, and what their fonts say: no more than the pages need.

WeasyPrint names a picture by a digest of its address, from which a file name can be guessed and tried, and a font keeps
the codes of letters that the text layer shows in another way.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Name

from mezanprint.pdf.to_unicode import read_own_to_unicode, write_to_unicode

Content: TypeAlias = tuple[Any, Any]
"""A content stream and its resources."""
_DIGEST = re.compile(r"/i[0-9a-f]{32}[01]")
_DRAWN = re.compile(rb"/i[0-9a-f]{32}[01](?= Do)")
_NAME = re.compile(rb"/[A-Za-z][\w.-]*")
_FONT_OR_TEXT = re.compile(rb"(/[A-Z]{6}) \S+ Tf|\[([^]]*)\] TJ")
_CODES = re.compile(rb"<([0-9a-f]*)>")
_SHARED = ("/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")


def name_plainly(document: pikepdf.Pdf) -> None:
    """Leave in a document, in place, the codes that fonts show and what pages paint with; number its pictures."""
    contents = list(_contents(document))
    _number_pictures(contents)
    codes: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    used: dict[tuple[Any, ...], tuple[Any, set[str]]] = {}
    for place, (stream, resources) in enumerate(contents):
        content = stream.read_bytes()
        names = {name.decode() for name in _NAME.findall(content)}
        for kind in _SHARED:
            if kind in resources:
                holder = _identity(resources[kind]) or (_identity(resources) or place, kind)
                used.setdefault(holder, (resources[kind], set()))[1].update(names)
        _note_codes(content, resources, codes)
    for holder, names in used.values():
        for name in set(holder.keys()) - names:
            del holder[name]
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing and thing.objgen in codes:
            _tell_shown(thing, codes[thing.objgen])


def _tell_shown(font: Any, shown: set[int]) -> None:
    with suppress(ValueError):  # a font without TrueType outlines has the map that WeasyPrint writes
        said = read_own_to_unicode(font.ToUnicode.read_bytes())
        kept = {code: text for code, text in said.items() if code in shown}
        if kept != said:
            font.ToUnicode.write(write_to_unicode(kept))


def _identity(thing: Any) -> tuple[Any, ...]:
    """Return what tells an object from others; nothing for one that stands inside another."""
    return thing.objgen if thing.is_indirect else ()


def _number_pictures(contents: list[Content]) -> None:
    names: dict[str, Name] = {}
    for _, resources in contents:
        pictures = resources.get("/XObject", {})
        # Not `keys()`: pikepdf gives a set, whose order is another in each process.
        for old in filter(_DIGEST.fullmatch, list(pictures)):
            new = names.setdefault(old, Name(f"/i{len(names) + 1}"))
            pictures[new] = pictures[old]
            del pictures[old]
    for stream, _ in contents if names else ():
        written = stream.read_bytes()
        if _DRAWN.search(written):
            stream.write(_DRAWN.sub(lambda found: str(names[found[0].decode()]).encode(), written))


def _contents(document: pikepdf.Pdf) -> Iterator[Content]:
    """Yield what pages, forms and patterns paint, with what they paint it with."""
    for page in document.pages:
        yield page.Contents, page.Resources
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == Name.Form or "/PatternType" in thing):
            yield thing, thing.Resources


def _note_codes(content: bytes, resources: Any, used_codes: defaultdict[tuple[int, int], set[int]]) -> None:
    fonts = resources.get("/Font", {})
    codes: set[int] = set()
    for font, text in _FONT_OR_TEXT.findall(content):
        if font:
            codes = used_codes[fonts[font.decode()].objgen]
        else:
            row = b"".join(_CODES.findall(text)).decode()
            codes.update(int(row[place : place + 4], 16) for place in range(0, len(row), 4))
