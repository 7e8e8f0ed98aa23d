"""The sound file that faults are planted into, and how Python values become objects of a PDF."""

import io
import site
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from reportlab.lib.colors import CMYKColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PrintedFont
from reportlab.pdfgen.canvas import Canvas

REPO = Path(__file__).resolve().parents[1]
PROFILE = REPO / "src/mezanprint/project/icc_profiles/ISOcoated_v2_300_bas.icc"
PT = 72 / 25.4
A4, A5 = (210.0, 297.0), (148.0, 210.0)
BLEED, ROOM = 3 * PT, 15 * PT
"""What is printed beyond the trimmed edge, and all that the media has there, in points."""
WIDTH, HEIGHT = A5[0] * PT, A5[1] * PT
_ASCII = range(32, 127)
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">A leaflet</rdf:li>
</rdf:Alt></dc:title><xmp:CreateDate>2026-11-22T10:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-11-22T10:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2026-11-22T10:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>uuid:6e1c6f9a-0d5b-4f6e-9a51-3f2b7f6f0001</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass><pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""

Make = Callable[[Pdf], Object]


def font_file(name: str = "IBMPlexSansArabic-Regular.ttf") -> Path:
    """Return the file of a font of the house."""
    return next(path for folder in site.getsitepackages() for path in Path(folder).glob(f"fontpkg_*/files/{name}"))


def build(pdf: Pdf, value: Any) -> Any:
    """Return the object for a Python value: text with a slash is a name, what can be called is called with the file."""
    if callable(value):
        return value(pdf)
    if isinstance(value, str) and value.startswith("/"):
        return Name(value)
    if isinstance(value, dict):
        return Dictionary({f"/{key}": build(pdf, each) for key, each in value.items()})
    if isinstance(value, list | tuple):
        return Array([build(pdf, each) for each in value])
    return String(value) if isinstance(value, str) else value


def stream(data: bytes | str, **entries: Any) -> Make:
    """Return the maker of a stream."""

    def make(pdf: Pdf) -> Object:
        made = Stream(pdf, data.encode("latin-1") if isinstance(data, str) else data)
        for key, value in entries.items():
            if value is not None:
                made[f"/{key}"] = build(pdf, value)
        return pdf.make_indirect(made)

    return make


def shared(**entries: Any) -> Make:
    """Return the maker of a dictionary that others refer to."""
    return lambda pdf: pdf.make_indirect(build(pdf, entries))


def add_content(pdf: Pdf, content: str, page: int = 0, *, first: bool = False, **resources: Any) -> None:
    """Add operators to a page, with categories of resources by name (``Font={"F": ...}``)."""
    target = pdf.pages[page]
    for category, named in resources.items():
        if f"/{category}" not in target.obj.Resources:
            target.obj.Resources[f"/{category}"] = Dictionary()
        for key, value in named.items():
            target.obj.Resources[f"/{category}"][f"/{key}"] = build(pdf, value)
    target.contents_add(pdf.make_stream(f"q {content} Q".encode("latin-1")), prepend=first)


@cache
def _program(name: str) -> tuple[bytes, tuple[int, ...]]:
    font = TTFont(font_file(name))
    options = subset.Options(glyph_names=True, notdef_outline=True, layout_features=[], drop_tables=["meta"])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=_ASCII)
    chosen.subset(font)
    widths, glyphs, unit = font["hmtx"], font.getBestCmap(), 1000 / font["head"].unitsPerEm
    saved = io.BytesIO()
    font.save(saved)
    return saved.getvalue(), tuple(round(widths[glyphs[code]][0] * unit) for code in _ASCII)


