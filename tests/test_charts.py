"""Charts of a project on finished pages, in English and in Arabic: on paper, in ink and on the web."""

import io
import re
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

import chromium
from editions import Made, copy_project, make_files
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection
from mezanprint.pdf.painting.pages import read_pages
from mezanprint.pdf.painting.painted import Painted, Sort
from mezanprint.project.files import Files
from mezanprint.templating.charts.forms import FORMS
from mezanprint.webpage.release import check_web_release
from plates import plates, process, strays
from positions import where
from studio_browser import needs_chromium

REPO = Path(__file__).resolve().parents[1]
MM = 25.4 / 72
LEFT, RIGHT = 17.0, 193.0
"""Edges of the text of a fact sheet, mm."""
VISITS = {"2019": 4100, "2020": None, "2021": 2350, "2022": 3900, "2023": 5200, "2024": 8400}
WORDS = {
    "en": {
        "title": "The library in numbers",
        "visits": "Visits doubled in 2024",
        "counted": "Visits a year",
        "source": "The counter at the door",
        "alt": "Bars of visits.",
        "books": "Most books are read at home",
        "rooms": ("Novels", "Newspapers of the day", "Maps"),
        "ways": ("At home", "In the library", "Lost"),
    },
    "ar": {
        "title": "المكتبة بالأرقام",
        "visits": "تضاعفت الزيارات",
        "counted": "الزيارات في السنة",
        "source": "عدّاد الباب",
        "alt": "أعمدة الزيارات.",
        "books": "أكثر الكتب تُقرأ في البيت",
        "rooms": ("الروايات", "صحف اليوم", "الخرائط"),
        "ways": ("في البيت", "في المكتبة", "مفقودة"),
    },
}
DOCUMENT = """kind: fact-sheet
locale: {locale}
date: 2026-11-28
editions: [{locale}]
title: {title}
names: $lamp.names
standfirst: {counted}
sections:
  - id: visits
    component: chart
    slot: main
    form: bar
    title: {visits}
    counted: {counted}
    data:
      file: visits.csv
      columns: {{year: {{title: {counted}, type: year}}, visits: {{title: {counted}, type: number}}}}
    labels: year
    values: [visits]
    highlight: "2024"
    source: {source}
    alt: {alt}
  - id: books
    component: chart
    slot: main
    form: stacked
    title: {books}
    counted: {counted}
    data:
      columns:
        room: {{title: {counted}, type: text}}
        home: {{title: {ways[0]}, type: number}}
        here: {{title: {ways[1]}, type: number}}
        lost: {{title: {ways[2]}, type: number}}
      rows:
        - [{rooms[0]}, 1200, 640, 300]
        - [{rooms[1]}, 300, 900, 12]
        - [{rooms[2]}, "", "", ""]
    labels: room
    values: [home, here, lost]
    order: rows
    source: {source}
    alt: {alt}
"""
PRESS = '\n[profiles.press]\ncolour = "cmyk"\nimage_dpi = 300\nbleed = 3\nslug = 8\nmarks = ["crop"]\n'


