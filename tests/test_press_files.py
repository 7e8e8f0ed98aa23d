"""Print files of the house, looked at with programs that know nothing of ours: Ghostscript, poppler, qpdf, pikepdf."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import Image

from editions import Made, make_editions, unread
from folds import strips
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.geometry import PT_PER_MM
from mezanprint.model.paper import Bound, Paper, panels
from mezanprint.model.texts import Text
from mezanprint.preflight.press.check import check_sheet
from mezanprint.preflight.press.sheet import Sheet
from mezanprint.project.files import Files
from test_preflight import glass, no_font, no_intent, paint, planted, show

REPO = Path(__file__).resolve().parents[1]
DPI = 100
ORDER = [(1, 12), (11, 2), (3, 10), (9, 4), (5, 8), (7, 6)]
"""Pages on the left and right halves of the six faces of twelve pages bound right, the outer sheet first."""


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def house(document: str, profile: str) -> Made:
    (made,) = make_editions(REPO, Selection((document,), ("ar",), profile))
    return made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Arabic brochure and booklet for the press."""
    folder = tmp_path_factory.mktemp("press")
    made = {name: house(f"al-mezan-{name}", "press") for name in ("brochure", "booklet")}
    for name, each in made.items():
        (folder / f"{name}.pdf").write_bytes(each.artifact.data)
    return {name: folder / f"{name}.pdf" for name in made}


@pytest.fixture(scope="module")
def plates(files: dict[str, Path]) -> dict[str, list[np.ndarray]]:
    """Ink of each page up to the end of its bleed: rows, columns, CMYK; 1 is full ink."""
    found = {}
    for name, file in files.items():
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{DPI}", "-o", f"{file}%d.tif", str(file))
        with pikepdf.open(file) as document:
            boxes = [[float(side) / 72 * DPI for side in page.BleedBox] for page in document.pages]
        found[name] = [_inks(file, number, box) for number, box in enumerate(boxes, 1)]
    return found


def _inks(file: Path, number: int, box: list[float]) -> np.ndarray:
    names = ("Cyan", "Magenta", "Yellow", "Black")
    read = [np.array(Image.open(f"{file}{number}({name}).tif").convert("L")) for name in names]
    inks = 1 - np.stack(read, axis=-1) / 255
    height = inks.shape[0]
    left, bottom, right, top = (round(side) for side in box)
    return inks[height - top + 1 : height - bottom - 1, left + 1 : right - 1]


@pytest.mark.parametrize("name", ["brochure", "booklet"])
def test_dark_letters_are_on_the_black_plate_alone(plates: dict[str, list[np.ndarray]], name: str) -> None:
    for inks in plates[name]:
        dark = inks[inks[..., 3] > 0.9]
        assert len(dark) > 100
        assert dark[:, :3].max() == 0


@pytest.mark.parametrize("name", ["brochure", "booklet"])
def test_no_pixel_has_more_ink_than_the_paper_bears(plates: dict[str, list[np.ndarray]], name: str) -> None:
    most = max(inks.sum(axis=-1).max() for inks in plates[name])
    assert 1 < most <= 3


def test_marks_stand_beyond_the_bleed_on_every_plate(files: dict[str, Path]) -> None:
    told = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-o", "-", str(files["brochure"]))
    cover = [[float(share) for share in line.split()[:4]] for line in told.splitlines() if "CMYK OK" in line]
    assert len(cover) == 2
    assert all(share > 0 for page in cover for share in page)
    outside, inside = _rims(files["brochure"])
    front = outside.shape[1] * 35 // 100  # whose picture runs off the sheet; it stands at the left of an Arabic sheet
    assert outside[:, :front].max() > 0
    assert outside[:, front:].max() == 0
    assert inside.max() == 0


