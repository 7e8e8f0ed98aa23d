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

Content: TypeAlias = tuple[Any, Any, bytes]
"""A content stream, its resources, and what is written in it."""
_DIGEST = re.compile(r"/i[0-9a-f]{32}[01]")
_DRAWN = re.compile(rb"/i[0-9a-f]{32}[01](?= Do)")
_NAME = re.compile(rb"/[A-Za-z][\w.-]*")
_FONT = re.compile(rb"(/[A-Z]{6}) \S+ Tf")
_TEXT = re.compile(rb"\[([^]]*)\] TJ")
_CODES = re.compile(rb"<([0-9a-f]*)>")
_CODE = re.compile(rb"[0-9a-f]{4}")
_SHARED = ("/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")


def name_plainly(document: pikepdf.Pdf) -> None:
    """Leave in a document, in place, the codes that fonts show and what pages paint with; number its pictures."""
    contents = _with_numbers([(stream, resources, stream.read_bytes()) for stream, resources in _contents(document)])
    codes: defaultdict[tuple[int, int], set[bytes]] = defaultdict(set)
    used: dict[tuple[Any, ...], tuple[Any, set[str]]] = {}
    for place, (_, resources, content) in enumerate(contents):
        names = {name.decode() for name in set(_NAME.findall(content))}
        for kind in _SHARED:
            if kind in resources:
                holder = _identity(resources[kind]) or (_identity(resources) or place, kind)
                used.setdefault(holder, (resources[kind], set()))[1].update(names)
        _note_codes(content, resources, codes)
    for holder, names in used.values():
        for name in set(holder.keys()) - names:
            del holder[name]
    for number, shown in codes.items():
        font = document.get_object(number)
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:  # else it stands inside another object
            _tell_shown(font, {int(code, 16) for code in shown})


def _tell_shown(font: Any, shown: set[int]) -> None:
    with suppress(ValueError):  # a font without TrueType outlines has the map that WeasyPrint writes
        said = read_own_to_unicode(font.ToUnicode.read_bytes())
        kept = {code: text for code, text in said.items() if code in shown}
        if kept != said:
            font.ToUnicode.write(write_to_unicode(kept))


def _identity(thing: Any) -> tuple[Any, ...]:
    """Return what tells an object from others; nothing for one that stands inside another."""
    return thing.objgen if thing.is_indirect else ()


def _with_numbers(contents: list[Content]) -> list[Content]:
    """Give the pictures of contents numbers for names; return what is written in these then."""
    names: dict[str, Name] = {}
    for _, resources, _ in contents:
        pictures = resources.get("/XObject", {})
        # Not `keys()`: pikepdf gives a set, whose order is another in each process.
        for old in filter(_DIGEST.fullmatch, list(pictures)):
            new = names.setdefault(old, Name(f"/i{len(names) + 1}"))
            pictures[new] = pictures[old]
            del pictures[old]
    return [_numbered(each, names) for each in contents] if names else contents


def _numbered(content: Content, names: dict[str, Name]) -> Content:
    stream, resources, written = content
    if _DRAWN.search(written):
        written = _DRAWN.sub(lambda found: str(names[found[0].decode()]).encode(), written)
        stream.write(written)
    return stream, resources, written


def _contents(document: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Yield what pages, forms and patterns paint, with what they paint it with."""
    for page in document.pages:
        yield page.Contents, page.Resources
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == Name.Form or "/PatternType" in thing):
            yield thing, thing.Resources


def _note_codes(content: bytes, resources: Any, used_codes: defaultdict[tuple[int, int], set[bytes]]) -> None:
    """Note the codes of each font that a content shows, in the four digits in which they are written."""
    fonts = resources.get("/Font", {})
    _, *parts = _FONT.split(content)
    for font, part in zip(parts[::2], parts[1::2], strict=True):
        row = b"".join(_CODES.findall(b"".join(_TEXT.findall(part))))
        used_codes[fonts[font.decode()].objgen].update(_CODE.findall(row))
