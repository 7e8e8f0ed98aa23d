"""Bold words in a family of a house: set in its bold, and told where it has none; none is faked."""

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from house_fonts import house_font
from mezanprint.model.brand import FontFile
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.faces import true_weight
from mezanprint.typesetting.typefaces.font_judging import judge_font
from mezanprint.typesetting.typeset import typeset
from mezanprint.webpage.font_faces import read_font
from sheets import listed, sheet

FAMILY = "Harbour Naskh"
BODY = '<p>كلمات عادية بينها <b style="font-weight: {}">كلمات غليظة</b> في السطر</p>'
HEADS = '<h2 style="font-weight: 700">عنوان</h2>'


def as_regular(font: TTFont) -> None:
    font["OS/2"].usWeightClass = 400


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bold")
    for name in ("Regular", "Bold"):
        house_font(folder / f"{name}.ttf", f"IBMPlexSansArabic-{name}.ttf", FAMILY)
    house_font(folder / "Wrong.ttf", "IBMPlexSansArabic-Bold.ttf", FAMILY, as_regular)
    return folder


def made(root: Path, body: str, *names: str) -> tuple[list[Diagnostic], set[str]]:
    """Return the findings of a page in these files of the family, and the faces that its PDF holds."""
    paths = [f"{name}.ttf" for name in names]
    fonts = tuple(FontFile(FAMILY, path, hashlib.sha256((root / path).read_bytes()).hexdigest()) for path in paths)
    page = sheet(body, f'p, h2 {{ font-family: "{FAMILY}" }}', resources=listed(root, *paths))
    artifact = typeset(replace(page, fonts=fonts), root)
    with pikepdf.open(BytesIO(artifact.data)) as pdf:
        fonts_of = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
        faces = {metrics_of(bytes(each.FontFile2.read_bytes())) for each in fonts_of}
    return list(artifact.diagnostics), faces


def metrics_of(font: bytes) -> str:
    """Return the measures of one letter of a font of a PDF: bold and regular ones differ."""
    with TTFont(BytesIO(font)) as cut:
        return str(cut["hmtx"].metrics[cut.getGlyphOrder()[-1]])


@pytest.mark.provokes("fonts-bold")
def test_bold_words_of_a_family_without_a_bold_are_told(root: Path) -> None:
    (found,), faces = made(root, BODY.format(700), "Regular")
    assert (found.code, str(found.span), len(faces)) == ("fonts-bold", "mezanprint.toml", 1)
    assert FAMILY in found.message


@pytest.mark.parametrize("weight", [600, 700])
def test_bold_words_are_set_in_the_bold_of_their_family(root: Path, weight: int) -> None:
    found, faces = made(root, BODY.format(weight), "Regular", "Bold")
    assert (found, len(faces)) == ([], 2)


def test_a_face_of_one_weight_that_sets_all_or_nothing_bold_is_not_spoken_of(root: Path) -> None:
    assert made(root, HEADS, "Regular")[0] == []
    assert made(root, "<p>كلمات عادية</p>", "Bold")[0] == []


def test_a_bold_that_gives_the_weight_of_the_regular_is_the_bold(root: Path) -> None:
    found, faces = made(root, BODY.format(700), "Regular", "Wrong")
    assert (found, len(faces)) == ([], 2)
    assert read_font(FAMILY, root / "Wrong.ttf").heaviest == 700
    assert judge_font("Wrong.ttf", (root / "Wrong.ttf").read_bytes(), ("ar",)).weights == (700, 700)
    assert [true_weight(*each) for each in ((400, "Regular"), (600, "SemiBold"), (800, "ExtraBold"))] == [400, 600, 800]
