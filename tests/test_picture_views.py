"""Pictures as writers show them: cropped about a point, over the edge, side by side, beside text, one per language."""

import base64
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image

from conftest import REPO
from editions import copy_project, make_files, make_web_pages
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.cropping import Crop, Treatment, treatment_of
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.typesetting.pictures.raster import Look, clean_image
from writing import HEAD, load, write

A4 = (595.28, 841.89)
MM = 72 / 25.4
RED, BLUE, GREEN, TAN = (200, 30, 30), (30, 30, 200), (30, 140, 60), (200, 170, 130)
EN, AR, BOTH = "en", "ar", "ar+en"


class Shown(NamedTuple):
    """A picture on a page: left, bottom, right, top in points, its pixels, and the page."""

    left: float
    bottom: float
    right: float
    top: float
    pixels: Image.Image
    page: int

    @property
    def ratio(self) -> float:
        return (self.right - self.left) / (self.top - self.bottom)


def two_colours(size: tuple[int, int], red: float) -> Image.Image:
    """Return a picture of which so much is red, on its left, and the rest blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (round(size[0] * red), 0, *size))
    return image


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(REPO, "pictures", tmp_path_factory.mktemp("made") / "pictures")
    folder = root / "content" / "harbour"
    for name in ("harbour", "book", "sheet"):
        two_colours((900, 600), 0.3).save(root / "content" / name / "sea.jpg", quality=95)
    Image.new("RGB", (300, 600), GREEN).save(folder / "post.jpg")
    Image.new("RGB", (600, 400), BLUE).save(folder / "plan-en.png")
    Image.new("RGB", (600, 400), TAN).save(folder / "plan-ar.png")
    return root


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, bytes]:
    """Return the PDFs for the screen, of the harbour by their locales, and its web page in English."""
    files = {}
    for edition in make_files(root, Selection(profile="screen")):
        document, locale = edition.name.split()
        files[locale if document == "harbour" else document] = edition.artifact.data
    (page,) = make_web_pages(root, Selection(("harbour",), (EN,), "web"))
    return files | {"web": page.artifact.data}


def shown(pdf: bytes) -> list[Shown]:
    """Return the pictures of a PDF in the order in which they are drawn."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        things = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=9)
        for thing in things:
            left, bottom, right, top = thing.get_bounds()
            found.append(Shown(left, bottom, right, top, thing.get_bitmap().to_pil().convert("RGB"), number))
    document.close()
    return found


