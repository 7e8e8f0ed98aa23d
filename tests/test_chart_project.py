"""Twelve charts of a library, built: read back, measured on the page, seen in grey, by the colour-blind, and in ink."""

import io
import re
import shutil
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from conftest import REPO
from editions import Made, make_files
from island import without
from mezanprint.engine.selection import Selection
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.model.domains import TEMPLATES
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import normal
from mezanprint.templating.charts import palette
from plates import plates, process
from positions import MM, Place, where

DOCUMENTS = ("visitors", "lending", "branches")
LOCALES = ("en", "ar", "ar+en")
READERS = ("pdfium", "poppler", "MuPDF", "pdf.js")
TOKEN = re.compile(r"--([a-z-]+): ink\((#[0-9a-f]{6}),([^)]*)\)")
DPI = 200
Colours = npt.NDArray[np.float64]
"""Rows of red, green and blue from 0 to 1, or of L, a and b."""
PROTAN = np.array(((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)))
DEUTAN = np.array(((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)))
"""How colours look to people without the long or the middle cones (Machado, Oliveira and Fernandes 2009)."""


def library(folder: Path) -> Path:
    """Return the project with the templates of the house and their Arabic words."""
    shutil.copytree(REPO / "tests/projects/charts", folder)
    shutil.copytree(REPO / "templates", folder / "templates")
    words = catalog_path("ar", TEMPLATES)
    shutil.copyfile(REPO / words, folder / words)
    return folder


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library(tmp_path_factory.mktemp("charts") / "library")


@pytest.fixture(scope="module")
def editions(root: Path) -> dict[str, Made]:
    return {made.name: made for made in make_files(root, Selection(profile="screen"))}


@pytest.fixture(scope="module")
def tokens() -> dict[str, tuple[str, tuple[float, ...]]]:
    """Return the colour of each token on a screen, and its inks in per cent."""
    sheets = [*(REPO / "templates/base").rglob("*.css"), REPO / "templates/fact-sheet/style.css"]
    matches = (match for sheet in sheets for match in TOKEN.finditer(sheet.read_text("utf-8")))
    return {match[1]: (match[2], tuple(100 * float(ink) for ink in match[3].split())) for match in matches}


def seen(words: str) -> str:
    """Return Arabic words as their letters stand from left to right; digits keep their order."""
    return "".join(re.findall(r"[\u0660-\u0669\u066b\u066c]+|.", words.replace(" ", ""))[::-1])


def place(made: Made, words: str) -> Place:
    """Return where words stand that are there once."""
    return where(made.artifact.data, seen(words) if re.search("[\u0621-\u064a]", words) else words)


def test_all_twelve_charts_are_built_in_each_language_and_in_both(editions: dict[str, Made]) -> None:
    assert set(editions) == {f"{name} {locale}" for name in DOCUMENTS for locale in LOCALES}
    for name, made in editions.items():
        with pikepdf.open(pikepdf_bytes(made)) as pdf:
            count = sum(1 for each in figures(pdf))
        assert count == (8 if "+" in name else 4), name


def pikepdf_bytes(made: Made) -> io.BytesIO:
    return io.BytesIO(made.artifact.data)


