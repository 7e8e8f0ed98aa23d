"""Finishing: the catalogue, the metadata and the form of the file, whatever the pages show.

A step is a function that changes a document in place; it runs because it is a row of a table below.
"""

import io
from collections.abc import Callable, Mapping
from typing import TypeAlias

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

Step: TypeAlias = Callable[[pikepdf.Pdf, Composition], None]


def finish(pdf: bytes, composition: Composition) -> bytes:
    """Return the PDF as it is published for readers: one revision, reproducible, with the house's own metadata.

    Viewers show the title, pictures are not blurred when enlarged, and what
    WeasyPrint says of itself goes. The tags and the pages' content stay as they are.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for step in READING_STEPS:
            step(document, composition)
        return saved(document)


def finish_print(
    pdf: bytes, composition: Composition, plan: Plan, words: bytes = b"", profile: bytes = b""
) -> tuple[bytes, Mapping[str, str]]:
    """Return a print file of a plan, and the files that its pictures are from, by the digests of the pictures.

    ``words`` stand beside its sheets (see ``printing``); where it prints in ink, ``profile`` is the project's own
    colour profile, or empty for the one that comes along.
    """
    in_ink = composition.edition.profile.colour == "cmyk"
    with pikepdf.open(io.BytesIO(pdf)) as document, print_file(document, composition, plan, words) as sheets:
        if in_ink:
            put_in_ink(sheets, composition, profile)
        for step in PRINT_STEPS:
            step(sheets, composition)
        sources = take_sources(sheets)
        return saved(sheets, VERSION if in_ink else ""), sources


def _set_reading(document: pikepdf.Pdf, _: Composition) -> None:
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


def _number_pages(document: pikepdf.Pdf, composition: Composition) -> None:
    """Label the pages in the reader's digits; those of parts have labels since they were joined."""
    if not composition.parts:
        document.Root.PageLabels = page_labels(((len(document.pages), composition.metadata.digits, ""),))


def _associate_once(document: pikepdf.Pdf, _: Composition) -> None:
    """Name each attached file once: WeasyPrint names it twice."""
    if "/AF" in document.Root:
        files = {file.objgen: file for file in document.Root.AF}
        document.Root.AF = Array(files.values())


def _plain_bookmarks(document: pikepdf.Pdf, _: Composition) -> None:
    """Take invisible direction controls out of the outline: viewers show it as plain words, in their own order."""
    for thing in document.objects:
        if isinstance(thing, Dictionary) and "/Title" in thing and "/Parent" in thing:
            thing.Title = String(strip_controls(str(thing.Title)))


def _still_pictures(document: pikepdf.Pdf, _: Composition) -> None:
    """Forbid viewers to smooth pictures: PDF/A does not allow it (ISO 19005-2, 6.2.8)."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image and "/Interpolate" in thing:
            thing.Interpolate = False


def _settle_groups(document: pikepdf.Pdf, composition: Composition) -> None:
    """Have what is transparent blend in the inks of the press, if there are any."""
    settle_groups(document, Name.DeviceCMYK if composition.edition.profile.colour == "cmyk" else None)


def _name_plainly(document: pikepdf.Pdf, _: Composition) -> None:
    name_plainly(document)


READING_STEPS: tuple[Step, ...] = (
    _set_reading,
    _set_metadata,
    _number_pages,
    _associate_once,
    _plain_bookmarks,
    _still_pictures,
    _name_plainly,
)
PRINT_STEPS: tuple[Step, ...] = (_settle_groups, _still_pictures, _name_plainly)
"""For sheets, after they were put in ink."""