def latin(*, is_embedded: bool = True, name: str = "IBMPlexSansArabic-Regular.ttf") -> Make:
    """Return the maker of a font in which a text of ASCII is its own codes."""
    program, widths = _program(name)
    base = "/ABCDEF+" + name.removesuffix(".ttf")

    def make(pdf: Pdf) -> Object:
        descriptor: dict[str, Any] = {
            "Type": "/FontDescriptor",
            "FontName": base,
            "Flags": 32,
            "FontBBox": [-500, -400, 1500, 1200],
        }
        descriptor |= {"ItalicAngle": 0, "Ascent": 1100, "Descent": -400, "CapHeight": 700, "StemV": 80}
        if is_embedded:
            descriptor["FontFile2"] = stream(program, Length1=len(program))
        font: dict[str, Any] = {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": base,
            "Encoding": "/WinAnsiEncoding",
        }
        font |= {"FirstChar": _ASCII[0], "LastChar": _ASCII[-1], "Widths": widths}
        return shared(**font, FontDescriptor=shared(**descriptor))(pdf)

    return make


def set_boxes(
    page: Object, width: float = WIDTH, height: float = HEIGHT, at: tuple[float, float] = (ROOM, ROOM)
) -> None:
    """Give a page its boxes: trim at ``at``, bleed around it, media around that."""
    left, low = at
    trim = (left, low, left + width, low + height)
    for name, grown in (("TrimBox", 0.0), ("BleedBox", BLEED), ("MediaBox", ROOM)):
        sides = (-grown, -grown, grown, grown)
        page[f"/{name}"] = Array([round(edge + side, 3) for edge, side in zip(trim, sides, strict=True)])


def intent(pdf: Pdf, identifier: str = "FOGRA39", profile: bytes | None = None, channels: int = 4) -> Object:
    """Return an output intent of PDF/X; ``profile`` is that of the press where none is given."""
    entries: dict[str, Any] = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": identifier,
        "Info": identifier,
    }
    entries |= {"RegistryName": "http://www.color.org"}
    entries |= {"DestOutputProfile": stream(PROFILE.read_bytes() if profile is None else profile, N=channels)}
    return shared(**entries)(pdf)


def declare(pdf: Pdf) -> None:
    """Say in a file that it is PDF/X-4 for FOGRA39."""
    pdf.Root.OutputIntents = Array([intent(pdf)])
    pdf.Root.Metadata = stream(XMP.encode(), Type="/Metadata", Subtype="/XML")(pdf)
    pdf.docinfo["/Title"], pdf.docinfo["/Trapped"] = String("A leaflet"), Name("/False")
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String("D:20261122100000Z")
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-4")


def draw(pages: int, size: tuple[float, float], columns: int) -> bytes:
    """Return pages by reportlab: headings and lines in black ink, a band of tint to the bleed, white in the middle."""
    pdfmetrics.registerFont(PrintedFont("Plex", font_file()))
    made = io.BytesIO()
    width, height = size
    whole = (width + 2 * ROOM, height + 2 * ROOM)
    canvas = Canvas(made, whole, enforceColorSpace="CMYK", invariant=1, initialFontName="Plex")
    for number in range(1, pages + 1):
        canvas.setFillColor(CMYKColor(0.3, 0, 0.2, 0))
        canvas.rect(ROOM - BLEED, ROOM - BLEED, width + 2 * BLEED, 40 + BLEED, stroke=0, fill=1)
        canvas.setFillColor(CMYKColor(0, 0, 0, 1))
        for column in range(columns):
            _write(canvas, f"Page {number}, column {column + 1}", (ROOM + 40 + column * width / columns, ROOM + height))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _write(canvas: Canvas, title: str, at: tuple[float, float]) -> None:
    canvas.setFont("Plex", 18)
    canvas.drawString(at[0], at[1] - 70, title)
    canvas.setFont("Plex", 10)
    for line in range(6):
        canvas.drawString(at[0], at[1] - 100 - 14 * line, f"Line {line}: everyone has the right to work.")


@cache
def sheets(pages: int = 1, size: tuple[float, float] = A5, columns: int = 1) -> bytes:
    """Return a sound file of so many pages of a size in millimetres, each with so many columns of words."""
    width, height = size[0] * PT, size[1] * PT
    with pikepdf.open(io.BytesIO(draw(pages, (width, height), columns))) as pdf:
        for page in pdf.pages:
            set_boxes(page.obj, width, height)
        declare(pdf)
        saved = io.BytesIO()
        pdf.save(saved, min_version="1.6", deterministic_id=True)
    return saved.getvalue()