def figures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the description of each figure."""
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
            yield str(element.get("/Alt", ""))


def test_what_is_drawn_is_said_in_words(editions: dict[str, Made]) -> None:
    with pikepdf.open(pikepdf_bytes(editions["branches ar"])) as pdf:
        (places,) = (alt for alt in figures(pdf) if "الميناء: ٢٠١٦" in alt)
    assert "زقاق الطاحونة: ٢٠١٦: ٣٬٠٠٠" in places
    assert "٢٠٢٢: لا بيانات" in places
    with pikepdf.open(pikepdf_bytes(editions["visitors en"])) as pdf:
        assert any("1955: A shelf in the orchard keeper's house" in alt for alt in figures(pdf))
        assert any("2019: Adults 6,910, Children 5,480" in alt for alt in figures(pdf))


TEXTS = {
    "visitors en": ("Children", "9,120", "4,120", "2012", "no data", "The catalogue is kept on a computer", "1,610"),
    "visitors ar+en": (
        "الأطفال",
        "٩٬١٢٠",
        "٤٬١٢٠",
        "٢٠١٢",
        "رف كتب في بيت حارس البستان",
        "Adults",
        "8,260",
    ),
    "branches ar": ("ساحة الهلال", "البوابة الشمالية", "٤٨٬٢١٠", "٧٬١٠٠", "أقصر انتظار", "٢١"),
    "lending ar": ("الإنجليزية", "كتب الصور", "٨١٬٢٠٠", "بالحافلة", "٢٣", "الأطفال", "٩٬٠٠٠"),
}
"""Texts of charts that readers must find, with lam-alef in some of them."""


@pytest.mark.parametrize("name", TEXTS)
def test_four_readers_find_the_texts_of_charts(name: str, editions: dict[str, Made], tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(editions[name].artifact.data)
    readings = {reading.reader: normal(reading.text) for reading in read_text(file, READERS)}
    assert len(readings) >= 3
    labels = [normal(label) for label in labels_of(editions[name].composition.html)]
    assert len(labels) > 40
    lost = [(reader, text) for reader, told in readings.items() for text in TEXTS[name] if text not in told]
    # poppler tells a space before some percent signs, and the lines of sentences beside another language in parts.
    close = {
        reader: told.replace(" ", "") for reader, told in readings.items() if reader != "poppler" or "+" not in name
    }
    lost += [(reader, text) for reader, told in close.items() for text in labels if text.replace(" ", "") not in told]
    assert lost == []


def labels_of(page: str) -> list[str]:
    """Return what is written over all drawings."""
    return [
        unescape(re.sub("<[^>]*>", "", label))
        for label in re.findall(r'<div class="at at-[^>]*><div>(.*?)</div>', page)
    ]


def test_time_runs_from_the_right_in_arabic_and_the_scale_stands_there(editions: dict[str, Made]) -> None:
    english, arabic = editions["visitors en"], editions["visitors ar"]
    assert place(english, "8,000").right < place(english, "4,120").left < place(english, "9,120").left
    assert place(arabic, "٨٬٠٠٠").left > place(arabic, "٤٬١٢٠").right > place(arabic, "٩٬١٢٠").right
    assert place(english, "1968").left < place(english, "1990").left < place(english, "2011").left
    assert place(arabic, "١٩٦٨").left > place(arabic, "١٩٩٠").left > place(arabic, "٢٠١١").left


def test_bars_grow_from_the_right_in_arabic_in_the_same_order(editions: dict[str, Made]) -> None:
    names = ("48,210", "39,870", "31,450", "22,940", "18,300", "9,120")
    english = [place(editions["branches en"], number) for number in names]
    arabic = [
        place(editions["branches ar"], number.translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")))
        for number in names
    ]
    assert all(a.left > b.left for a, b in pairwise(english))
    assert all(a.right < b.right for a, b in pairwise(arabic))
    for each in (english, arabic):
        assert all(a.y < b.y for a, b in pairwise(each))
    # A bar is as long as its number: ends of bars, where numbers stand, are in proportion.
    for each, ends in ((english, [place.left for place in english]), (arabic, [-place.right for place in arabic])):
        assert (ends[0] - ends[2]) / (ends[0] - ends[5]) == pytest.approx((48210 - 31450) / (48210 - 9120), abs=0.02), (
            each
        )


def test_a_house_may_have_time_run_from_the_left_in_arabic(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "ltr")
    settings = other / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8").replace("[locales.ar]\n", '[locales.ar]\ntime = "ltr"\n'), "utf-8")
    path = other / "content/visitors/document.yaml"
    path.write_text(without(path.read_text("utf-8"), "evening", "warmth"), "utf-8")
    (made,) = make_files(other, Selection(("visitors",), ("ar",), "screen"))
    assert place(made, "٨٬٠٠٠").right < place(made, "٤٬١٢٠").left < place(made, "٩٬١٢٠").left
    assert place(made, "١٩٦٨").left < place(made, "١٩٩٠").left < place(made, "٢٠١١").left


def picture(made: Made, page: int = 0) -> Image.Image:
    """Return a page as a screen shows it."""
    document = pypdfium2.PdfDocument(made.artifact.data)
    image: Image.Image = document[page].render(scale=DPI / 72).to_pil().convert("RGB")
    return image


def lightness(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Return L* of a picture in grey."""
    return lab(np.repeat(np.asarray(grey, float)[..., None] / 255, 3, axis=-1))[..., 0]


def lab(colours: Colours) -> Colours:
    """Return colours of sRGB as CIE L*a*b*, D65."""
    return lab_of_linear(linear(colours))


def linear(colours: Colours) -> Colours:
    """Return sRGB as amounts of light."""
    return np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)


