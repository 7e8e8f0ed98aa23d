"""On the plates of published files every colour of the theme has its own inks, by whatever way it was drawn."""

from pathlib import Path

import pytest

from editions import Made, make_editions
from mezanprint.engine.selection import Selection
from plates import PROCESS, Inks, Plate, flat_colours, plates, process, strays, trimmed

REPO = Path(__file__).resolve().parents[1]
DPI = 72
DOCUMENTS = ("about-al-mezan", "al-mezan-brochure")


def named(made: Made) -> set[Inks]:
    """Return the inks of the theme, per cent."""
    return {(100 * c, 100 * m, 100 * y, 100 * k) for _, (c, m, y, k) in made.composition.twins}


@pytest.fixture(scope="module", params=DOCUMENTS)
def made(request: pytest.FixtureRequest) -> Made:
    (found,) = make_editions(REPO, Selection((request.param,), ("ar",), "press"))
    return found


@pytest.fixture(scope="module")
def pages(made: Made) -> list[dict[str, Plate]]:
    return plates(made.artifact.data, DPI)


def bled(made: Made, pages: list[dict[str, Plate]]) -> list[Plate]:
    """Return the process inks of each page up to the end of its bleed."""
    pdf = made.artifact.data
    return [trimmed(pdf, number, process(page), DPI, "/BleedBox") for number, page in enumerate(pages, 1)]


def test_there_are_four_plates(pages: list[dict[str, Plate]]) -> None:
    assert {frozenset(page) for page in pages} == {frozenset(PROCESS)}


def test_every_flat_colour_is_one_of_the_theme_with_its_own_inks(made: Made, pages: list[dict[str, Plate]]) -> None:
    inks = bled(made, pages)
    assert [strays(page, named(made)) for page in inks] == [{}] * len(inks)
    used = {tuple(map(round, colour)) for page in inks for colour in flat_colours(page)}
    assert {(0, 0, 0, 0), (75, 30, 70, 50)} <= used


def test_what_is_black_is_on_one_plate(made: Made, pages: list[dict[str, Plate]]) -> None:
    for page in bled(made, pages):
        dark = page[page[..., 3] > 90]
        assert len(dark) > 100
        assert dark[:, :3].max() <= 1


def test_colours_off_their_inks_are_seen(made: Made, pages: list[dict[str, Plate]]) -> None:
    others = {(c, m, y, k + 2) for c, m, y, k in named(made)}
    assert any(strays(page, others) for page in bled(made, pages))