def _rims(file: Path) -> list[np.ndarray]:
    """Return what pdfium draws between the trimmed edge and the end of the bleed."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for page in document:
        picture = 255 - np.array(page.render(scale=2).to_pil().convert("L"))
        (l0, b0, r0, t0), (l1, b1, r1, t1) = page.get_bleedbox(), page.get_trimbox()
        height = picture.shape[0]
        outer = picture[height - int(2 * t0) + 1 : height - int(2 * b0) - 1, int(2 * l0) + 2 : int(2 * r0) - 1].copy()
        outer[int(2 * (t0 - t1)) : int(2 * (t0 - b1)), int(2 * (l1 - l0)) : int(2 * (r1 - l0))] = 0
        found.append(outer)
    document.close()
    return found


@pytest.mark.parametrize(("name", "size"), [("brochure", (297, 210)), ("booklet", (148, 210))])
def test_poppler_sees_true_boxes_and_whole_fonts(files: dict[str, Path], name: str, size: tuple[int, int]) -> None:
    told = run("pdfinfo", "-box", "-l", "99", str(files[name]))
    found = re.findall(r"Page +\d+ (\w+Box): +(.*)", told)
    boxes = {(box, tuple(round(float(side) / PT_PER_MM, 1) for side in sides.split())) for box, sides in found}
    width, height = size
    assert boxes == {
        ("MediaBox", (0, 0, width + 30, height + 30)),
        ("CropBox", (0, 0, width + 30, height + 30)),
        ("BleedBox", (12, 12, width + 18, height + 18)),
        ("TrimBox", (15, 15, width + 15, height + 15)),
        ("ArtBox", (0, 0, width + 30, height + 30)),  # poppler's own word for one that is not there
    }
    fonts = run("pdffonts", str(files[name])).splitlines()[2:]
    assert len(fonts) >= 4
    assert all(re.search(r"Identity-H +yes yes yes", font) for font in fonts)


@pytest.mark.parametrize("name", ["brochure", "booklet"])
def test_the_file_is_sound_and_says_what_pdf_x_wants(files: dict[str, Path], name: str) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", str(files[name]))
    with pikepdf.open(files[name]) as document:
        (intent,) = document.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert str(intent.OutputCondition).startswith("Sheet-fed and web offset on coated paper")
        assert str(intent.Info) == f"{intent.OutputCondition}; 300 % ink at most"
        (day,) = {str(document.docinfo[key]) for key in ("/CreationDate", "/ModDate")}
        assert re.fullmatch(r"D:\d{8}000000Z", day)
        stated = document.open_metadata()["xmp:CreateDate"]
        assert re.sub("[-:T]", "", stated) == day.removeprefix("D:")
        assert document.pdf_version == "1.6"
        profile = intent.DestOutputProfile.read_bytes()
        assert (profile[12:16], profile[16:20], profile[36:40]) == (b"prtr", b"CMYK", b"acsp")
        assert str(document.trailer.Info.Trapped) == "/False"
        assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in document.Root.Metadata.read_bytes()
        assert str(document.Root.ViewerPreferences.Direction) == "/R2L"
        for page in document.pages:
            assert "/ArtBox" not in page.obj  # either that or a TrimBox (ISO 15930-7, 6.5)
            assert "/Annots" not in page.obj
        used = {str(step.operator) for each in _contents(document) for step in pikepdf.parse_content_stream(each)}
        assert {"k", "Tf"} <= used
        assert not used & {"rg", "RG"}


def _contents(document: pikepdf.Pdf) -> list[pikepdf.Page | pikepdf.Stream]:
    forms = [each for each in document.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    return [*document.pages, *forms]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub("[\u064b-\u0652]", "", strip_controls(text))))


def test_panels_hold_what_readers_meet_in_them(files: dict[str, Path]) -> None:
    project = Project(Files(REPO))
    document, _ = project.view("al-mezan-brochure", "ar", draft=False)
    slots = [slot.name for slot in project.kinds["brochure"].slots]
    fold = house("al-mezan-brochure", "press").composition.paper.fold
    assert fold is not None
    where = panels(fold, 297, Bound.RIGHT)
    pdf = files["brochure"].read_bytes()
    for panel, slot in zip(where, slots, strict=True):
        on_it = sorted((each for each in where if each.page == panel.page), key=lambda each: each.left)
        seen = words(strips(pdf, panel.page - 1, tuple(each.left for each in on_it[1:]))[on_it.index(panel)])
        titles = [node.value for one in document.sections if one.slot == slot for _, node in one.fields.fields
                  if isinstance(node, Text) and "{" not in node.value]  # fmt: skip
        titles += [document.title.value] if panel.number == 1 else []
        assert titles, slot
        assert set().union(*map(words, titles)) <= seen, slot


def test_the_imposed_booklet_has_the_pages_of_the_single_ones_in_the_order_of_paper(files: dict[str, Path]) -> None:
    single = pypdfium2.PdfDocument(files["booklet"])
    pages = [words(page.get_textpage().get_text_bounded(*page.get_trimbox())) for page in single]
    single.close()
    imposed = house("al-mezan-booklet", "office").artifact.data
    found = [strips(imposed, face, (148,)) for face in range(len(ORDER))]
    for pair, texts in zip(ORDER, found, strict=True):
        for number, text in zip(pair, texts, strict=True):
            assert words(text) == pages[number - 1], number


def test_the_same_source_gives_the_same_bytes() -> None:
    project = Project(Files(REPO))
    (edition,) = select(project, Selection(("al-mezan-brochure",), ("ar",), "press"))
    again = unread(prepare(project, edition).composition, REPO).data
    assert again == house("al-mezan-brochure", "press").artifact.data


def coarse_picture(pdf: pikepdf.Pdf) -> None:
    """Place an RGB picture of 96 dpi on the first page."""
    stream = pdf.make_stream(bytes(48 * 48 * 3))
    stream.Type, stream.Subtype, stream.ColorSpace, stream.BitsPerComponent = (
        Name.XObject, Name.Image, Name.DeviceRGB, 8,
    )  # fmt: skip
    stream.Width = stream.Height = 48
    pdf.pages[0].Resources.XObject = Dictionary({**dict(pdf.pages[0].Resources.XObject.items()), "/Logo": stream})
    paint("36 0 0 36 200 200 cm /Logo Do")(pdf)


def one_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def to_the_left(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = Name.L2R


ACROSS = f"{(15 + 99.5) * PT_PER_MM - 60:.1f} 300"
FAULTS: dict[str, tuple[str, str, Callable[[pikepdf.Pdf], None]]] = {
    "a picture at 96 dpi": ("brochure", "press-resolution", coarse_picture),
    "an RGB logo": ("booklet", "press-rgb", coarse_picture),
    "text in four inks": ("booklet", "press-text-black", show("100 100", "0.6 0.5 0.5 0.9 k")),
    "text in the bleed": ("brochure", "press-text-bleed", show("36 300")),
    "text across a fold": ("brochure", "press-fold", show(ACROSS)),
    "340 % ink": ("brochure", "press-ink", paint("0.9 0.8 0.8 0.9 k 100 100 30 30 re f")),
    "a font that is missing": ("booklet", "press-font", no_font),
    "a page too few": ("booklet", "press-page-count", one_page_less),
    "a side too few": ("brochure", "press-page-count", one_page_less),
    "marks in the bleed": ("brochure", "press-marks", paint("1 0 0 1 {l} {t} cm 0 0 0 1 K 1 w 20 2 m 20 7 l S")),
    "no output intent": ("brochure", "press-intent", no_intent),
    "transparency": ("booklet", "press-transparency", glass),
    "the wrong binding": ("booklet", "press-binding", to_the_left),
}


def codes(pdf: bytes, name: str) -> set[str]:
    made = house(f"al-mezan-{name}", "press")
    paper: Paper = made.composition.paper
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = Sheet(document, "x.pdf", made.composition.edition.profile, paper)
        return {found.diagnostic.code for found in check_sheet(sheet)}


@pytest.mark.parametrize("name", ["brochure", "booklet"])
def test_files_of_the_house_are_without_a_fault(name: str) -> None:
    assert {found.code for found in house(f"al-mezan-{name}", "press").artifact.diagnostics} == set()


@pytest.fixture(scope="module")
def planted_codes(files: dict[str, Path]) -> dict[str, set[str]]:
    """What is found in each file with all its faults at once: no two of them have a code in common."""
    return {name: codes(all_planted(file.read_bytes(), name), name) for name, file in files.items()}


def all_planted(pdf: bytes, name: str) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        for where, _, plant in FAULTS.values():
            if where == name:
                plant(document)

    return planted(pdf, change)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_planted_in_a_file_of_the_house_is_found_by_its_name(
    planted_codes: dict[str, set[str]], fault: str
) -> None:
    name, code, _ = FAULTS[fault]
    assert [each for each in FAULTS.values() if each[:2] == (name, code)] == [FAULTS[fault]]
    assert code in planted_codes[name]