def lab_of_linear(light: Colours) -> Colours:
    """Return amounts of light as CIE L*a*b*."""
    matrix = np.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)))
    xyz = np.clip(light, 0, 1) @ matrix.T / np.array((0.9505, 1.0, 1.089))
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack((116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])), axis=-1)


def over(grey: npt.NDArray[np.uint8], label: Place) -> npt.NDArray[np.uint8]:
    """Return the strip of a bar that is to be seen over the number in it."""
    px = DPI / 25.4
    top, bottom = round((label.y - 2.5) * px), round((label.y - 1.9) * px)
    return grey[top:bottom, round(label.left * px) : round(label.right * px)]


def test_neighbours_in_a_stacked_bar_are_told_apart_in_grey(editions: dict[str, Made]) -> None:
    for locale, numbers in (("en", ("21,000", "11,210", "16,000")), ("ar", ("٢١٬٠٠٠", "١١٬٢١٠", "١٦٬٠٠٠"))):
        made = editions[f"lending {locale}"]
        grey = np.asarray(picture(made).convert("L"))
        strips = [lightness(over(grey, place(made, number))) for number in numbers]
        for one, other in pairwise(strips):
            differ = abs(float(one.mean()) - float(other.mean()))
            patterns = [float(strip.std()) > 10 for strip in (one, other)]
            assert differ >= 25 or patterns[0] != patterns[1], (locale, differ, patterns)


def test_neighbouring_lines_are_told_apart_in_grey(
    editions: dict[str, Made], tokens: dict[str, tuple[str, ...]]
) -> None:
    pixels = np.asarray(picture(editions["visitors en"])).reshape(-1, 3)
    levels = []
    for name in palette.LINES[:2]:
        rgb = bytes.fromhex(tokens[name][0][1:])
        assert (pixels == np.frombuffer(rgb, np.uint8)).all(axis=1).sum() > 300, f"{name} is not on the page"
        grey = Image.new("RGB", (1, 1), tuple(rgb)).convert("L")
        levels.append(float(lightness(np.asarray(grey))[0, 0]))
    assert abs(levels[0] - levels[1]) >= 25


@pytest.mark.parametrize("series", [palette.LINES, [palette.fill(n).partition("/")[0] for n in range(palette.MOST)]])
@pytest.mark.parametrize("cones", [PROTAN, DEUTAN], ids=["protan", "deutan"])
def test_neighbours_are_told_apart_by_the_colour_blind(
    series: tuple[str, ...], cones: Colours, tokens: dict[str, tuple[str, ...]]
) -> None:
    colours = np.array([list(bytes.fromhex(tokens[name][0][1:])) for name in series]) / 255
    seen = lab_of_linear(linear(colours) @ cones.T)
    distances = [float(np.linalg.norm(one - other)) for one, other in pairwise(seen)]
    assert min(distances) > 15, dict(zip(series, distances, strict=False))


def test_a_press_prints_charts_in_the_inks_of_tokens_alone(
    root: Path, tokens: dict[str, tuple[str, tuple[float, ...]]]
) -> None:
    (made,) = make_files(root, Selection(("visitors",), ("ar",), "press"))
    with pikepdf.open(pikepdf_bytes(made)) as pdf:
        paper, trim = pdf.pages[0].mediabox, pdf.pages[0].trimbox
        left, top = float(trim[0]) * MM, (float(paper[3]) - float(trim[3])) * MM
    (page,) = plates(made.artifact.data, 100, "-dLastPage=1")
    assert set(page) == {"Cyan", "Magenta", "Yellow", "Black"}
    px = 100 / 25.4
    inks = process(page)[
        round((top + 2) * px) : round((top + 295) * px), round((left + 2) * px) : round((left + 208) * px)
    ]
    whole = inks.round().astype(np.int64).reshape(-1, 4)
    codes, counts = np.unique(whole @ np.array((1, 1000, 1000**2, 1000**3)), return_counts=True)
    colours = np.stack([codes // 1000**ink % 1000 for ink in range(4)], axis=-1)
    known = np.array([each for _, each in tokens.values()])
    known = np.concatenate(
        (known, [(*each[:3], 100) for each in known])
    )  # black lines and letters overprint what lies there
    strange = [
        (tuple(colour), int(count))
        for colour, count in zip(colours, counts, strict=True)
        if np.abs(known - colour).max(axis=1).min() > 2.5
    ]
    assert strange == []
    used = {name for name, (_, each) in tokens.items() if (np.abs(colours - each).max(axis=1) <= 2.5).any()}
    assert {"brand", "brand-line", "brand-light", "accent", "ink"} <= used
