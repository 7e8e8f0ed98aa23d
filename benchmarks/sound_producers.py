"""Sound files of other programs, made ready for a press by them or, where they cannot, by the step that people add."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pikepdf

from planted_base import A5, BLEED, HEIGHT, PT, ROOM, WIDTH, declare, font_file, set_boxes
from planted_parts import photograph
from producers import CHROMIUM_FLAGS
from sound_sheets import Sound

ARABIC = "حقوق الإنسان حقوق للناس جميعا دون تمييز في الحياة والحرية وسلامة شخصه"
ENGLISH = "Everyone has the right to work and to just and favourable conditions."
MEDIA = (A5[0] + 30, A5[1] + 30)
"""The page with its bleed and room around, in millimetres."""
_FULL = (WIDTH + 2 * ROOM, HEIGHT + 2 * ROOM)
_PAGE = f"""<!DOCTYPE html><meta charset="utf-8"><style>
@page {{ size: {MEDIA[0]}mm {MEDIA[1]}mm; margin: 0 }}
body {{ margin: 30mm 27mm; font: 11pt "IBM Plex Sans Arabic", "DejaVu Sans" }}
.band {{ position: absolute; left: 12mm; right: 12mm; top: 150mm; height: 78mm; background: COLOUR }}
</style><body><h1>Leaflet</h1><p>{ENGLISH}<p lang="ar" dir="rtl">{ARABIC}<div class="band"></div>"""


def ready(path: Path) -> None:
    """Give a file of pages with room around them its boxes, its intent and its claim."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            set_boxes(page.obj)
            for key in ("/CropBox", "/ArtBox", "/Annots", "/Group"):
                if key in page.obj:
                    del page.obj[key]
        declare(pdf)
        pdf.save(path, min_version="1.6")


def _run(*command: str | Path, **environment: str) -> None:
    subprocess.run(  # noqa: S603
        [str(each) for each in command],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, **environment},
    )


