"""Small PDFs for tests of preflight: sound for a press, written by hand, so that one thing can be wrong in each."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from mezanprint.model.editions import Profile
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.preflight.press.check import check_sheet
from mezanprint.preflight.press.job import ordered
from mezanprint.preflight.press.sheet import Finding, Sheet
from mezanprint.preflight.press.ticket import Ticket

PRESS = Profile("press", image_dpi=300, bleed=3, colour="cmyk")
MARGIN = 10 * PT_PER_MM
"""From the paper to the trimmed page."""
Change = Callable[[pikepdf.Pdf], object]


def sound(
    count: int = 1, width: float = 60, height: float = 80, paint: str = "0 0 0 1 k 60 60 40 40 re f"
) -> pikepdf.Pdf:
    """Return a PDF of ``count`` pages of that size in mm, with an area of black ink on each."""
    pdf = pikepdf.new()
    for _ in range(count):
        add(pdf, width, height, paint)
    profile = pdf.make_stream(b"inks")
    profile.N = 4
    intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39", DestOutputProfile=profile)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
    pdf.docinfo["/Trapped"] = Name("/False")
    pdf.trailer.ID = Array([pikepdf.String(b"0" * 16)] * 2)
    return pdf


def add(pdf: pikepdf.Pdf, width: float, height: float, paint: str = "") -> pikepdf.Page:
    """Add a page with bleed, of that size in mm after cutting."""
    w, h, bleed = width * PT_PER_MM, height * PT_PER_MM, 3 * PT_PER_MM
    page = pdf.add_blank_page(page_size=(w + 2 * MARGIN, h + 2 * MARGIN))
    page.TrimBox = Array([MARGIN, MARGIN, MARGIN + w, MARGIN + h])
    page.BleedBox = Array([MARGIN - bleed, MARGIN - bleed, MARGIN + w + bleed, MARGIN + h + bleed])
    page.contents_add(paint.encode())
    return page


def reopened(pdf: pikepdf.Pdf, **saving: Any) -> pikepdf.Pdf:
    """Return a PDF as it is read from its bytes."""
    out = io.BytesIO()
    pdf.save(out, **saving)
    out.seek(0)
    return pikepdf.open(out)


def findings(pdf: pikepdf.Pdf, profile: Profile = PRESS, ticket: Ticket | None = None) -> tuple[Finding, ...]:
    """Return what the rules of printing find."""
    sheet = Sheet(pdf, "x.pdf", profile)
    return check_sheet(ordered(sheet, ticket) if ticket else sheet)


def told(pdf: pikepdf.Pdf, **asked: Any) -> list[tuple[str, str]]:
    """Return severity and code of what is found."""
    return [(str(found.diagnostic.severity), found.diagnostic.code) for found in findings(pdf, **asked)]


def resource(page: pikepdf.Page, kind: str, name: str, value: Any) -> None:
    """Give a page a resource."""
    resources = page.obj.get("/Resources", Dictionary())
    held = resources.get(kind, Dictionary())
    held[name] = value
    resources[kind], page.obj["/Resources"] = held, resources


def picture(pdf: pikepdf.Pdf, data: bytes, width: int, height: int, bits: int = 8, **more: Any) -> pikepdf.Stream:
    """Return a grey picture."""
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype, stream.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, bits
    for key, value in more.items():
        stream[f"/{key}"] = value
    return stream
