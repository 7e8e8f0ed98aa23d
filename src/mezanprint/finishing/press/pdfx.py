"""What makes a file PDF/X-4 (ISO 15930-7:2010), as far as a file can say it of itself.

Clause 6.2.2: the output intent with its profile; 6.3 and 6.4: identification and metadata in XMP; 6.5: the boxes, which
``marks`` sets; 6.11: no transparency that a blending space does not explain; 6.19: no annotation on the page.
"""

from hashlib import sha256
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mezanprint.model.compositions import Metadata
from mezanprint.model.editions import Ink

REGISTRY = "http://www.color.org"


def mark_pdfx(document: pikepdf.Pdf, metadata: Metadata, ink: Ink, profile: bytes) -> None:
    """Give the document its output intent and its metadata; take away what acts, which paper cannot."""
    intent = document.make_stream(profile)
    intent.N = 4
    condition = ink.condition
    document.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String(condition),
                RegistryName=String(REGISTRY),
                Info=String(condition),
                DestOutputProfile=intent,
            )
        ]
    )
    document.trailer.Info.Trapped = Name("/False")
    for page in document.pages:
        if "/Annots" in page:
            del page.Annots
    packet = document.make_stream(_packet(metadata, document))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = packet


def _packet(metadata: Metadata, document: pikepdf.Pdf) -> bytes:
    """Return the XMP packet; the id of the document is made of what it shows, so that it is the same each time."""
    shown = sha256(b"".join(page.Contents.read_bytes() for page in document.pages)).hexdigest()
    name = f"uuid:{shown[:8]}-{shown[8:12]}-{shown[12:16]}-{shown[16:20]}-{shown[20:32]}"
    day = metadata.date.isoformat()
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(metadata.title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmpMM:DocumentID>{name}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>mezanprint</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()
