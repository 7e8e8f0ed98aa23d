"""The XMP packet: what a document says of itself, in XML. Sources: XMP part 1, ISO 14289-1 section 5."""

from xml.sax.saxutils import escape, quoteattr

from mezanprint.model.compositions import Metadata

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def packet(metadata: Metadata) -> bytes:
    """Return the packet for a document that keeps PDF/UA-1, with dates equal to those of the information dictionary."""
    day = metadata.date.isoformat()
    parts = [
        _description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", "<pdfuaid:part>1</pdfuaid:part>"),
        _description("dc", "http://purl.org/dc/elements/1.1/", _dublin_core(metadata)),
        _description(
            "xmp",
            "http://ns.adobe.com/xap/1.0/",
            f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>",
        ),
        _description("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Producer>mezanprint</pdf:Producer>"),
    ]
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n{body}\n</rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()


def _description(prefix: str, namespace: str, body: str) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}={quoteattr(namespace)}>{body}</rdf:Description>'


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