def write(root: Path, name: str, text: str) -> None:
    folder = root / "content" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "document.yaml").write_text(text, "utf-8")
    rows = (f"{year},{'' if count is None else count}\n" for year, count in VISITS.items())
    (folder / "visits.csv").write_text("year,visits\n" + "".join(rows), "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(REPO, "minimal", tmp_path_factory.mktemp("charts") / "project")
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8") + PRESS, "utf-8")
    for locale, words in WORDS.items():
        write(root, f"charts-{locale}", DOCUMENT.format(locale=locale, **words))
    return root


def edition(project: Path, locale: str, profile: str = "screen") -> Made:
    (made,) = make_files(project, Selection((f"charts-{locale}",), (locale,), profile))
    return made


@pytest.fixture(scope="module", params=["en", "ar"])
def made(request: pytest.FixtureRequest, project: Path) -> Made:
    return edition(project, request.param)


def areas(made: Made, *tokens: str) -> list[Painted]:
    """Return the filled areas of the first page in colours of the theme, from the top down."""
    colours = [screen_colour(made, token) for token in tokens]
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        things = [thing for thing in next(read_pages(document))() if thing.sort is Sort.AREA]
    fit = [
        thing for thing in things if any(thing.colour.parts == pytest.approx(colour, abs=0.003) for colour in colours)
    ]
    return sorted(fit, key=lambda thing: -thing.box[3])


def screen_colour(made: Made, token: str) -> tuple[float, ...]:
    match = re.search(rf"--{token}: (#[0-9a-f]{{6}})", made.composition.html)
    assert match, token
    return tuple(part / 255 for part in bytes.fromhex(match[1][1:]))


def bars(made: Made) -> list[Painted]:
    """Return the bars of the first chart."""
    count = sum(value is not None for value in VISITS.values())
    return areas(made, "brand-light", "accent")[:count]


def is_rtl(made: Made) -> bool:
    return made.composition.metadata.rtl


def test_the_bars_on_the_page_are_as_long_as_the_numbers(made: Made) -> None:
    numbers = [value for value in VISITS.values() if value is not None]
    lengths = [box.box[2] - box.box[0] for box in bars(made)]
    assert [length / lengths[-1] for length in lengths] == pytest.approx([n / numbers[-1] for n in numbers], abs=0.003)
    assert lengths[-1] * MM > 80


def test_bars_grow_from_the_side_at_which_lines_begin(made: Made) -> None:
    """And names stand before them, numbers behind them."""
    pdf = made.artifact.data
    place, number = where(pdf, "2023"), where(pdf, "5,200")
    bar = bars(made)[3].box
    zero, end = (bar[2], bar[0]) if is_rtl(made) else (bar[0], bar[2])
    edge, first = (RIGHT, place.right) if is_rtl(made) else (LEFT, place.left)
    assert first == pytest.approx(edge, abs=0.5)
    inner = place.left if is_rtl(made) else place.right
    assert 0 < abs(zero * MM - inner) < 4
    near = number.right if is_rtl(made) else number.left
    assert abs(end * MM - near) == pytest.approx(1, abs=0.5)
    assert (number.left < end * MM) is is_rtl(made)
    assert place.y == pytest.approx(number.y, abs=0.3)
    assert place.y == pytest.approx(297 - (bar[1] + bar[3]) / 2 * MM, abs=0.4)


def test_missing_numbers_are_said_and_have_no_bar(made: Made) -> None:
    row = where(made.artifact.data, "2020").y
    assert [bar for bar in bars(made) if abs(297 - (bar.box[1] + bar.box[3]) / 2 * MM - row) < 2] == []
    (height, *_) = found(made, "لا بيانات" if is_rtl(made) else "no data")
    assert 297 - height == pytest.approx(row, abs=1)


def found(made: Made, text: str) -> list[float]:
    """Return how high above the foot of the first page a text is found, mm, each time from the top down."""
    page = pypdfium2.PdfDocument(made.artifact.data)[0].get_textpage()
    search, heights = page.search(text), []
    while (hit := search.get_next()) is not None:
        _, bottom, _, top = page.get_charbox(hit[0], loose=True)
        heights.append((bottom + top) / 2 * MM)
    return sorted(heights, reverse=True)


def test_every_name_and_number_is_text_that_a_reader_finds(made: Made) -> None:
    words = WORDS["ar" if is_rtl(made) else "en"]
    for text in (*words["rooms"], *words["ways"], "8,400", "1,200"):
        assert found(made, text) != [], text


def figures(made: Made) -> list[tuple[str, int, int, float]]:
    """Return of each figure of the tags its description, how many paths and kids it has, and its width."""
    with pikepdf.open(io.BytesIO(made.artifact.data)) as document:
        elements = [
            each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        elements.sort(key=lambda each: -float(each.A.BBox[3]))
        return [
            (
                str(each.Alt),
                sum(isinstance(kid, int) for kid in each.K),
                len(each.K),
                (float(each.A.BBox[2]) - float(each.A.BBox[0])) * MM,
            )
            for each in elements
        ]


def test_a_chart_is_one_figure_described_with_its_numbers(made: Made) -> None:
    visits, books = figures(made)
    assert visits[0].startswith(
        ("Bars of visits. 2019: 4,100; 2020: no data", "أعمدة الزيارات. 2019: 4,100؛ 2020: لا بيانات")[is_rtl(made)]
    )
    assert (
        "Novels: At home 1,200, In the library 640, Lost 300",
        "الروايات: في البيت 1,200، في المكتبة 640، مفقودة 300",
    )[is_rtl(made)] in books[0]
    for _, paths, kids, width in (visits, books):
        assert paths == 1
        assert kids > 6
        assert 119 < width < 177


def test_in_ink_a_chart_has_the_inks_of_its_tokens_alone(project: Path) -> None:
    made = edition(project, "ar", "press")
    named = {(100 * c, 100 * m, 100 * y, 100 * k) for _, (c, m, y, k) in made.composition.twins}
    (page,) = plates(made.artifact.data, 100)
    inside = process(page)[60:-60, 60:-60]
    assert strays(inside, named) == {}
    # Black letters are of one ink, and overprint what they stand on.
    grounds = {ink[:3] for ink in named}
    dark = np.unique(inside[inside[..., 3] > 90].round(), axis=0)
    assert len(dark) > 1
    assert [each for each in dark if min(np.abs(each[:3] - ground).max() for ground in grounds) > 1] == []


@pytest.fixture(scope="module")
def web(project: Path) -> Made:
    return edition(project, "ar", "web")


def test_a_web_page_draws_the_same_chart_and_lets_in_no_address(web: Made) -> None:
    page = web.artifact.data.decode()
    assert page.count("<svg") == 2
    assert "style=" not in page.partition("</head>")[2]
    assert check_web_release(web.artifact.data, web.composition) == ()
    bad = page.replace('fill="none"', 'fill="url(https://example.org/x.svg#a)"', 1).encode()
    assert [each.code for each in check_web_release(bad, web.composition)] == ["release-web"]


@needs_chromium
@pytest.mark.parametrize("width", [320, 1280])
def test_on_every_screen_labels_are_read_and_stay_in_the_drawing(
    browser: Browser, web: Made, width: int, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(web.artifact.data)
    with chromium.opened(browser) as reader:
        reader.open(path, width)
        boxes = reader.evaluate(
            """[...document.querySelectorAll('.plot')].flatMap(plot => {
              const around = plot.getBoundingClientRect();
              return [...plot.querySelectorAll('.at > div')].map(label => {
                const box = label.getBoundingClientRect();
                return [box.left - around.left, around.right - box.right, parseFloat(getComputedStyle(label).fontSize)];
              });
            })"""
        )
    assert len(boxes) > 20
    assert min(box[0] for box in boxes) > -1
    assert min(box[1] for box in boxes) > -1
    assert min(box[2] for box in boxes) > 10
    assert max(box[2] for box in boxes) < 18


def test_components_offer_the_forms_that_there_are(project: Path) -> None:
    (kind,) = (kind for name, kind in Project(Files(project)).kinds.items() if name == "fact-sheet")
    (chart,) = (component for component in kind.components if component.name == "chart")
    (form,) = (field for field in chart.fields if field.name == "form")
    assert sorted(form.choices) == sorted(FORMS)


def lightness(colour: tuple[float, ...]) -> float:
    """Return L* of CIE 1976 of a colour of sRGB."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return float(116 * luminance ** (1 / 3) - 16)


def test_neighbours_differ_by_a_quarter_in_lightness(project: Path) -> None:
    made = edition(project, "en")
    dark, light, other_dark, other_light = (
        lightness(screen_colour(made, token)) for token in ("brand", "brand-light", "accent", "accent-light")
    )
    assert min(light - dark, light - other_dark, other_light - other_dark, 100 - other_light + 8) >= 25
