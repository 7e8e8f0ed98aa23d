"""A cover of two languages whose picture is another file in each: both are seen, each on the side of its language."""

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from editions import make_editions
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.installation import starter
from mezanprint.project.files import Files

COLOURS = {"en": (200, 30, 30), "ar": (30, 30, 200)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, in which a fact sheet and a booklet have a picture of each language on the cover."""
    root = tmp_path_factory.mktemp("covers") / "covers"
    starter.create(root, "en")
    for name in ("how-it-works", "library-booklet"):
        document = root / "content" / name / "document.yaml"
        for locale, colour in COLOURS.items():
            Image.new("RGB", (900, 600), colour).save(document.parent / f"cover-{locale}.png")
        files = ", ".join(f"{locale}: cover-{locale}.png" for locale in COLOURS)
        cover = f"\ncover: {{file: {{{files}}}, decorative: yes}}\nlayout: parallel\nsections:"
        text = document.read_text("utf-8").replace("\nsections:", cover, 1)
        if name == "how-it-works":  # all of it would be more than its two pages
            head, *sections = text.replace("layout: parallel\n", "").split("\n  - id: ")
            text = "\n  - id: ".join((head, *sections[:2])) + "\n"
        document.write_text(text, "utf-8")
    return root


def test_each_language_has_its_picture_on_its_side_and_both_fill_the_place(root: Path) -> None:
    (made,) = make_editions(root, Selection(documents=("how-it-works",), locales=("ar+en",)))
    assert {each.code for each in made.artifact.diagnostics} <= {"layout-near-empty-page"}  # it has few sections
    page = pypdfium2.PdfDocument(made.artifact.data)[0]
    boxes = sorted(each.get_bounds() for each in page.get_objects() if each.type == 3)
    (left, bottom, middle, top), (start, *_, right, _) = boxes
    assert start == pytest.approx(middle, abs=0.5)
    assert middle - left == pytest.approx(right - start, abs=0.5)
    picture, height = page.render(scale=1).to_pil().convert("RGB"), page.get_height()
    level = round(height - (bottom + top) / 2)
    # Arabic stands at the right of the page.
    assert picture.getpixel((round((left + middle) / 2), level)) == pytest.approx(COLOURS["en"], abs=12)
    assert picture.getpixel((round((start + right) / 2), level)) == pytest.approx(COLOURS["ar"], abs=12)


@pytest.mark.parametrize("profile", ["screen", "web"])
def test_a_booklet_with_one_cover_shows_both_and_an_edition_of_one_language_its_own(root: Path, profile: str) -> None:
    project = Project(Files(root))
    shown = {}
    for edition in select(project, Selection(documents=("library-booklet",), profile=profile)):
        page = prepare(project, edition).composition.html
        shown[edition.locale_code] = re.findall(r"<img[^>]*cover-(\w\w)\.png", page)
    assert shown == {"en": ["en"], "ar": ["ar"], "ar+en": ["ar", "en"]}
