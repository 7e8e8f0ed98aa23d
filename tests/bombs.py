"""PDFs and other files that are made to exhaust whoever reads them: small, and made in a moment."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

MB = 1024**2


def packed(megabytes: int, fill: bytes = b" ", times: int = 1) -> bytes:
    """So many megabytes of one byte, packed so often."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(fill * MB) for _ in range(megabytes)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def _document(fill: Callable[[pikepdf.Pdf, pikepdf.Object], None] | None = None, pages: int = 1) -> bytes:
    document = pikepdf.new()
    for number in range(pages):
        page = document.add_blank_page(page_size=(300, 300)).obj
        content = f"BT /F 12 Tf 20 {100 + number} Td (page {number + 1} is read) Tj ET".encode()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary())
        page.Contents = document.make_stream(content)
    if fill:
        fill(document, document.pages[0].obj)
    out = io.BytesIO()
    document.save(
        out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none, fix_metadata_version=False
    )
    return out.getvalue()


def _stream(document: pikepdf.Pdf, data: bytes, filters: int = 1, **entries: Any) -> pikepdf.Object:
    stream = pikepdf.Stream(document, data)
    stream.Filter = Array([Name.FlateDecode] * filters) if filters > 1 else Name.FlateDecode
    for name, value in entries.items():
        stream[f"/{name}"] = value
    return document.make_indirect(stream)


def content(megabytes: int, times: int = 1) -> bytes:
    """Two pages, the first of which unpacks to so much."""

    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page.Contents = _stream(document, packed(megabytes, times=times), times)

    return _document(fill, pages=2)


def drawing(operators: int) -> bytes:
    """A page that paints so many rectangles: nothing is wrong with it but their number."""

    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page.Contents = _stream(document, zlib.compress(b"0 0 9 9 re f\n" * operators))

    return _document(fill, pages=2)


def packet(megabytes: int) -> bytes:
    def fill(document: pikepdf.Pdf, _page: pikepdf.Object) -> None:
        # By its type qpdf would know it, and unpack it.
        document.Root.Metadata = _stream(document, packed(megabytes), Subtype=Name.XML)

    return _document(fill)


def picture(width: int, height: int, data: bytes | None = None, **entries: Any) -> bytes:
    """A picture of so many pixels."""

    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        size = {"Width": width, "Height": height, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
        about = {"Type": Name.XObject, "Subtype": Name.Image, **size, **entries}
        page.Resources.XObject.I = _stream(document, packed(4) if data is None else data, **about)
        page.Contents = document.make_stream(b"300 0 0 300 0 0 cm /I Do")

    return _document(fill)


def sheet(side: int) -> bytes:
    """A page of so many points a side."""

    def fill(_document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        page.MediaBox = Array([0, 0, side, side])

    return _document(fill)


def forms(deep: int) -> bytes:
    """Forms that show the next one twice; the last one shows the first again."""

    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        made = [document.make_stream(b"/X Do /X Do") for _ in range(deep)]
        for form, inner in zip(made, (*made[1:], made[0]), strict=True):
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
            form.Resources = Dictionary(XObject=Dictionary(X=inner))
        page.Resources.XObject.X = made[0]
        page.Contents = document.make_stream(b"/X Do")

    return _document(fill)


def tree_in_a_circle() -> bytes:
    def fill(document: pikepdf.Pdf, _page: pikepdf.Object) -> None:
        document.Root.Pages.Kids.append(document.Root.Pages)

    return _document(fill)


def outline(items: int) -> bytes:
    """So many entries; the last one leads to the first again."""

    def fill(document: pikepdf.Pdf, _page: pikepdf.Object) -> None:
        made = [document.make_indirect(Dictionary(Title=pikepdf.String("x"))) for _ in range(items)]
        for item, after in zip(made, (*made[1:], made[0]), strict=True):
            item.Next = after
        document.Root.Outlines = document.make_indirect(Dictionary(First=made[0], Last=made[-1], Count=items))

    return _document(fill)


def structure(deep: int) -> bytes:
    """Tags in tags; the innermost holds the outermost."""

    def fill(document: pikepdf.Pdf, _page: pikepdf.Object) -> None:
        made = [document.make_indirect(Dictionary(S=Name.Sect)) for _ in range(deep)]
        for element, inner in zip(made, (*made[1:], made[0]), strict=True):
            element.K = Array([inner, inner])
        document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=made[0]))

    return _document(fill)


def annotations(number: int) -> bytes:
    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        link = document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="https://x"))
        )
        page.Annots = Array([link] * number)

    return _document(fill)


def arrays(deep: int) -> bytes:
    """Arrays in arrays, written by hand: the library would not."""
    return _document().replace(b"/Type /Catalog", b"/Deep " + b"[" * deep + b"]" * deep + b" /Type /Catalog", 1)


def many(pages: int) -> bytes:
    def fill(document: pikepdf.Pdf, _page: pikepdf.Object) -> None:
        for _ in range(pages - 1):
            document.pages.append(document.pages[0])

    return _document(fill)


def glyphs(meanings: int) -> bytes:
    """A font whose codes mean so many letters, over and over."""

    def fill(document: pikepdf.Pdf, page: pikepdf.Object) -> None:
        line = b"<0000> <ffff> <0041>\n"
        cmap = b"begincmap 1 beginbfrange\n" + line * meanings + b"endbfrange endcmap"
        page.Resources.Font.F.ToUnicode = _stream(document, zlib.compress(cmap, 9))

    return _document(fill)


def objects_in_a_stream(megabytes: int) -> bytes:
    """A stream of objects that unpacks to so much, found through a table that is a stream too."""
    body = packed(megabytes)
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.5\n")
    places = [0, out.tell()]
    out.write(b"1 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n" % len(body))
    out.write(body + b"\nendstream\nendobj\n")
    table = out.tell()
    rows = b"\0" * 7 + b"\1" + places[1].to_bytes(4, "big") + b"\0\0" + b"\2" + b"\0\0\0\1" + b"\0\0"
    rows += b"\1" + table.to_bytes(4, "big") + b"\0\0"
    out.write(b"3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 2] /Root 2 0 R /Length %d >>\nstream\n" % len(rows))
    out.write(rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def tables_in_a_circle() -> bytes:
    """A table of objects whose predecessor is itself."""
    whole = _document()
    start = whole.rindex(b"startxref")
    place = int(whole[start:].split()[1])
    return whole.replace(b"trailer <<", b"trailer << /Prev %d" % place, 1)


def cut_off() -> bytes:
    whole = _document()
    return whole[: len(whole) // 2]


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(_document())) as document:
        out = io.BytesIO()
        document.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


def predictor(columns: int) -> bytes:
    parms = Dictionary(Predictor=15, Columns=columns, Colors=4, BitsPerComponent=16)
    return picture(64, 64, DecodeParms=parms)


def workbook(megabytes: int, part: bytes | None = None) -> bytes:
    """A workbook whose sheet unpacks to so much, or is ``part``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * megabytes * MB if part is None else part)
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8))
    + b"]><x>&i;</x>"
)
"""A document that grows to 25 thousand million laughs."""
