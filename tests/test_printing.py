"""Print files of whole projects: order on folded paper, boxes, marks beside the page, presets, the same bytes twice."""

import io
import re
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from editions import Made, unread
from folds import AR, EN, PT, filed, project, strips
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.finishing.printing import sheet_words
from mezanprint.model.paper import Fold
from mezanprint.project.files import Files

LOCALES = pytest.mark.parametrize("locale", ["en", "ar"])


@pytest.fixture(scope="module")
def folded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("folds")
    panels = {"letter": 6, "z": 6, "half": 4}
    return {name: project(folder / name, f'fold = "{name}"', count) for name, count in panels.items()}


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kind = 'booklet = true\nbinding = true\nblanks = "before-last"'
    return project(tmp_path_factory.mktemp("booklet") / "b", kind, 6, page="A5", office="creep = 0.2")


@cache
def opened(edition: Made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(edition.artifact.data))


@pytest.mark.provokes("kind-fold")
def test_a_fold_into_other_panels_is_told_and_not_done(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "letter"', 6, office='fold = "half"')
    there = Project(Files(root))
    prepared = prepare(there, select(there, Selection(locales=("en",), profile="office"))[0])
    (found,) = (each for each in prepared.diagnostics if each.code == "kind-fold")
    assert found.message == "the kind `strip` has 6 panels; the fold `half` of the profile `office` makes 4"
    assert found.hints[0].startswith("it stays folded `letter`")
    assert prepared.composition.paper.fold is Fold.LETTER


def test_pages_are_set_anew_for_the_paper_of_a_country(tmp_path: Path) -> None:
    letter = '[profiles.us]\nsheet = "letter"\npage = "letter"\nmarks = ["fold"]'
    root = project(tmp_path / "p", "booklet = true\nbinding = true", 4, page="A5", office=letter)
    style = root / "templates/strip/style.css"
    style.write_text(f"@page {{ size: A5 }}\n{style.read_text('utf-8')}", "utf-8")
    page = opened(filed(root, "us", "en")).pages[0]
    assert [round(float(side) / PT, 1) for side in page.mediabox] == [0, 0, 279.4, 215.9]
    assert [round(float(side) / PT, 1) for side in page.obj.TrimBox] == [0, 0, 279.4, 215.9]


@pytest.mark.parametrize(("duplex", "order"), [("manual", (1, 3, 2, 4)), ("manual-reversed", (1, 3, 4, 2))])
@pytest.mark.provokes("finish-turning")
def test_sheets_that_people_turn_have_their_backs_after_all_fronts(
    tmp_path: Path, duplex: str, order: tuple[int, ...]
) -> None:
    office = f'[profiles.hand]\nsheet = "A5"\nprinter = {{ duplex = "{duplex}" }}'
    edition = filed(project(tmp_path / "p", "", 4, page="A5", office=office), "hand", "en")
    found = [strips(edition.artifact.data, page, ())[0].split()[-1] for page in range(4)]
    assert found == [EN[number - 1] for number in order]
    (told,) = edition.artifact.diagnostics
    assert told.code == "finish-turning"
    assert told.message == "print pages 1-2, put the sheets back, then print pages 3-4"
    preferences = opened(edition).Root.ViewerPreferences
    assert preferences.Duplex == "/Simplex"
    assert list(preferences.PrintPageRange) == [1, 2]


def test_a_sheet_without_a_back_goes_through_a_printer_of_one_side_again(tmp_path: Path) -> None:
    office = '[profiles.hand]\nsheet = "A5"\nprinter = { duplex = "manual-reversed" }'
    edition = filed(project(tmp_path / "p", "", 3, page="A5", office=office), "hand", "en")
    found = [strips(edition.artifact.data, page, ())[0].split()[-1:] for page in range(4)]
    assert found == [["one"], ["three"], [], ["two"]]


def test_single_pages_stay_in_order_for_the_print_shop_with_the_blanks_it_needs(booklet: Path) -> None:
    edition = filed(booklet, "press", "en")
    pages = [strips(edition.artifact.data, page, ())[0].split()[-1:] for page in range(8)]
    assert pages == [[word] for word in EN[:5]] + [[], []] + [["six"]]


@LOCALES
def test_boxes_are_true(folded: dict[str, Path], locale: str) -> None:
    for page in opened(filed(folded["letter"], "press", locale)).pages:
        media, bleed, trim = (
            [float(x) / PT for x in box] for box in (page.mediabox, page.obj.BleedBox, page.obj.TrimBox)
        )
        assert media == pytest.approx([0, 0, 297 + 34, 210 + 34], abs=0.01)
        assert bleed == pytest.approx([12, 12, 12 + 307, 12 + 220], abs=0.01)
        assert trim == pytest.approx([17, 17, 17 + 297, 17 + 210], abs=0.01)


def test_the_ground_reaches_the_end_of_the_bleed_and_no_mark_stands_on_it(folded: dict[str, Path]) -> None:
    document = pypdfium2.PdfDocument(filed(folded["letter"], "press", "en").artifact.data)
    scale = 4
    picture = document[0].render(scale=scale).to_pil().convert("RGB")
    edge = round(12 * PT * scale)
    paper, ground = (255, 255, 255), (243, 240, 232)
    middle = picture.height // 3
    assert picture.getpixel((edge - 4, middle)) == paper
    assert picture.getpixel((edge + 4, middle)) == ground
    # A frame of 4 mm inside the bleed's edge holds nothing but the ground: marks begin a mm beyond it.
    inner = round(4 * PT * scale)
    box = (edge + 2, edge + 2, picture.width - edge - 2, edge + inner)
    assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), ground)]
    beyond = picture.crop((0, 0, picture.width, edge - 2)).getcolors(1 << 16)
    assert len(beyond) > 2
    document.close()


