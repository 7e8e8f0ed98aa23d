"""The bold look on web pages: in Chromium, in both directions, on a telephone and on a desk, and printed from there."""

import io
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

import chromium
from axe import axe_script
from chromium import Chromium
from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.colours import lightness
from mezanprint.project.memory_files import MemoryFiles
from mezanprint.typesetting.page_sources import page_pictures
from mezanprint.webpage.assemble import assemble
from studio_browser import needs_chromium

REPO = Path(__file__).resolve().parents[1]
PHONE, DESK = 390, 1280
DARK, WHITE = 25, 240
"""Lightness of a dark ground at most; grey of white letters at least, of 255."""
TITLES = {
    "fishing-boats-2017 ar": "Noto Kufi Arabic",
    "fishing-boats-2017 ar+en": "Noto Kufi Arabic",
    "al-mezan-booklet ar": "Noto Kufi Arabic",
    "al-mezan-brochure en": "Archivo",
    "fishing-count en": "Archivo",
}
"""A page of each kind, and the face of its title."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages, in the fonts of the system, for these are quicker."""
    settings = (REPO / "mezanprint.toml").read_text("utf-8").replace("[brand]", '[brand]\nlook = "bold"', 1)
    project = Project(MemoryFiles(REPO, {"mezanprint.toml": settings}))
    folder = tmp_path_factory.mktemp("bold-web")
    paths = {}
    for number, name in enumerate(TITLES):
        document, locale = name.split()
        (edition,) = select(project, Selection((document,), (locale,), profile="web"))
        composition = prepare(project, edition).composition
        paths[name] = folder / f"{number}.html"
        paths[name].write_bytes(assemble(composition, page_pictures(composition, REPO, []), {})[0])
    return paths


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Chromium]:
    with chromium.opened(browser) as reader:
        yield reader


def shot(reader: Chromium) -> Image.Image:
    data = reader.ask("Page.captureScreenshot", captureBeyondViewport=False)["data"]
    return Image.open(io.BytesIO(b64decode(data))).convert("RGB")


def shade(picture: Image.Image, x: float, y: float) -> float:
    red, green, blue = picture.getpixel((round(x), round(y)))  # type: ignore[misc]
    return lightness((red, green, blue))


@needs_chromium
@pytest.mark.parametrize(("name", "width"), [*((name, PHONE) for name in TITLES), ("fishing-boats-2017 ar", DESK)])
def test_the_title_is_white_on_a_dark_ground_from_edge_to_edge(
    pages: dict[str, Path], reader: Chromium, name: str, width: int
) -> None:
    reader.open(pages[name], width)
    reader.evaluate("document.querySelector('h1').scrollIntoView({block: 'center'})")
    box = reader.evaluate("document.querySelector('h1').getBoundingClientRect().toJSON()")
    picture = shot(reader)
    middle = (box["top"] + box["bottom"]) / 2
    assert [shade(picture, x, middle) < DARK for x in (1, picture.width - 2)] == [True, True]
    title = picture.crop(tuple(round(box[side]) for side in ("left", "top", "right", "bottom")))
    assert np.asarray(title.convert("L")).max() > WHITE
    assert reader.evaluate("document.documentElement.scrollWidth") == width


@needs_chromium
@pytest.mark.parametrize("name", ["fishing-boats-2017 ar+en", "al-mezan-brochure en"])
def test_axe_finds_no_violation_and_titles_have_faces_of_their_own(
    pages: dict[str, Path], reader: Chromium, name: str
) -> None:
    reader.open(pages[name], DESK)
    assert TITLES[name] in reader.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").split(", ")[0]
    reader.evaluate(f"{axe_script()};1")
    violations = reader.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    assert violations == []


@needs_chromium
@pytest.mark.parametrize("name", TITLES)
def test_printed_from_a_browser_nothing_is_white_on_white(pages: dict[str, Path], reader: Chromium, name: str) -> None:
    reader.open(pages[name], DESK)
    try:
        reader.ask("Emulation.setEmulatedMedia", media="print")
        colours = reader.evaluate(
            "[...document.querySelectorAll('h1, .standfirst, .kicker, .name')].map(e => getComputedStyle(e).color)"
        )
    finally:
        reader.ask("Emulation.setEmulatedMedia", media="")
    assert colours
    assert "rgb(255, 255, 255)" not in colours


@needs_chromium
def test_a_telephone_has_the_logo_over_the_names_and_not_between_them(pages: dict[str, Path], reader: Chromium) -> None:
    reader.open(pages["fishing-boats-2017 ar"], PHONE)
    logo = reader.evaluate("document.querySelector('.house-logo').getBoundingClientRect().toJSON()")
    names = reader.evaluate("[...document.querySelectorAll('.name')].map(e => e.getBoundingClientRect().top)")
    assert logo["bottom"] < min(names)
