"""A chart in two languages beside each other: one can be compared with the other, row by row."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import REPO
from editions import make_files
from mezanprint.engine.selection import Selection
from positions import lines

NUMBERS = ("613", "146", "115", "6")
SHORT, LONG = "صيادون احتُجزوا", "صيادون احتجزتهم القوات البحرية في عرض البحر"


def test_rows_of_both_languages_stand_at_one_height_though_a_name_of_one_takes_more_lines(tmp_path: Path) -> None:
    root = tmp_path / "house"
    for name in ("content", "locales", "templates", "brand"):
        shutil.copytree(REPO / name, root / name)
    shutil.copyfile(REPO / "mezanprint.toml", root / "mezanprint.toml")
    catalog = root / "locales/ar/LC_MESSAGES/fishing-boats-2017.po"
    catalog.write_text(catalog.read_text("utf-8").replace(f'"{SHORT}"', f'"{LONG}"'), "utf-8")
    (made,) = make_files(root, Selection(documents=("fishing-boats-2017",), locales=("ar+en",)))
    numbers = [place for place in lines(made.artifact.data) if place.page == 2 and place.text in NUMBERS]
    pairs = [sorted((place for place in numbers if place.text == number), key=lambda at: at.left) for number in NUMBERS]
    assert [len(pair) for pair in pairs] == [2] * 4
    assert [english.y for english, _ in pairs] == pytest.approx([arabic.y for _, arabic in pairs], abs=0.3)
    (pitch, *others) = [after.y - before.y for (before, _), (after, _) in pairwise(pairs)]
    assert others == pytest.approx([pitch] * 2, abs=0.1)
    assert pitch > 2 * 4.4  # two lines of Arabic