def colour(image: Image.Image, share: float = 0.5) -> str:
    """Return which channel a picture is strongest in, so far from its left."""
    pixel = image.getpixel((int((image.width - 1) * share), image.height // 2))
    assert isinstance(pixel, tuple)
    return "RGB"[max(range(3), key=lambda channel: pixel[channel])]


def words_at(pdf: bytes, page: int, words: str) -> tuple[float, float, float, float]:
    """Return where words stand: left, bottom, right, top."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    search = text.search(words)
    match = search.get_next()
    assert match is not None, words
    boxes = [text.get_charbox(index) for index in range(match[0], match[0] + match[1])]
    document.close()
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


@pytest.mark.parametrize(
    ("size", "crop", "box"),
    [
        ((300, 200), Crop(3, 2), (0, 0, 300, 200)),
        ((300, 200), Crop(1, 1), (50, 0, 250, 200)),
        ((300, 200), Crop(1, 1, (0, 0)), (0, 0, 200, 200)),
        ((300, 200), Crop(1, 1, (100, 100)), (100, 0, 300, 200)),
        ((300, 200), Crop(1, 1, (60, 50)), (80, 0, 280, 200)),
        ((200, 300), Crop(2, 1, (50, 25)), (0, 25, 200, 125)),
        ((3, 1), Crop(1, 3), (1, 0, 2, 1)),
    ],
)
def test_a_crop_is_the_largest_part_about_its_focus(
    size: tuple[int, int], crop: Crop, box: tuple[int, int, int, int]
) -> None:
    assert crop.box(size) == box
    for treatment in (Treatment(crop), Treatment(crop, is_duotone=True)):
        assert treatment_of(treatment.query) == treatment


def test_a_picture_that_stays_as_it_is_has_no_query() -> None:
    assert (Treatment().query, treatment_of("")) == ("", Treatment())


@pytest.mark.parametrize(
    "query",
    ["&", "tint=red", "&tint=duotone", "crop=0:2&focus=1,1", "crop=3:2", "crop=3:2&focus=101,1", "crop=3:2&focus=1,1&"],
)
def test_no_other_query_is_let_through(query: str) -> None:
    assert treatment_of(query) is None


def test_a_crop_is_of_the_picture_as_it_is_looked_at() -> None:
    lying = two_colours((400, 200), 0.5).transpose(
        Image.Transpose.ROTATE_90
    )  # as a camera that is held upright stores it
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right: then red is on the left again
    out = io.BytesIO()
    lying.save(out, "JPEG", exif=exif, quality=95)
    cleaned, _ = clean_image("a.jpg", out.getvalue(), 150, look=Look(Crop(1, 1, (0, 50))))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.size == (200, 200)
        assert (colour(image, 0.1), colour(image, 0.9)) == ("R", "R")


def test_a_duotone_has_shadows_of_ink_lights_of_paper_and_between_them_the_colour_of_the_house() -> None:
    grey = Image.new("RGB", (300, 20))
    for place, tone in enumerate((0, 127, 255)):
        grey.paste((tone, tone, tone), (place * 100, 0, place * 100 + 100, 20))
    out = io.BytesIO()
    grey.save(out, "PNG")
    cleaned, _ = clean_image("a.png", out.getvalue(), 150, look=Look(tones=("#102030", "#5f8573")))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert [image.getpixel((x, 9)) for x in (50, 150, 250)] == [(16, 32, 48), (95, 133, 115), (255, 255, 255)]


@pytest.mark.parametrize("edition", [EN, AR, BOTH])
def test_pixels_outside_of_a_crop_are_in_no_pdf(made: dict[str, bytes], edition: str) -> None:
    square = next(each for each in shown(made[edition]) if each.pixels.width == each.pixels.height and each.page == 0)
    channels = square.pixels.resize((40, 40)).split()
    assert max(channels[0].tobytes()) < 80, "its focus is on the right: nothing red is left of it"


def test_pixels_outside_of_a_crop_are_in_no_web_page(made: dict[str, bytes]) -> None:
    pictures = [
        Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
        for data in re.findall(rb'src="data:image/\w+;base64,([^"]+)', made["web"])
    ]
    squares = [image for image in pictures if image.width == image.height]
    assert [colour(image, 0.02) + colour(image, 0.98) for image in squares] == ["BB", "RB"]


@pytest.mark.parametrize("edition", [EN, AR, BOTH])
def test_a_picture_over_the_edge_reaches_both_edges_and_its_caption_stays_in_the_column(
    made: dict[str, bytes], edition: str
) -> None:
    wide = shown(made[edition])[0]
    assert wide.left <= 0.3
    assert wide.right >= A4[0] - 0.3
    assert wide.top - wide.bottom == pytest.approx(60 * MM, abs=1)
    left, _, right, top = words_at(made[edition], 0, "The sea before" if edition != AR else "البحر قبل")
    assert min(left - 17 * MM, A4[0] - 17 * MM - right) > -1
    assert top < wide.bottom


def test_a_picture_over_the_edge_has_a_page_of_a_booklet_for_itself(made: dict[str, bytes]) -> None:
    (plate,) = shown(made["book"])
    width, height = 148 * MM, 210 * MM
    assert plate.page == 2
    assert (plate.left, plate.bottom) <= (0.3, 0.3)
    assert plate.right >= width - 0.3
    assert plate.top >= height - 0.3
    assert colour(plate.pixels, 0.02) == "B", "its focus is on the right"
    left, bottom, right, top = words_at(made["book"], 2, "البحر قبل")
    assert min(left, width - right, bottom) > 5 * MM
    assert top < 22 * MM


def test_a_picture_over_the_margins_ends_where_any_printer_prints_and_its_caption_in_the_column(
    made: dict[str, bytes],
) -> None:
    wide = shown(made["sheet"])[0]
    assert (wide.left, wide.right) == pytest.approx((5 * MM, A4[0] - 5 * MM), abs=0.5)
    *_, right, _ = words_at(made["sheet"], 0, "الموج قبل الفجر")
    assert right == pytest.approx(A4[0] - 17 * MM, abs=1)


def test_the_credit_of_a_cover_on_another_panel_says_what_it_is_of(new_project: Callable[..., Path]) -> None:
    root = new_project()
    text = """kind: brochure
date: 2026-11-22
editions: [en]
title: Light
names: $lamp.names
cover: {file: sea.png, alt: The sea, credit: "Photo: The Lamp"}
links: {report: "https://example.org/r"}
sections:
  - {id: motto, component: statement, slot: fold-in, text: Light for all.}
  - {id: one, component: prose, slot: inside-1, text: One.}
  - {id: two, component: prose, slot: inside-2, text: Two.}
  - {id: three, component: prose, slot: inside-3, text: Three.}
  - {id: more, component: qr, slot: back, label: The report, link: report}
"""
    write(root, text)
    two_colours((900, 900), 0.3).save(root / "content/leaflet/sea.png")
    project = Project(Files(root))
    (edition,) = select(project, Selection())
    html = prepare(project, edition).composition.html
    credit = re.findall(r'<p class="note cover-credit">(.*?)</p>', html, re.DOTALL)
    assert [" ".join(re.sub("<[^>]+>", "", each).split()) for each in credit] == ["Cover · Photo: The Lamp"]


def test_a_picture_goes_over_the_edge_at_the_side_where_its_column_has_one(made: dict[str, bytes]) -> None:
    narrow = shown(made["sheet"])[1]
    assert narrow.left <= 0.3
    assert narrow.right < A4[0] / 2, "the side column of an Arabic page is at its left"


def test_a_picture_beside_text_stands_where_lines_begin_in_either_direction(made: dict[str, bytes]) -> None:
    for edition, words in ((EN, "At the quay"), (AR, "على الرصيف")):
        picture = shown(made[edition])[1]
        left, _, right, top = words_at(made[edition], 0, words)
        if edition == EN:
            assert picture.left == pytest.approx(17 * MM, abs=1)
            assert picture.right < left
        else:
            assert picture.right == pytest.approx(A4[0] - 17 * MM, abs=1)
            assert picture.left > right
        assert top == pytest.approx(picture.top, abs=4 * MM)


def test_pictures_side_by_side_are_of_one_height_and_follow_the_direction(made: dict[str, bytes]) -> None:
    for edition in (EN, AR, BOTH):
        strip = shown(made[edition])[3:6]
        heights = [each.top - each.bottom for each in strip]
        assert max(heights) - min(heights) < 0.8
        assert [round(each.ratio - 0.01, 1) for each in strip] == [1.5, 1.0, 0.7]
        lefts = [each.left for each in strip]
        assert lefts == sorted(lefts, reverse=edition != EN)
        assert max(each.right for each in strip) - min(lefts) == pytest.approx(A4[0] - 34 * MM, abs=1)


def test_a_portrait_is_narrow_and_its_caption_begins_at_its_edge(made: dict[str, bytes]) -> None:
    for edition, words in ((EN, "A lamp of the first"), (AR, "مصباح من السلسلة")):
        portrait = shown(made[edition])[2]
        assert portrait.ratio == pytest.approx(0.5, abs=0.01)
        assert portrait.top - portrait.bottom == pytest.approx(40 * MM, abs=1)
        left, _, right, _ = words_at(made[edition], portrait.page, words)
        edges = (left, portrait.left) if edition == EN else (right, portrait.right)
        assert edges[0] == pytest.approx(edges[1], abs=1.5)


def test_each_language_has_its_own_picture_and_two_have_both_in_their_halves(made: dict[str, bytes]) -> None:
    assert [colour(shown(made[edition])[-1].pixels) for edition in (EN, AR)] == ["B", "R"]
    pair = shown(made[BOTH])[-2:]
    by_side = sorted(pair, key=lambda each: each.left)
    assert [colour(each.pixels) for each in by_side] == ["B", "R"]
    assert by_side[0].right < A4[0] / 2 < by_side[1].left
    assert by_side[0].top == pytest.approx(by_side[1].top, abs=0.5)


def test_a_picture_keeps_its_direction_in_an_arabic_page(made: dict[str, bytes]) -> None:
    assert {colour(shown(made[edition])[0].pixels, 0.1) for edition in (EN, AR, BOTH)} == {"R"}


def test_what_is_wrong_with_a_crop_is_told_with_an_example(new_project: Callable[..., Path]) -> None:
    root = new_project()
    picture = "sections:\n  - id: lamp\n    component: picture\n    slot: main\n    image:\n"
    for line, hint in (
        ("crop: 3/2", "such as `3:2`"),
        ("crop: 1:9", "from `1:3` to `6:1`"),
        ("tint: red", "write `duotone`"),
        ("focus: left", "such as `60% 30%`"),
        ("focus: 120% 3%", "such as `60% 30%`"),
    ):
        write(root, HEAD + picture + f"      file: lamp.jpg\n      alt: A lamp\n      {line}\n")
        write(root, "pixels", "content/leaflet/lamp.jpg")
        with pytest.raises(Fault) as fault:
            load(root)
        (found,) = fault.value.diagnostics
        assert found.code == "content-value"
        assert hint in found.hints[0]
