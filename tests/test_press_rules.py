"""What a print shop refuses beside ink: each fault, planted in a file that is sound, is found by its name."""

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from mezanprint.model.geometry import PT_PER_MM
from mezanprint.printing.preflight_reports import as_html
from mezanprint.printing.preflight_targets import Target, check_file
from printed import MARGIN, PRESS, add, findings, picture, reopened, resource, sound, told

TEXT = "BT /F 10 Tf 1 0 0 1 60 60 Tm <{codes}> Tj ET"


def annotated(kind: str, flags: int = 4, **more: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        rect = more.pop("Rect", Array([40, 40, 60, 60]))
        each = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rect, F=flags, **more)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(each)])

    return change


def field(pdf: pikepdf.Pdf) -> None:
    annotated("Widget", FT=Name.Tx, T=String("name"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].Annots)


def opened_by(action: Dictionary | Array) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(pdf.Root, "OpenAction", action)


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["prices.txt"] = b"12"


def in_state(**keys: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: resource(pdf.pages[0], "/ExtGState", "/S", Dictionary(**keys))


def layer(pdf: pikepdf.Pdf, settings: Callable[[pikepdf.Object], Dictionary], **more: Any) -> None:
    """Put the area of the page on a layer."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("German"), **more))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=settings(group))
    resource(pdf.pages[0], "/Properties", "/L", group)
    pdf.pages[0].contents_add(b"/OC /L BDC", prepend=True)
    pdf.pages[0].contents_add(b"EMC")


def hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer(pdf, lambda group: Dictionary(OFF=Array([group])))


def screen_layer(pdf: pikepdf.Pdf) -> None:
    usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))

    def printing(group: pikepdf.Object) -> Dictionary:
        return Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([group]))

    layer(pdf, lambda group: Dictionary(AS=Array([printing(group)])), Usage=usage)


def on_page(name: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.__setitem__(name, value)


def foreign_code(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"showpage")
    stream.Type, stream.Subtype = Name.XObject, Name.PS
    resource(pdf.pages[0], "/XObject", "/P", stream)


def outside(pdf: pikepdf.Pdf) -> None:
    stream = picture(pdf, bytes(400 * 400), 400, 400, OPI=Dictionary())
    resource(pdf.pages[0], "/XObject", "/P", stream)


def second_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def default_space(pdf: pikepdf.Pdf) -> None:
    resource(pdf.pages[0], "/ColorSpace", "/DefaultGray", Array([Name.CalGray, Dictionary()]))


def moved_trim(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].TrimBox = Array([float(side) + 5 for side in pdf.pages[0].TrimBox])


def art_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].ArtBox = pdf.pages[0].TrimBox


def shown(data: bytes, width: int, height: int, side: float, bits: int = 8, **more: Any) -> Callable[..., None]:
    """Return a change that shows a grey picture, ``side`` pt wide."""

    def change(pdf: pikepdf.Pdf) -> None:
        resource(pdf.pages[0], "/XObject", "/I", picture(pdf, data, width, height, bits, **more))
        pdf.pages[0].contents_add(f"q {side} 0 0 {side * height / width} 100 100 cm /I Do Q".encode())

    return change


def whole(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 1 -100 -100 cm")
    shown(bytes(1000 * 1400), 1000, 1400, 230)(pdf)


def painted(operators: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(f"q {operators} Q".encode())


def jpeg(quality: int) -> Callable[[pikepdf.Pdf], None]:
    out = io.BytesIO()
    Image.linear_gradient("L").save(out, "jpeg", quality=quality)
    return shown(out.getvalue(), 256, 256, 40, Filter=Name.DCTDecode)


def type3(pdf: pikepdf.Pdf) -> None:
    glyph = pdf.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=glyph), Encoding=Dictionary(Differences=Array([97, Name.a])), FirstChar=97, LastChar=97,
        Widths=Array([600]),
    )  # fmt: skip
    resource(pdf.pages[0], "/Font", "/F", pdf.make_indirect(font))
    pdf.pages[0].contents_add(TEXT.format(codes="616161").encode())


@cache
def program() -> bytes:
    """Return a font program with a square for each of .notdef, a, b and c, numbered from 0."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square, names = pen.glyph(), [".notdef", "a", "b", "c"]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({97: "a", 98: "b", 99: "c"})
    made.setupGlyf(dict.fromkeys(names, square))
    made.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    made.setupHorizontalHeader()
    made.setupPost()
    out = io.BytesIO()
    made.font.save(out)
    return out.getvalue()


def composite(codes: str, operators: str = TEXT) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that shows codes of two bytes in a font of glyphs 1 to 3."""

    def change(pdf: pikepdf.Pdf) -> None:
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Squares, FontFile2=pdf.make_stream(program()))
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Squares, FontDescriptor=descriptor, DW=600
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Squares, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
        )  # fmt: skip
        resource(pdf.pages[0], "/Font", "/F", pdf.make_indirect(font))
        pdf.pages[0].contents_add(operators.format(codes=codes).encode())

    return change


def simple(codes: str) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that shows codes of one byte in the same font."""

    def change(pdf: pikepdf.Pdf) -> None:
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name.Squares, FontFile2=pdf.make_stream(program()), Flags=32
        )
        font = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Squares, FontDescriptor=descriptor,
            Encoding=Name.WinAnsiEncoding, FirstChar=97, Widths=Array([600] * 26),
        )  # fmt: skip
        resource(pdf.pages[0], "/Font", "/F", pdf.make_indirect(font))
        pdf.pages[0].contents_add(TEXT.format(codes=codes).encode())

    return change


