"""What a PDF says of itself: information dictionary, XMP, standards, and the files it carries."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from defusedxml import ElementTree

from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import msg
from mezanprint.preflight.inspection.facts import Attachment

_NAMES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read_info(document: pikepdf.Pdf) -> tuple[tuple[str, str], ...]:
    """Return the information dictionary."""
    info = document.trailer.get("/Info", pikepdf.Dictionary())
    return tuple((str(key).lstrip("/"), str(value)) for key, value in info.items())


def read_xmp(document: pikepdf.Pdf) -> tuple[tuple[str, str], ...]:
    """Return the properties of the XMP packet with usual prefixes; ``ValueError`` if it is no XML."""
    if "/Metadata" not in document.Root:
        return ()
    try:
        root = ElementTree.fromstring(document.Root.Metadata.read_bytes().strip(b" \r\n\t\0"))
    except ElementTree.ParseError as bad:
        raise ValueError(msg("the XMP packet is no XML: {problem}", problem=foreign(str(bad)))) from None
    entries: list[tuple[str, str]] = []
    for description in root.iter(f"{_RDF}Description"):
        entries += ((name, value) for key, value in description.attrib.items() if (name := _name(key)))
        for each in description:
            values = [text for text in (part.strip() for part in each.itertext()) if text]
            if (name := _name(each.tag)) and values:
                entries.append((name, ", ".join(values)))
    return tuple(dict.fromkeys(entries))


def _name(tag: str) -> str:
    space, _, local = tag.removeprefix("{").partition("}")
    return f"{_NAMES[space]}:{local}" if space in _NAMES else ""


def claims(xmp: tuple[tuple[str, str], ...], info: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the standards that a file says it follows."""
    values = dict(xmp)
    standards = []
    if part := values.get("pdfaid:part"):
        standards.append(f"PDF/A-{part}{values.get('pdfaid:conformance', '').lower()}")
    if part := values.get("pdfuaid:part"):
        standards.append(f"PDF/UA-{part}")
    if named := values.get("pdfxid:GTS_PDFXVersion") or dict(info).get("GTS_PDFXVersion"):
        standards.append(named)
    return tuple(standards)


def profile_of(claim: str) -> str:
    """Return veraPDF's name for a claim: ``3a``, ``ua1``; empty for what it does not judge."""
    match = re.fullmatch(r"PDF/(A-|UA-)(\w+)", claim)
    return "" if match is None else f"{'ua' if match[1] == 'UA-' else ''}{match[2]}"


def read_attachments(document: pikepdf.Pdf) -> tuple[Attachment, ...]:
    """Return the embedded files, those of the name tree and those that only annotations or ``/AF`` reach."""
    sizes: dict[tuple[int, int], int] = {}
    return tuple(dict.fromkeys(_attachment(each, sizes) for each in _specifications(document)))


def _specifications(document: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the file specifications that hold a file, wherever they stand: inside of other objects too.

    Their ``/Type`` is required (ISO 32000-2, 7.11.3), and readers open those that lack it all the same.
    """
    inside: list[Any] = list(document.objects)
    while inside:
        thing = inside.pop()
        if isinstance(thing, pikepdf.Array):
            inside += (each for each in thing if _is_direct(each))
        elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            if isinstance(thing.get("/EF"), pikepdf.Dictionary):
                yield thing
            inside += (each for _, each in thing.items() if _is_direct(each))


def _is_direct(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Array | pikepdf.Dictionary) and not thing.is_indirect


def _attachment(spec: Any, sizes: dict[tuple[int, int], int]) -> Attachment:
    """Return what a specification says of its file. ``sizes``: of the files read so far, which many may share."""
    files = (spec["/EF"].get(key) for key in ("/UF", "/F", "/DOS", "/Mac", "/Unix"))
    file = next((each for each in files if isinstance(each, pikepdf.Stream)), None)
    name = str(spec.get("/UF", spec.get("/F", "?")))
    if file is None:
        return Attachment(name, "", 0, "")
    kind = str(file.get("/Subtype", "")).lstrip("/")
    if file.objgen not in sizes:
        sizes[file.objgen] = len(file.read_bytes())
    return Attachment(name, kind, sizes[file.objgen], str(spec.get("/AFRelationship", "")).lstrip("/"))
