"""What a print shop's file has beyond others: ink instead of light, and the facts that PDF/X-4 wants.

``separation`` turns colours into inks through the profile of the press, ``inks`` does so for everything in a document,
``overprint`` lets small black be printed over its ground, ``likeness`` tells inks of the theme that print another
colour, ``pdfx`` writes what makes it a PDF/X-4 file.
"""

import pikepdf

from mezanprint.finishing.press.inks import separate
from mezanprint.finishing.press.overprint import overprint_black
from mezanprint.finishing.press.pdfx import VERSION, mark_pdfx
from mezanprint.finishing.press.separation import Separation, check_profile, standard_profile
from mezanprint.model.compositions import Composition

__all__ = ["VERSION", "put_in_ink"]


def put_in_ink(document: pikepdf.Pdf, composition: Composition, profile: bytes) -> None:
    """Make a document in sRGB one in ink, in place; ``profile`` is the project's own, or empty for that of FOGRA39.

    ``Fault`` if the profile is none for printing in CMYK.
    """
    ink = composition.edition.profile.ink
    if profile:
        check_profile(ink.profile, profile)
    profile = profile or standard_profile()
    separate(document, Separation(profile, dict(composition.twins)))
    overprint_black(document)
    mark_pdfx(document, composition.metadata, ink, profile)
