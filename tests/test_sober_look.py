"""The sober look on finished pages: nothing too small, one origin for a group, figures hung in balance."""

from dataclasses import dataclass
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from conftest import REPO
from editions import make_editions
from mezanprint.engine.selection import Selection
from positions import MM, where

SHEET, BOOKLET, BROCHURE = "fishing-boats-2017", "al-mezan-booklet", "al-mezan-brochure"
ARABIC = range(0x600, 0x700)
LEFT, RIGHT = 17.0, 193.0
"""mm from the left: the margins of a fact sheet."""
FIGURE = 40
"""pt: what is larger is a figure."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A character on its page, with its size in pt and where it stands, in mm from the left."""

    page: int
    text: str
    size: float
    left: float
    right: float


def pdf(document: str, locale: str) -> bytes:
    (made,) = make_editions(REPO, Selection((document,), (locale,), "screen"))
    return made.artifact.data


@cache
def signs(document: str, locale: str) -> tuple[Sign, ...]:
    """Return every character of an edition, blanks apart."""
    found = []
    with pypdfium2.PdfDocument(pdf(document, locale)) as pages:
        for number, page in enumerate(pages, 1):
            text, matrix = page.get_textpage(), pdfium.FS_MATRIX()
            for index in range(text.count_chars()):
                character = text.get_text_range(index, 1)
                if character.strip() and pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
                    size = pdfium.FPDFText_GetFontSize(text.raw, index) * max(abs(matrix.b), abs(matrix.d))
                    left, _, right, _ = text.get_charbox(index)
                    found.append(Sign(number, character, round(size, 2), left * MM, right * MM))
    return tuple(found)


@pytest.mark.parametrize("locale", ["en", "ar", "ar+en"])
@pytest.mark.parametrize("document", [SHEET, BOOKLET])
def test_no_words_are_smaller_than_the_smallest_step(document: str, locale: str) -> None:
    letters = [sign for sign in signs(document, locale) if sign.text.isalpha()]
    assert len(letters) > 500
    assert {each.size for each in letters if each.size < (9 if ord(each.text) in ARABIC else 8.5)} == set()


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("document", [BOOKLET, BROCHURE])
def test_the_title_of_a_cover_is_large_in_both_scripts(document: str, locale: str) -> None:
    assert max(sign.size for sign in signs(document, locale) if sign.page == 1 and sign.text.isalpha()) >= 36


@pytest.mark.parametrize(
    ("locale", "period"), [("en", "the attack in the report"), ("ar", "الهجوم الذي يتناوله التقرير")]
)
def test_the_origin_of_a_group_of_figures_stands_once(locale: str, period: str) -> None:
    with pypdfium2.PdfDocument(pdf(SHEET, locale)) as pages:
        text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert text.count(period) == 1


@pytest.mark.parametrize(("locale", "row"), [("en", "1524"), ("ar", "2451")])
def test_three_figures_hang_from_the_ends_of_their_beam_and_from_its_middle(locale: str, row: str) -> None:
    figures = sorted(
        (sign for sign in signs(SHEET, locale) if sign.size > FIGURE and sign.text.isdigit()),
        key=lambda sign: sign.left,
    )
    assert "".join(sign.text for sign in figures) == row
    (middle,) = (sign for sign in figures if sign.text == "5")
    assert figures[0].left == pytest.approx(LEFT, abs=2)
    assert (middle.left + middle.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert figures[-1].right == pytest.approx(RIGHT, abs=2)


def test_what_a_fact_is_called_stands_beside_it_where_there_is_room_and_over_it_where_there_is_not() -> None:
    wide, narrow = pdf(BROCHURE, "en"), pdf(SHEET, "en")
    assert where(wide, "UnitedNations").y == pytest.approx(where(wide, "Specialconsultativestatus").y, abs=0.5)
    assert where(narrow, "Place").y < where(narrow, "OffAlWaha,NorthGaza").y - 3
