"""A house with three families, a logo and colours of its own is set without a finding.

``benchmarks/houses.py`` makes every kind in all of them, in real fonts of many sorts.
"""

import shutil
from collections.abc import Callable
from io import BytesIO
from itertools import repeat
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from editions import make_editions, make_files
from house_fonts import KUFI, NASKH, SANS, give_fonts
from mezanprint.engine.selection import Selection
from mezanprint.installation import starter
from mezanprint.model.diagnostics import Severity
from mezanprint.pdf.page_picture import draw_page

BRAND = """
[brand]
logo = "brand/logo.svg"
look = "{}"
[brand.colours]
brand = {{ screen = "#17324d", press = "90 70 35 40" }}
accent = {{ screen = "#8a4b08" }}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M1 1h38v9z" fill="var(--brand)"/></svg>'
PX = 96 / 25.4
WHITE = (255, 255, 255)
SLUG = {"IBM Plex Sans", "IBM Plex Sans Arabic"}
SIGNS = {"Mezanprint Symbols", "Mezanprint Emoji"}
CHOICES = (
    ("how-it-works", "press", "bold"),
    ("library-brochure", "office", "sober"),
    ("library-leaflet", "archive", "bold"),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the project of the house in a look."""
    folder = tmp_path_factory.mktemp("houses")
    starter.create(folder / "sober")
    give_fonts(folder / "sober")
    (folder / "sober/brand").mkdir()
    (folder / "sober/brand/logo.svg").write_text(LOGO, "utf-8")
    shutil.copytree(folder / "sober", folder / "bold")
    for look in ("sober", "bold"):
        with (folder / look / "mezanprint.toml").open("a", encoding="utf-8") as settings:
            settings.write(BRAND.format(look))
    return lambda look: folder / look


@pytest.mark.parametrize(("document", "profile", "look"), CHOICES)
def test_each_kind_is_set_in_the_faces_of_the_house_without_a_finding(
    house: Callable[[str], Path], document: str, profile: str, look: str
) -> None:
    (made,) = make_editions(house(look), Selection((document,), locales=("ar",), profile=profile))
    assert [each.message for each in made.artifact.diagnostics if each.severity is not Severity.INFO] == []
    with pikepdf.open(BytesIO(made.artifact.data)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
        families = {str(each.FontFamily) for each in fonts} - SIGNS
    # What a press is told beside the page is set in the faces of the program.
    assert families - (SLUG if profile == "press" else set()) == {NASKH, KUFI, SANS}
    assert made.artifact.pairs == made.artifact.pairs_found


@pytest.mark.parametrize("locale", ["ar", "ar+en"])
def test_no_field_of_a_title_lies_on_the_plate_of_the_logo(
    house: Callable[[str], Path], tmp_path: Path, locale: str
) -> None:
    top, bottom = plate(first_page(title_alone(house("bold"), tmp_path), locale))
    assert bottom - top == pytest.approx(13.5 * PX, abs=1.5)


def test_a_title_without_a_kicker_keeps_away_from_the_plate_of_the_logo(
    house: Callable[[str], Path], tmp_path: Path
) -> None:
    page = first_page(title_alone(house("bold"), tmp_path, "kicker:"), "en")
    _, bottom = plate(page)
    beside = page.crop((round(20 * PX), bottom - round(1 * PX), round(80 * PX), page.height // 4))
    ink = next(y for y in range(beside.height) if WHITE in map(beside.getpixel, zip(range(beside.width), repeat(y))))
    assert ink > 3 * PX


def title_alone(root: Path, folder: Path, *leave_out: str) -> Path:
    """Return a copy of the project whose fact sheet is its title, without the lines that begin with ``leave_out``."""
    copy = shutil.copytree(root, folder / "house")
    document = copy / "content/how-it-works/document.yaml"
    lines = document.read_text("utf-8").partition("\nsections:\n")[0].splitlines(keepends=True)
    document.write_text("".join(line for line in lines if not line.startswith(leave_out)), "utf-8")
    return copy


def first_page(root: Path, locale: str) -> Image.Image:
    """Return the picture of the first page of the fact sheet for screens."""
    (made,) = make_files(root, Selection(("how-it-works",), locales=(locale,), profile="screen"))
    return Image.open(BytesIO(draw_page(made.artifact.data, 0, 96))).convert("RGB")


def plate(page: Image.Image) -> tuple[int, int]:
    """Return the first row of the plate and the one after it: a white border of 2.25 mm round 18 by 9 mm of logo."""
    left = round(page.width / 2 - 10.2 * PX)
    column = "".join("w" if page.getpixel((left, y)) == WHITE else " " for y in range(page.height // 4))
    height = max(map(len, column.split()))
    return column.index("w" * height), column.index("w" * height) + height
