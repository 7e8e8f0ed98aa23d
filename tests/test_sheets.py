"""Places on sheets: backs register on the edge the profile names, nothing overlaps, creep moves pages to the spine."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.finishing.imposition.order import padded
from mezanprint.finishing.imposition.plan import plan
from mezanprint.finishing.imposition.sheets import booklet_sheets, card_grid, single_sheets
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Profile
from mezanprint.model.geometry import Box
from mezanprint.model.paper import Bound, Cards, Fold, Paper
from mezanprint.model.plans import Plan
from mezanprint.model.sheets import Face, Sheet

A5 = (148.0, 210.0)
CARD = (85.0, 55.0)
OFFICE = Profile("office", sheet="A4", safe=5)
COUNTS = st.integers(1, 60)
BOUNDS = st.sampled_from(Bound)
TURNS = st.sampled_from(["", "long", "short"])


def pages(sheets: tuple[Sheet, ...]) -> list[int]:
    return [put.page for sheet in sheets for face in sheet.faces for put in face.placements]


def through(box: Box, made: Plan) -> Box:
    """Return where a place of the front is seen on the back, when the paper has turned over the edge of the plan."""
    sheet, upright = made.sheets[0], (made.width > made.height) == (made.turn == "short")
    if upright:
        return Box(sheet.width - box.right, box.bottom, sheet.width - box.left, box.top)
    return Box(box.left, sheet.height - box.top, box.right, sheet.height - box.bottom)


def near(one: Box, other: Box) -> bool:
    return (one.left, one.bottom, one.right, one.top) == pytest.approx(
        (other.left, other.bottom, other.right, other.top)
    )


@given(COUNTS, BOUNDS, TURNS, st.floats(0, 0.3))
def test_a_booklet_has_every_page_once_and_backs_register(count: int, bound: Bound, turn: str, creep: float) -> None:
    profile = replace(OFFICE, turn=turn, creep=creep)
    paper = Paper(bound, booklet=True)
    made = plan(padded(range(count), paper), A5, paper, profile)
    assert sorted(pages(made.sheets)) == list(range(count))
    for sheet in made.sheets:
        assert sheet.back is not None
        backs = {put.page: put.box for put in sheet.back.placements}
        for put in sheet.front.placements:
            behind = put.page + 1 if put.page % 2 == 0 else put.page - 1
            if behind in backs:
                assert near(through(put.box, made), backs[behind])


@given(COUNTS, TURNS)
def test_single_pages_are_there_once_and_backs_register(count: int, turn: str) -> None:
    made = plan(tuple(range(count)), (210.0, 297.0), Paper(), replace(OFFICE, turn=turn))
    assert pages(made.sheets) == list(range(count))
    for sheet in made.sheets:
        if sheet.back:
            assert near(through(sheet.front.placements[0].box, made), sheet.back.placements[0].box)
            # Over the long edge of an upright page the back stands as it is; over the short one, on its head.
            assert sheet.back.placements[0].turned == (turn == "short")


@given(st.integers(1, 30), TURNS, st.sampled_from([0.0, 3.0]), st.sampled_from(Cards))
def test_cards_fill_a_sheet_and_fronts_lie_on_their_backs(count: int, turn: str, bleed: float, cards: Cards) -> None:
    made = plan(tuple(range(count)), CARD, Paper(cards=cards), replace(OFFICE, turn=turn, bleed=bleed))
    assert sorted(set(pages(made.sheets))) == list(range(count))
    if cards is Cards.EACH:
        assert sorted(pages(made.sheets)) == list(range(count))
    else:
        assert all(len({put.page for put in face.placements}) == 1 for face in made.faces)
    for sheet in made.sheets:
        backs = {near_key(put.box): put.page for put in sheet.back.placements} if sheet.back else {}
        for put in sheet.front.placements:
            behind = backs.get(near_key(through(put.box, made)))
            assert behind == (put.page + 1 if put.page + 1 < count else None)
        for one, other in combinations(sheet.front.placements, 2):
            assert not overlap(one.clip, other.clip)


def near_key(box: Box) -> tuple[float, float]:
    return round(box.left, 3), round(box.bottom, 3)


def overlap(one: Box, other: Box) -> bool:
    slack = 1e-6
    return (
        one.left < other.right - slack
        and other.left < one.right - slack
        and one.bottom < other.top - slack
        and other.bottom < one.top - slack
    )


def test_ten_cards_stand_on_a4() -> None:
    made = plan((0, 1), CARD, Paper(cards=Cards.REPEAT), OFFICE)
    assert len(made.sheets[0].front.placements) == 10
    assert made.sheets[0].front.cuts_across == pytest.approx((0, 85, 170))


@given(COUNTS, st.floats(0, 0.3))
def test_right_binding_mirrors_left(count: int, creep: float) -> None:
    def mirrored(face: Face | None, width: float) -> set[tuple[int, float, float]]:
        return (
            {(put.page, round(width - put.box.right, 6), put.box.bottom) for put in face.placements} if face else set()
        )

    def there(face: Face | None) -> set[tuple[int, float, float]]:
        return {(put.page, round(put.box.left, 6), put.box.bottom) for put in face.placements} if face else set()

    papers = (Paper(bound, booklet=True) for bound in (Bound.LEFT, Bound.RIGHT))
    left, right = (booklet_sheets(padded(range(count), paper), A5, paper, 3, creep) for paper in papers)
    for one, other in zip(left, right, strict=True):
        assert mirrored(one.front, one.width) == there(other.front)
        assert mirrored(one.back, one.width) == there(other.back)


def test_creep_moves_inner_pages_to_the_spine_and_nothing_crosses_it() -> None:
    sheets = booklet_sheets(range(12), A5, Paper(), 3, creep=0.2)
    lefts = [sheet.front.placements[0].box.left for sheet in sheets]
    rights = [sheet.front.placements[1].box.left for sheet in sheets]
    assert lefts == pytest.approx([0, 0.2, 0.4])
    assert rights == pytest.approx([148, 147.8, 147.6])
    for sheet in sheets:
        for face in sheet.faces:
            left, right = face.placements
            assert left.clip.right == right.clip.left == 148
            assert left.clip.left == left.box.left - 3


def test_a_blank_page_is_an_empty_place() -> None:
    sheets = single_sheets((0, None, 1), A5, Paper(), 0)
    assert [[len(face.placements) for face in sheet.faces] for sheet in sheets] == [[1, 0], [1]]


@pytest.mark.parametrize("bound", list(Bound))
def test_folds_of_front_and_back_are_one_line_of_the_paper(bound: Bound) -> None:
    for fold in Fold:
        (sheet,) = single_sheets((0, 1), (297.0, 210.0), Paper(bound, fold), 0)
        assert sheet.back is not None
        behind = [fold.x for fold in sheet.back.folds]
        assert sorted(297 - fold.x for fold in sheet.front.folds) == pytest.approx(behind)


def test_the_sheet_lies_in_the_middle_of_paper_turned_to_hold_it() -> None:
    made = plan((0, 1, None, None), A5, Paper(booklet=True), OFFICE)
    assert (made.width, made.height, made.x, made.y, made.turn) == (297, 210, 0.5, 0, "short")
    press = Profile("press", bleed=3, slug=12, marks=("crop",))
    alone = plan((0, 1, None, None), A5, Paper(booklet=True), press)
    assert (alone.width, alone.height, alone.x) == (178, 240, 15)
    assert len(alone.sheets[0].front.placements) == 1


@pytest.mark.parametrize(
    ("size", "paper"),
    [((420.0, 297.0), Paper()), ((200.0, 297.0), Paper(booklet=True)), ((300.0, 250.0), Paper(cards=Cards.REPEAT))],
)
def test_what_does_not_fit_the_sheet_is_told(size: tuple[float, float], paper: Paper) -> None:
    with pytest.raises(Fault) as caught:
        plan((0, 1, 2, 3), size, paper, OFFICE)
    (found,) = caught.value.diagnostics
    assert found.code == "finish-sheet"
    assert "do not fit the sheet `A4` of the profile `office`" in found.message


def test_a_card_too_large_for_the_room_is_refused() -> None:
    assert card_grid(CARD, (80, 200), 0)[0] == 0


@pytest.mark.parametrize(("clear", "held"), [(0, 2), (4.9, 2), (5, 4)])
def test_the_margin_of_cards_serves_as_the_rim_of_the_printer(clear: float, held: int) -> None:
    made = plan((0, 1), (105, 148), Paper(cards=Cards.REPEAT), OFFICE, clear=clear)
    assert len(made.sheets[0].front.placements) == held
    assert made.marks == ("crop",)
