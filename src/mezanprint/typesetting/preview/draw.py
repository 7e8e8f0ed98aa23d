"""What a laid-out page looks like: its picture, and a digest that changes when its picture does."""

import copy
import hashlib
from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Any

from mezanprint.model.geometry import PT_PER_INCH, PT_PER_PX
from mezanprint.pdf.page_picture import draw_page
from mezanprint.typesetting.kept.faces import growing_faces
from mezanprint.typesetting.output_intent import OPEN_NONE
from mezanprint.typesetting.preview.drawn_texts import drawn_texts
from mezanprint.typesetting.weasyprint.plain_boxes import plain_boxes
from mezanprint.typesetting.weasyprint.weasy import Document, PageStream, pydyf

_MOST_PIXELS = 16_000_000
"""Of one picture: A3 at 220 dpi has ten million. A larger page is drawn smaller."""
_KINDS = ("ExtGState", "XObject", "Pattern", "Shading")


def picture(document: Document, index: int, dpi: float) -> bytes:
    """Return the picture of a trimmed page, from 0, as PNG.

    The page is written as it stands, without what nobody sees: tags, text layer, links, bookmarks.
    """
    page = copy.copy(document.pages[index])
    page.links, page.bookmarks, page.anchors = [], [], {}
    page.bleed = dict.fromkeys(page.bleed, 0)
    with growing_faces(), drawn_texts(), plain_boxes():
        pdf = document.copy([page]).write_pdf(uncompressed_pdf=True, output_intent=OPEN_NONE)
    inches = page.width * page.height * (PT_PER_PX / PT_PER_INCH) ** 2
    return draw_page(pdf, 0, min(dpi, sqrt(_MOST_PIXELS / max(inches, 1e-6))))


def look(document: Document, index: int, files: Mapping[str, str]) -> bytes:
    """Return a digest of all that is painted on a page, from 0.

    ``files`` says by which digest a picture is known, by WeasyPrint's name of it.
    """
    page = document.pages[index]
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in _KINDS})
    resources["ColorSpace"] = b"/ColorSpace"
    images: dict[str, Any] = {}
    rectangle = (0, 0, page.width, page.height)
    profiles = document.color_profiles
    for profile in profiles.values():
        profile.pdf_reference = b"/Profile"
    stream = PageStream({}, rectangle, resources, images, None, profiles, document.output_intent, compress=False)
    with drawn_texts():
        page.paint(stream)
    shown = hashlib.sha256()
    for part in _parts(stream, resources):
        shown.update(part)
    for name, image in sorted(images.items()):
        shown.update(f"{name} {files.get(image['image'].id, '')}\n".encode())
    shown.update(repr((page.width, page.height, sorted(page.bleed.items()))).encode())
    return shown.digest()


def _parts(stream: Any, resources: Any) -> Iterator[bytes]:
    """Yield the operators of a stream and all that they name, however deep."""
    yield b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in stream.stream)
    for kind in _KINDS:
        for name, value in resources.get(kind, {}).items():
            yield f"\n{kind} {name}\n".encode()
            yield from _value(value)


def _value(value: Any) -> Iterator[bytes]:
    if isinstance(value, pydyf.Stream):
        yield from _value({key: each for key, each in value.extra.items() if key != "Resources"})
        yield from _parts(value, value.extra.get("Resources", {}))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield f" /{key} ".encode()
            yield from _value(each)
    elif isinstance(value, pydyf.Object) and not isinstance(value, list):
        yield value.data
    elif isinstance(value, list):
        for each in value:
            yield b" "
            yield from _value(each)
    else:
        yield value if isinstance(value, bytes) else str(value).encode()
