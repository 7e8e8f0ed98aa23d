"""The bold look: dark grounds that run off the paper on a press and are outlines where toner prints, in all kinds."""

import io
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest

from editions import Made, make_editions, make_files
from mezanprint.engine.selection import Selection
from mezanprint.installation import starter
from mezanprint.model.colours import Rgb, contrast, lightness
from mezanprint.model.diagnostics import Severity
from positions import lines

KINDS = {"fact-sheet": "nashra", "brochure": "matwiya", "booklet": "kutayyib", "leaflet": "waraqa"}
MM = 25.4 / 72
DPI = 72
MOST_TONER = 1.35
"""What a bold document may take of toner, where the sober one takes 1."""


def project(folder: Path, look: str, source: str = "ar") -> Path:
    starter.create(folder, source)
    settings = folder / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8") + f'\n[brand]\nlook = "{look}"\n', "utf-8")
    return folder


def by_kind(root: Path, profile: str) -> dict[str, Made]:
    made = make_editions(root, Selection(profile=profile))
    return {each.composition.edition.document: each for each in made}


@pytest.fixture(scope="module")
def bold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project in Arabic, in the bold look."""
    return project(tmp_path_factory.mktemp("bold") / "bold", "bold")


@pytest.fixture(scope="module")
def press(bold: Path) -> dict[str, Made]:
    return by_kind(bold, "press")


@pytest.fixture(scope="module")
def office(bold: Path) -> dict[str, Made]:
    return by_kind(bold, "office")


@pytest.fixture(scope="module")
def sober(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """What is compared; the leaflet has a dark cover in this look too."""
    root = project(tmp_path_factory.mktemp("sober") / "sober", "sober")
    names = tuple(name for kind, name in KINDS.items() if kind != "leaflet")
    made = make_files(root, Selection(documents=names, profile="office"))
    return {each.composition.edition.document: each for each in made}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A fact sheet in two languages, for screens."""
    root = project(tmp_path_factory.mktemp("both") / "both", "bold", "en")
    (made,) = make_editions(root, Selection(documents=("how-it-works",), locales=("ar+en",)))
    return made


def pixels(pdf: bytes, page: int = 0) -> npt.NDArray[np.int64]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=DPI / 72).to_pil().convert("RGB")
    return np.asarray(picture).astype(np.int64)


def all_pixels(pdf: bytes) -> list[npt.NDArray[np.int64]]:
    return [pixels(pdf, page) for page in range(len(pypdfium2.PdfDocument(pdf)))]


def at(page: npt.NDArray[np.int64], x: float, y: float) -> Rgb:
    """Return the colour at a place in points from the top left."""
    red, green, blue = (int(part) for part in page[round(y * DPI / 72), round(x * DPI / 72)])
    return red, green, blue


def faults(made: Made) -> list[str]:
    return [each.message for each in made.artifact.diagnostics if each.severity is not Severity.INFO]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_set_and_printed_without_a_finding(
    press: dict[str, Made], office: dict[str, Made], kind: str
) -> None:
    assert [faults(made[KINDS[kind]]) for made in (press, office)] == [[], []]


def test_two_languages_are_set_without_a_finding(both: Made) -> None:
    assert faults(both) == []


@pytest.mark.parametrize(
    ("kind", "edges"),
    # Lines run from right to left: the front of a folded sheet is at its left, and the fold at the right of it.
    [("fact-sheet", "left top right"), ("brochure", "left top bottom"), ("leaflet", "left top bottom"),
     ("booklet", "left top right bottom")],
)  # fmt: skip
def test_a_dark_ground_goes_over_the_trimmed_edge(press: dict[str, Made], kind: str, edges: str) -> None:
    pdf = press[KINDS[kind]].artifact.data
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        height = float(page.mediabox[3]) - float(page.mediabox[1])
        left, bottom, right, top = (float(side) for side in page.trimbox)
    beyond = 2 / MM  # of the 3 mm that the profile bleeds
    shown = pixels(pdf)
    places = {
        "left": (left - beyond, height - top + 60),
        "right": (right + beyond, height - top + 60),
        "top": (left + 60, height - top - beyond),
        "bottom": (left + 60, height - bottom + beyond),
    }
    assert {edge: lightness(at(shown, *places[edge])) < 25 for edge in edges.split()} == dict.fromkeys(
        edges.split(), True
    )