def test_marks_are_on_every_plate_for_the_press_and_black_for_the_office(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "letter"', 6, colour="cmyk")
    press = opened(filed(root, "press", "en")).pages[0]
    content = press.Contents.read_bytes()
    assert b"/All CS 1 SCN" in content
    assert press.Resources.ColorSpace.All[:2] == [pikepdf.Name.Separation, pikepdf.Name.All]
    office = opened(filed(root, "office", "en")).pages[1].Contents.read_bytes()
    assert b"0.6 G" in office
    assert b"SCN" not in office


def lines(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """Return the lines that are drawn on the sheet itself, in mm."""
    text = page.Contents.read_bytes().decode()
    found = re.findall(r"^([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S$", text, re.MULTILINE)
    return [tuple(round(float(x) / PT, 2) for x in line) for line in found]


def test_office_sheets_have_ticks_at_the_folds_that_printers_can_print(folded: dict[str, Path]) -> None:
    front, back = opened(filed(folded["letter"], "office", "en")).pages
    # Nothing is cut off: what stands outside would stay on the cover.
    assert lines(front) == []
    assert lines(back) == [(99.5, 5, 99.5, 7), (99.5, 205, 99.5, 203), (199, 5, 199, 7), (199, 205, 199, 203)]
    assert b"q 0.6 G 0.5 w" in back.Contents.read_bytes()


def test_a_booklet_has_its_ticks_on_the_middle_pages_alone(booklet: Path) -> None:
    assert [len(lines(page)) for page in opened(filed(booklet, "office", "ar")).pages] == [0, 0, 0, 2]


def test_marks_of_the_press_touch_neither_page_nor_bleed(folded: dict[str, Path]) -> None:
    page = opened(filed(folded["letter"], "press", "en")).pages[0]
    drawn = lines(page)
    assert len(drawn) == 8 + 4 + 8
    for x0, y0, x1, y1 in drawn:
        inside = max(x0, x1) > 12 and min(x0, x1) < 319 and max(y0, y1) > 12 and min(y0, y1) < 232
        assert not inside, (x0, y0, x1, y1)


def test_a_print_file_is_for_printing_and_says_so(folded: dict[str, Path]) -> None:
    edition = filed(folded["letter"], "office", "ar")
    pdf = opened(edition)
    assert "/StructTreeRoot" not in pdf.Root
    packet = pdf.Root.Metadata.read_bytes()
    assert b"<xmp:Label>for printing only</xmp:Label>" in packet
    assert b"pdfuaid" not in packet
    assert b"pdfaid" not in packet
    preferences = pdf.Root.ViewerPreferences
    assert preferences.Duplex == "/DuplexFlipShortEdge"
    assert preferences.PrintScaling == "/None"
    assert preferences.PickTrayByPDFSize
    assert preferences.Direction == "/R2L"
    assert edition.composition.attachments == ()
    reader = opened(filed(folded["letter"], "screen", "ar"))
    assert "/StructTreeRoot" in reader.Root


def test_the_back_stands_on_its_head_for_a_printer_that_turns_over_the_other_edge(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "letter"', 6, office='turn = "long"')
    edition = filed(root, "office", "en")
    front, back = opened(edition).pages
    assert b"q 0.000 0.000 841.890 595.276 re W n 1 0 0 1" in front.Contents.read_bytes()
    assert b"n -1 0 0 -1 841.890 595.276 cm" in back.Contents.read_bytes()
    assert opened(edition).Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    # Turned over the long edge the narrow panel of the spread lies behind the narrow one again: 98 mm from the left.
    assert {line[0] for line in lines(back)} == {98, 197.5}
    assert lines(front) == []
    assert strips(edition.artifact.data, 1, (98, 197.5))[0].split() == ["five"]


@pytest.mark.parametrize("profile", ["office", "press"])
def test_the_same_pages_give_the_same_bytes(folded: dict[str, Path], profile: str) -> None:
    edition = filed(folded["z"], profile, "ar")
    assert unread(edition.composition, folded["z"]).data == edition.artifact.data


def test_cards_fill_a_sheet_and_can_be_cut(tmp_path: Path) -> None:
    root = project(tmp_path / "p", "cards = true", 2, page="85mm 55mm", style=".page { padding: 5mm }")
    edition = filed(root, "office", "en")
    assert len(opened(edition).pages) == 2
    assert strips(edition.artifact.data, 0, ())[0].split().count("one") == 10
    assert strips(edition.artifact.data, 1, ())[0].split().count("two") == 10
    # Two columns of 85 and five rows of 55 mm in the middle of A4: marks at their three and six cuts, on both ends.
    cuts = lines(opened(edition).pages[0])
    assert {round(x - 20, 1) for x, _, end, _ in cuts if x == end} == {0, 85, 170}
    assert {round(y - 11, 1) for _, y, _, end in cuts if y == end} == {0, 55, 110, 165, 220, 275}
    assert len(cuts) == 2 * (3 + 6)


def test_a_set_of_cards_has_each_of_them_once_with_its_back_behind_it(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'cards = "each"', 6, page="85mm 55mm", style=".page { padding: 5mm }")
    edition = filed(root, "office", "en")
    assert len(opened(edition).pages) == 2
    halves = [strips(edition.artifact.data, page, (85,)) for page in (0, 1)]
    front, back = ([[word for word in half.split() if word in EN] for half in face] for face in halves)
    assert front == [["one", "five"], ["three"]]
    assert back == [["four"], ["two", "six"]]


@pytest.mark.parametrize(("style", "held"), [("@page { background: #fff }", 4), ("", 2)])
def test_cards_use_the_whole_paper_where_nothing_is_printed_at_their_edges(
    tmp_path: Path, style: str, held: int
) -> None:
    root = project(tmp_path / "p", "cards = true", 2, page="A6", style=style)
    edition = filed(root, "office", "en")
    assert strips(edition.artifact.data, 0, ())[0].split().count("one") == held
    if held == 4:
        drawn = lines(opened(edition).pages[0])
        assert drawn == [(105, 0, 105, 10), (105, 297, 105, 287), (0, 148.5, 10, 148.5), (210, 148.5, 200, 148.5)]


def test_targets_stand_aside_of_the_cuts_of_cards_and_marks_have_their_length(tmp_path: Path) -> None:
    settings = 'bleed = 3\nmarks = ["crop", "registration", "bar", "slug"]'
    root = project(tmp_path / "p", "cards = true", 2, page="85mm 55mm", office=settings, style=".page { padding: 5mm }")
    file = root / "mezanprint.toml"
    text = file.read_text("utf-8").replace('sheet = "A4"\nsafe = 5\nmarks = ["fold"]', 'sheet = "SRA3"\nsafe = 5')
    file.write_text(text, "utf-8")
    drawn = lines(opened(filed(root, "office", "en")).pages[0])
    lengths = [max(abs(x1 - x0), abs(y1 - y0)) for x0, y0, x1, y1 in drawn]
    crosses = [line for line, length in zip(drawn, lengths, strict=True) if length == pytest.approx(4.8, abs=0.05)]
    crops = [line for line, length in zip(drawn, lengths, strict=True) if length == pytest.approx(5, abs=0.05)]
    assert (len(crosses), len(crosses) + len(crops)) == (8, len(drawn))
    for x0, y0, x1, y1 in crosses:
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        across = [line[0] for line in crops if line[0] == line[2] and abs((line[1] + line[3]) / 2 - y) < 5]
        along = [line[1] for line in crops if line[1] == line[3] and abs((line[0] + line[2]) / 2 - x) < 5]
        assert min(abs(x - cut) for cut in across) >= 4 if across else min(abs(y - cut) for cut in along) >= 4


def test_words_to_the_printer_say_what_sheet_it_is(folded: dict[str, Path], booklet: Path) -> None:
    def told(edition: Made, page: int) -> str:
        import pypdfium2

        document = pypdfium2.PdfDocument(edition.artifact.data)
        text = str(document[page].get_textpage().get_text_range())
        document.close()
        return text

    text = told(filed(folded["letter"], "press", "en"), 1)
    assert "numbers, en, press, 2026-11-22" in text
    assert "sheet 1 of 1, back, turn on the short edge, 297 × 210 mm" in text
    assert "page 3 of 8, 148 × 210 mm" in told(filed(booklet, "press", "en"), 2)


def test_they_are_in_the_language_of_the_edition(folded: dict[str, Path], booklet: Path) -> None:
    def told(root: Path) -> tuple[tuple[str, ...], ...]:
        edition = filed(root, "press", "ar")
        assert edition.artifact.plan is not None
        return sheet_words(edition.artifact.plan, edition.composition)[0]

    assert told(folded["letter"])[1] == (
        "numbers, ar, press, 2026-11-22",
        "الورقة 1 من 1، الظهر، تُقلب على الحافة القصيرة، 297 × 210 مم",
    )
    assert told(booklet)[2][1] == "الصفحة 3 من 8، 148 × 210 مم"


@pytest.mark.parametrize(("binding", "side"), [("", 148), ("right", 0)])
def test_the_first_page_of_a_booklet_is_on_the_side_of_its_binding(tmp_path: Path, binding: str, side: int) -> None:
    """An English booklet opens from the right if the profile says so: page 1 is then a left-hand page, at the left."""
    style = "@page :left { margin: 0 0 0 20mm } @page :right { margin: 0 0 0 50mm }"
    root = project(
        tmp_path / "p", "booklet = true\nbinding = true", 4, page="A5", office=f'binding = "{binding}"', style=style
    )
    pdf = filed(root, "office", "en").artifact.data
    margin = 20 if binding else 50
    before, after = strips(pdf, 0, (side + margin + 7, side + margin + 40))[:2]
    assert "one" not in before.split()
    assert "one" in after.split()


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_poppler_sees_the_boxes_and_the_order(folded: dict[str, Path], booklet: Path, tmp_path: Path) -> None:
    file = tmp_path / "press.pdf"
    file.write_bytes(filed(folded["half"], "press", "ar").artifact.data)
    told = run("pdfinfo", "-box", str(file))
    boxes = {name: [round(float(x) / PT) for x in rest.split()] for name, rest in re.findall(r"(\w+Box):(.*)", told)}
    assert boxes["MediaBox"] == [0, 0, 331, 244]
    assert boxes["BleedBox"] == [12, 12, 319, 232]
    assert boxes["TrimBox"] == [17, 17, 314, 227]
    file.write_bytes(filed(booklet, "office", "ar").artifact.data)
    half = ("-r", "72", "-y", "0", "-W", "420", "-H", "595", "-x")
    left = [run("pdftotext", *half, "0", "-f", str(page), "-l", str(page), str(file), "-") for page in range(1, 5)]
    right = [run("pdftotext", *half, "420", "-f", str(page), "-l", str(page), str(file), "-") for page in range(1, 5)]
    found = [[re.findall(r"[\u0621-\u064a]+", text)[-1:] for text in pair] for pair in zip(left, right, strict=True)]
    one, two, three, four, five, six = AR
    assert found == [[[one], [six]], [[], [two]], [[three], []], [[five], [four]]]


def test_ghostscript_draws_what_we_wrote_without_a_complaint(folded: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "press.pdf"
    file.write_bytes(filed(folded["letter"], "press", "en").artifact.data)
    told = run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=bbox", str(file))
    boxes = re.findall(r"%%BoundingBox: (\d+) (\d+) (\d+) (\d+)", told)
    assert len(boxes) == 2
    for box in boxes:
        left, bottom, right, top = (float(side) / PT for side in box)
        # Marks are the outermost ink: they begin 1 mm beyond the bleed of 5 mm, and end 11 mm from the trim at 17 mm.
        assert (left, bottom, 331 - right, 244 - top) == pytest.approx((6, 6, 6, 6), abs=0.7)
