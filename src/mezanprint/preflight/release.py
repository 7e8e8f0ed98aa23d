"""The release check: a PDF that leaves the house holds what its content says, and nothing else.

It trusts nobody who made the file. What it proves, and what it cannot: docs/release-check.md.
"""

import io
import struct
from collections.abc import Iterator

import pikepdf

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.foreign import foreign
from mezanprint.model.pdf_form import WRITING
from mezanprint.model.translatable import msg
from mezanprint.preflight.attachments import check_attachments
from mezanprint.preflight.goods.contents import Contents
from mezanprint.preflight.goods.graph import read_objects
from mezanprint.preflight.goods.kept import check_kept, version_of
from mezanprint.preflight.goods.listed import tell_faults, tell_odd
from mezanprint.preflight.goods.said import Said
from mezanprint.preflight.goods.strings import Strings
from mezanprint.preflight.goods.walk import Reader
from mezanprint.preflight.links import check_link_sizes
from mezanprint.preflight.paper import check_paper
from mezanprint.preflight.visible import check_visible


def check_release(pdf: bytes, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for everything in a finished PDF that is not of its composition."""
    if why := _damage(pdf):
        return (_damaged(why),)
    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True) as document:
            found = dict.fromkeys((*_check_goods(document, composition), *check_paper(document, composition)))
            form = tuple(_check_form(pdf, document, composition))
        return (*form, *found, *check_visible(pdf))
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, LookupError, struct.error) as bad:
        return (_damaged(foreign(" ".join(str(bad).split())[:120])),)


def _damage(pdf: bytes) -> str:
    """Return why these bytes are no PDF, or more than one state of it."""
    if not pdf.startswith(b"%PDF-"):
        return msg("it does not begin as a PDF")
    if pdf.count(b"startxref") != 1 or not pdf.endswith((b"%%EOF", b"%%EOF\n")):
        return msg("it has more than one end, or something after its end")
    return ""


def _check_form(pdf: bytes, document: pikepdf.Pdf, composition: Composition) -> Iterator[Diagnostic]:
    """Yield an error unless a file, written again, is the same to the byte (see ``model.pdf_form``)."""
    if document.pdf_version != version_of(composition.edition.profile):
        yield _damaged(msg("it is of version {version} of PDF", version=document.pdf_version))
    del document.trailer["/ID"]
    again = io.BytesIO()
    document.save(again, object_stream_mode=pikepdf.ObjectStreamMode.generate, **WRITING)
    if again.getvalue() != pdf:
        yield _damaged(msg("it is not as this program writes it: something stands in it that belongs to no object"))


def _check_goods(document: pikepdf.Pdf, composition: Composition) -> Iterator[Diagnostic]:
    objects, expected = read_objects(document), Said(composition)
    reader = Reader(objects)
    reader.follow()
    contents = Contents(reader, objects, expected, on_sheets=composition.edition.profile.is_print)
    yield from tell_odd(reader.odd)
    if unreached := reader.unreached():
        yield _damaged(msg("{count} of its objects belong to nothing", count=unreached))
    yield from Strings(composition, expected, len(contents.written)).check(reader.heard)
    yield from tell_faults([*contents.faults, *check_kept(reader.met, composition, contents.written)])
    yield from check_attachments(reader.met, objects, composition)
    yield from check_link_sizes(reader.met, objects)


def _damaged(why: str) -> Diagnostic:
    return error("release-damaged", msg("the PDF is not whole: {fault}", fault=why), None, msg("build it again"))
