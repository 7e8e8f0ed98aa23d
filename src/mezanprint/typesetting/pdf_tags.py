"""What the tags of a PDF must say and WeasyPrint does not: the language of each part, and which pictures are ornament.

Only while a document is written is it known which box became which tag, so one private function is wrapped for as
long as that takes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, warning
from mezanprint.typesetting.tree import Box, attribute
from mezanprint.typesetting.weasy import boxes, is_known_release, pydyf, weasyprint

Pdf: TypeAlias = Any
Tagged: TypeAlias = dict[Box, Any]
"""Boxes of one page with what WeasyPrint notes of their marked content."""


@contextmanager
def better_tags() -> Iterator[tuple[Diagnostic, ...]]:
    """Improve the tags of the PDF that is written inside the block; yield a warning where that cannot be done."""
    if not is_known_release():
        release = f"WeasyPrint {weasyprint.__version__}"
        message = f"{release} is unknown: Arabic may not be found again, other languages are not marked"
        yield (warning("typeset-release", message, None, "install the locked packages"),)
        return
    original = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = _wrapped(original)
    try:
        yield ()
    finally:
        weasyprint.pdf.add_tags = original


def ornaments(html: Element) -> frozenset[str]:
    """Return the addresses of pictures that are ornament wherever they stand: ``alt=""``, which is no forgotten one."""
    empty = {str(picture.get("src")): True for picture in html.iter("img")}
    for picture in html.iter("img"):
        empty[str(picture.get("src"))] &= picture.get("alt") == ""
    return frozenset(address for address, always in empty.items() if always)


def _wrapped(original: Callable[..., None]) -> Callable[..., None]:
    def add_tags(pdf: Pdf, document: Any, version: Any, streams: list[Any]) -> None:
        tagged: list[Tagged] = [dict(stream._tags) for stream in streams]
        original(pdf, document, version, streams)
        numbers = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        for number, (boxes_of_page, stream) in enumerate(zip(tagged, streams, strict=True)):
            for box, note in boxes_of_page.items():
                _improve(pdf, box, note["mcid"], parents[number], stream, document.metadata.lang)

    return add_tags


def _improve(pdf: Pdf, box: Box, mark: int, parents: list[Any], stream: Any, language: str | None) -> None:
    """Better the tag of one box: ``mark`` is its number in the page's content and in ``parents``."""
    element = _object(pdf, parents[mark])
    if isinstance(box, boxes.ReplacedBox) and attribute(box, "alt") == "":
        _make_ornament(pdf, element, mark, parents, stream)
    elif isinstance(box, boxes.TextBox) and box.style["lang"] and box.style["lang"] != language:
        element["Lang"] = pydyf.String(box.style["lang"])


def _make_ornament(pdf: Pdf, element: Any, mark: int, parents: list[Any], stream: Any) -> None:
    """Take a picture without words out of the tag tree: its content becomes an artifact (ISO 32000-1, 14.8.2.2)."""
    for place, token in enumerate(stream.stream):
        if isinstance(token, pydyf.Dictionary) and token.get("MCID") == mark and stream.stream[place + 1] == b"BDC":
            stream.stream[place - 1 : place + 2] = ["/Artifact", b"BMC"]
            parents[mark] = "null"
            parent = _object(pdf, element["P"])
            parent["K"].remove(element.reference)
            return


def _object(pdf: Pdf, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
