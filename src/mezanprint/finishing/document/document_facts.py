"""What a file says of itself, in the information dictionary and in its XMP packet: the same facts in both."""

import pikepdf
from pikepdf import Dictionary, Name, String

from mezanprint.model.compositions import Metadata


def state_facts(document: pikepdf.Pdf, metadata: Metadata) -> None:
    """Write the information dictionary anew."""
    day = metadata.date.strftime("D:%Y%m%d")
    facts = {
        "/Title": metadata.title,
        "/Author": metadata.author,
        "/Subject": metadata.description,
        "/CreationDate": day,
        "/ModDate": day,
        "/Producer": "mezanprint",
    }
    document.trailer.Info = document.make_indirect(Dictionary({k: String(v) for k, v in facts.items() if v}))


def put_packet(document: pikepdf.Pdf, packet: bytes) -> None:
    """Write the XMP packet anew."""
    stream = document.make_stream(packet)
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = stream
