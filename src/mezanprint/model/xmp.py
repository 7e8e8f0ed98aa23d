"""The XMP packet: what a document says of itself, in XML.

Sources: XMP part 1; ISO 14289-1 and 14289-2, 5 (PDF/UA identification); ISO 19005-3, 6.6 (PDF/A identification, and
the schema that a PDF/A-3 file must bring with it for every property that XMP does not know); ISO 19005-4, 6.7.3;
ISO 15930-7, 6.3 and 6.4 (PDF/X-4).
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from mezanprint.model.compositions import Metadata
from mezanprint.model.editions import Standard

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PDFA = "http://www.aiim.org/pdfa/ns"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


_MIDNIGHT = "T00:00:00Z"
"""Time of the day of a PDF/X-4 file, which is to have one."""
FOR_PRINTING = "for printing only"
"""What a print file says of itself: it has no tags and claims no standard of reading."""


def packet(metadata: Metadata, standard: Standard = Standard.UA_1, *, carries: bool = False) -> bytes:
    """Return the packet of a file that keeps to ``standard``; one of PDF 2.0 says so if it ``carries`` other files."""
    schemas = [_schema()] if standard is Standard.UA_1 else []
    return _packed([*_claims(standard, carries), *_said(metadata), *schemas])


def print_packet(metadata: Metadata) -> bytes:
    """Return the packet of a print file."""
    return _packed(_said(metadata, f"<xmp:Label>{FOR_PRINTING}</xmp:Label>"))


def pdfx_packet(metadata: Metadata, identity: str) -> bytes:
    """Return the packet of a print file that keeps to PDF/X-4; ``identity`` is a UUID of what it shows."""
    managed = (
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    )
    day = f"<xmp:MetadataDate>{metadata.date.isoformat()}{_MIDNIGHT}</xmp:MetadataDate>"
    claim = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
    return _packed(
        [
            _description({"pdfxid": "http://www.npes.org/pdfx/ns/id/"}, claim),
            *_said(
                metadata, f"<xmp:Label>{FOR_PRINTING}</xmp:Label>{day}", "<pdf:Trapped>False</pdf:Trapped>", _MIDNIGHT
            ),
            _description({"xmpMM": "http://ns.adobe.com/xap/1.0/mm/"}, managed),
        ]
    )


def identity_of(contents: Iterable[bytes]) -> str:
    """Return a UUID made of what the pages of a print file paint, so that it is the same each time."""
    return str(UUID(bytes=sha256(b"".join(contents)).digest()[:16]))


def _said(metadata: Metadata, of_xmp: str = "", of_pdf: str = "", time: str = "") -> list[str]:
    """Return what every file says of itself, with more in the namespaces of XMP and PDF, and a time of its day."""
    day = metadata.date.isoformat() + time
    dates = f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>"
    return [
        _description({"dc": "http://purl.org/dc/elements/1.1/"}, _dublin_core(metadata)),
        _description({"xmp": "http://ns.adobe.com/xap/1.0/"}, dates + of_xmp),
        _description({"pdf": "http://ns.adobe.com/pdf/1.3/"}, f"<pdf:Producer>mezanprint</pdf:Producer>{of_pdf}"),
    ]


def _packed(parts: list[str]) -> bytes:
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n{body}\n</rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def _claims(standard: Standard, carries: bool) -> list[str]:
    if standard is Standard.UA_1:
        archive = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        access = "<pdfuaid:part>1</pdfuaid:part>"
    else:
        archive = "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
        archive += "<pdfaid:conformance>F</pdfaid:conformance>" if carries else ""
        access = "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
    return [_description({"pdfaid": f"{_PDFA}/id/"}, archive), _description({"pdfuaid": _UA}, access)]


def _schema() -> str:
    names = {"pdfaExtension": "extension/", "pdfaSchema": "schema#", "pdfaProperty": "property#"}
    return _description({prefix: f"{_PDFA}/{end}" for prefix, end in names.items()}, _UA_SCHEMA)


def _description(namespaces: Mapping[str, str], body: str) -> str:
    declared = "".join(f" xmlns:{prefix}={quoteattr(name)}" for prefix, name in namespaces.items())
    return f'<rdf:Description rdf:about=""{declared}>{body}</rdf:Description>'


def _dublin_core(metadata: Metadata) -> str:
    languages = "".join(f"<rdf:li>{escape(language)}</rdf:li>" for language in metadata.languages)
    parts = [
        _alternatives("title", metadata.title),
        _alternatives("description", metadata.description),
        f"<dc:creator><rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        if metadata.author
        else "",
        f"<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>" if languages else "",
    ]
    return "".join(parts)


def _alternatives(name: str, value: str) -> str:
    if not value:
        return ""
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt></dc:{name}>'