def toner(pages: list[npt.NDArray[np.int64]]) -> float:
    return sum(float((255 - page).mean(axis=2).sum()) for page in pages)


@pytest.mark.parametrize("kind", KINDS)
def test_toner_prints_outlines_and_little_more_than_in_the_sober_look(
    office: dict[str, Made], sober: dict[str, Made], kind: str
) -> None:
    name = KINDS[kind]
    pages = all_pixels(office[name].artifact.data)
    assert max(float((page.max(axis=2) < 90).mean()) for page in pages) < 0.12
    if name in sober:
        assert toner(pages) < MOST_TONER * toner(all_pixels(sober[name].artifact.data))


def test_an_outline_stays_inside_of_what_printers_can_print(office: dict[str, Made]) -> None:
    page = pixels(office[KINDS["fact-sheet"]].artifact.data)
    edge = round(4.5 / MM * DPI / 72)
    inner = page[edge:-edge, edge:-edge]
    assert (page == 255).sum() - (inner == 255).sum() == page.size - inner.size
    head = inner[: round(60 / MM)]
    rows = [row for row in range(len(head)) if (head[row].max(axis=1) < 200).mean() > 0.9]
    assert rows  # the upper edge of the outline


def test_letters_on_the_ground_stand_out_from_it(press: dict[str, Made], both: Made) -> None:
    for pdf, end in ((both.artifact.data, 60), (press[KINDS["booklet"]].artifact.data, 200)):
        page = pixels(pdf)[round(20 / MM) : round(end / MM), round(20 / MM) : -round(20 / MM)]
        colours: Counter[Rgb] = Counter((red, green, blue) for red, green, blue in page.reshape(-1, 3).tolist())
        (ground, amount), *_ = colours.most_common(1)
        lightest = max(colours, key=lightness)
        assert amount > 0.5 * page.shape[0] * page.shape[1]
        assert contrast(ground, lightest) > 12


def test_headlines_have_faces_of_their_own_and_are_found_as_they_are_read(both: Made) -> None:
    document = pypdfium2.PdfDocument(both.artifact.data)
    words = document[0].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(both.artifact.data)) as pdf:
        fonts = {
            str(each.BaseFont).split("+")[-1] for each in pdf.objects if "/BaseFont" in getattr(each, "keys", list)()
        }
    assert [
        name for name in ("Archivo", "Noto-Kufi", "IBM-Plex-Sans-Arabic") if not any(name in f for f in fonts)
    ] == []
    assert "كيف يعمل هذا المشروع" in " ".join(words.split())
    assert "How this project works" in " ".join(words.split())


def test_two_titles_share_one_ground_and_the_beam_stands_between_them(both: Made) -> None:
    page = pixels(both.artifact.data)
    middle = page.shape[1] // 2
    head = page[: round(70 / MM)]
    beams = (head[:, middle - 4 : middle + 4].min(axis=2) > 120).max(axis=1)
    assert beams.sum() > 20 / MM
    for half in (head[:, : middle - 8], head[:, middle + 8 :]):
        assert (half.min(axis=2) > 200).sum() > 300  # white letters
        assert ((half.max(axis=2) < 90).mean()) > 0.4


def test_figures_of_a_leaflet_with_no_drawing_beside_them_are_apart(press: dict[str, Made]) -> None:
    numbers = [each for each in lines(press[KINDS["leaflet"]].artifact.data) if each.text in ("9,600", "860", "24")]
    first, second, third = (each.y for each in sorted(numbers, key=lambda at: at.y))
    assert second - first == pytest.approx(35, abs=0.5)  # of which an Arabic tile with two lines of source fills 29.5
    assert third - second == pytest.approx(35, abs=0.5)


def test_the_name_in_an_outline_has_no_bar_of_its_own(office: dict[str, Made]) -> None:
    pdf = office[KINDS["fact-sheet"]].artifact.data
    name = min(lines(pdf), key=lambda at: (at.page, at.y))
    page = pixels(pdf)
    x, y = (round(each * DPI / 25.4) for each in (name.right, name.y))
    assert page[y - 6 : y + 6, x + 1 : x + 9].min() == 255
