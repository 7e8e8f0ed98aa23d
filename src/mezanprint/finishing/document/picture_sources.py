"""Of which file each picture is: said by typesetting for the findings of preflight, and for nobody else."""

from collections.abc import Mapping

import pikepdf
from pikepdf import Name

from mezanprint.model.picture_digest import digest_of

SOURCE = "/Source"
"""The key under which it is said."""


def take_sources(document: pikepdf.Pdf) -> Mapping[str, str]:
    """Take what pictures say of their files out of a document, in place; return it by the digests of the pictures."""
    sources: dict[str, str] = {}
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image and SOURCE in thing:
            sources[digest_of(thing)] = str(thing[SOURCE])
            del thing[SOURCE]
    return sources
