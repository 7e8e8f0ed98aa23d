"""What makes a file PDF/X-4 (ISO 15930-7:2010), as far as a file can say it of itself.

Clause 6.2.2: the output intent with its profile; 6.3 and 6.4: identification and metadata in XMP; 6.5: the boxes, which
``marks`` sets; 6.11: no transparency that a blending space does not explain; 6.19: no annotation on the page.
"""

import zlib
from functools import lru_cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mezanprint.finishing.document.document_facts import put_packet
from mezanprint.model.compositions import Metadata
from mezanprint.model.editions import Ink
from mezanprint.model.xmp import identity_of, pdfx_packet

REGISTRY = "http://www.color.org"
VERSION = "1.6"
"""The version of PDF that PDF/X-4 is based on; the form of the file alone needs no more than 1.5."""


@lru_cache(maxsize=1)
def _packed(profile: bytes) -> bytes:
    """Return a profile as a file holds it: to pack half a megabyte takes as long as a small document."""
    return zlib.compress(profile)


def mark_pdfx(document: pikepdf.Pdf, metadata: Metadata, ink: Ink, profile: bytes) -> None:
    """Give the document its output intent and its metadata; take away what acts, which paper cannot."""
    intent = document.make_stream(_packed(profile), Filter=Name.FlateDecode)
    intent.N = 4
    document.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputCondition=String(ink.condition_in_words),
                OutputConditionIdentifier=String(ink.condition),
                RegistryName=String(REGISTRY),
                Info=String(ink.remark),
                DestOutputProfile=intent,
            )
        ]
    )
    document.trailer.Info.Trapped = Name("/False")
    for date in ("/CreationDate", "/ModDate"):
        document.trailer.Info[date] = String(metadata.date.strftime("D:%Y%m%d000000Z"))
    for page in document.pages:
        if "/Annots" in page:
            del page.Annots
    put_packet(document, pdfx_packet(metadata, identity_of(page.Contents.read_bytes() for page in document.pages)))