def to_inks(source: Path, path: Path, strategy: str = "CMYK") -> None:
    """Turn a file into inks by Ghostscript, with black text in black ink."""
    options = ("-q", "-dSAFER", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6", "-dBlackText=true")
    _run("gs", *options, f"-sColorConversionStrategy={strategy}", "-o", path, source)
    ready(path)


def _by_weasyprint(path: Path) -> None:
    from weasyprint import HTML

    page = _PAGE.replace("COLOUR", "device-cmyk(0.3 0 0.2 0)").replace("body {", "body { color: device-cmyk(0 0 0 1);")
    HTML(string=page).write_pdf(path)
    ready(path)


def _by_typst(path: Path) -> None:
    import typst

    source = f"""#set page(width: {MEDIA[0]}mm, height: {MEDIA[1]}mm, margin: 30mm)
#set text(font: "IBM Plex Sans Arabic", size: 10pt, fill: cmyk(0%, 0%, 0%, 100%))
= Leaflet
{ENGLISH}
#text(lang: "ar", dir: rtl)[{ARABIC}]
#place(top + left, dx: -18mm, dy: 120mm, rect(width: {A5[0] + 6}mm, height: 78mm, fill: cmyk(30%, 0%, 20%, 0%)))"""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.typ"
        page.write_text(source, "utf-8")
        typst.compile(str(page), output=str(path), font_paths=[str(font_file().parent)], ignore_system_fonts=True)
    ready(path)


def _by_fpdf(path: Path) -> None:
    import fpdf
    from fpdf.drawing_primitives import DeviceCMYK

    pdf = fpdf.FPDF(unit="pt", format=_FULL)
    pdf.add_font("Plex", fname=font_file())
    for _ in range(2):
        pdf.add_page()
        pdf.set_fill_color(DeviceCMYK(0.3, 0, 0.2, 0))
        pdf.rect(ROOM - BLEED, 400, WIDTH + 2 * BLEED, HEIGHT + ROOM + BLEED - 400, style="F")
        pdf.set_text_color(DeviceCMYK(0, 0, 0, 1))
        pdf.set_font("Plex", size=11)
        pdf.text(90, 140, ENGLISH[:50])
    pdf.output(str(path))
    ready(path)


def _by_mupdf(path: Path) -> None:
    import pymupdf

    with pymupdf.open() as document:
        page = document.new_page(width=_FULL[0], height=_FULL[1])
        page.draw_rect(
            pymupdf.Rect(ROOM - BLEED, 400, _FULL[0] - ROOM + BLEED, _FULL[1] - ROOM + BLEED),
            color=None,
            fill=(0.3, 0, 0.2, 0),
        )
        page.insert_font("Plex", str(font_file()))
        page.insert_text((90, 140), ENGLISH[:50], fontname="Plex", fontsize=11, color=(0, 0, 0, 1))
        with tempfile.TemporaryDirectory() as folder:
            jpeg = Path(folder) / "photograph.jpg"
            photograph().save(jpeg, quality=95)
            page.insert_image(pymupdf.Rect(90, 200, 162, 248), filename=str(jpeg))
        document.save(path)
    ready(path)


def _by_cairo(path: Path) -> None:
    import cairocffi

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        surface = cairocffi.PDFSurface(str(source), *_FULL)
        context = cairocffi.Context(surface)
        context.set_source_rgb(0.7, 0.85, 0.8)
        context.rectangle(ROOM - BLEED, 400, WIDTH + 2 * BLEED, HEIGHT + ROOM + BLEED - 400)
        context.fill()
        context.set_source_rgb(0, 0, 0)
        context.select_font_face("DejaVu Sans")
        context.set_font_size(11)
        context.move_to(90, 140)
        context.show_text(ENGLISH[:50])
        surface.finish()
        to_inks(source, path)


def _by_chromium(strategy: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page, source = Path(folder) / "page.html", Path(folder) / "page.pdf"
            page.write_text(_PAGE.replace("COLOUR", "#b0d8cc"), "utf-8")
            quiet = ("--headless", *CHROMIUM_FLAGS, "--no-pdf-header-footer", f"--user-data-dir={folder}/user")
            _run("chromium", *quiet, f"--print-to-pdf={source}", page.as_uri())
            to_inks(source, path, strategy)

    return make


def _by_libreoffice(path: Path) -> None:
    """A table of Calc on the paper of the office; room for the bleed, white, is added to the page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.csv"
        source.write_text(f"Article,Words\n23,{ENGLISH[:40]}\n24,{ENGLISH[41:]}\n", "utf-8")
        user = f"-env:UserInstallation={(Path(folder) / 'user').as_uri()}"
        _run("soffice", "--headless", user, "--convert-to", "pdf", "--outdir", folder, source)
        to_inks(source.with_suffix(".pdf"), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            set_boxes(page.obj, 210 * PT, 297 * PT, (0, 0))
        pdf.save(path)


def _by_ghostscript(path: Path) -> None:
    words = f"""%!PS
<< /PageSize [{_FULL[0]} {_FULL[1]}] >> setpagedevice
0.3 0 0.2 0 setcmykcolor {ROOM - BLEED} {ROOM - BLEED} {WIDTH + 2 * BLEED} 200 rectfill
0 0 0 1 setcmykcolor /Palatino-Roman 14 selectfont 90 500 moveto ({ENGLISH[:40]}) show
<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [90 0 290 0] /BBox [90 300 290 400]
 /Function << /FunctionType 2 /Domain [0 1] /C0 [0.6 0 0 0] /C1 [0 0.5 0.4 0] /N 1 >> >> shfill showpage"""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.ps"
        source.write_text(words)
        to_inks(source, path, "LeaveColorUnchanged")


_SCRIBUS = """import scribus, sys
scribus.newDocument(({width}, {height}), (10, 10, 10, 10), scribus.PORTRAIT, 1,
    scribus.UNIT_MILLIMETERS, scribus.PAGE_1, 0, 1)
scribus.defineColorCMYK("Ground", 76, 0, 51, 0)
ground = scribus.createRect(-3, 150, {width} + 6, 63)
scribus.setFillColor("Ground", ground); scribus.setLineColor("None", ground)
words = scribus.createText(20, 30, 100, 60)
scribus.setText({text!r}, words); scribus.setFontSize(11, words); scribus.setTextColor("Black", words)
scribus.setFont("DejaVu Sans Book", words)
pdf = scribus.PDFfile()
pdf.file = {target!r}
pdf.version = 10
pdf.outdst = 1
pdf.useDocBleeds = False
pdf.bleedt = pdf.bleedb = pdf.bleedl = pdf.bleedr = 3
pdf.fontEmbedding = 0
pdf.compress = True
pdf.info = "Leaflet"
pdf.printprofc = "ISO Coated v2 300% (basICColor)"
pdf.save()
scribus.fileQuit()
"""


def _by_scribus(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "page.py"
        script.write_text(_SCRIBUS.format(width=A5[0], height=A5[1], text=ENGLISH, target=str(path)))
        _run("xvfb-run", "-a", "scribus", "-g", "-ns", "-py", script, HOME=folder, QT_QPA_PLATFORM="xcb")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        declare(pdf)
        pdf.save(path)


def _program(*names: str) -> bool:
    return all(shutil.which(name) for name in names)


_MADE: tuple[tuple[Sound, bool], ...] = (
    (Sound("page in two scripts", "WeasyPrint", _by_weasyprint), True),
    (Sound("page in two scripts", "Typst", _by_typst), find_spec("typst") is not None),
    (Sound("two pages", "fpdf2", _by_fpdf), find_spec("fpdf") is not None),
    (Sound("page with a photograph", "MuPDF", _by_mupdf), find_spec("pymupdf") is not None),
    (Sound("page", "cairo, Ghostscript", _by_cairo), find_spec("cairocffi") is not None and _program("gs")),
    (Sound("page in two scripts", "Chromium, Ghostscript", _by_chromium("CMYK")), _program("chromium", "gs")),
    (Sound("page in grey", "Chromium, Ghostscript", _by_chromium("Gray")), _program("chromium", "gs")),
    (Sound("table", "LibreOffice, Ghostscript", _by_libreoffice), _program("soffice", "gs")),
    (Sound("page of PostScript", "Ghostscript", _by_ghostscript), _program("gs")),
    (Sound("page", "Scribus", _by_scribus), _program("scribus", "xvfb-run")),
)
SOUND = tuple(sound for sound, is_here in _MADE if is_here)
MISSING = tuple(sorted({sound.producer for sound, is_here in _MADE if not is_here}))
