"""What a print shop's file has beyond others: ink instead of light, and the facts that PDF/X-4 wants.

``separation`` turns colours into inks through the profile of the press, ``inks`` does so for everything in a document,
``overprint`` lets small black be printed over its ground, ``likeness`` tells inks of the theme that print another
colour, ``flatten`` leaves nothing that is seen through, ``stored`` knows how pictures are stored, ``pdfx`` writes what
makes it a PDF/X-4 file.
"""

import pikepdf

from mezanprint.finishing.press.flatten import flatten
from mezanprint.finishing.press.inks import separate
from mezanprint.finishing.press.overprint import overprint_black
from mezanprint.finishing.press.pdfx import VERSION, mark_pdfx
from mezanprint.finishing.press.separation import Separation
from mezanprint.finishing.press.stored import code_pictures
from mezanprint.model.compositions import Composition
from mezanprint.project.icc import check_profile, standard_profile

__all__ = ["VERSION", "put_in_ink"]


def put_in_ink(document: pikepdf.Pdf, composition: Composition, profile: bytes) -> None:
    """Make a document in sRGB one in ink, in place; ``profile`` is the project's own, or empty for that of FOGRA39.

    ``Fault`` if the profile is none for printing in CMYK.
    """
    output = composition.edition.profile
    ink = output.ink
    if profile:
        check_profile(ink.profile, profile)
    profile = profile or standard_profile()
    separate(document, Separation(profile, dict(composition.twins)))
    flatten(document, output.image_dpi)
    overprint_black(document)
    if output.jpeg:
        code_pictures(document, output.jpeg, ink.limit)
    mark_pdfx(document, composition.metadata, ink, profile)
