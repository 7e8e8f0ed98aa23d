"""Details of a sheet that an eye found: words that stand out, rows that are apart, room under what reaches down."""

import shutil

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest

from conftest import REPO
from editions import make_editions
from mezanprint.engine.selection import Selection
from positions import Place, characters

_DPI = 200

DOCUMENT = """kind: fact-sheet
locale: ar
date: 2026-11-28
editions: [ar]
title: مصباح لكل شارع
names: $lamp.names
standfirst: نعلّق المصابيح حيث يمشي الناس.
sections:
  - {id: heavy, component: statement, slot: main, text: "**ننننن** ننننن"}
  - id: facts
    component: key-facts
    slot: main
    rows: [{label: "111", value: "222"}, {label: "333", value: "444"}]
  - id: money
    component: figures
    slot: main
    items: [lamp.cost]
  - id: pair
    component: pictures
    slot: main
    pictures:
      - {file: lamp.png, alt: صورة, caption: سطر طويل تحت صورة في صف من صورتين وهو أطول من عرضها مرتين أو أكثر من ذلك}
      - {file: lamp.png, alt: صورة أخرى}
    caption: "55555"
"""

DATA = """names: {en: The Lamp, ar: المصباح}
figures:
  cost: {value: 900, unit: EUR, label: مصابيح وأعمدة, source: المصباح}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("details") / "house"
    shutil.copytree(REPO / "tests/projects/minimal", root)
    shutil.copytree(REPO / "templates", root / "templates")
    words = "locales/ar/LC_MESSAGES/templates.po"
    shutil.copyfile(REPO / words, root / words)
    settings = root / "mezanprint.toml"
    ours = settings.read_text("utf-8").replace('"en"\n', '"ar"\n', 1)
    settings.write_text(ours + '\n[brand]\nlook = "bold"\n', "utf-8")
    (root / "content/data/lamp.yaml").write_text(DATA, "utf-8")
    shutil.rmtree(root / "content/leaflet")
    (root / "content/sheet").mkdir()
    (root / "content/sheet/document.yaml").write_text(DOCUMENT, "utf-8")
    shutil.copyfile(
        REPO / "tests/projects/components/content/every-component/lamp.png", root / "content/sheet/lamp.png"
    )
    (made,) = make_editions(root, Selection(documents=("sheet",)))
    return made.artifact.data


@pytest.fixture(scope="module")
def places(page: bytes) -> list[Place]:
    return list(characters(page))


def _pixels(page: bytes) -> npt.NDArray[np.int64]:
    picture = pypdfium2.PdfDocument(page)[0].render(scale=_DPI / 72).to_pil().convert("RGB")
    return np.asarray(picture).astype(np.int64)


def test_words_that_stand_out_in_a_bold_statement_are_heavier_than_those_around(
    page: bytes, places: list[Place]
) -> None:
    letters = sorted((each for each in places if each.text == "ن" and each.y < 70), key=lambda at: -at.right)[-10:]
    picture = _pixels(page)

    def ink(word: list[Place]) -> float:
        left, right = (round(each * _DPI / 25.4) for each in (word[-1].left, word[0].right))
        middle = round(word[0].y * _DPI / 25.4)
        return float((255 - picture[middle - 60 : middle + 60, left:right].mean(axis=2)).sum())

    assert ink(letters[:5]) > 1.08 * ink(letters[5:])


def test_key_facts_are_apart_by_more_than_their_lines(places: list[Place]) -> None:
    first, second = (next(each.y for each in places if each.text == label) for label in "13")
    assert second - first > 6.6  # of which 5.7 are a line


def test_a_label_has_room_below_a_currency_that_reaches_under_its_line(page: bytes, places: list[Place]) -> None:
    number = next(each for each in places if each.text == "9")
    left, right, top = (round(each * _DPI / 25.4) for each in (100, 196, number.y - 8))
    picture = _pixels(page)[top : top + round(30 * _DPI / 25.4), left:right]
    redness = picture[:, :, 0] - picture[:, :, 1]
    accent = (redness > 60).any(axis=1)
    dark = ((picture.sum(axis=2) < 250) & (redness < 30)).any(axis=1)
    last = int(np.flatnonzero(accent)[-1])
    label = int(np.flatnonzero(dark[last:])[0])
    assert label * 25.4 / _DPI > 1.5


def test_words_under_pictures_side_by_side_follow_the_longest_of_their_captions(places: list[Place]) -> None:
    below = next(each.y for each in places if each.text == "5")
    caption = max(each.y for each in places if each.y < below - 1)
    assert below - caption < 7
