"""Small PDFs, good and bad, for the tests of what looks into PDFs."""

from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mezanprint.finishing.finish import finish, finish_print
from mezanprint.model.compositions import Composition
from mezanprint.outputs.print_pdf import lay_out
from mezanprint.typesetting.text_layer.layer import text_layer
from mezanprint.typesetting.typeset import typeset
from mezanprint.typesetting.weasyprint.weasy import HTML
from sheets import sheet

ARABIC = "حقوق الإنسان حقوق للناس جميعا دون تمييز في الحياة والحرية وسلامة شخصه"


def body() -> str:
    return f"<h1>الميزان</h1><p>{ARABIC}</p>"


def html(of: str = "") -> str:
    style = "body { font: 12pt 'IBM Plex Sans Arabic', 'IBM Plex Sans' }"
    head = f"<head><title>ورقة</title><style>{style}</style></head>"
    return f"<html lang=ar dir=rtl>{head}<body>{of or body()}</body></html>"


def ours(path: Path) -> Path:
    """A PDF as we make it."""
    path.write_bytes(_published())
    return path


@cache
def _published() -> bytes:
    composition = sheet(body())
    return finish(typeset(composition, Path()).data, composition)


def printed(composition: Composition, root: Path = Path()) -> bytes:
    """A print file as we make it, without words beside its sheets."""
    made = lay_out(composition, root)
    assert made.plan is not None
    return finish_print(made.data, composition, made.plan)[0]


def encoded(path: Path, page: str) -> Path:
    """A page of one's own with our text layer."""
    with text_layer():
        HTML(string=page).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def plain(path: Path) -> Path:
    """A PDF in which words are lost: WeasyPrint as it comes."""
    HTML(string=html()).write_pdf(path)
    return path


def encrypted(path: Path, password: str) -> Path:
    with pikepdf.open(ours(path), allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="owner", user=password))
    return path


def foreign(path: Path) -> Path:
    """A PDF as nobody should make one: script, open font, local link, file inside, false claim, tags in a circle."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica")))
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC BT /F 9 Tf 10 50 Td (Hello there) Tj ET EMC")
    page.obj.Rotate = 90
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    link.A = Dictionary(S=Name.URI, URI=String("file:///etc/motd"))
    page.obj.Annots = Array([link])
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.attachments["notes.txt"] = b"secret"
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Pg=page.obj, Lang=String("en")))
    tag.K = Array([0, tag])
    figure = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=Array([tag, figure]))
    with pdf.open_metadata() as meta:
        meta["pdfaid:part"], meta["pdfaid:conformance"] = "2", "U"
    pdf.save(path)
    return path
