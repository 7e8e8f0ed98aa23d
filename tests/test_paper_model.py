"""Print files on paper: turned over the edge they ask for, folded, laid in one another, cut, and read."""

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from editions import make_editions, make_files
from folds import AR, EN, project
from mezanprint.engine.selection import Selection
from mezanprint.model.direction.bidi_controls import strip_controls
from paper_model import Seen, Sheet, bound, cut, leafed, pages, printed, unfolded

REPO = Path(__file__).resolve().parents[1]
WORDS = {"en": EN, "ar": AR}
SIDE = {"en": "left", "ar": "right"}
OTHER = {"left": "right", "right": "left"}
COUNT = {"letter": 6, "z": 6, "half": 4}
LOCALES = pytest.mark.parametrize("locale", ["en", "ar"])
BOOKLET = 'booklet = true\nbinding = true\nblanks = "before-last"'


ORDER = {
    "half": [[1], [4], [2, 3]],
    "letter": [[1], [6], [3, 2], [3, 4, 5]],
    "z": [[1], [4], [1, 4], [2, 3, 4], [5, 6, 1]],
}
"""The panels of each view from left to right, bound left; bound right the paper is the mirror of it."""


def read(part: Seen, words: tuple[str, ...]) -> list[int]:
    """Return which of the words stand there from left to right, by number from one."""
    there = [(part.places[found.start()][0], strip_controls(found[0])) for found in re.finditer(r"\S+", part.text)]
    return [words.index(word) + 1 for _, word in sorted(there) if word in words]


def told(sheet: Sheet, fold: str, side: str, words: tuple[str, ...]) -> list[list[int]]:
    """Return the numbers of the panels in each view; all must stand upright."""
    found = unfolded(sheet, fold, side)
    assert all(part.is_upright for view in found for part in view)
    return [[number for part in view for number in read(part, words)] for view in found]


def expected(fold: str, side: str) -> list[list[int]]:
    return ORDER[fold] if side == "left" else [view[::-1] for view in ORDER[fold]]


@pytest.fixture(scope="module")
def flats(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Projects by fold and edge of turning."""
    folder = tmp_path_factory.mktemp("flats")
    return {
        (fold, turn): project(
            folder / f"{fold}-{turn}", f'fold = "{fold}"', COUNT[fold], office=f'turn = "{turn}"' if turn else ""
        )
        for fold in COUNT
        for turn in ("", "long")
    }


def pdf_of(root: Path, profile: str, locale: str) -> bytes:
    """Return the file of the only document there is."""
    (one,) = make_files(root, Selection(locales=(locale,), profile=profile))
    return one.artifact.data


@LOCALES
@pytest.mark.parametrize(
    ("fold", "profile"),
    [("letter", "screen"), *((fold, profile) for fold in COUNT for profile in ("office", "press"))],
)
def test_a_folded_sheet_shows_its_panels_in_order_and_upright(
    flats: dict[tuple[str, str], Path], fold: str, profile: str, locale: str
) -> None:
    (sheet,) = printed(pdf_of(flats[fold, ""], profile, locale))
    assert told(sheet, fold, SIDE[locale], WORDS[locale]) == expected(fold, SIDE[locale])


@pytest.mark.parametrize(("fold", "locale"), [("letter", "en"), ("letter", "ar"), ("z", "ar"), ("half", "en")])
def test_it_does_so_where_the_printer_turns_over_the_other_edge(
    flats: dict[tuple[str, str], Path], fold: str, locale: str
) -> None:
    (sheet,) = printed(pdf_of(flats[fold, "long"], "office", locale))
    assert not sheet.over_side
    assert told(sheet, fold, SIDE[locale], WORDS[locale]) == expected(fold, SIDE[locale])


@LOCALES
def test_a_sheet_bound_against_its_language_opens_from_the_other_side(tmp_path: Path, locale: str) -> None:
    side = OTHER[SIDE[locale]]
    root = project(tmp_path / "p", 'fold = "letter"', 6, office=f'binding = "{side}"')
    (sheet,) = printed(pdf_of(root, "office", locale))
    assert told(sheet, "letter", side, WORDS[locale]) == expected("letter", side)


def test_a_profile_may_fold_another_way(tmp_path: Path) -> None:
    root = project(tmp_path / "p", 'fold = "letter"', 6, office='fold = "z"')
    (sheet,) = printed(pdf_of(root, "office", "en"))
    assert told(sheet, "z", "left", EN) == expected("z", "left")


@pytest.mark.parametrize(
    ("locale", "side", "turn"),
    [("en", "left", ""), ("ar", "right", "long"), ("en", "right", "long"), ("ar", "left", "")],
)
def test_a_stitched_book_is_leafed_through_in_order(tmp_path: Path, locale: str, side: str, turn: str) -> None:
    settings = [f'binding = "{side}"'] * (side != SIDE[locale]) + [f'turn = "{turn}"'] * bool(turn)
    root = project(tmp_path / "p", BOOKLET, 6, page="A5", office="\n".join(["creep = 0.2", *settings]))
    found = leafed(bound(printed(pdf_of(root, "office", locale)), 148.5, side))
    assert all(page.is_upright for page in found)
    assert [read(page, WORDS[locale]) for page in found] == [[1], [2], [3], [4], [5], [], [], [6]]


@pytest.mark.parametrize("turn", ["", "short"])
def test_cards_have_their_own_backs_when_they_are_cut(tmp_path: Path, turn: str) -> None:
    office = f'turn = "{turn}"' if turn else ""
    root = project(tmp_path / "p", "cards = true", 2, page="85mm 55mm", office=office, style=".page { padding: 5mm }")
    (sheet,) = printed(pdf_of(root, "office", "en"))
    # Ten of 85 by 55 mm stand in the middle of A4.
    corners = [(20 + 85 * column, 11 + 55 * row) for column in range(2) for row in range(5)]
    cards = list(cut(sheet, (85, 55), corners))
    assert [(read(front, EN), read(back, EN)) for front, back in cards] == [([1], [2])] * 10
    assert all(front.is_upright for front, _ in cards)


def letters(text: str) -> Counter[str]:
    """Return the letters of a text, whatever their form and order."""
    plain = unicodedata.normalize("NFKC", strip_controls(text))
    return Counter(sign for sign in plain if sign.isalpha() and sign != "\u0640")


@cache
def edition(document: str, locale: str, profile: str) -> bytes:
    (one,) = make_editions(REPO, Selection((document,), (locale,), profile))
    return one.artifact.data


def test_the_booklet_of_the_house_is_its_reading_edition_with_page_numbers_at_the_outer_edge() -> None:
    found = leafed(bound(printed(edition("al-mezan-booklet", "ar", "office")), 148.5, "right"))
    shown = pages(edition("al-mezan-booklet", "ar", "screen"))
    assert all(page.is_upright for page in found)
    assert [letters(page.text) for page in found] == [letters(page.text) for page in shown]
    edges = [_edge(page) for page in found]
    # As they lie when the book is leafed through from the right, first sides have their outer edge at the left.
    assert [number for number, edge in enumerate(edges, 1) if edge] == list(range(2, 12))
    assert [edge for edge in edges if edge] == ["right", "left"] * 5


def _edge(page: Seen) -> str:
    """Return the edge at which the page number stands; nothing where there is none."""
    feet = [x for (x, y), sign in zip(page.places, page.text, strict=True) if sign.isdigit() and y < 15]
    return "" if not feet else "left" if max(feet) < min(x for x, y in page.places) + 10 else "right"
