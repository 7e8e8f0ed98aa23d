"""Twelve faults that cost an edition at the press are each found by name, and files without them pass."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name
from PIL import Image

from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Ink, Profile
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.paper import Bound, Fold, Paper
from mezanprint.preflight.press.check import ask, check_sheet
from mezanprint.preflight.press.rule import NotExamined
from mezanprint.preflight.press.sheet import Sheet
from mezanprint.printing.preflight_reports import as_html, as_json, as_text
from mezanprint.printing.preflight_targets import PRESS, Target, check_file, file_target
from papers import printed
from sheets import listed, sheet

PROFILE = Profile("press", 300, bleed=3, slug=10, marks=("crop", "registration"), colour="cmyk")
TWINS = (((0, 0, 0), (0.0, 0.0, 0.0, 1.0)), ((35, 81, 63), (0.75, 0.3, 0.7, 0.5)))
CSS = """@page { size: 150mm 120mm; margin: 12mm; bleed: 3mm }
body { color: #000000 } img { width: 30mm } .line { border-top: 1px solid #000000 }
.ground { position: absolute; left: -15mm; top: -15mm; width: 156mm; height: 20mm; background: #23513f }"""
BODY = """<div class="ground"></div><h1>عنوان</h1><p class="line">نص عربي طويل بعض الشيء</p>
<p><img src="p.png" alt="صورة"></p>"""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page for the press without a fault."""
    root = tmp_path_factory.mktemp("clean")
    ramp = np.linspace(0, 255, 360 * 240 * 3).reshape(240, 360, 3).astype("uint8")
    Image.fromarray(ramp).save(root / "p.png")
    made = sheet(BODY, CSS, resources=listed(root, "p.png"), dpi=300)
    made = replace(made, edition=replace(made.edition, profile=PROFILE), twins=TWINS)
    return printed(made, root)


def codes(pdf: bytes, paper: Paper = Paper(), profile: Profile = PROFILE) -> list[str]:  # noqa: B008 - frozen
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [found.diagnostic.code for found in check_sheet(Sheet(document, "x.pdf", profile, paper))]


def planted(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def paint(operators: str) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that paints on the first page; ``{l}``, ``{b}``, ``{t}`` are sides of the TrimBox, pt."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        left, bottom, _, top = (float(side) for side in page.TrimBox)
        page.contents_add(f"q {operators.format(l=left, b=bottom, t=top)} Q".encode())

    return change


def show(at: str, colour: str = "0 0 0 1 k", size: int = 10) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that shows a text in a font of the page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        forms = page.Resources.get("/XObject", Dictionary()).values()
        form = next((each for each in forms if "/Font" in each.get("/Resources", {})), None)
        fonts = form.Resources.Font if form is not None else page.Resources.Font
        name, font = next(iter(fonts.items()))
        page.Resources.Font = Dictionary({name: font})
        paint(f"{colour} BT {name} {size} Tf {at} Td <{'0003' * 30}> Tj ET")(pdf)

    return change


def coarse(pdf: pikepdf.Pdf) -> None:
    stream = picture(pdf)
    small = pikepdf.PdfImage(stream).as_pil_image().resize((113, 75))
    stream.write(small.tobytes())
    stream.Width, stream.Height = small.size


def picture(pdf: pikepdf.Pdf) -> pikepdf.Stream:
    (found,) = (s for s in pdf.objects if isinstance(s, pikepdf.Stream) and s.get("/Subtype") == "/Image")
    return found


def rgb_logo(pdf: pikepdf.Pdf) -> None:
    picture(pdf).write(b"\x80" * (int(picture(pdf).Width) * int(picture(pdf).Height) * 3))
    picture(pdf).ColorSpace = Name.DeviceRGB


def no_font(pdf: pikepdf.Pdf) -> None:
    font = next(x for x in pdf.objects if isinstance(x, Dictionary) and x.get("/Type") == "/FontDescriptor")
    for key in ("/FontFile2", "/FontFile3"):
        if key in font:
            del font[key]


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def glass(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(Glass=Dictionary(ca=0.5))
    paint("/Glass gs 0 0 0 0.5 k {l} {b} 60 60 re f")(pdf)


def tight_bleed(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
    pdf.pages[0].BleedBox = Array([left - 3, bottom - 3, right + 3, top + 3])


def crowded_code(pdf: pikepdf.Pdf) -> None:
    code = np.array(zxingcpp.create_barcode("https://example.org/x", zxingcpp.BarcodeFormat.QRCode).to_image(scale=8))
    code = code[32:-32, 32:-32]
    stream = pdf.make_stream(code.tobytes())
    stream.Type, stream.Subtype, stream.ColorSpace, stream.BitsPerComponent = (
        Name.XObject, Name.Image, Name.DeviceGray, 8,
    )  # fmt: skip
    stream.Height, stream.Width = code.shape
    pdf.pages[0].Resources.XObject = Dictionary({**dict(pdf.pages[0].Resources.XObject.items()), "/Code": stream})
    paint("1 0 0 1 {l} {b} cm 0 g 108 42 20 64 re f q 64 0 0 64 42 42 cm /Code Do Q")(pdf)


FAULTS: dict[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "a picture at 96 dpi": ("press-resolution", coarse),
    "an RGB logo": ("press-rgb", rgb_logo),
    "text in four inks": ("press-text-black", show("{l} 60", "0.6 0.5 0.5 0.9 k")),
    "small text in four inks": ("press-text-ink", show("{l} 60", "0.6 0.5 0.5 0.2 k", 6)),
    "text in the bleed": ("press-text-bleed", show("20 60")),
    "340 % ink": ("press-ink", paint("0.9 0.8 0.8 0.9 k {l} {b} 30 30 re f")),
    "a font that is missing": ("press-font", no_font),
    "marks in the bleed": ("press-marks", paint("1 0 0 1 {l} {t} cm 0 0 0 1 K 1 w 20 2 m 20 7 l S")),
    "no output intent": ("press-intent", no_intent),
    "transparency": ("press-transparency", glass),
    "a thin line": ("press-thin-line", paint("0 0 0 1 K 0.1 w 100 100 m 200 100 l S")),
    "a ground that stops short": ("press-bleed", paint("0 0 0 0.5 k {l} {b} 60 60 re f")),
    "too little bleed": ("press-box", tight_bleed),
    "no word on trapping": ("press-key", lambda pdf: pdf.trailer.Info.__delitem__("/Trapped")),
    "a crowded QR code": ("press-quiet-zone", crowded_code),
}


def test_a_page_without_a_fault_passes(clean: bytes) -> None:
    assert codes(clean) == []


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.provokes(
    "press-bleed",
    "press-box",
    "press-font",
    "press-ink",
    "press-intent",
    "press-key",
    "press-marks",
    "press-quiet-zone",
    "press-resolution",
    "press-rgb",
    "press-text-black",
    "press-text-bleed",
    "press-text-ink",
    "press-thin-line",
    "press-transparency",
)
def test_a_planted_fault_is_found_by_its_name(clean: bytes, name: str) -> None:
    code, change = FAULTS[name]
    assert code in codes(planted(clean, change))


@pytest.mark.provokes("press-fold")
def test_text_across_a_fold_is_found(clean: bytes) -> None:
    paper = Paper(Bound.RIGHT, fold=Fold.HALF)
    two = planted(clean, lambda pdf: pdf.pages.append(pdf.pages[0]))
    assert "press-fold" not in codes(two, Paper(Bound.RIGHT))
    middle = show(f"{75 * PT_PER_MM + 13 * PT_PER_MM - 40} 60")
    assert "press-fold" in codes(planted(two, middle), paper)


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (Paper(Bound.RIGHT, booklet=True), "press-page-count"),
        (Paper(Bound.RIGHT, fold=Fold.LETTER), "press-page-count"),
        (Paper(Bound.RIGHT, booklet=True), "press-binding"),
    ],
)
@pytest.mark.provokes("press-binding", "press-page-count")
def test_wrong_page_counts_and_bindings_are_found(clean: bytes, paper: Paper, code: str) -> None:
    wrong = planted(clean, lambda pdf: pdf.Root.ViewerPreferences.update(Dictionary(Direction=Name.L2R)))
    assert code in codes(wrong, paper)


def test_a_booklet_of_four_pages_bound_as_it_turns_has_no_such_fault(clean: bytes) -> None:
    def four(pdf: pikepdf.Pdf) -> None:
        for _ in range(3):
            pdf.pages.append(pdf.pages[0])
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)

    assert codes(planted(clean, four), Paper(Bound.RIGHT, booklet=True)) == []


def test_the_limit_of_ink_and_the_condition_are_those_of_the_profile(clean: bytes) -> None:
    strict = replace(PROFILE, ink=Ink(condition="FOGRA51", limit=200))
    assert {"press-ink", "press-intent"} <= set(codes(clean, profile=strict))


@pytest.mark.provokes("press-safe")
def test_an_office_printer_needs_no_ink_and_no_bleed(tmp_path: Path) -> None:
    office = Profile("office", 150, safe=5, marks=("fold",))
    made = sheet("<p>نص عربي</p>")
    made = replace(made, edition=replace(made.edition, profile=office))
    pdf = printed(made, tmp_path)
    assert codes(pdf, profile=office) == []
    assert "press-safe" in codes(pdf, profile=replace(office, safe=15))


def test_reports_say_the_same_and_mark_the_place(clean: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(planted(clean, FAULTS["340 % ink"][1]))
    checked = check_file(Target(tmp_path / "bad.pdf", "bad.pdf", PROFILE), has_pictures=True)
    assert "bad.pdf: page 1: error[press-ink]: 340 % ink in an area" in as_text((checked,))
    (found,) = (f for f in json.loads(as_json((checked,)))["diagnostics"] if f["code"] == "press-ink")
    assert found["page"] == 1
    assert found["box"][2] - found["box"][0] == pytest.approx(30, abs=0.1)
    page = as_html((checked,))
    assert page.isascii()
    assert 'class="mark" title="340 % ink in an area"' in page
    assert str(tmp_path) not in page


def test_reports_say_what_was_looked_at_and_never_that_a_file_is_ready(clean: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(clean)
    checked = check_file(Target(tmp_path / "x.pdf", "x.pdf", PROFILE))
    first, looked, *_ = as_text((checked,)).splitlines()
    assert first == "x.pdf: no fault found for press"
    assert looked.startswith("looked at: page boxes, size, scale and turning of pages, embedded fonts, output intent")
    gap = NotExamined("content of page 2", "it takes more memory than a file may have")
    checked = replace(checked, gaps=(gap,))
    (told,) = json.loads(as_json((checked,)))["files"]
    assert told["looked_at"] == list(checked.looked_at)
    assert told["not_looked_at"] == [{"subject": gap.subject, "reason": gap.reason}]
    missing = f"not looked at: {gap.subject} ({gap.reason})"
    assert missing in as_text((checked,)).splitlines()
    page = as_html((checked,))
    assert f"<p>{missing}</p>" in page
    assert "ready" not in page + as_text((checked,)) + as_text((checked,), "ar")


@pytest.mark.parametrize("profile", [PROFILE, Profile("office", 150, safe=5, marks=("fold",))])
def test_what_a_profile_does_not_ask_for_was_not_looked_at(clean: bytes, profile: Profile) -> None:
    with pikepdf.open(io.BytesIO(clean)) as document:
        looked_at = ask(Sheet(document, "x.pdf", profile)).looked_at
    assert ("colours in RGB" in looked_at) == ("bleed" in looked_at) == (profile is PROFILE)
    assert "text near folds" not in looked_at


def test_a_file_of_no_project_is_held_against_the_usual_demands(clean: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(clean)
    assert file_target(tmp_path / "x.pdf", None, None).profile == PRESS
    assert check_file(file_target(tmp_path / "x.pdf", None, None)).findings == ()


@pytest.mark.provokes("press-unreadable")
def test_what_is_no_pdf_is_refused_without_the_folder_it_lies_in(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no pdf")
    with pytest.raises(Fault) as fault:
        check_file(Target(tmp_path / "x.pdf", "x.pdf", PROFILE))
    assert fault.value.diagnostics[0].code == "press-unreadable"
    assert str(tmp_path) not in str(fault.value)