def code(side: float, ink: str = "0 0 0 1", ground: str = "", kind: str = "QRCode") -> Callable[[pikepdf.Pdf], None]:
    """Return a change that paints a code for machines, ``side`` mm wide, with room round it."""
    text = "https://example.org/" if kind == "QRCode" else "590123412345"
    dots = np.array(zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind)).to_image(scale=1)) == 0
    rows, columns = (np.flatnonzero(dots.any(axis=axis)) for axis in (1, 0))
    dots = dots[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    module = side * PT_PER_MM / dots.shape[1]

    def change(pdf: pikepdf.Pdf) -> None:
        squares = (
            f"{60 + x * module:.4f} {130 - y * module:.4f} {module:.4f} {module:.4f} re"
            for y, x in zip(*np.nonzero(dots), strict=True)
        )
        back = f"{ground} k 0 0 300 300 re f " if ground else ""
        pdf.pages[0].Contents = pdf.make_stream(f"{back}{ink} k {' '.join(squares)} f".encode())

    return change


def beside(pdf: pikepdf.Pdf) -> None:
    code(32, kind="EAN13")(pdf)
    painted("0 g 153 60 30 60 re f")(pdf)


def turned(pdf: pikepdf.Pdf) -> None:
    code(32, kind="EAN13")(pdf)
    pdf.pages[0].contents_add(b"0 1 -1 0 190 0 cm", prepend=True)


def squares(pdf: pikepdf.Pdf) -> None:
    dots = np.array(zxingcpp.create_barcode("https://example.org/", zxingcpp.BarcodeFormat.QRCode).to_image(scale=1))
    shown(dots.tobytes(), dots.shape[1], dots.shape[0], 70)(pdf)


FAULTS: dict[str, tuple[str, str, Callable[[pikepdf.Pdf], object]]] = {
    "a note that prints": ("error", "press-annotation", annotated("Text")),
    "a stamp that prints": ("error", "press-annotation", annotated("Stamp")),
    "a note that does not print": ("warning", "press-annotation", annotated("Text", 0)),
    "a link with a border that prints": ("error", "press-annotation", annotated("Link")),
    "a link": ("warning", "press-annotation", annotated("Link", Border=Array([0, 0, 0]))),
    "a form field": ("error", "press-form-field", field),
    "a script": ("error", "press-script", opened_by(Dictionary(S=Name.JavaScript, JS=String("app.beep(0)")))),
    "a print window": ("warning", "press-script", opened_by(Dictionary(S=Name.Named, N=Name.Print))),
    "an attached file": ("warning", "press-attachment", attached),
    "a portfolio": ("error", "press-attachment", lambda pdf: setattr(pdf.Root, "Collection", Dictionary())),
    "a layer that is off": ("warning", "press-layer", hidden_layer),
    "a layer for screens": ("error", "press-layer", screen_layer),
    "a transfer curve": ("error", "press-transfer", in_state(TR=Dictionary(FunctionType=2, N=1, Domain=Array([0, 1])))),
    "a screen": ("warning", "press-transfer", in_state(HT=Dictionary(HalftoneType=1, Frequency=60, Angle=45))),
    "PostScript": ("error", "press-postscript", foreign_code),
    "a picture that lies elsewhere": ("error", "press-postscript", outside),
    "a default space": ("warning", "press-default-space", default_space),
    "a turned page": ("warning", "press-rotated", on_page("/Rotate", 90)),
    "a scaled page": ("error", "press-scaled", on_page("/UserUnit", 2)),
    "a CropBox inside": ("error", "press-box", on_page("/CropBox", Array([40, 40, 100, 100]))),
    "an ArtBox too": ("error", "press-box", art_box),
    "a trim that moves": ("warning", "press-box", moved_trim),
    "a page of another size": ("warning", "press-page-size", lambda pdf: add(pdf, 60, 90, "0 g 60 60 9 9 re f")),
    "no word on PDF/X": ("error", "press-key", lambda pdf: pdf.docinfo.__delitem__("/GTS_PDFXVersion")),
    "two intents": ("error", "press-intent", second_intent),
    "a font of Type 3": ("warning", "press-type3", type3),
    "letters without a glyph": ("error", "press-notdef", composite("000100000002")),
    "letters beyond the font": ("error", "press-notdef", composite("000100020009")),
    "letters of one byte without a glyph": ("error", "press-notdef", simple("61627a")),
    "tiny text": ("warning", "press-tiny-text", composite("000100020003", TEXT.replace("10 Tf", "4 Tf"))),
    "small white text": (
        "warning", "press-tiny-text", composite("000100020003", "0 0 0 0 k " + TEXT.replace("10 Tf", "5.5 Tf"))
    ),
    "hidden text": ("info", "press-hidden-text", composite("00010002", TEXT.replace("BT", "BT 3 Tr"))),
    "a drawing of one bit at 300 dpi": ("error", "press-one-bit", shown(bytes(400 * 50), 400, 400, 96, 1)),
    "a drawing of one bit at 600 dpi": ("warning", "press-one-bit", shown(bytes(400 * 50), 400, 400, 48, 1)),
    "a picture at 100 dpi": ("error", "press-resolution", shown(bytes(range(250)) * 250, 250, 250, 180)),
    "a picture of a few large squares": ("error", "press-resolution", shown(bytes(range(100)), 10, 10, 60)),
    "a JPEG of quality 20": ("warning", "press-jpeg", jpeg(20)),
    "a page that is one picture": ("info", "press-whole-page", whole),
    "a code of small modules": ("error", "press-code-size", code(5)),
    "a code of rather small modules": ("warning", "press-code-size", code(7.5)),
    "a small product code": ("warning", "press-code-size", code(23, kind="EAN13")),
    "a yellow code": ("error", "press-code-contrast", code(20, "0 0 1 0")),
    "a code on a dark tint": ("error", "press-code-contrast", code(20, ground="0 0 0 0.6")),
    "a white code on black": ("warning", "press-code-contrast", code(20, "0 0 0 0", "0 0 0 1")),
    "tiny bars": ("error", "press-code-size", code(10, kind="EAN13")),
    "bars beside an area": ("error", "press-quiet-zone", beside),
    "red bars": ("error", "press-code-contrast", code(32, "0 1 1 0", kind="EAN13")),
    "a mark across the bleed": ("error", "press-marks", painted("0 G 10 28 m 26 28 l S")),
    "a filled mark": ("error", "press-marks", painted("0 g 10 27.7 15 0.5 re f")),
    "a target in the bleed": ("error", "press-marks", painted("0 G 21 60 4 8 re S")),
}  # fmt: skip
"""Severity, code and what is changed on the first page."""
OF_SEVERAL_PAGES = ("a trim that moves", "a page of another size")
SOUND: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "nothing": lambda pdf: pdf.pages[0],
    "a note in the slug": annotated("Text", Rect=Array([2, 2, 12, 12])),
    "a hidden note": annotated("Text", 2),
    "a mark of the printer": annotated("PrinterMark"),
    "a destination on opening": lambda pdf: opened_by(Array([pdf.pages[0].obj, Name.Fit]))(pdf),
    "a link to a page in the outline": opened_by(Dictionary(S=Name.GoTo, D=String("x"))),
    "a layer that is on": lambda pdf: layer(pdf, lambda group: Dictionary(ON=Array([group]))),
    "curves and screens as usual": in_state(TR=Name.Identity, TR2=Name.Default, HT=Name.Default),
    "another intent for readers": lambda pdf: pdf.Root.OutputIntents.append(Dictionary(S=Name.GTS_PDFA1)),
    "a CropBox as large as the paper": lambda pdf: on_page("/CropBox", pdf.pages[0].MediaBox)(pdf),
    "letters with glyphs": composite("000100020003"),
    "letters of one byte with glyphs and a space": simple("61206263"),
    "a raised figure": composite("0001", TEXT.replace("10 Tf", "4 Tf")),
    "a drawing of one bit at 1200 dpi": shown(bytes(400 * 50), 400, 400, 24, 1),
    "a dot of four pixels": shown(b"\x00\x80\x80\xff", 2, 2, 40),
    "a good JPEG": jpeg(85),
    "a code": code(20),
    "a turned product code": turned,
    "a code of one pixel a module": squares,
    "an ornament that bleeds": painted("0 0 0 1 K 5 60 m 120 60 l S"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.provokes(
    "press-annotation",
    "press-attachment",
    "press-code-contrast",
    "press-code-size",
    "press-default-space",
    "press-form-field",
    "press-hidden-text",
    "press-jpeg",
    "press-layer",
    "press-notdef",
    "press-one-bit",
    "press-page-size",
    "press-postscript",
    "press-rotated",
    "press-scaled",
    "press-script",
    "press-tiny-text",
    "press-transfer",
    "press-type3",
    "press-whole-page",
)
def test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is(name: str) -> None:
    severity, wanted, change = FAULTS[name]
    pdf = sound(3 if name in OF_SEVERAL_PAGES else 1)
    change(pdf)
    found = told(reopened(pdf))
    assert (severity, wanted) in found
    assert {code for _, code in found} == {wanted}


@pytest.mark.parametrize("name", SOUND)
def test_what_prints_as_it_is_meant_is_left_alone(name: str) -> None:
    pdf = sound()
    SOUND[name](pdf)
    assert told(reopened(pdf)) == []


@pytest.mark.parametrize(
    ("allowed", "wanted"),
    [
        (pikepdf.Permissions(print_lowres=False, print_highres=False), "error"),
        (pikepdf.Permissions(print_highres=False), "error"),
        (pikepdf.Permissions(), "warning"),
    ],
)
@pytest.mark.provokes("press-locked")
def test_a_file_that_may_not_be_printed_is_told(allowed: pikepdf.Permissions, wanted: str) -> None:
    locked = reopened(sound(), encryption=pikepdf.Encryption(owner="secret", allow=allowed))
    assert told(locked) == [(wanted, "press-locked")]


def coarse(turn: int) -> pikepdf.Pdf:
    """A page of 60 x 80 mm with a coarse picture 10 mm wide, 15 mm high, 20 mm from its left and 30 mm from its top."""
    pdf = sound(1, paint="")
    resource(pdf.pages[0], "/XObject", "/I", picture(pdf, bytes(20 * 30), 20, 30))
    place = f"{10 * PT_PER_MM} 0 0 {15 * PT_PER_MM} {MARGIN + 20 * PT_PER_MM} {MARGIN + (80 - 30 - 15) * PT_PER_MM} cm"
    pdf.pages[0].contents_add(f"q {place} /I Do Q".encode())
    pdf.pages[0].Rotate = turn
    return pdf


@pytest.mark.parametrize(("turn", "left", "top"), [(0, 20, 30), (90, 35, 20), (180, 30, 35), (270, 30, 30)])
def test_a_picture_is_told_by_its_pixels_and_its_place_as_the_page_is_seen(turn: int, left: int, top: int) -> None:
    (found,) = (each for each in findings(reopened(coarse(turn))) if each.diagnostic.code == "press-resolution")
    where = f"a picture of 20 × 30 pixels {left} mm from the left and {top} mm from the top of the trimmed page"
    assert found.diagnostic.message == f"{where} has 51 dpi; 300 are wanted"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_report_marks_a_fault_where_it_is_seen(turn: int, tmp_path: Path) -> None:
    pdf = coarse(turn)
    pdf.pages[0].CropBox = pdf.pages[0].BleedBox
    pdf.save(tmp_path / "x.pdf")
    page = as_html((check_file(Target(tmp_path / "x.pdf", "x.pdf", PRESS), has_pictures=True),))
    (mark,) = re.findall(r'class="mark" title="a picture[^"]*" style="([^"]*)"', page)
    x, y, width, height = (float(number) / 100 for number in re.findall(r"[\d.]+", mark))
    drawn = pypdfium2.PdfDocument(tmp_path / "x.pdf")[0].render(scale=2, grayscale=True).to_numpy()
    rows, columns = (np.flatnonzero((drawn < 128).any(axis=axis)) for axis in (1, 0))
    assert (x, width) == pytest.approx((columns[0] / drawn.shape[1], len(columns) / drawn.shape[1]), abs=0.01)
    assert (y, height) == pytest.approx((rows[0] / drawn.shape[0], len(rows) / drawn.shape[0]), abs=0.01)
