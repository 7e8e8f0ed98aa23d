"""The leaflet of the samples, which exercises ink: photograph, dark cover, tint, what is seen through, black on tint.

Judged by its plates, as Ghostscript makes them of the print shop's file.
"""

import re
from functools import cache
from io import BytesIO

import numpy as np
import pikepdf
import pytest

from editions import Made, make_editions
from folds import REPO
from mezanprint.engine.selection import Selection
from plates import Plate, plates, process, trimmed

DPI = 100
BLEED = 3.0
DEEP, TINT, GREEN, MID = (85, 45, 60, 65), (6, 2, 10, 2), (75, 30, 70, 50), (50, 15, 45, 30)
WIDTH = 297
"""mm of the open sheet."""


@cache
def leaflet(locale: str) -> Made:
    (made,) = make_editions(REPO, Selection(("fishing-count",), (locale,), "press"))
    return made


@cache
def sheet(locale: str) -> tuple[Plate, ...]:
    """Return the process inks of both pages with their bleed: rows, columns, CMYK in per cent."""
    pdf = leaflet(locale).artifact.data
    pages = plates(pdf, DPI)
    return tuple(trimmed(pdf, number, process(page), DPI, "/BleedBox") for number, page in enumerate(pages, 1))


def area(locale: str, page: int, left: float, top: float, right: float, bottom: float) -> Plate:
    """Return a part of a page by mm from the head of the trimmed sheet and from the edge where lines begin."""
    if locale == "ar":
        left, right = WIDTH - right, WIDTH - left
    columns, rows = ([round((side + BLEED) / 25.4 * DPI) for side in pair] for pair in ((left, right), (top, bottom)))
    return sheet(locale)[page - 1][rows[0] : rows[1], columns[0] : columns[1]]


def share(inks: Plate, colour: tuple[int, ...]) -> float:
    """Return the share of pixels that have the inks of a colour, to one per cent of ink."""
    return float((np.abs(inks - colour).max(axis=-1) <= 1).mean())


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_dark_ground_of_the_cover_has_its_inks_out_to_the_end_of_the_bleed(locale: str) -> None:
    assert share(area(locale, 1, 250, 207, 299.5, 212.5), DEEP) == 1
    assert share(area(locale, 1, 152, 130, 299.5, 212.5), DEEP) > 0.85  # letters, the logo and a rule are white


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_tint_has_its_inks_out_to_the_end_of_the_bleed(locale: str) -> None:
    assert share(area(locale, 2, 290, -2.5, 299.5, 212.5), TINT) == 1
    assert share(area(locale, 2, 150, -2.5, 299.5, -0.5), TINT) == 1


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_photograph_runs_to_the_end_of_the_bleed_and_keeps_to_the_limit(locale: str) -> None:
    photograph = area(locale, 1, 149.5, -2.5, 299.5, 124)
    assert photograph.sum(axis=-1).max() <= 301
    assert photograph[:, -3:].sum(axis=-1).min() > 5
    assert len(np.unique(photograph.reshape(-1, 4).round(), axis=0)) > 2000


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_transparent_logo_lies_on_the_inks_of_its_ground(locale: str) -> None:
    logo = area(locale, 1, 262, 117, 284.5, 127)
    assert share(logo, DEEP) > 0.5, "what is transparent has the inks around it"
    assert share(logo, (0, 0, 0, 0)) > 0.05, "what is white has none"
    through = logo[..., :1] / DEEP[0] * np.array(DEEP)
    assert np.abs(logo - through).max() <= 2, "between the two there is only a mix of them"


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_small_black_words_are_printed_over_the_tint_and_large_ones_into_their_own_shape(locale: str) -> None:
    words = area(locale, 1, 10, 142, 140, 190)
    black = words[words[..., 3] > 99]
    over = share(black, (*TINT[:3], 100))
    assert over > 0.03
    assert share(black, (0, 0, 0, 100)) > 0.3
    assert over + share(black, (0, 0, 0, 100)) == 1


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_what_a_drawing_lets_through_is_mixed_of_its_own_inks_and_those_beneath(locale: str) -> None:
    drawing = area(locale, 2, 14, 70, 134, 140)
    assert min(share(drawing, MID), share(drawing, GREEN)) > 0.005
    colours, counts = np.unique(drawing.reshape(-1, 4).round(), axis=0, return_counts=True)
    large = colours[counts > 200]
    water = [each for each in large if 5 < each[0] < 49 or (each[0] > 51 and each[0] < 74)]
    assert water, "water is lighter than either green on paper, and between them on the hull"
    assert drawing.sum(axis=-1).max() <= 226


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_in_the_file_is_transparent_or_in_rgb(locale: str) -> None:
    with pikepdf.open(BytesIO(leaflet(locale).artifact.data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                keys = {str(key): value for key, value in thing.items()}
                assert "/SMask" not in keys
                assert all(float(keys[key]) == 1 for key in ("/ca", "/CA") if key in keys)
                assert keys.get("/ColorSpace") != "/DeviceRGB"
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                assert not re.search(rb"[\d.]+ (rg|RG)\s", thing.read_bytes())
