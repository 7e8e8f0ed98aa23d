"""Finishing: the catalogue, the metadata and the form of the file, whatever the pages show."""

import io
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mezanprint.finishing.document.document_facts import put_packet, state_facts
from mezanprint.finishing.document.page_labels import page_labels
from mezanprint.finishing.document.picture_sources import take_sources
from mezanprint.finishing.document.save import saved
from mezanprint.finishing.groups import settle_groups
from mezanprint.finishing.names import name_plainly
from mezanprint.finishing.press import VERSION, put_in_ink
from mezanprint.finishing.printing import print_file
from mezanprint.model.compositions import Composition
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.editions import Standard
from mezanprint.model.plans import Plan
from mezanprint.model.xmp import packet


def finish(
    pdf: bytes, composition: Composition, plan: Plan | None = None, words: bytes = b"", profile: bytes = b""
) -> bytes:
    """Return the PDF as it is published: one revision, reproducible, with the house's own metadata.

    For a printing profile that is a print file (see ``printing``) of a plan, with ``words`` beside its sheets; where it
    prints in ink, ``profile`` is the project's own colour profile, or empty for the one that comes along.

    Viewers show the title, pictures are not blurred when enlarged, and what
    WeasyPrint says of itself goes. The tags and the pages' content stay as they are.
    """
    return finish_named(pdf, composition, plan, words, profile)[0]


def finish_named(
    pdf: bytes, composition: Composition, plan: Plan | None = None, words: bytes = b"", profile: bytes = b""
) -> tuple[bytes, Mapping[str, str]]:
    """Return the same with the files that the pictures of a print file are from, by the digests of the pictures."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if composition.edition.profile.is_print:
            assert plan is not None
            with print_file(document, composition, plan, words) as sheets:
                in_ink = composition.edition.profile.colour == "cmyk"
                if in_ink:
                    put_in_ink(sheets, composition, profile)
                settle_groups(sheets, Name.DeviceCMYK if in_ink else None)
                _still_pictures(sheets)
                name_plainly(sheets)
                sources = take_sources(sheets)
                return saved(sheets, VERSION if in_ink else ""), sources
        _set_reading(document)
        _set_metadata(document, composition)
        if not composition.parts:
            document.Root.PageLabels = page_labels(((len(document.pages), composition.metadata.digits, ""),))
        _associate_once(document)
        _plain_bookmarks(document)
        _still_pictures(document)
        name_plainly(document)
        return saved(document), {}


def _set_reading(document: pikepdf.Pdf) -> None:
    preferences = document.Root.get("/ViewerPreferences", Dictionary())
    # Not /Direction: with R2L pdfium, and so Chrome, turns every line of every page (docs/text-layer.md).
    preferences.DisplayDocTitle = True
    document.Root.ViewerPreferences = preferences
    if "/Outlines" in document.Root:
        document.Root.PageMode = Name.UseOutlines


def _set_metadata(document: pikepdf.Pdf, composition: Composition) -> None:
    """Write the information dictionary and the XMP packet anew from the same facts; PDF/A-4 has the packet alone."""
    metadata, standard = composition.metadata, composition.edition.profile.standard
    state_facts(document, metadata)
    if standard is Standard.UA_2:
        del document.trailer.Info
    put_packet(document, packet(metadata, standard, carries=bool(composition.attachments)))


def _associate_once(document: pikepdf.Pdf) -> None:
    """Name each attached file once: WeasyPrint names it twice."""
    if "/AF" in document.Root:
        files = {file.objgen: file for file in document.Root.AF}
        document.Root.AF = Array(files.values())


def _plain_bookmarks(document: pikepdf.Pdf) -> None:
    """Take invisible direction controls out of the outline: viewers show it as plain words, in their own order."""
    for thing in document.objects:
        if isinstance(thing, Dictionary) and "/Title" in thing and "/Parent" in thing:
            thing.Title = String(strip_controls(str(thing.Title)))


def _still_pictures(document: pikepdf.Pdf) -> None:
    """Forbid viewers to smooth pictures: PDF/A does not allow it (ISO 19005-2, 6.2.8)."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image and "/Interpolate" in thing:
            thing.Interpolate = False
